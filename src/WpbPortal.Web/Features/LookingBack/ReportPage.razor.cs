using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>The report of a trajectory: it assembles itself from what was planned, held, chosen and said, and is printed as it is.</summary>
public sealed partial class ReportPage
{
    private TrajectoryReport? _report;

    [Inject] private LookingBackQueries Queries { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _report = await Queries.ReportAsync(viewer, Id));
}
