using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What a school educator's start page answers: where am I needed?</summary>
public sealed class SchoolEducatorTodayQueries(WpbContexts contexts)
{
    private const int DaysAhead = 28;
    private const int MostPlacements = 50;
    private const int MostMeetings = 5;
    private const int MostTrajectories = 20;
    private const int MostKliks = 5;
    private const int MostToSpeak = 12;

    /// <summary>The viewer's day as a school educator, for her own schools.</summary>
    public async Task<SchoolEducatorToday> TodayAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (today, now) = (db.Viewer.Today, db.Now);
        var soon = today.AddDays(DaysAhead);
        var seats = db.ChoiceSeats.VisibleTo(db.Viewer).Where(seat => seat.Round.State == ChoiceRoundState.Open || seat.Round.State == ChoiceRoundState.Proposed);
        var unsupervised = await db.Placements.StaffedBy(db.Viewer)
            .Where(row => row.EndedAt == null && row.Period.From <= soon && (row.Period.Until == null || row.Period.Until >= today)
                && !row.Supervisions.Any(supervision => supervision.EndedAt == null && (supervision.Period.Until == null || supervision.Period.Until >= today)))
            .OrderBy(row => row.Period.From).ThenBy(row => row.Id).Take(MostPlacements)
            .Select(row => new UnsupervisedPlacement(row.Id, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                row.School.Name, row.Team.Name, row.Period.From,
                row.BuddyPeriods.Where(buddy => buddy.Period.From <= today && (buddy.Period.Until == null || buddy.Period.Until >= today))
                    .Select(buddy => (PersonName?)new PersonName(buddy.Buddy.GivenName, buddy.Buddy.SurnamePrefix, buddy.Buddy.FamilyName)).FirstOrDefault(),
                seats.Where(seat => seat.PlacementId == row.Id).Select(seat => new PlacementRound(seat.RoundId, seat.Round.State, seat.Round.ClosesAt)).FirstOrDefault()))
            .ToListAsync(stop);
        var participations = db.Participations.VisibleTo(db.Viewer);
        var trajectories = await db.Trajectories.InvitedToBy(db.Viewer).Where(row => row.State != TrajectoryState.Completed)
            .OrderByDescending(row => row.State).ThenBy(row => row.Title.Nl).ThenBy(row => row.Id).Take(MostTrajectories)
            .Select(row => new PlannedTrajectory(row.Id, row.Title, row.State,
                participations.Count(participation => participation.TrajectoryId == row.Id && participation.State == ParticipationState.Accepted),
                participations.Count(participation => participation.TrajectoryId == row.Id && (participation.State == ParticipationState.Invited || participation.State == ParticipationState.Offered)),
                row.Meetings.Where(meeting => meeting.CancelledAt == null && meeting.StartsAt > now).Min(meeting => (DateTimeOffset?)meeting.StartsAt)))
            .ToListAsync(stop);
        var meetings = await db.Trajectories.InvitedToBy(db.Viewer).Where(row => row.State != TrajectoryState.Completed)
            .SelectMany(row => row.Meetings, (trajectory, meeting) => new { Trajectory = trajectory, Meeting = meeting })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > now)
            .OrderBy(row => row.Meeting.StartsAt).ThenBy(row => row.Meeting.Id).Take(MostMeetings)
            .Select(row => new TodayMeeting(row.Meeting.Id, row.Trajectory.Id, row.Trajectory.Title, row.Meeting.Title, row.Meeting.Form, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room))
            .ToListAsync(stop);
        var calls = (await db.KnownAsync(Lately.Of(now), static (db, viewer, lately) => Calls(db, viewer, lately), stop)).SingleOrDefault();
        return new(unsupervised, meetings, trajectories) { Kliks = calls?.Kliks ?? [], ToSpeak = calls?.ToSpeak ?? [] };
    }

    /// <summary>Who calls for her, in one statement: klik signals that wait, and whom she did not speak lately.</summary>
    private static IQueryable<Calling> Calls(WpbDbContext db, Viewer viewer, Lately lately)
    {
        var kliks = db.KlikSignals.HandledBy(viewer).Where(row => row.State != KlikState.Closed);
        var toSpeak = db.People.NotSpokenSince(viewer, db.InformalTalks.NotedBy(viewer), lately);
        return db.People.VisibleTo(viewer).Where(row => row.Id == viewer.PersonId).AsSingleQuery().Select(row => new Calling(
            kliks.OrderBy(klik => klik.State).ThenByDescending(klik => klik.RaisedAt).ThenBy(klik => klik.Id).Take(MostKliks).Select(klik => new TodayKlik(klik.Id, klik.RaisedAt, klik.State)).ToList(),
            toSpeak.Take(MostToSpeak).Select(person => new PersonToCatchUp(person.Id, person.GivenName)).ToList()));
    }

    private sealed record Calling(List<TodayKlik> Kliks, List<PersonToCatchUp> ToSpeak);
}
