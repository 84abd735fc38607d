using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>A guide: its clusters and questions, to use, to change or to make one's own of.</summary>
public sealed partial class GuidePage
{
    private GuideDetail? _guide;
    private bool _makes;

    [Inject] private GuideQueries Guides { get; set; } = null!;

    /// <summary>The code of one that ships, or the id of one of the partnership's own.</summary>
    [Parameter] public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => (_guide, _makes) = (await Guides.GuideAsync(viewer, Key), InterviewVisibility.Interviews(viewer)));
}
