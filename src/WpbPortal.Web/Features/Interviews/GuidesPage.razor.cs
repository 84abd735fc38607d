using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>The guides with which interviews are held: the three that ship, and the partnership's own.</summary>
public sealed partial class GuidesPage
{
    private IReadOnlyList<GuideRow>? _guides;
    private bool _makes;

    [Inject] private GuideQueries Guides { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => (_guides, _makes) = (await Guides.GuidesAsync(viewer), InterviewVisibility.Interviews(viewer)));
}
