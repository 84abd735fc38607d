using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Features.TrajectorySources;

namespace WpbPortal.Web.Components.Shared;

/// <summary>What was put to a trajectory on its way, on its page; who trains the group sees that it asks for more.</summary>
public sealed partial class SourcesPart
{
    private SourcesOfTrajectory? _shown;

    [Inject] private TrajectorySourceQueries Sources { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter, EditorRequired] public Guid TrajectoryId { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _shown = await Sources.OfTrajectoryAsync(viewer, TrajectoryId));
}
