using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
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
        var counted = (await db.KnownAsync(new NowAsked(db.Now), Numbers, stop)).Single();
        var coverage = await db.KnownAsync(Coverage, stop);
        var waiting = await KlikDoors.WaitingSchoolsAsync(db, stop);
        var schools = waiting.Count == 0 ? [] : await db.Schools.VisibleTo(db.Viewer).Where(row => waiting.Contains(row.Id)).OrderBy(row => row.Name).Select(row => new TeamPlace(row.Id, row.Name)).ToListAsync(stop);
        return new(counted.Year, counted.NotSignedIn, counted.Invited, new(counted.Students, counted.Supervisors, counted.Trajectories, counted.TakePart), coverage) { KlikWaits = schools, ForAll = await TodayForAll.OfAsync(db, Role.Coordinator, stop) };
    }

    private static IQueryable<Placement> Placements(WpbDbContext db, Viewer viewer) => db.Placements.VisibleTo(viewer)
        .Where(row => row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today));

    private static IQueryable<Supervision> Supervisions(WpbDbContext db, Viewer viewer) => db.Supervisions.VisibleTo(viewer)
        .Where(row => row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today));

    private static IQueryable<SchoolCoverage> Coverage(WpbDbContext db, Viewer viewer)
    {
        var (placements, supervisions) = (Placements(db, viewer), Supervisions(db, viewer));
        // Each placement is looked at once, beside the one supervision that it has on a day (ex_supervision_placement); counted for each school anew, all of them were gone through for every school.
        var counted = from placement in placements
                      join supervision in supervisions on placement.Id equals supervision.PlacementId into held
                      from supervision in held.DefaultIfEmpty()
                      group supervision by placement.SchoolId into school
                      select new { SchoolId = school.Key, Placements = school.Count(), Supervised = school.Count(supervision => supervision != null) };
        return from row in db.Schools.VisibleTo(viewer)
               join count in counted on row.Id equals count.SchoolId into counts
               from count in counts.DefaultIfEmpty()
               orderby row.Name, row.Id
               select new SchoolCoverage(row.Name, (int?)count.Placements ?? 0, (int?)count.Supervised ?? 0);
    }

    private static IQueryable<Counted> Numbers(WpbDbContext db, Viewer viewer, NowAsked asked)
    {
        var (placements, supervisions) = (Placements(db, viewer), Supervisions(db, viewer));
        var roles = db.RoleAssignments.VisibleTo(viewer)
            .Where(row => row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today));
        var strangers = db.People.VisibleTo(viewer).Where(row => row.AccountId == null && roles.Any(role => role.PersonId == row.Id));
        var invitations = db.Invitations.Where(row => row.PartnershipId == viewer.PartnershipId && row.UsedAt == null && row.ExpiresAt > asked.Now);
        var trajectories = db.Trajectories.VisibleTo(viewer).Where(row => row.State != TrajectoryState.Completed);
        var participations = db.Participations.VisibleTo(viewer).Where(row => row.State == ParticipationState.Accepted && row.Trajectory.State != TrajectoryState.Completed);
        var years = db.SchoolYears.VisibleTo(viewer).Where(row => row.Period.From <= viewer.Today && row.Period.Until >= viewer.Today);
        return db.Partnerships.VisibleTo(viewer).Select(_ => new Counted(
            years.OrderBy(row => row.Period.From).Select(row => row.Name).FirstOrDefault(),
            strangers.OrderBy(row => row.Id).Take(MostCounted).Count(),
            strangers.Where(row => invitations.Any(invitation => invitation.PersonId == row.Id)).OrderBy(row => row.Id).Take(MostCounted).Count(),
            placements.Select(row => row.StudentId).Distinct().Count(),
            supervisions.Select(row => row.SupervisorId).Distinct().Count(),
            trajectories.Count(),
            participations.Select(row => row.PersonId).Distinct().Count()));
    }

    private sealed record NowAsked(DateTimeOffset Now);

    private sealed record Counted(string? Year, int NotSignedIn, int Invited, int Students, int Supervisors, int Trajectories, int TakePart);
}
