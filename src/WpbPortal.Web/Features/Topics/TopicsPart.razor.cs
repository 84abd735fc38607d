using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Features.Topics;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The way from a trajectory to the topics of its next meeting, for who belongs to the group.</summary>
public sealed partial class TopicsPart
{
    private TopicsToCome? _next;

    [Inject] private TopicQueries Topics { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter, EditorRequired] public Guid TrajectoryId { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _next = await Topics.NextAsync(viewer, TrajectoryId));
}
