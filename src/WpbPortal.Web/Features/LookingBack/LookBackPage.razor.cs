using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>Looks back on a trajectory: who takes part says how it was, who trains or plans writes what it brought.</summary>
public sealed partial class LookBackPage
{
    private LookBack? _back;
    private Viewer? _viewer;
    private KeptDraft _said = KeptDraft.None;
    private KeptDraft _brought = KeptDraft.None;

    [Inject] private LookingBackQueries Queries { get; set; } = null!;

    [Inject] private LookingBackService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "evaluatie")] private EvaluationForm? Said { get; set; }

    [SupplyParameterFromForm(FormName = "opbrengst")] private BroughtForm? Brought { get; set; }

    private string? DoneSentence => Done switch
    {
        "gezegd" => LookingBackTexts.DoneSaid,
        "geschreven" => LookingBackTexts.DoneWritten,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var back = await Queries.LookBackAsync(viewer, Id);
        _said = await Drafts.FindAsync(viewer, LookingBackDrafts.Evaluation(Id));
        _brought = await Drafts.FindAsync(viewer, LookingBackDrafts.Brought(Id));
        Said ??= EvaluationForm.Of(_said.Fields);
        Brought ??= _brought.Fields is { } fields ? BroughtForm.Of(fields) : new()
        {
            Insights = back.Written.Insights, Keywords = back.Written.Keywords, Roles = [.. back.Written.Roles], Chances = [.. back.Written.Chances],
        };
        (_viewer, _back) = (viewer, back);
    });

    /// <summary>What the two ends of the scale mean.</summary>
    private static string? Scale(int answer) => answer switch
    {
        Evaluation.Lowest => LookingBackTexts.ScaleLow,
        Evaluation.Highest => LookingBackTexts.ScaleHigh,
        _ => null,
    };

    private Task SayAsync() => ActAsync("gezegd", viewer => Service.SayAsync(viewer, Id, Said!.Answers, Said.Sentence, Said.MayQuote));

    private Task WriteAsync() => ActAsync("geschreven", viewer => Service.WriteAsync(viewer, Id, Brought!.Insights, Brought.Keywords, Brought.Roles ?? [], Brought.Chances ?? []));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.LookBack(Id)}?gedaan={done}");
    }
}

/// <summary>How somebody looks back, as it is filled in.</summary>
public sealed class EvaluationForm
{
    public int? Useful { get; set; }
    public int? OwnVoice { get; set; }
    public int? Safety { get; set; }
    public int? Practice { get; set; }
    public string? Sentence { get; set; }
    public bool MayQuote { get; set; }

    /// <summary>What was answered, by question.</summary>
    internal IReadOnlyDictionary<EvaluationQuestion, int> Answers => Enum.GetValues<EvaluationQuestion>().Where(question => Of(question) is not null).ToDictionary(question => question, question => Of(question)!.Value);

    /// <summary>The answer to a question.</summary>
    internal int? Of(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.Useful => Useful,
        EvaluationQuestion.OwnVoice => OwnVoice,
        EvaluationQuestion.Safety => Safety,
        _ => Practice,
    };

    internal static EvaluationForm Of(DraftFields? kept)
    {
        int? Number(string name) => int.TryParse(kept?.Text($"Said.{name}"), NumberStyles.None, CultureInfo.InvariantCulture, out var answer) ? answer : null;
        return new()
        {
            Useful = Number(nameof(Useful)), OwnVoice = Number(nameof(OwnVoice)), Safety = Number(nameof(Safety)), Practice = Number(nameof(Practice)),
            Sentence = kept?.Text("Said.Sentence"), MayQuote = kept?.Texts("Said.MayQuote").Contains("true") == true,
        };
    }
}

/// <summary>What a trajectory brought, as it is typed.</summary>
public sealed class BroughtForm
{
    public string? Insights { get; set; }
    public string? Keywords { get; set; }
    public List<SupervisorRole>? Roles { get; set; }
    public List<Chance>? Chances { get; set; }

    internal static BroughtForm Of(DraftFields kept) => new()
    {
        Insights = kept.Text("Brought.Insights"), Keywords = kept.Text("Brought.Keywords"),
        Roles = Values<SupervisorRole>("Brought.Roles", kept), Chances = Values<Chance>("Brought.Chances", kept),
    };

    private static List<T> Values<T>(string name, DraftFields kept) where T : struct, Enum =>
        [.. kept.Texts(name).Select(text => Enum.TryParse<T>(text, out var value) ? value : default).Where(Enum.IsDefined)];
}
