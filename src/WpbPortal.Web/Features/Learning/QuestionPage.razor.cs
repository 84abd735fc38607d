using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A learning question of a student: worded anew, shared, closed with what it brought; with the way gone beside it.</summary>
public sealed partial class QuestionPage
{
    private static readonly string[] Fields = [nameof(LearningQuestion.Wording), nameof(LearningQuestion.Brought)];

    private QuestionDetail? _question;
    private Viewer? _viewer;
    private KeptDraft _reworded = KeptDraft.None;
    private KeptDraft _closing = KeptDraft.None;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    [Inject] private QuestionService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The question.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "anders")] private QuestionForm? Reworded { get; set; }

    [SupplyParameterFromForm(FormName = "afsluiten")] private QuestionForm? Closing { get; set; }

    private QuestionForm? Form { get; set; }

    private string? DoneSentence => Done switch
    {
        "gevraagd" => LearningTexts.DoneAsked,
        "anders" => LearningTexts.DoneReworded,
        "afgesloten" => LearningTexts.DoneClosed,
        "opgepakt" => LearningTexts.DoneReopened,
        "gedeeld" when _question!.Readers.Count > 0 => string.Format(LearningTexts.DoneShared, LearningWords.Names(_question.Readers)),
        "bewaard" => LearningTexts.DoneKept,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var question = await Learning.QuestionAsync(viewer, Id);
        _reworded = await Drafts.FindAsync(viewer, LearningDrafts.Question(Id));
        _closing = await Drafts.FindAsync(viewer, LearningDrafts.Closing(Id));
        Form = new()
        {
            Wording = Reworded?.Wording ?? _reworded.Fields?.Text("Reworded.Wording"), Reason = Reworded?.Reason ?? _reworded.Fields?.Text("Reworded.Reason"),
            Brought = Closing?.Brought ?? _closing.Fields?.Text("Closing.Brought"),
        };
        (_viewer, _question) = (viewer, question);
    });

    private static string Lead(QuestionRow row) => row.ClosedAt is { } closed
        ? string.Format(LearningTexts.ClosedOn, closed.ShowDay().Unbroken())
        : string.Format(LearningTexts.AskedOn, row.AskedAt.ShowDay().Unbroken());

    /// <summary>Whether this form was just sent: it is drawn once more to take what is sent.</summary>
    private bool Sends(string form) => Handler == form && Broken is null;

    private Task ShareAsync() => ActAsync(_question!.Row.SharedAt is null ? "gedeeld" : "bewaard",
        viewer => _question!.Row.SharedAt is null ? Service.ShareAsync(viewer, Id) : Service.KeepToSelfAsync(viewer, Id));

    private Task RewordAsync() => ActAsync("anders", viewer => Service.RewordAsync(viewer, Id, Reworded!.Wording, Reworded.Reason));

    private Task CloseAsync() => ActAsync("afgesloten", viewer => Service.CloseAsync(viewer, Id, Closing!.Brought));

    private Task ReopenAsync() => ActAsync("opgepakt", viewer => Service.ReopenAsync(viewer, Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Question(Id)}?gedaan={done}");
    }
}
