using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>Who looks after whom in a team, as far as the viewer sees, and what the team agreed.</summary>
public sealed record TeamCare
{
    public required Guid TeamId { get; init; }
    public required string Team { get; init; }
    public required string School { get; init; }

    /// <summary>The day it is.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The students of now and soon, by name.</summary>
    public required IReadOnlyList<CaredStudent> Students { get; init; }

    /// <summary>Whether the viewer supervises somebody here, and so can be away.</summary>
    public required bool CanBeAway { get; init; }

    /// <summary>Who stands in for the viewer today, and until when.</summary>
    public required IReadOnlyList<CareCover> StandIns { get; init; }

    /// <summary>Whether the viewer reads what the team agreed.</summary>
    public required bool ReadsAgreement { get; init; }

    /// <summary>Whether the viewer writes it down.</summary>
    public required bool WritesAgreement { get; init; }

    /// <summary>What the team agreed, the version that holds first.</summary>
    public required IReadOnlyList<AgreementVersion> Agreements { get; init; }
}

/// <summary>A student of the team and who looks after him.</summary>
public sealed record CaredStudent
{
    public required Guid PlacementId { get; init; }
    public required Guid StudentId { get; init; }
    public required PersonName Name { get; init; }
    public required DatePeriod Period { get; init; }

    /// <summary>Who shows him around, now or soon.</summary>
    public required IReadOnlyList<CareBuddy> Buddies { get; init; }

    /// <summary>Who supervises, now or later, in the order of their days.</summary>
    public required IReadOnlyList<CareSupervision> Supervisions { get; init; }

    /// <summary>From which day on nobody supervises; null when every day has somebody.</summary>
    public required DateOnly? MissesFrom { get; init; }

    /// <summary>Whether the buddy weeks are yet to end and nobody is the buddy.</summary>
    public required bool MissesBuddy { get; init; }

    /// <summary>Whether the viewer arranges the placement, and so chooses a buddy.</summary>
    public required bool IsArranged { get; init; }

    /// <summary>Whether the viewer says who supervises.</summary>
    public required bool IsStaffed { get; init; }

    /// <summary>Whether nobody supervises on this day.</summary>
    public bool MissesOn(DateOnly today) => MissesFrom is { } day && day <= (Period.From > today ? Period.From : today);
}

/// <summary>Who shows a student around, and when.</summary>
public sealed record CareBuddy(Guid Id, PersonName Name, DatePeriod Period);

/// <summary>Who supervises, and when.</summary>
/// <param name="Id">The supervision.</param>
/// <param name="SupervisorId">The supervisor.</param>
/// <param name="Name">Her name.</param>
/// <param name="Period">From when until when.</param>
/// <param name="HasRole">Whether she is supervisor at the school today.</param>
/// <param name="IsHandedOver">Whether the viewer lets a colleague stand in.</param>
/// <param name="Covers">Who stands in, now or later.</param>
public sealed record CareSupervision(Guid Id, Guid SupervisorId, PersonName Name, DatePeriod Period, bool HasRole, bool IsHandedOver, IReadOnlyList<CareCover> Covers);

/// <summary>Who stands in, and when.</summary>
/// <param name="Id">The cover.</param>
/// <param name="ById">Who stands in.</param>
/// <param name="By">The name.</param>
/// <param name="Period">From when until when.</param>
/// <param name="IsNow">Whether it holds today.</param>
/// <param name="IsMine">Whether the viewer stands in.</param>
/// <param name="MayEnd">Whether the viewer may end it.</param>
public sealed record CareCover(Guid Id, Guid ById, PersonName By, DatePeriod Period, bool IsNow, bool IsMine, bool MayEnd);

/// <summary>A version of what the team agreed.</summary>
public sealed record AgreementVersion(int Version, string Content, PersonName WrittenBy, DateTimeOffset WrittenAt);

/// <summary>What there is to choose when somebody is away.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Team">Its name.</param>
/// <param name="School">Its school.</param>
/// <param name="SupervisorId">Who is away.</param>
/// <param name="Supervisor">The name.</param>
/// <param name="IsMe">Whether that is the viewer.</param>
/// <param name="Students">Whom she supervises here.</param>
/// <param name="Colleagues">Who can stand in, those who know the students first.</param>
/// <param name="Days">The days to begin with.</param>
public sealed record AbsenceChoices(Guid TeamId, string Team, string School, Guid SupervisorId, PersonName Supervisor, bool IsMe,
    IReadOnlyList<AbsentStudent> Students, IReadOnlyList<AbsenceColleague> Colleagues, DatePeriod Days);

/// <summary>A student of who is away.</summary>
/// <param name="SupervisionId">The supervision to be stood in for.</param>
/// <param name="Name">The student.</param>
/// <param name="Covers">Who stands in already, now or later.</param>
public sealed record AbsentStudent(Guid SupervisionId, PersonName Name, IReadOnlyList<CareCover> Covers);

/// <summary>A colleague who can stand in.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Knows">Whether he was the buddy of one of the students, or stood in before.</param>
public sealed record AbsenceColleague(Guid Id, PersonName Name, bool Knows);

/// <summary>An absence to be arranged.</summary>
/// <param name="SupervisionIds">For which students, by their supervisions.</param>
/// <param name="ColleagueId">Who stands in.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record Absence(IReadOnlyList<Guid> SupervisionIds, Guid? ColleagueId, DateOnly? From, DateOnly? Until);

/// <summary>The draft of what is typed here.</summary>
public static class CareDrafts
{
    /// <summary>What a team agreed.</summary>
    public static string Agreement(Guid teamId) => $"agreement:{teamId}";
}
