using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Features.OwnQuestions;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The way from a trajectory to the learning questions of its group, for who belongs to it; who takes part and asked nothing yet is invited to.</summary>
public sealed partial class OwnQuestionsPart
{
    private QuestionCount? _count;

    [Inject] private OwnQuestionQueries Questions { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter, EditorRequired] public Guid TrajectoryId { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _count = await Questions.CountAsync(viewer, TrajectoryId));
}
