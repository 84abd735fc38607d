using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Today;

/// <summary>What a supervisor's start page answers: who do I see, what did they bring in, how do I coach?</summary>
public sealed class SupervisorTodayQueries(WpbContexts contexts)
{
    /// <summary>How far the page looks back, in days: eight weeks.</summary>
    public const int DaysBack = 56;

    private const int DaysAhead = 28;
    private const int MostSessions = 80;
    private const int MostPoints = 20;
    private const int MostReplies = 3;
    private const int MostPlanned = 5;
    private const int DaysToNote = 7;
    private const int MostStudents = 40;
    private const int MostInputs = 3;

    /// <summary>The viewer's day as a supervisor. How she steered is hers alone.</summary>
    public async Task<SupervisorToday> TodayAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var since = DutchTime.Moment(today.AddDays(-DaysBack), TimeOnly.MinValue);
        var asked = new DaysAsked(since, today.AddDays(DaysAhead));
        var sessions = await db.KnownAsync(asked, static (db, viewer, asked) =>
        {
            var replies = db.FeedbackReplies.VisibleTo(viewer);
            return db.CoachingSessions.WrittenBy(viewer).AsNoTracking()
                .Where(row => row.State == SessionState.Held || ((row.State == SessionState.Shared || row.State == SessionState.Planned) && row.At >= asked.Since))
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(MostSessions)
                .Select(row => new
                {
                    row.Id, row.At, row.State, row.StudentId,
                    Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                    Direction = row.Steering == null ? null : row.Steering.Direction,
                    Replies = replies.Where(reply => row.Feedback.Any(feedback => feedback.Id == reply.Id))
                        .Select(reply => new { reply.TakesAlong, reply.WillTry, reply.RepliedAt }).ToList(),
                });
        }, stop);
        var students = await db.KnownAsync(asked, static (db, viewer, asked) =>
        {
            var trials = db.Experiments.VisibleTo(viewer).Where(trial => trial.State == ExperimentState.Running && trial.StudentId != viewer.PersonId);
            var inputs = db.AgendaItems.BroughtTo(viewer).Waiting(db.CoachingSessions.ThatWere(viewer));
            return db.Supervisions.VisibleTo(viewer)
                .Where(row => row.EndedAt == null && row.Period.From <= asked.Soon && (row.Period.Until == null || row.Period.Until >= viewer.Today)
                    && (row.SupervisorId == viewer.PersonId || row.Covers.Any(cover => cover.CoveredById == viewer.PersonId && cover.EndedAt == null
                        && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today))))
                .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id).Take(MostStudents)
                .Select(row => new CoachedStudent(row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                    row.Placement.TeamId, row.Placement.Team.Name, row.SupervisorId == viewer.PersonId, row.Period.From,
                    row.Covers.Where(cover => cover.EndedAt == null && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today))
                        .OrderBy(cover => cover.Id).Select(cover => new TodayCover(new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName), cover.Period.Until)).FirstOrDefault(),
                    null,
                    // The order asks for the row outside, so that these are looked for by student; EF Core numbers all that anybody brought in and tries otherwise.
                    inputs.Where(input => input.SupervisionId == row.Id).OrderBy(input => input.SupervisionId != row.Id).ThenBy(input => input.SessionId == null).ThenBy(input => input.Session!.At).ThenBy(input => input.SharedAt).Take(MostInputs)
                        .Select(input => new TodayInput(input.Id, input.Content, input.Session == null ? null : input.Session.At, input.SessionId)).ToList(),
                    trials.Where(trial => trial.StudentId == row.StudentId).OrderBy(trial => trial.StudentId != row.StudentId).ThenBy(trial => trial.LookBackOn).ThenBy(trial => trial.Id).Take(MostInputs)
                    .Select(trial => new TodayTrial(trial.Id, trial.Content, trial.LookBackOn, trial.LookBackOn <= viewer.Today)).ToList())).AsSingleQuery();
        }, stop);
        var teams = await TeamsAsync(db, students, stop);

        var last = sessions.Where(row => row.State != SessionState.Planned).GroupBy(row => row.StudentId).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.At));
        return new(
            [.. sessions.Where(row => row.State == SessionState.Held).Select(row => new TodayDraft(row.Id, row.Student, row.At))],
            [.. sessions.Where(row => row.State == SessionState.Planned && row.At >= db.Now.AddDays(-DaysToNote)).OrderBy(row => row.At).Take(MostPlanned).Select(row => new TodayPlanned(row.Id, row.Student, row.At, row.At <= db.Now))],
            [.. sessions.SelectMany(row => row.Replies, (row, reply) => new TodayReply(row.Id, row.Student, reply.TakesAlong, reply.WillTry, reply.RepliedAt))
                .OrderByDescending(reply => reply.At).Take(MostReplies)],
            [.. students.DistinctBy(student => student.Id).Select(student => student with { LastAt = last.TryGetValue(student.Id, out var at) ? at : null })],
            teams,
            [.. sessions.Where(row => row.Direction is not null && row.At >= since).Take(MostPoints).Reverse()
                .Select(row => new SteeringPoint(DutchTime.DayOf(row.At), row.Direction!.Value, row.Student.Full))])
        { ForAll = await TodayForAll.OfAsync(db, Role.Supervisor, stop) };
    }

    private sealed record DaysAsked(DateTimeOffset Since, DateOnly Soon);

    private sealed record TeamsAsked(IReadOnlyList<Guid> Ids, DateTimeOffset Now);

    /// <summary>The teams that she belongs to or has students in, with the doors that stand open there as far as she sees them.</summary>
    private static async Task<IReadOnlyList<CareTeam>> TeamsAsync(WpbDbContext db, IReadOnlyList<CoachedStudent> students, CancellationToken stop)
    {
        Guid[] ids = [.. db.Viewer.TeamsOfSupervisor.Concat(students.Select(student => student.TeamId)).Distinct()];
        if (ids.Length == 0) return [];
        var rows = await db.KnownAsync(new TeamsAsked(ids, db.Now), static (db, viewer, asked) =>
        {
            var doors = db.Opportunities.VisibleTo(viewer).Where(row => row.ClosedAt == null && row.LastDay >= viewer.Today);
            var seats = db.ChoiceSeats.TakenBy(viewer).Where(seat => seat.Side == ChoiceSide.Supervisor && seat.Round.State == ChoiceRoundState.Open && seat.Round.ClosesAt > asked.Now);
            return db.Teams.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id)).OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new
            {
                row.Id, row.Name, Doors = doors.Count(door => door.TeamId == row.Id),
                Chosen = doors.Where(door => door.TeamId == row.Id).SelectMany(door => door.Choices).Count(choice => choice.State != ChoiceState.Withdrawn),
                Choice = seats.Where(seat => seat.Round.TeamId == row.Id).Select(seat => new TodayChoice(seat.RoundId, row.Name, seat.Round.ClosesAt, seat.AnsweredAt != null)).FirstOrDefault(),
            });
        }, stop);
        return
        [
            .. rows.Select(row =>
            {
                var mine = students.Where(student => student.IsMine && student.TeamId == row.Id).ToList();
                return new CareTeam(row.Id, row.Name, mine.Count > 0, [.. mine.Select(student => student.StandIn).OfType<TodayCover>().Distinct()],
                    db.Viewer.IsInTeam(row.Id), row.Doors, row.Chosen, row.Choice);
            }),
        ];
    }
}
