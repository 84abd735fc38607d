using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>How a student saw his conversations over time; his own dots, shared or not.</summary>
public sealed partial class MyViewsPage
{
    private IReadOnlyList<SeenSession>? _views;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    private IReadOnlyList<StylePoint> Points => [.. _views!.Select(view => new StylePoint(view.SessionId, DutchTime.DayOf(view.At), view.Led, view.Supervisor.Full, SeenByLearner: true))];

    private string Title => StyleWords.Shift([.. _views!.Select(view => (DutchTime.DayOf(view.At), view.Led))],
        StyleNames.ForStudent(_views!.Select(view => view.Supervisor).Distinct().ToList() is [var one] ? one.GivenName : null)) ?? SessionTexts.ViewsTitle;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _views = await Coaching.MyViewsAsync(viewer));
}
