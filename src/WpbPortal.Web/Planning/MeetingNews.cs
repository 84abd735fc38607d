using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Planning;

/// <summary>
/// Keeps the calendars of who takes part right, in the transaction of the act: each meeting that is theirs comes in, moves and goes out. A series of interviews or a round
/// of talks is in nobody's: each talk has a moment of its own.
/// </summary>
public sealed class MeetingNews(Letters letters, MeetingLetters texts)
{
    /// <summary>Somebody takes part from now on: the meetings to come that are for him come into his calendar.</summary>
    internal Task JoinedAsync(WpbDbContext db, Participation participation, CancellationToken stop) => ToOneAsync(db, participation, MeetingTurn.Planned, stop);

    /// <summary>Somebody takes part no more: they go out of it.</summary>
    internal Task LeftAsync(WpbDbContext db, Participation participation, CancellationToken stop) => ToOneAsync(db, participation, MeetingTurn.Left, stop);

    /// <summary>Meetings were added, moved or cancelled: who comes to them and who trains is told, once for each meeting that is still to come.</summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="meetings">As they are now.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="before">For whom they were, by their ids, where that can be different; null for one that was not there before.</param>
    internal async Task ChangedAsync(WpbDbContext db, IReadOnlyCollection<Meeting> meetings, CancellationToken stop, IReadOnlyDictionary<Guid, Audience?>? before = null)
    {
        Meeting[] coming = [.. meetings.Where(meeting => meeting.EndsAt > db.Now)];
        if (coming.Length == 0) return;
        var (me, now) = (db.Viewer.PersonId, db.Now);
        Guid[] ids = [.. coming.Select(meeting => meeting.TrajectoryId).Distinct()];
        var people = await db.Trajectories.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id)).SelectMany(row => row.Participations).Where(row => row.State == ParticipationState.Accepted)
            .Select(row => new
            {
                row.TrajectoryId, row.PersonId, row.Role, row.Turns, row.Person.Email, row.Person.GivenName, Name = new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName),
                Language = db.Accounts.Where(account => account.Id == row.Person.AccountId).Select(account => account.Language).FirstOrDefault(),
            }).ToListAsync(stop);
        var trainers = await db.Trajectories.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id)).SelectMany(row => row.Trainers).Select(row => new { row.TrajectoryId, row.PersonId }).ToListAsync(stop);
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
            var there = people.Where(person => person.TrajectoryId == meeting.TrajectoryId && (meeting.Audience.Includes(person.Role) || was?.Includes(person.Role) is true)).ToList();
            foreach (var person in there.Select(one => one.PersonId).Concat(trainers.Where(one => one.TrajectoryId == meeting.TrajectoryId).Select(one => one.PersonId)).Distinct().Where(one => one != me))
                db.Add(new Notification(meeting.PartnershipId, person, kind, meeting.TrajectoryId, me == Guid.Empty ? null : me, now));
            var facts = new CalendarMeeting(meeting.Id, meeting.TrajectoryId, meeting.Trajectory.Title, meeting.Title, meeting.StartsAt, meeting.Minutes, meeting.Room, meeting.Changes);
            foreach (var to in there.Where(one => one.Language is not null && !meeting.Form.IsSeries()))
            {
                var own = turn != MeetingTurn.Moved ? turn : !meeting.Audience.Includes(to.Role) ? MeetingTurn.Left : was?.Includes(to.Role) is true ? MeetingTurn.Moved : MeetingTurn.Planned;
                letters.Promise(db, texts.About(own, facts, now, new(to.PersonId, to.Email, to.GivenName, to.Name.Full, to.Language!, to.Turns)));
            }
        }
    }

    private async Task ToOneAsync(WpbDbContext db, Participation participation, MeetingTurn turn, CancellationToken stop)
    {
        var (person, trajectory, now, series) = (participation.PersonId, participation.TrajectoryId, db.Now, MeetingForms.Series);
        var to = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == person)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new { row.Email, row.GivenName, Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), account.Language })
            .SingleOrDefaultAsync(stop);
        if (to is null) return;
        var meetings = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == trajectory)
            .SelectMany(row => row.Meetings, (row, meeting) => new { row.Title, Meeting = meeting })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > now && !series.Contains(row.Meeting.Form)).OrderBy(row => row.Meeting.StartsAt)
            .Select(row => new { row.Meeting.Audience, Facts = new CalendarMeeting(row.Meeting.Id, trajectory, row.Title, row.Meeting.Title, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room, row.Meeting.Changes) })
            .ToListAsync(stop);
        foreach (var meeting in meetings.Where(one => one.Audience.Includes(participation.Role)))
            letters.Promise(db, texts.About(turn, meeting.Facts, now, new(person, to.Email, to.GivenName, to.Name.Full, to.Language, participation.Turns)));
    }
}
