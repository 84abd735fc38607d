using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>The trajectories that the viewer may read; for a trainer his own groups first.</summary>
public sealed partial class TrajectoriesPage
{
    private TrajectoryList? _list;
    private bool _reads;
    private bool _isInvited;

    [Inject] private TrajectoryQueries Trajectories { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "stand")] private string? StateName { get; set; }

    private TrajectoryState? State => Enum.TryParse<TrajectoryState>(StateName, out var state) && Enum.IsDefined(state) ? state : null;

    private IReadOnlyList<TrajectoryRow> Shown => [.. _list!.Rows.Where(row => State is null || row.State == State).OrderByDescending(row => row.IsTrained)];

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _reads = viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.Trainer, Role.InstituteEducator);
        _isInvited = viewer.IsAny(Role.Supervisor, Role.StudentTeacher);
        _list = await Trajectories.AllAsync(viewer);
    });
}
