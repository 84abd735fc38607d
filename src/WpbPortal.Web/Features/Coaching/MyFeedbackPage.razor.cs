using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>What a student was given to think about: the new first, then what was read, with what he will try.</summary>
public sealed partial class MyFeedbackPage
{
    private FeedbackPage? _feedback;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _feedback = await Coaching.MyFeedbackAsync(viewer, MomentKey.Parse(After)));
}
