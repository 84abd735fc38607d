using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>Who is at a meeting.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="TrajectoryId">Its trajectory.</param>
/// <param name="Trajectory">How its trajectory is called.</param>
/// <param name="Title">How it is called.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Room">Where.</param>
/// <param name="IsCancelled">Whether it was cancelled.</param>
/// <param name="IsOpen">Whether attendance can be marked by now, by who may.</param>
/// <param name="MayMark">Whether the viewer trains this group.</param>
/// <param name="Everybody">Who takes part, as far as the viewer sees it; null for who sees only himself.</param>
/// <param name="Mine">The viewer's own attendance; null for who does not come to it.</param>
public sealed record AttendanceBoard(Guid MeetingId, Guid TrajectoryId, LocalisedText Trajectory, LocalisedText Title, DateTimeOffset StartsAt, int Minutes, string? Room, bool IsCancelled,
    bool IsOpen, bool MayMark, IReadOnlyList<AttendanceRow>? Everybody, OwnAttendance? Mine);

/// <summary>Somebody who takes part.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">How he is called.</param>
/// <param name="Role">As what.</param>
/// <param name="School">From which school.</param>
/// <param name="IsPresent">Whether he is there.</param>
public sealed record AttendanceRow(Guid PersonId, PersonName Name, Role Role, string School, bool IsPresent);

/// <summary>Whether the viewer is there, and whether he can say so now.</summary>
public sealed record OwnAttendance(bool IsPresent, bool CanTick);

/// <summary>What supervisors were trained in a school year.</summary>
/// <param name="Year">The school year.</param>
/// <param name="Years">All school years, the latest first.</param>
/// <param name="Trajectories">The trajectories of that year, and as what their hours count.</param>
/// <param name="Rows">Of each supervisor, by school and name.</param>
public sealed record TrainingYearBoard(TrainingYear Year, IReadOnlyList<TrainingYear> Years, IReadOnlyList<CountedTrajectory> Trajectories, IReadOnlyList<TrainingRow> Rows);

/// <summary>A trajectory, and as what its hours count.</summary>
public sealed record CountedTrajectory(Guid Id, LocalisedText Title, string? School, TrainingKind Training);

/// <summary>A school year.</summary>
public sealed record TrainingYear(Guid Id, string Name, DateOnly From, DateOnly Until);

/// <summary>What one supervisor was trained in a year, in minutes.</summary>
public sealed record TrainingRow(Guid PersonId, PersonName Name, string School, int Initial, int Refresher)
{
    /// <summary>Both together.</summary>
    public int Together => Initial + Refresher;
}
