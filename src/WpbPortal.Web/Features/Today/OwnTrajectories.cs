using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What somebody was invited to or takes part in, in one statement; the same for students and supervisors.</summary>
internal static class OwnTrajectories
{
    private const int Most = 12;

    public static async Task<IReadOnlyList<OwnTrajectory>> OfAsync(WpbDbContext db, Role role, CancellationToken stop)
    {
        var rows = await db.KnownAsync(new RoleAsked(role, db.Now), static (db, viewer, asked) => db.Participations.VisibleTo(viewer)
            .Where(row => row.PersonId == viewer.PersonId && row.Role == asked.Role && row.Trajectory.State != TrajectoryState.Completed
                && (row.State == ParticipationState.Invited || row.State == ParticipationState.Offered || row.State == ParticipationState.Accepted))
            .OrderByDescending(row => row.InvitedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.TrajectoryId, row.Trajectory.Title, row.State,
                Meetings = row.Trajectory.Meetings.Where(meeting => meeting.CancelledAt == null && meeting.StartsAt > asked.Now).OrderBy(meeting => meeting.StartsAt)
                    .Select(meeting => new { meeting.Id, meeting.Audience, meeting.Title, meeting.Form, meeting.StartsAt, meeting.Minutes, meeting.Room }).ToList(),
            }), stop);
        return
        [
            .. rows.Select(row => new OwnTrajectory(row.TrajectoryId, row.Title, row.State,
                    [.. row.Meetings.Where(meeting => meeting.Audience.Includes(role))
                        .Select(meeting => new TodayMeeting(meeting.Id, row.TrajectoryId, row.Title, meeting.Title, meeting.Form, meeting.StartsAt, meeting.Minutes, meeting.Room))]))
                .OrderBy(row => row.Waits ? 0 : 1),
        ];
    }

    private sealed record RoleAsked(Role Role, DateTimeOffset Now);
}
