using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>Somebody with whom the viewer may plan a conversation.</summary>
/// <param name="PersonId">The other of the two.</param>
/// <param name="Name">How he is called.</param>
/// <param name="Days">The days on which the two may have one.</param>
public sealed record PlanPartner(Guid PersonId, PersonName Name, IReadOnlyList<DatePeriod> Days);

/// <summary>What there is to choose from for a conversation, new or moved.</summary>
public sealed record PlanBoard
{
    /// <summary>With whom it may be.</summary>
    public required IReadOnlyList<PlanPartner> Partners { get; init; }

    /// <summary>With whom it will be; null while nobody is chosen.</summary>
    public PlanPartner? Chosen { get; init; }

    /// <summary>The conversation that is moved; null for a new one.</summary>
    public PlannedSession? Session { get; init; }

    /// <summary>Moments that suit both.</summary>
    public IReadOnlyList<DateTimeOffset> Moments { get; init; } = [];

    /// <summary>Whether the viewer gave a timetable, so that the moments fit her week.</summary>
    public bool HasTimetable { get; init; }

    /// <summary>School holidays in those weeks of which no dates are known.</summary>
    public IReadOnlyList<SchoolHoliday> Unknown { get; init; } = [];
}

/// <summary>A conversation that is planned.</summary>
public sealed record PlannedSession(Guid Id, DateTimeOffset At, int Minutes, SessionKind Kind, string? Place);

/// <summary>A conversation as it is to be planned.</summary>
/// <param name="Id">Made where the form is made, so that sending it twice makes one.</param>
/// <param name="WithId">With whom.</param>
/// <param name="Day">The day in the Netherlands.</param>
/// <param name="Time">What the clock says when it begins.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Kind">What sort of conversation.</param>
/// <param name="Place">Where; null when that needs no saying.</param>
public sealed record PlanRequest(Guid Id, Guid WithId, DateOnly Day, TimeOnly Time, int Minutes, SessionKind Kind, string? Place);

/// <summary>A planned conversation as it is to be from now on.</summary>
public sealed record MoveRequest(DateOnly Day, TimeOnly Time, int Minutes, SessionKind Kind, string? Place);
