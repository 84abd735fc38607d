using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What a student's start page answers: what did I get, what am I trying, when do we talk?</summary>
public sealed class StudentTodayQueries(WpbContexts contexts)
{
    private const int MostFeedback = 20;
    private const int MostTrials = 3;
    private const int MostDoors = 3;
    private const int MostInputs = 3;
    private const int DaysAhead = 28;

    /// <summary>The viewer's day as a student.</summary>
    public async Task<StudentToday> TodayAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var feedback = await db.KnownAsync(static (db, viewer) =>
                             (from row in db.Feedback.GivenTo(viewer).OrderByDescending(row => row.SharedAt).ThenByDescending(row => row.Id).Take(MostFeedback)
                              join reading in db.FeedbackReadings.VisibleTo(viewer) on row.Id equals reading.Id into allReadings
                              from reading in allReadings.DefaultIfEmpty()
                              join reply in db.FeedbackReplies.VisibleTo(viewer) on row.Id equals reply.Id into allReplies
                              from reply in allReplies.DefaultIfEmpty()
                              orderby row.SharedAt descending, row.Id descending
                              select new
                              {
                                  Row = new TodayFeedback(row.Id,
                                      new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName),
                                      row.Session.At, new(row.Saw, row.Did, row.Question), reading != null, reply != null),
                              }).AsNoTracking(), stop);
        var placements = await db.KnownAsync(new DaysAsked(db.Viewer.Today.AddDays(DaysAhead), db.Now), static (db, viewer, asked) =>
        {
            var seats = db.ChoiceSeats.TakenBy(viewer).Where(seat => seat.Round.State == ChoiceRoundState.Open && seat.Round.ClosesAt > asked.Now);
            return db.Placements.VisibleTo(viewer)
                .Where(row => row.StudentId == viewer.PersonId && row.EndedAt == null && row.Period.From <= asked.Soon && (row.Period.Until == null || row.Period.Until >= viewer.Today))
                .OrderBy(row => row.Period.From).ThenBy(row => row.Id)
                .Select(row => new OwnPlacement(row.School.Name, row.TeamId, row.Team.Name, row.Period,
                    row.Supervisions.Where(supervision => supervision.EndedAt == null && supervision.Period.From <= viewer.Today && (supervision.Period.Until == null || supervision.Period.Until >= viewer.Today))
                        .Select(supervision => new PersonName(supervision.Supervisor.GivenName, supervision.Supervisor.SurnamePrefix, supervision.Supervisor.FamilyName)).ToList(),
                    row.Supervisions.Where(supervision => supervision.EndedAt == null).SelectMany(supervision => supervision.Covers)
                        .Where(cover => cover.EndedAt == null && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today))
                        .Select(cover => new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName)).ToList(),
                    row.BuddyPeriods.Where(buddy => buddy.Period.From <= viewer.Today && (buddy.Period.Until == null || buddy.Period.Until >= viewer.Today))
                        .Select(buddy => new PersonName(buddy.Buddy.GivenName, buddy.Buddy.SurnamePrefix, buddy.Buddy.FamilyName)).ToList(),
                    seats.Where(seat => seat.PlacementId == row.Id)
                        .Select(seat => new TodayChoice(seat.RoundId, row.Team.Name, seat.Round.ClosesAt, seat.AnsweredAt != null)).FirstOrDefault()))
                .AsSingleQuery();
        }, stop);
        var lines = await db.KnownAsync(new NowAsked(db.Now), Lines, stop);
        return new(
            [.. feedback.Select(row => row.Row).OrderBy(row => row.IsRead)],
            [.. Of(LineKind.Experiment).Select(line => new TodayTrial(line.Id, line.Words, line.Day!.Value, line.Day <= db.Viewer.Today))],
            placements,
            [.. Of(LineKind.Door).Select(line => new TodayDoor(line.Id, line.Words, line.Name, line.At))],
            [.. Of(LineKind.Input).Select(line => new TodayInput(line.Id, line.Words, line.At, line.OtherId))],
            Of(LineKind.Conversation).Select(line => new TodayConversation(line.Id, line.Name, line.At!.Value)).FirstOrDefault())
        { ForAll = await TodayForAll.OfAsync(db, Role.StudentTeacher, stop) };

        IEnumerable<Line> Of(LineKind kind) => lines.Where(line => line.Kind == (int)kind);
    }

    /// <summary>Short lists of his own, in one statement: the opportunities that he chose, what he brought in, what he tries, and the next conversation.</summary>
    private static IQueryable<Line> Lines(WpbDbContext db, Viewer viewer, NowAsked asked) =>
        db.OpportunityChoices.MadeBy(viewer).Where(row => row.State == ChoiceState.Chosen || row.State == ChoiceState.Planned)
            .OrderBy(row => row.PlannedAt == null).ThenBy(row => row.PlannedAt).ThenBy(row => row.ChosenAt).ThenBy(row => row.Id).Take(MostDoors)
            .Select(row => new Line { Kind = (int)LineKind.Door, Id = row.OpportunityId, Words = row.Opportunity.Title, Name = row.Opportunity.Team.Name, At = row.PlannedAt, Day = row.Opportunity.LastDay, OtherId = row.Id })
            .Concat(db.AgendaItems.BroughtInBy(viewer).Waiting(db.CoachingSessions.ThatWere(viewer))
                .OrderBy(row => row.SessionId == null).ThenBy(row => row.Session!.At).ThenBy(row => row.SharedAt).Take(MostInputs)
                .Select(row => new Line { Kind = (int)LineKind.Input, Id = row.Id, Words = row.Content, Name = row.Supervision!.Supervisor.GivenName, At = row.Session!.At, Day = row.Supervision.Period.From, OtherId = row.SessionId }))
            .Concat(db.Experiments.OwnedBy(viewer).Where(row => row.State == ExperimentState.Running).OrderBy(row => row.LookBackOn).ThenBy(row => row.Id).Take(MostTrials)
                .Select(row => new Line { Kind = (int)LineKind.Experiment, Id = row.Id, Words = row.Content, Name = row.Student.GivenName, At = row.SharedAt, Day = row.LookBackOn, OtherId = row.FeedbackId }))
            .Concat(db.CoachingSessions.VisibleTo(viewer).Where(row => row.StudentId == viewer.PersonId && row.State == SessionState.Planned && row.At >= asked.Now)
                .OrderBy(row => row.At).ThenBy(row => row.Id).Take(1)
                .Select(row => new Line { Kind = (int)LineKind.Conversation, Id = row.Id, Words = row.Author.FamilyName, Name = row.Author.GivenName, At = row.At, Day = null, OtherId = row.SupervisionId }));

    private sealed record DaysAsked(DateOnly Soon, DateTimeOffset Now);

    private sealed record NowAsked(DateTimeOffset Now);

    private enum LineKind
    {
        Door = 1,
        Input = 2,
        Conversation = 3,
        Experiment = 4,
    }

    /// <summary>A line of one of the short lists.</summary>
    private sealed class Line
    {
        public int Kind { get; init; }
        public Guid Id { get; init; }
        public string Words { get; init; } = "";
        public string Name { get; init; } = "";
        public DateTimeOffset? At { get; init; }
        public DateOnly? Day { get; init; }
        public Guid? OtherId { get; init; }
    }
}
