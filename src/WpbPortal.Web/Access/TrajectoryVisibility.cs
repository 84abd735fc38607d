using System.Linq.Expressions;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees and plans trajectories (docs/access.md): who was invited sees his; trainers and institute educators see those of
/// their schools and of the whole partnership; school educators and coordinators plan them too.
/// </summary>
public static class TrajectoryVisibility
{
    /// <summary>Templates are for those who plan or carry out.</summary>
    public static IQueryable<TrajectoryTemplate> VisibleTo(this IQueryable<TrajectoryTemplate> rows, Viewer viewer) =>
        viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.Trainer, Role.InstituteEducator) ? rows : rows.Where(_ => false);

    /// <summary>The trajectories that the viewer may read, with their meetings, design and sources.</summary>
    public static IQueryable<Trajectory> VisibleTo(this IQueryable<Trajectory> rows, Viewer viewer) => rows.Where(IsSeenBy(viewer));

    /// <summary>A trajectory that the viewer may read.</summary>
    internal static Expression<Func<Trajectory, bool>> IsSeenBy(Viewer viewer)
    {
        var reach = Reach.Of(viewer, Role.SchoolEducator, Role.Coordinator, Role.Trainer, Role.InstituteEducator);
        var schools = reach.Schools;
        return reach.Everywhere || viewer.JobName is not null ? row => true : Ways.Any<Trajectory>(
            !reach.Anywhere ? null : row => row.SchoolId == null || schools.Contains(row.SchoolId.Value),
            row => row.Participations.Any(participation => participation.PersonId == viewer.PersonId));
    }

    /// <summary>The trajectories that the viewer may change.</summary>
    public static IQueryable<Trajectory> PlannedBy(this IQueryable<Trajectory> rows, Viewer viewer) => rows.Where(IsPlannedBy(viewer));

    /// <summary>The trajectories to which the viewer may invite: planning is the coordinator's too, choosing people is the school's.</summary>
    public static IQueryable<Trajectory> InvitedToBy(this IQueryable<Trajectory> rows, Viewer viewer) => rows.Where(IsWithin(Reach.Of(viewer, Role.SchoolEducator)));

    /// <summary>
    /// Who takes part: everybody sees himself; a school educator his school; a coordinator all; a trainer his own group; an
    /// institute educator his own students.
    /// </summary>
    public static IQueryable<Participation> VisibleTo(this IQueryable<Participation> rows, Viewer viewer) =>
        viewer.JobName is not null || viewer.SchoolsAs(Role.SchoolEducator) is null || viewer.Is(Role.Coordinator) ? rows : rows.WhereAny(
            row => row.PersonId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.SchoolId),
            !viewer.Is(Role.Trainer) ? null : row => row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId),
            !viewer.Is(Role.InstituteEducator) ? null : row => row.Person.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId && guidance.EndedAt == null
                && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today)));

    /// <summary>Who was there: for who sees that he takes part.</summary>
    public static IQueryable<Attendance> VisibleTo(this IQueryable<Attendance> rows, Viewer viewer) =>
        viewer.JobName is not null || viewer.SchoolsAs(Role.SchoolEducator) is null || viewer.Is(Role.Coordinator) ? rows : rows.WhereAny(
            row => row.Participation.PersonId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.Participation.SchoolId),
            !viewer.Is(Role.Trainer) ? null : row => row.Participation.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId),
            !viewer.Is(Role.InstituteEducator) ? null : row => row.Participation.Person.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId && guidance.EndedAt == null
                && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today)));

    /// <summary>The trajectories of which the viewer trains the group.</summary>
    public static IQueryable<Trajectory> TrainedBy(this IQueryable<Trajectory> rows, Viewer viewer) =>
        viewer.Is(Role.Trainer) ? rows.Where(row => row.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId)) : rows.Where(_ => false);

    /// <summary>Who can be asked to train: everybody who is a trainer today.</summary>
    public static IQueryable<Person> TrainingOn(this IQueryable<Person> rows, DateOnly today) =>
        rows.Where(row => row.Roles.Any(held => held.Role == Role.Trainer && held.EndedAt == null
            && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)));

    /// <summary>Whether the viewer plans for this school; null asks for the whole partnership.</summary>
    public static bool MayPlanFor(this Viewer viewer, Guid? schoolId)
    {
        var reach = Reach.Of(viewer, Role.SchoolEducator, Role.Coordinator);
        return reach.Everywhere || (reach.Anywhere && (schoolId is not { } school || reach.Schools.Contains(school)));
    }

    /// <summary>Whether the viewer invites people to a trajectory of this school; null for one of the whole partnership.</summary>
    public static bool MayInviteFor(this Viewer viewer, Guid? schoolId)
    {
        var reach = Reach.Of(viewer, Role.SchoolEducator);
        return reach.Everywhere || (reach.Anywhere && (schoolId is not { } school || reach.Schools.Contains(school)));
    }

    /// <summary>A trajectory that the viewer may change.</summary>
    internal static Expression<Func<Trajectory, bool>> IsPlannedBy(Viewer viewer) => IsWithin(Reach.Of(viewer, Role.SchoolEducator, Role.Coordinator));

    private static Expression<Func<Trajectory, bool>> IsWithin(Reach reach)
    {
        var schools = reach.Schools;
        if (reach.Everywhere) return row => true;
        return reach.Anywhere ? row => row.SchoolId == null || schools.Contains(row.SchoolId.Value) : row => false;
    }

    /// <summary>Where somebody has one of some roles.</summary>
    private sealed record Reach(bool Anywhere, bool Everywhere, IReadOnlyList<Guid> Schools)
    {
        public static Reach Of(Viewer viewer, params ReadOnlySpan<Role> roles)
        {
            var (anywhere, everywhere, schools) = (false, false, new List<Guid>());
            foreach (var role in roles)
            {
                if (!viewer.Is(role)) continue;
                anywhere = true;
                if (viewer.SchoolsAs(role) is { } some) schools.AddRange(some);
                else everywhere = true;
            }
            return new(anywhere, everywhere, schools);
        }
    }
}
