using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student names what occupies him over a longer time.</summary>
public sealed partial class NewThemePage
{
    private IReadOnlyList<PersonName>? _readers;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    [Inject] private ThemeService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromForm] private ThemeForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var readers = await Learning.ReadersAsync(viewer);
        _kept = await Drafts.FindAsync(viewer, LearningDrafts.NewTheme);
        Form ??= _kept.Fields is { } fields ? ThemeForm.Of(fields) : new() { Id = Guid.CreateVersion7() };
        (_viewer, _readers) = (viewer, readers);
    });

    private async Task SaveAsync()
    {
        if (await TryAsync(viewer => Service.SaveAsync(viewer, new(Form!.Id, Form.Title, Form.Description, Form.IsShared)))) Navigator.NavigateTo($"{Urls.MyTheme(Form!.Id)}?gedaan=begonnen");
    }
}
