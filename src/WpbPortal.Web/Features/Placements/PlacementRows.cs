using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Placements;

/// <summary>Which placements of a list.</summary>
/// <param name="YearId">Only those that share a day with this school year; null for all.</param>
/// <param name="Place">Only those at this school or team.</param>
/// <param name="Search">Words that the student's name holds, whatever its accents and capitals.</param>
/// <param name="OnlyWaiting">Only those that wait for a supervisor.</param>
public sealed record PlacementFilter(Guid? YearId = null, PlaceKey? Place = null, string? Search = null, bool OnlyWaiting = false);

/// <summary>A page of the list of placements.</summary>
/// <param name="Rows">At most 25, by the student's family name.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Waiting">How many of the year and place wait for a supervisor.</param>
/// <param name="Next">After which the next page begins; null on the last.</param>
/// <param name="Filter">Which placements these are.</param>
/// <param name="Choices">What there is to filter by.</param>
public sealed record PlacementList(IReadOnlyList<PlacementRow> Rows, int Total, int Waiting, Guid? Next, PlacementFilter Filter, PlacementChoices Choices);

/// <summary>A placement in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Student">The student.</param>
/// <param name="School">The school.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Team">Its name.</param>
/// <param name="Period">From when until when.</param>
/// <param name="DaysPerWeek">Days a week, in halves.</param>
/// <param name="Supervisors">Who supervises today, or on the first day when that is yet to come.</param>
/// <param name="Waits">Whether nobody does who has the role there.</param>
public sealed record PlacementRow(Guid Id, PersonName Student, string School, Guid TeamId, string Team, DatePeriod Period, decimal DaysPerWeek, IReadOnlyList<PersonName> Supervisors, bool Waits);

/// <summary>What there is to choose for the filters.</summary>
/// <param name="Schools">The schools with their teams.</param>
/// <param name="Years">The school years, the latest first.</param>
/// <param name="Today">The day it is.</param>
/// <param name="MayAdd">Whether the viewer places students.</param>
public sealed record PlacementChoices(IReadOnlyList<SchoolPlace> Schools, IReadOnlyList<YearPlace> Years, DateOnly Today, bool MayAdd)
{
    /// <summary>The school year of today; null when there is none.</summary>
    public YearPlace? ThisYear => Years.FirstOrDefault(year => year.Period.Contains(Today));
}

/// <summary>A round of mutual choice that is not over.</summary>
/// <param name="Id">The round.</param>
/// <param name="IsProposed">Whether its pairs wait for a decision; otherwise people still choose.</param>
/// <param name="ClosesAt">Until when people choose.</param>
public sealed record RunningRound(Guid Id, bool IsProposed, DateTimeOffset ClosesAt);

/// <summary>A placement with who looks after the student in it.</summary>
public sealed record PlacementDetail
{
    public required Guid Id { get; init; }
    public required Guid StudentId { get; init; }
    public required PersonName Student { get; init; }
    public required string School { get; init; }
    public required Guid TeamId { get; init; }
    public required string Team { get; init; }
    public required DatePeriod Period { get; init; }
    public required decimal DaysPerWeek { get; init; }

    /// <summary>Whether it was ended before its last day, or its last day has passed.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>Why it was ended.</summary>
    public PlacementEndReason? EndReason { get; init; }

    /// <summary>Whether it waits for a supervisor.</summary>
    public required bool Waits { get; init; }

    /// <summary>The round of mutual choice that is under way for it, for who decides on it; null when there is none.</summary>
    public RunningRound? Round { get; init; }

    public required IReadOnlyList<PlacementSupervision> Supervisions { get; init; }

    public required IReadOnlyList<PlacementBuddy> Buddies { get; init; }

    /// <summary>Whether the viewer arranges the placement itself.</summary>
    public required bool IsArranged { get; init; }

    /// <summary>Whether the viewer says who supervises in it and who stands in.</summary>
    public required bool IsStaffed { get; init; }

    /// <summary>The day it is.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The buddy weeks with which it opens.</summary>
    public required DatePeriod BuddyWeeks { get; init; }
}

/// <summary>Who supervises in a placement.</summary>
/// <param name="Id">The supervision.</param>
/// <param name="SupervisorId">The supervisor.</param>
/// <param name="Supervisor">Her name.</param>
/// <param name="Period">From when until when.</param>
/// <param name="HasEnded">Whether it is over.</param>
/// <param name="IsNow">Whether it holds today.</param>
/// <param name="HasRole">Whether she is supervisor at the school today.</param>
/// <param name="Covers">Who stands in, and when.</param>
public sealed record PlacementSupervision(Guid Id, Guid SupervisorId, PersonName Supervisor, DatePeriod Period, bool HasEnded, bool IsNow, bool HasRole, IReadOnlyList<SupervisionCover> Covers);

/// <summary>Who stands in.</summary>
public sealed record SupervisionCover(Guid Id, PersonName By, DatePeriod Period, bool HasEnded);

/// <summary>Who shows the student around, and when.</summary>
public sealed record PlacementBuddy(PersonName Buddy, DatePeriod Period);

/// <summary>Somebody who can be chosen.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="InTeam">Whether it is a colleague of the team itself.</param>
/// <param name="Students">How many students she supervises today.</param>
public sealed record Colleague(Guid Id, PersonName Name, bool InTeam, int Students);

/// <summary>What there is to choose for a new placement in a team.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Team">Its name.</param>
/// <param name="School">Its school.</param>
/// <param name="Students">The students of the partnership who can be placed.</param>
/// <param name="Colleagues">Who can be the buddy.</param>
/// <param name="Supervisors">Who can supervise; none when somebody else says so.</param>
/// <param name="BuddyWeeks">How many weeks it opens with a buddy.</param>
/// <param name="Period">This school year, from today on.</param>
public sealed record NewPlacementChoices(Guid TeamId, string Team, string School, IReadOnlyList<Colleague> Students, IReadOnlyList<Colleague> Colleagues,
    IReadOnlyList<Colleague> Supervisors, int BuddyWeeks, DatePeriod Period);

/// <summary>A student to be placed.</summary>
public sealed record PlacementInput(Guid? StudentId, Guid TeamId, DateOnly? From, DateOnly? Until, decimal? DaysPerWeek, Guid? BuddyId, Guid? SupervisorId);
