using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What a trainer's start page answers: what do I prepare?</summary>
public sealed class TrainerTodayQueries(WpbContexts contexts)
{
    private const int MostMeetings = 6;
    private const int MostAsking = 5;

    /// <summary>The viewer's day as a trainer: the meetings to come of the groups that she trains, and which of them wait for an answer to a request for sources.</summary>
    public async Task<TrainerToday> TodayAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, now, trains) = (db.Viewer.PersonId, db.Now, db.Viewer.Is(Role.Trainer));
        var participations = db.Participations.VisibleTo(db.Viewer);
        var rows = await db.Trajectories.VisibleTo(db.Viewer)
            .Where(row => trains && row.State != TrajectoryState.Completed && row.Trainers.Any(trainer => trainer.PersonId == me))
            .SelectMany(row => row.Meetings, (trajectory, meeting) => new { Trajectory = trajectory, Meeting = meeting })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > now)
            .OrderBy(row => row.Meeting.StartsAt).ThenBy(row => row.Meeting.Id).Take(MostMeetings)
            .Select(row => new TrainedMeeting(
                new TodayMeeting(row.Meeting.Id, row.Trajectory.Id, row.Trajectory.Title, row.Meeting.Title, row.Meeting.Form, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room),
                row.Meeting.Purpose,
                participations.Count(participation => participation.TrajectoryId == row.Trajectory.Id && participation.State == ParticipationState.Accepted),
                row.Meeting.Activities.OrderBy(activity => activity.Order).Select(activity => new TrainedStep(activity.Phase, activity.Title, activity.Minutes)).ToList()))
            .ToListAsync(stop);
        var requests = db.SourceRequests.AskedOf(db.Viewer).Where(request => request.AnsweredAt == null);
        var asking = await db.Trajectories.TrainedBy(db.Viewer).Where(row => requests.Any(request => request.TrajectoryId == row.Id)).OrderBy(row => row.Title.Nl).ThenBy(row => row.Id).Take(MostAsking)
            .Select(row => new AskingGroup(row.Id, row.Title, requests.Count(request => request.TrajectoryId == row.Id))).ToListAsync(stop);
        return new(rows) { Asking = asking, ForAll = await TodayForAll.OfAsync(db, Role.Trainer, stop) };
    }
}
