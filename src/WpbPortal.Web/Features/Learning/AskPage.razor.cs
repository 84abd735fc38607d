using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student asks himself something.</summary>
public sealed partial class AskPage
{
    private IReadOnlyList<PersonName>? _readers;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    [Inject] private QuestionService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromForm] private QuestionForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var readers = await Learning.ReadersAsync(viewer);
        _kept = await Drafts.FindAsync(viewer, LearningDrafts.NewQuestion);
        Form ??= new() { Id = Guid.TryParse(_kept.Fields?.Text("Form.Id"), out var id) ? id : Guid.CreateVersion7(), Wording = _kept.Fields?.Text("Form.Wording") };
        (_viewer, _readers) = (viewer, readers);
    });

    private async Task SaveAsync()
    {
        if (await TryAsync(viewer => Service.AskAsync(viewer, Form!.Id, Form.Wording, Form.IsShared))) Navigator.NavigateTo($"{Urls.Question(Form!.Id)}?gedaan=gevraagd");
    }
}

/// <summary>What is typed of a learning question.</summary>
public sealed class QuestionForm
{
    public Guid Id { get; set; }
    public string? Wording { get; set; }
    public string? Reason { get; set; }
    public string? Brought { get; set; }
    public bool IsShared { get; set; }
}
