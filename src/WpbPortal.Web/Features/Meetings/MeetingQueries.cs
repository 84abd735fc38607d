using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>Reads a meeting with its build-up.</summary>
public sealed class MeetingQueries(WpbContexts contexts)
{
    /// <summary>A meeting, for whoever may read its trajectory.</summary>
    /// <exception cref="NotFoundException">It is not there for this viewer.</exception>
    public async Task<MeetingView> OneAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await OneAsync(db, id, stop);
    }

    /// <summary>A meeting, for whoever may change its build-up.</summary>
    /// <exception cref="NotFoundException">The viewer may not.</exception>
    public async Task<MeetingView> ToDesignAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var view = await OneAsync(db, id, stop);
        return view.Rights.MayDesign ? view : throw new NotFoundException("Meeting");
    }

    private static async Task<MeetingView> OneAsync(WpbDbContext db, Guid id, CancellationToken stop)
    {
        var one = await db.Meetings.VisibleTo(db.Viewer).Where(row => row.Id == id)
            .Select(row => new
            {
                row.Title, row.Form, row.Audience, row.Purpose, row.Questions, row.StartsAt, row.Minutes, row.Room, row.CancelledAt, row.CancelReason, row.DesignNumber,
                row.TrajectoryId, TrajectoryTitle = row.Trajectory.Title, row.Trajectory.State, row.Trajectory.SchoolId, School = row.Trajectory.School!.Name,
                Steps = row.Activities.OrderBy(activity => activity.Order).Select(activity => new
                {
                    activity.Id, activity.Phase, activity.Title, activity.Description, activity.Minutes, activity.Materials, activity.LedById, activity.LedByName,
                    GivenName = activity.LedBy!.GivenName, activity.LedBy.SurnamePrefix, FamilyName = activity.LedBy.FamilyName,
                }).ToList(),
            }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        var trainers = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == one.TrajectoryId).SelectMany(row => row.Trainers)
            .OrderBy(trainer => trainer.Person.FamilyName).ThenBy(trainer => trainer.Person.GivenName).ThenBy(trainer => trainer.PersonId)
            .Select(trainer => new MeetingPerson(trainer.PersonId, new(trainer.Person.GivenName, trainer.Person.SurnamePrefix, trainer.Person.FamilyName))).ToListAsync(stop);
        var series = await db.Meetings.VisibleTo(db.Viewer).Where(row => row.TrajectoryId == one.TrajectoryId && (row.CancelledAt == null || row.Id == id))
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Select(row => new MeetingLink(row.Id, row.Title, row.StartsAt)).ToListAsync(stop);

        var isOpen = one.CancelledAt == null && one.State != TrajectoryState.Completed;
        var steps = new List<StepRow>();
        foreach (var step in one.Steps)
        {
            var ledBy = step.LedByName ?? (step.LedById is null ? null : new PersonName(step.GivenName, step.SurnamePrefix, step.FamilyName).Full);
            steps.Add(new(step.Id, step.Phase, step.Title, step.Description, step.Minutes, step.Materials, step.LedById, ledBy, steps.Sum(before => before.Minutes)));
        }
        return new(id, one.Title, one.Form, one.Audience, one.Purpose, one.Questions, one.StartsAt, one.Minutes, one.Room, one.CancelledAt is not null, one.CancelReason, one.DesignNumber,
            new(one.TrajectoryId, one.TrajectoryTitle, one.School, one.State == TrajectoryState.Completed), trainers, steps, series,
            new(isOpen && db.Viewer.MayDesignFor(one.SchoolId, trainers.Select(trainer => trainer.PersonId)), isOpen && one.StartsAt > db.Now && db.Viewer.MayPlanFor(one.SchoolId)));
    }
}
