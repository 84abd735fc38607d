using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>A guide is made from nothing or from another one, or gets a new version.</summary>
public sealed partial class EditGuidePage
{
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private GuideQueries Guides { get; set; } = null!;

    [Inject] private GuideService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which guide; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>From which one a new guide is made.</summary>
    [SupplyParameterFromQuery(Name = "van")] private string? From { get; set; }

    [SupplyParameterFromForm] private GuideForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var known = (Id is { } id ? $"{id}" : From) is { } key ? (await Guides.GuideAsync(viewer, key)).Guide : null;
        if (Id is not null && known?.IsMine is not true) throw new NotFoundException("InterviewGuide");
        _kept = await Drafts.FindAsync(viewer, InterviewDrafts.Guide(Id));
        // Asked for a copy, what was left of another guide does not stand in the way.
        var kept = From is null && _kept.Fields is { } fields ? GuideForm.Of(fields) : null;
        Form ??= kept ?? (known is null ? new() : GuideForm.Of(known.Content));
        if (Form.Id == Guid.Empty) Form.Id = Id ?? Guid.CreateVersion7();
        _viewer = viewer;
    });

    private async Task SaveAsync()
    {
        var guide = Id ?? Form!.Id;
        if (await TryAsync(viewer => Id is null ? Service.MakeAsync(viewer, guide, Form!.Content) : Service.ReviseAsync(viewer, guide, Form!.Content)))
            Navigator.NavigateTo($"{Urls.Guide($"{guide}")}?gedaan=bewaard");
    }
}
