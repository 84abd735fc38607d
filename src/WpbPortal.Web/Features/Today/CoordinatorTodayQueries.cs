using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What a coordinator's start page answers: is the partnership in order? Counts, and nothing about a person.</summary>
public sealed class CoordinatorTodayQueries(WpbContexts contexts)
{
    /// <summary>Beyond this many the page does not count on.</summary>
    public const int MostCounted = 999;

    /// <summary>How the partnership stands today.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate here.</exception>
    public async Task<CoordinatorToday> TodayAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("Partnership");
        var (partnership, today, now) = (db.Viewer.PartnershipId, db.Viewer.Today, db.Now);
        var placements = db.Placements.VisibleTo(db.Viewer)
            .Where(row => row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today));
        var supervisions = db.Supervisions.VisibleTo(db.Viewer)
            .Where(row => row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today));
        var roles = db.RoleAssignments.VisibleTo(db.Viewer)
            .Where(row => row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today));
        var strangers = db.People.VisibleTo(db.Viewer).Where(row => row.AccountId == null && roles.Any(role => role.PersonId == row.Id));
        var invitations = db.Invitations.Where(row => row.PartnershipId == partnership && row.UsedAt == null && row.ExpiresAt > now);
        var trajectories = db.Trajectories.VisibleTo(db.Viewer).Where(row => row.State != TrajectoryState.Completed);
        var participations = db.Participations.VisibleTo(db.Viewer).Where(row => row.State == ParticipationState.Accepted && row.Trajectory.State != TrajectoryState.Completed);
        var years = db.SchoolYears.VisibleTo(db.Viewer).Where(row => row.Period.From <= today && row.Period.Until >= today);
        var counted = await db.Partnerships.VisibleTo(db.Viewer).Select(_ => new
        {
            Year = years.OrderBy(row => row.Period.From).Select(row => row.Name).FirstOrDefault(),
            NotSignedIn = strangers.OrderBy(row => row.Id).Take(MostCounted).Count(),
            Invited = strangers.Where(row => invitations.Any(invitation => invitation.PersonId == row.Id)).OrderBy(row => row.Id).Take(MostCounted).Count(),
            Students = placements.Select(row => row.StudentId).Distinct().Count(),
            Supervisors = supervisions.Select(row => row.SupervisorId).Distinct().Count(),
            Trajectories = trajectories.Count(),
            TakePart = participations.Select(row => row.PersonId).Distinct().Count(),
        }).SingleAsync(stop);
        var coverage = await db.Schools.VisibleTo(db.Viewer).OrderBy(row => row.Name).ThenBy(row => row.Id)
            .Select(row => new SchoolCoverage(row.Name,
                placements.Count(placement => placement.SchoolId == row.Id),
                placements.Count(placement => placement.SchoolId == row.Id && supervisions.Any(supervision => supervision.PlacementId == placement.Id))))
            .ToListAsync(stop);
        return new(counted.Year, counted.NotSignedIn, counted.Invited, new(counted.Students, counted.Supervisors, counted.Trajectories, counted.TakePart), coverage);
    }
}
