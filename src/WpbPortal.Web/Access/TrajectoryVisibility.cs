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
    public static IQueryable<Trajectory> VisibleTo(this IQueryable<Trajectory> rows, Viewer viewer)
    {
        var me = viewer.PersonId;
        var reach = Reach.Of(viewer, Role.SchoolEducator, Role.Coordinator, Role.Trainer, Role.InstituteEducator);
        var (anywhere, everywhere, schools) = (reach.Anywhere, reach.Everywhere, reach.Schools);
        return rows.Where(row => everywhere
            || (anywhere && (row.SchoolId == null || schools.Contains(row.SchoolId.Value)))
            || row.Participations.Any(participation => participation.PersonId == me));
    }

    /// <summary>The trajectories that the viewer may change.</summary>
    public static IQueryable<Trajectory> PlannedBy(this IQueryable<Trajectory> rows, Viewer viewer)
    {
        var reach = Reach.Of(viewer, Role.SchoolEducator, Role.Coordinator);
        var (anywhere, everywhere, schools) = (reach.Anywhere, reach.Everywhere, reach.Schools);
        return rows.Where(row => everywhere || (anywhere && (row.SchoolId == null || schools.Contains(row.SchoolId.Value))));
    }

    /// <summary>The trajectories to which the viewer may invite: planning is the coordinator's too, choosing people is the school's.</summary>
    public static IQueryable<Trajectory> InvitedToBy(this IQueryable<Trajectory> rows, Viewer viewer)
    {
        var reach = Reach.Of(viewer, Role.SchoolEducator);
        var (anywhere, everywhere, schools) = (reach.Anywhere, reach.Everywhere, reach.Schools);
        return rows.Where(row => everywhere || (anywhere && (row.SchoolId == null || schools.Contains(row.SchoolId.Value))));
    }

    /// <summary>
    /// Who takes part: everybody sees himself; a school educator his school; a coordinator all; a trainer his own group; an
    /// institute educator his own students.
    /// </summary>
    public static IQueryable<Participation> VisibleTo(this IQueryable<Participation> rows, Viewer viewer)
    {
        var (me, today) = (viewer.PersonId, viewer.Today);
        var (coordinates, trains, follows) = (viewer.Is(Role.Coordinator), viewer.Is(Role.Trainer), viewer.Is(Role.InstituteEducator));
        var reach = Reach.Of(viewer, Role.SchoolEducator);
        var (everywhere, schools) = (reach.Everywhere, reach.Schools);
        return rows.Where(row => row.PersonId == me || coordinates || everywhere || schools.Contains(row.SchoolId)
            || (trains && row.Trajectory.Trainers.Any(trainer => trainer.PersonId == me))
            || (follows && row.Person.Guidances.Any(guidance => guidance.EducatorId == me && guidance.EndedAt == null
                && guidance.Period.From <= today && (guidance.Period.Until == null || guidance.Period.Until >= today))));
    }

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
