using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A theme that a student shares, for who coaches him: she offers a source, he takes or leaves it.</summary>
public sealed partial class SharedThemePage
{
    private ThemeDetail? _theme;
    private Viewer? _viewer;
    private KeptDraft _source = KeptDraft.None;

    [Inject] private ThemeQueries Themes { get; set; } = null!;

    [Inject] private ThemeService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The theme.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "bron")] private SourceForm? Source { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var theme = await Themes.ThemeAsync(viewer, Id, isOwn: false);
        // His own he finds among what is his.
        if (theme.StudentId == viewer.PersonId) throw new NotFoundException("DominantTheme");
        _source = await Drafts.FindAsync(viewer, LearningDrafts.Source(Id));
        Source ??= SourceForm.Of(_source.Fields);
        (_viewer, _theme) = (viewer, theme);
    });

    private async Task OfferAsync()
    {
        if (await TryAsync(viewer => Service.AddSourceAsync(viewer, Id, Source!.Text))) Navigator.NavigateTo($"{Urls.SharedTheme(Id)}?gedaan=bron");
    }
}
