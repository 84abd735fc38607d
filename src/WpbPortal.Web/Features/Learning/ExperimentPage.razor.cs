using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>Something a student tries: looked back on, changed, let go, shared or not.</summary>
public sealed partial class ExperimentPage
{
    private static readonly string[] Fields = [nameof(Experiment.Content), nameof(Experiment.LookBackOn), nameof(Experiment.HowItWent)];

    private ExperimentDetail? _detail;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;
    private KeptDraft _look = KeptDraft.None;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    [Inject] private ExperimentService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The experiment.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "aanpassen")] private ExperimentForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "terugkijken")] private ExperimentLook? Look { get; set; }

    private string? DoneSentence => Done switch
    {
        "begonnen" => LearningTexts.DoneBegun,
        "teruggekeken" => LearningTexts.DoneLookedBack,
        "aangepast" => LearningTexts.DoneChanged,
        "losgelaten" => LearningTexts.DoneLetGo,
        "gedeeld" when _detail!.Readers.Count > 0 => string.Format(LearningTexts.DoneShared, LearningWords.Names(_detail.Readers)),
        "bewaard" => LearningTexts.DoneKept,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var detail = await Learning.ExperimentAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, LearningDrafts.Experiment(Id));
        _look = await Drafts.FindAsync(viewer, LearningDrafts.LookBack(Id));
        Form ??= _kept.Fields is { } fields ? ExperimentForm.Of(fields) : ExperimentForm.Of(detail, null);
        Look ??= new() { HowItWent = _look.Fields?.Text("Look.HowItWent") ?? detail.Row!.HowItWent };
        (_viewer, _detail) = (viewer, detail);
    });

    /// <summary>Whether this form was just sent: it is drawn once more to take what is sent.</summary>
    private bool Sends(string form) => Handler == form && Broken is null;

    private Task ShareAsync() => ActAsync(_detail!.Row!.SharedAt is null ? "gedeeld" : "bewaard",
        viewer => _detail!.Row!.SharedAt is null ? Service.ShareAsync(viewer, Id) : Service.KeepToSelfAsync(viewer, Id));

    private Task LookBackAsync() => ActAsync("teruggekeken", viewer => Service.LookBackAsync(viewer, Id, Look!.HowItWent));

    private Task SaveAsync() => ActAsync("aangepast", viewer => Service.SaveAsync(viewer, new(Id, Form!.Plan, false)));

    private Task LetGoAsync() => ActAsync("losgelaten", viewer => Service.LetGoAsync(viewer, Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Experiment(Id)}?gedaan={done}");
    }
}

/// <summary>How it went.</summary>
public sealed class ExperimentLook
{
    /// <summary>Hoe ging het?</summary>
    public string? HowItWent { get; set; }
}
