using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>The interviews that the viewer holds, and those that others hold with her.</summary>
public sealed partial class InterviewsPage
{
    private InterviewBoard? _board;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Interviews.BoardAsync(viewer));
}
