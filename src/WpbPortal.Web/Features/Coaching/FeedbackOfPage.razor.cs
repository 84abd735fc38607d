using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>An educator reads along with a student who lets her.</summary>
public sealed partial class FeedbackOfPage
{
    private ReadAlongFeedback? _read;

    [Inject] private ReadAlongFeedbackQueries Feedback { get; set; } = null!;

    /// <summary>The student.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _read = await Feedback.OfAsync(viewer, Id));
}
