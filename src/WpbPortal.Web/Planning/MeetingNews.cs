using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Planning;

/// <summary>
/// Keeps the calendars of who takes part and of who trains right, in the transaction of the act: each meeting that is theirs comes in, moves and goes out. A series of interviews
/// or a round of talks is in nobody's: each talk has a moment of its own.
/// </summary>
public sealed class MeetingNews(Letters letters, MeetingLetters texts)
{
    /// <summary>Somebody takes part from now on: the meetings to come that are for him come into his calendar.</summary>
    internal Task JoinedAsync(WpbDbContext db, Participation participation, CancellationToken stop) => ToOneAsync(db, participation, MeetingTurn.Planned, stop);

    /// <summary>Somebody takes part no more: they go out of it.</summary>
    internal Task LeftAsync(WpbDbContext db, Participation participation, CancellationToken stop) => ToOneAsync(db, participation, MeetingTurn.Left, stop);

    /// <summary>These train the group from now on: all meetings to come enter their calendars. The trajectory's meetings must be loaded.</summary>
    internal Task TrainAsync(WpbDbContext db, Trajectory trajectory, IReadOnlyCollection<Guid> trainers, CancellationToken stop) => ToTrainersAsync(db, trajectory, trainers, MeetingTurn.Planned, NotificationKind.TrainingAsked, stop);

    /// <summary>These train it no more: they leave them. The trajectory's meetings must be loaded.</summary>
    internal Task TrainNoMoreAsync(WpbDbContext db, Trajectory trajectory, IReadOnlyCollection<Guid> trainers, CancellationToken stop) => ToTrainersAsync(db, trajectory, trainers, MeetingTurn.Left, NotificationKind.TrainingEnded, stop);

    /// <summary>Meetings were added, moved or cancelled: who comes to them and who trains is told, once for each meeting that is still to come.</summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="meetings">As they are now.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="before">For whom they were, by their ids, where that can be different; null for one that was not there before.</param>
    internal async Task ChangedAsync(WpbDbContext db, IReadOnlyCollection<Meeting> meetings, CancellationToken stop, IReadOnlyDictionary<Guid, Audience?>? before = null)
    {
        Meeting[] coming = [.. meetings.Where(meeting => meeting.EndsAt > db.Now)];
        if (coming.Length == 0) return;
        var me = db.Viewer.PersonId;
        var people = await WhoComeAsync(db, [.. coming.Select(meeting => meeting.TrajectoryId).Distinct()], stop);
        foreach (var meeting in coming)
        {
            var was = before is null || !before.TryGetValue(meeting.Id, out var known) ? meeting.Audience : known;
            var (turn, kind) = (meeting.CancelledAt, was) switch
            {
                ({ }, _) => (MeetingTurn.Cancelled, NotificationKind.MeetingCancelled),
                (_, null) => (MeetingTurn.Planned, NotificationKind.MeetingAdded),
                _ => (MeetingTurn.Moved, NotificationKind.MeetingMoved),
            };
            // Who came to it and does not any more hears that it goes on without him.
            var there = people.Where(one => one.TrajectoryId == meeting.TrajectoryId && (one.ComesTo(meeting.Audience) || (was is { } earlier && one.ComesTo(earlier)))).ToList();
            foreach (var one in there.Where(one => one.PersonId != me))
                db.Add(new Notification(meeting.PartnershipId, one.PersonId, kind, meeting.TrajectoryId, me == Guid.Empty ? null : me, db.Now));
            if (meeting.Form.IsSeries()) continue;
            foreach (var one in there)
            {
                if (one.Language is not { } language) continue;
                var own = turn != MeetingTurn.Moved ? turn : !one.ComesTo(meeting.Audience) ? MeetingTurn.Left : was is { } earlier && one.ComesTo(earlier) ? MeetingTurn.Moved : MeetingTurn.Planned;
                letters.Promise(db, texts.About(own, InCalendar(meeting, meeting.Trajectory), db.Now, new(new(one.PersonId, one.Email, one.Name, language), one.Trains, one.Turns)));
            }
        }
    }

    /// <summary>Who takes part in trajectories and who trains them: each once, also who does both.</summary>
    private static async Task<IReadOnlyList<Comer>> WhoComeAsync(WpbDbContext db, Guid[] ids, CancellationToken stop)
    {
        var trajectories = db.Trajectories.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id));
        var train = await trajectories.SelectMany(row => row.Trainers, (row, trainer) => new Comer(row.Id, trainer.PersonId, null,
            row.TrainerTurns + row.Participations.Where(taking => taking.PersonId == trainer.PersonId).Sum(taking => taking.Turns), trainer.Person.Email,
            new PersonName(trainer.Person.GivenName, trainer.Person.SurnamePrefix, trainer.Person.FamilyName),
            db.Accounts.Where(account => account.Id == trainer.Person.AccountId).Select(account => account.Language).FirstOrDefault())).ToListAsync(stop);
        var takePart = await trajectories.SelectMany(row => row.Participations).Where(row => row.State == ParticipationState.Accepted && row.Trajectory.Trainers.All(trainer => trainer.PersonId != row.PersonId))
            .Select(row => new Comer(row.TrajectoryId, row.PersonId, row.Role, row.Trajectory.TrainerTurns + row.Turns, row.Person.Email,
                new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName),
                db.Accounts.Where(account => account.Id == row.Person.AccountId).Select(account => account.Language).FirstOrDefault())).ToListAsync(stop);
        return [.. takePart, .. train];
    }

    private async Task ToOneAsync(WpbDbContext db, Participation participation, MeetingTurn turn, CancellationToken stop)
    {
        var (person, trajectory, now, series) = (participation.PersonId, participation.TrajectoryId, db.Now, MeetingForms.Series);
        if ((await db.AddresseesAsync([person], stop)).SingleOrDefault() is not { } to) return;
        // Who trains the group comes to all of them anyhow.
        var meetings = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == trajectory && row.Trainers.All(trainer => trainer.PersonId != person))
            .SelectMany(row => row.Meetings, (row, meeting) => new { row.Title, Meeting = meeting })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > now && !series.Contains(row.Meeting.Form)).OrderBy(row => row.Meeting.StartsAt)
            .Select(row => new { row.Meeting.Audience, Facts = new CalendarMeeting(row.Meeting.Id, trajectory, row.Title, row.Meeting.Title, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room, row.Meeting.Changes) })
            .ToListAsync(stop);
        foreach (var meeting in meetings.Where(one => one.Audience.Includes(participation.Role)))
            letters.Promise(db, texts.About(turn, meeting.Facts, now, new(to, false, participation.Trajectory.TrainerTurns + participation.Turns)));
    }

    private async Task ToTrainersAsync(WpbDbContext db, Trajectory trajectory, IReadOnlyCollection<Guid> trainers, MeetingTurn turn, NotificationKind kind, CancellationToken stop)
    {
        var (me, now) = (db.Viewer.PersonId, db.Now);
        foreach (var trainer in trainers.Where(trainer => trainer != me)) db.Add(new Notification(trajectory.PartnershipId, trainer, kind, trajectory.Id, me, now));
        var takePart = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == trajectory.Id).SelectMany(row => row.Participations).Where(row => trainers.Contains(row.PersonId))
            .Select(row => new { row.PersonId, row.Role, row.Turns, Comes = row.State == ParticipationState.Accepted }).ToListAsync(stop);
        foreach (var to in await db.AddresseesAsync(trainers, stop))
        {
            var own = takePart.SingleOrDefault(row => row.PersonId == to.Id);
            // What is for him as one who takes part was in his calendar, and stays there.
            foreach (var meeting in trajectory.Meetings.Where(one => one.CancelledAt is null && one.StartsAt > now && !one.Form.IsSeries() && !(own is { Comes: true } && one.Audience.Includes(own.Role))).OrderBy(one => one.StartsAt))
                letters.Promise(db, texts.About(turn, InCalendar(meeting, trajectory), now, new(to, true, trajectory.TrainerTurns + (own?.Turns ?? 0))));
        }
    }

    private static CalendarMeeting InCalendar(Meeting meeting, Trajectory trajectory) =>
        new(meeting.Id, trajectory.Id, trajectory.Title, meeting.Title, meeting.StartsAt, meeting.Minutes, meeting.Room, meeting.Changes);

    /// <summary>Who comes to meetings of a trajectory; <paramref name="Role"/> is null for who trains it: he comes to all.</summary>
    private sealed record Comer(Guid TrajectoryId, Guid PersonId, Role? Role, int Turns, string Email, PersonName Name, string? Language)
    {
        public bool Trains => Role is null;

        public bool ComesTo(Audience audience) => Role is not { } role || audience.Includes(role);
    }
}
