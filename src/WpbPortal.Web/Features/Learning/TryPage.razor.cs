using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student says what he will try, and when he looks back.</summary>
public sealed partial class TryPage
{
    private ExperimentDetail? _detail;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    [Inject] private ExperimentService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>For which learning question, when one comes here from there.</summary>
    [SupplyParameterFromQuery(Name = "vraag")] private Guid? ForQuestion { get; set; }

    [SupplyParameterFromForm] private ExperimentForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var detail = await Learning.ExperimentAsync(viewer, null);
        _kept = await Drafts.FindAsync(viewer, LearningDrafts.NewExperiment);
        Form ??= _kept.Fields is { } fields ? ExperimentForm.Of(fields) : ExperimentForm.Of(detail, ForQuestion);
        (_viewer, _detail) = (viewer, detail);
    });

    private async Task SaveAsync()
    {
        if (await TryAsync(viewer => Service.SaveAsync(viewer, new(Form!.Id, Form.Plan, Form.IsShared)))) Navigator.NavigateTo($"{Urls.Experiment(Form!.Id)}?gedaan=begonnen");
    }
}
