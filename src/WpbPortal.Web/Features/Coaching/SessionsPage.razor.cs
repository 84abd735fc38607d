using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The viewer's sessions, the latest first, 25 at a time.</summary>
public sealed partial class SessionsPage
{
    private SessionPage? _sessions;
    private bool _isSupervisor;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "staat")] private string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    private SessionState? State => Enum.TryParse<SessionState>(StateName, out var state) && Enum.IsDefined(state) ? state : null;

    private IEnumerable<(SessionState? State, string Label)> Filters =>
        _isSupervisor
            ? [(null, SessionTexts.All), (SessionState.Planned, SessionState.Planned.Label()), (SessionState.Held, SessionState.Held.Label()), (SessionState.Shared, SessionState.Shared.Label())]
            : [(null, SessionTexts.All), (SessionState.Planned, SessionState.Planned.Label()), (SessionState.Shared, SessionState.Shared.Label())];

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _isSupervisor = viewer.Is(Role.Supervisor);
        _sessions = await Coaching.SessionsAsync(viewer, new(State), MomentKey.Parse(After));
    });

    private static string HrefOf(SessionState? state) => state is null ? Urls.Sessions : $"{Urls.Sessions}?staat={state}";
}
