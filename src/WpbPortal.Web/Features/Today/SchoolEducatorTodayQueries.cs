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
    // More than are shown: their meetings come along, of which the first are.
    private const int MostLookedAt = 60;
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
        var planned = await db.Trajectories.InvitedToBy(db.Viewer).Where(row => row.State != TrajectoryState.Completed)
            .OrderByDescending(row => row.State).ThenBy(row => row.Title.Nl).ThenBy(row => row.Id).Take(MostLookedAt)
            .Select(row => new
            {
                row.Id, row.Title, row.State,
                TakePart = participations.Count(participation => participation.TrajectoryId == row.Id && participation.State == ParticipationState.Accepted),
                Unanswered = participations.Count(participation => participation.TrajectoryId == row.Id && (participation.State == ParticipationState.Invited || participation.State == ParticipationState.Offered)),
                // The order asks for the row outside, so that these are looked for by trajectory; EF Core numbers all meetings otherwise.
                Meetings = row.Meetings.Where(meeting => meeting.CancelledAt == null && meeting.StartsAt > now)
                    .OrderBy(meeting => meeting.TrajectoryId != row.Id).ThenBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).Take(MostMeetings)
                    .Select(meeting => new TodayMeeting(meeting.Id, row.Id, row.Title, meeting.Title, meeting.Form, meeting.StartsAt, meeting.Minutes, meeting.Room)).ToList(),
            })
            .AsSingleQuery().ToListAsync(stop);
        var trajectories = planned.Take(MostTrajectories).Select(row => new PlannedTrajectory(row.Id, row.Title, row.State, row.TakePart, row.Unanswered, row.Meetings.FirstOrDefault()?.StartsAt)).ToList();
        var meetings = planned.SelectMany(row => row.Meetings).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).Take(MostMeetings).ToList();
        var calls = (await db.KnownAsync(Lately.Of(now), static (db, viewer, lately) => Calls(db, viewer, lately), stop)).SingleOrDefault();
        return new(unsupervised, meetings, trajectories) { Kliks = calls?.Kliks ?? [], ToSpeak = calls?.ToSpeak ?? [], ForAll = await TodayForAll.OfAsync(db, Role.SchoolEducator, stop) };
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
