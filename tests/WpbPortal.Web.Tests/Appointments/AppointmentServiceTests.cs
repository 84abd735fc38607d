using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data.Mail;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Appointments;

/// <summary>A conversation planned, moved and called off, by either of the two and by nobody else.</summary>
public sealed class AppointmentServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private static readonly DateOnly Thursday = new(2026, 11, 12);

    private AppointmentService Service => Data.Service<AppointmentService>();

    private AppointmentQueries Queries => Data.Service<AppointmentQueries>();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_ByEitherOfTheTwo_IsThereForBothAndTellsTheOther(bool byStudent)
    {
        var pair = await Data.CoachingPairAsync();
        var (planner, other) = byStudent ? (pair.Student, pair.Supervisor) : (pair.Supervisor, pair.Student);
        var wish = Wish(other.PersonId);
        Assert.Equal(wish.Id, await Service.PlanAsync(planner, wish, Stop));
        Assert.Equal(wish.Id, await Service.PlanAsync(planner, wish, Stop));

        foreach (var viewer in new[] { planner, other })
        {
            var session = await Data.Service<CoachingQueries>().SessionAsync(viewer, wish.Id, Stop);
            Assert.Equal((SessionState.Planned, DutchTime.Moment(Thursday, new(15, 30)), 30, "Lokaal 1.14"), (session.State, session.At, session.Minutes, session.Place));
            Assert.Equal(viewer == pair.Supervisor, session.IsMine);
        }
        Assert.Equal([NotificationKind.SessionPlanned], await KindsAsync(other));
        Assert.Empty(await KindsAsync(planner));
        var letters = await LettersAsync(wish.Id);
        Assert.Equal(new[] { pair.StudentPerson.Email, pair.SupervisorPerson.Email }.Order(), letters.Select(letter => letter.ToAddress).Order());
        foreach (var letter in letters)
        {
            var held = Calendar.Load(CalendarOf(letter))!.Events.Single();
            Assert.Equal(($"mailto:{letter.ToAddress}", 0, "Begeleidingsgesprek", "Lokaal 1.14"), (held.Attendees.Single().Value!.OriginalString, held.Sequence, held.Summary, held.Location));
            Assert.NotEqual(held.Organizer!.Value, held.Attendees.Single().Value);
            // Who the other is stands in no calendar that may hang on a wall.
            var others = letter.ToAddress == pair.StudentPerson.Email ? pair.SupervisorPerson : pair.StudentPerson;
            Assert.DoesNotContain(others.Email, CalendarOf(letter), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(others.Name.FamilyName, CalendarOf(letter), StringComparison.Ordinal);
            Assert.True(letter.NextAttemptAt <= Data.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task MoveAndCancel_ByTheOther_KeepTheUidAndRaiseTheNumber()
    {
        var pair = await Data.CoachingPairAsync();
        var wish = Wish(pair.Student.PersonId);
        await Service.PlanAsync(pair.Supervisor, wish, Stop);
        await Service.MoveAsync(pair.Student, wish.Id, new(Thursday.AddDays(1), new(9, 0), 45, SessionKind.ReflectionTalk, null), Stop);
        var session = await Data.Service<CoachingQueries>().SessionAsync(pair.Supervisor, wish.Id, Stop);
        Assert.Equal((DutchTime.Moment(Thursday.AddDays(1), new(9, 0)), 45, SessionKind.ReflectionTalk, (string?)null), (session.At, session.Minutes, session.Kind, session.Place));
        Assert.Equal(Rule.MomentUnchanged, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.MoveAsync(pair.Student, wish.Id, new(Thursday.AddDays(1), new(9, 0), 45, SessionKind.ReflectionTalk, null), Stop))).Rule);
        await Service.CancelAsync(pair.Supervisor, wish.Id, Stop);
        Assert.Equal(SessionState.Cancelled, (await Data.Service<CoachingQueries>().SessionAsync(pair.Student, wish.Id, Stop)).State);

        Assert.Equal([NotificationKind.SessionPlanned, NotificationKind.SessionCalledOff], await KindsAsync(pair.Student));
        Assert.Equal([NotificationKind.SessionMoved], await KindsAsync(pair.Supervisor));
        var events = (await LettersAsync(wish.Id)).Where(letter => letter.ToAddress == pair.StudentPerson.Email).OrderBy(letter => letter.Id).Select(letter => Calendar.Load(CalendarOf(letter))!).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], events.Select(one => one.Method!));
        Assert.Equal([0, 1, 2], events.Select(one => one.Events.Single().Sequence));
        Assert.Single(events.Select(one => one.Events.Single().Uid).Distinct());
        // What is called off is over.
        await HiddenAsync(() => Service.CancelAsync(pair.Student, wish.Id, Stop));
        await HiddenAsync(() => Service.MoveAsync(pair.Student, wish.Id, new(Thursday, new(9, 0), 45, SessionKind.ReflectionTalk, null), Stop));
    }

    /// <summary>What can wait is told in the hours of school; what is near at once.</summary>
    [Fact]
    public async Task Move_AtNight_IsToldInTheMorningUnlessItIsNear()
    {
        var pair = await Data.CoachingPairAsync();
        var (far, near) = (Wish(pair.Student.PersonId) with { Day = Thursday.AddDays(7) }, Wish(pair.Student.PersonId) with { Day = new(2026, 11, 11), Time = new(9, 0) });
        foreach (var wish in new[] { far, near }) await Service.PlanAsync(pair.Supervisor, wish, Stop);
        // Eleven in the evening.
        Data.Clock.Advance(TimeSpan.FromHours(13));
        await Service.MoveAsync(pair.Supervisor, far.Id, new(Thursday.AddDays(8), new(9, 0), 30, SessionKind.CoachingSession, null), Stop);
        await Service.CancelAsync(pair.Supervisor, near.Id, Stop);
        Assert.All((await LettersAsync(far.Id)).Where(letter => letter.IdempotencyKey.Contains(":1:", StringComparison.Ordinal)), letter => Assert.Equal(DutchTime.Moment(new(2026, 11, 10), new(8, 0)), letter.NextAttemptAt));
        Assert.All((await LettersAsync(near.Id)).Where(letter => letter.IdempotencyKey.Contains(":1:", StringComparison.Ordinal)), letter => Assert.Equal(Data.Clock.GetUtcNow(), letter.NextAttemptAt));
    }

    [Fact]
    public async Task Plan_ByWhoStandsIn_IsWithinTheCoverAndWithNobodyElse()
    {
        var pair = await Data.CoachingPairAsync();
        var colleague = await Data.PersonAsync(Role.Supervisor);
        var standIn = await Data.ViewerOf(colleague);
        await HiddenAsync(() => Service.PlanAsync(standIn, Wish(pair.Student.PersonId), Stop));
        await Data.CoverAsync(pair.Supervision, colleague, new(Thursday, Thursday));
        await Service.PlanAsync(standIn, Wish(pair.Student.PersonId), Stop);
        await Service.PlanAsync(pair.Student, Wish(standIn.PersonId) with { Time = new(16, 15) }, Stop);
        foreach (var (viewer, with) in new[] { (standIn, pair.Student), (pair.Student, standIn) })
        {
            var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.PlanAsync(viewer, Wish(with.PersonId) with { Day = Thursday.AddDays(1) }, Stop));
            Assert.Equal((Rule.MomentOutsideSupervision, nameof(SessionMoment.Day)), (broken.Rule, broken.Field));
        }
    }

    [Theory]
    [InlineData("2026-11-08", "15:30", 30, Rule.MomentInPast, nameof(SessionMoment.Day))]
    [InlineData("2026-11-12", "15:30", 0, Rule.MinutesOutOfRange, nameof(SessionMoment.Minutes))]
    [InlineData("2027-03-28", "02:30", 30, Rule.ClockJumps, "Time")]
    [InlineData("2027-09-20", "15:30", 30, Rule.MomentOutsideSupervision, nameof(SessionMoment.Day))]
    public async Task Plan_WhatCannotBe_SaysWhere(string day, string time, int minutes, Rule rule, string field)
    {
        var pair = await Data.CoachingPairAsync();
        var wish = Wish(pair.Student.PersonId) with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Time = TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Minutes = minutes };
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.PlanAsync(pair.Supervisor, wish, Stop));
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }

    [Fact]
    public async Task Board_WithTimetablesMeetingsAndConversations_ProposesWhatSuitsBothOutsideHolidays()
    {
        var pair = await Data.CoachingPairAsync();
        DayOfWeek[] days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        // Together they leave the hour from eleven on.
        await Data.TimetableAsync(pair.StudentPerson, [.. days.Select(day => new WeeklyBlock(day, new(8, 0), new(11, 0)))]);
        await Data.TimetableAsync(pair.SupervisorPerson, [.. days.Select(day => new WeeklyBlock(day, new(12, 0), new(17, 30)))]);
        var board = await Queries.BoardAsync(pair.Student, null, 30, Stop);
        Assert.Equal(pair.Supervisor.PersonId, board.Chosen!.PersonId);
        Assert.Equal(3, board.Moments.Count);
        Assert.All(board.Moments, moment => Assert.Equal(11, DutchTime.Local(moment).Hour));
        Assert.True(board.HasTimetable);

        // What is planned then is not free any more; the one that is moved does not stand in its own way.
        var first = board.Moments[0];
        var wish = Wish(pair.Student.PersonId) with { Day = DutchTime.DayOf(first), Time = new(11, 0), Minutes = 60 };
        await Service.PlanAsync(pair.Supervisor, wish, Stop);
        Assert.DoesNotContain((await Queries.BoardAsync(pair.Supervisor, pair.Student.PersonId, 30, Stop)).Moments, moment => DutchTime.DayOf(moment) == wish.Day);
        Assert.Contains((await Queries.BoardToMoveAsync(pair.Supervisor, wish.Id, null, Stop)).Moments, moment => DutchTime.DayOf(moment) == wish.Day);
        Assert.Empty((await Queries.BoardAsync(pair.Supervisor, pair.Student.PersonId, 90, Stop)).Moments);

        // Two weeks before Christmas: no moment in the holiday that begins on the 19th.
        Data.Clock.SetUtcNow(new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));
        var student = await Data.ViewerOf(pair.StudentPerson);
        Assert.All((await Queries.BoardAsync(student, null, 30, Stop)).Moments, moment => Assert.True(DutchTime.DayOf(moment) < new DateOnly(2026, 12, 19)));
    }

    [Fact]
    public async Task Board_OfWhoHasNothingToDoWithTheOther_IsNotThere()
    {
        var pair = await Data.CoachingPairAsync();
        var planned = Wish(pair.Student.PersonId);
        await Service.PlanAsync(pair.Supervisor, planned, Stop);
        List<Viewer> others = [(await Data.CoachingPairAsync()).Supervisor, (await Data.CoachingPairAsync()).Student];
        foreach (var role in Enum.GetValues<Role>()) others.Add(await Data.ViewerAs(role));
        foreach (var other in others)
        {
            await HiddenAsync(() => Queries.BoardAsync(other, pair.Student.PersonId, 30, Stop));
            await HiddenAsync(() => Queries.BoardToMoveAsync(other, planned.Id, null, Stop));
            await HiddenAsync(() => Service.PlanAsync(other, Wish(pair.Student.PersonId), Stop));
            await HiddenAsync(() => Service.PlanAsync(other, Wish(pair.Supervisor.PersonId), Stop));
            await HiddenAsync(() => Service.MoveAsync(other, planned.Id, new(Thursday, new(9, 0), 45, SessionKind.ReflectionTalk, null), Stop));
            await HiddenAsync(() => Service.CancelAsync(other, planned.Id, Stop));
        }
    }

    /// <summary>In plain SQL: of whom one has conversations with, when the two are busy, of anybody else nothing.</summary>
    [Fact]
    public async Task BusyTimes_AskedForByEverybody_AreOfTheTwoAlone()
    {
        var pair = await Data.CoachingPairAsync();
        foreach (var person in new[] { pair.StudentPerson, pair.SupervisorPerson }) await Data.TimetableAsync(person, new WeeklyBlock(person == pair.StudentPerson ? DayOfWeek.Tuesday : DayOfWeek.Wednesday, new(9, 0), new(10, 0)));
        var (student, supervisor) = (pair.Student.PersonId, pair.Supervisor.PersonId);
        Assert.Equal(2L, await AskAsync(student, supervisor));
        Assert.Equal(2L, await AskAsync(supervisor, student));
        // Longer than three weeks: nothing at all.
        Assert.Equal(0L, await AskAsync(supervisor, student, "2026-12-20"));
        foreach (var role in Enum.GetValues<Role>().Except([Role.PlatformAdmin]))
        {
            var other = await Data.PersonAsync(role);
            Assert.Equal((role, 0L, 0L), (role, await AskAsync(other.Id, student), await AskAsync(other.Id, supervisor)));
            // His own he is told, whomever he names.
            Assert.Equal(1L, await AskAsync(student, other.Id));
        }
        var former = await Data.CoachingPairAsync(new(Data.ThisYear.From, Data.Today.AddDays(-1)));
        await Data.TimetableAsync(former.StudentPerson, new WeeklyBlock(DayOfWeek.Tuesday, new(9, 0), new(10, 0)));
        Assert.Equal(0L, await AskAsync(former.Supervisor.PersonId, former.Student.PersonId));

        async Task<object?> AskAsync(Guid person, Guid with, string until = "2026-11-16")
        {
            await using var app = await Async(pair.Supervision.PartnershipId, person);
            return await RunAsync(app, $"select count(*) from platform.busy_times('{with}', '2026-11-09', '{until}', null)");
        }
    }

    /// <summary>In plain SQL: the student plans, moves and calls off, and makes of it no conversation that was held, nor one of somebody else.</summary>
    [Fact]
    public async Task Rows_WrittenByTheStudent_StayPlannedAndHisOwn()
    {
        var (pair, others) = (await Data.CoachingPairAsync(), await Data.CoachingPairAsync());
        var wish = Wish(pair.Supervisor.PersonId);
        await Service.PlanAsync(pair.Student, wish, Stop);
        var held = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);
        await using var app = await Async(pair.Supervision.PartnershipId, pair.Student.PersonId);
        Assert.Equal(1, await ChangeAsync(app, $"update coaching_session set minutes = 20 where id = '{wish.Id}'"));
        Assert.Equal(0, await ChangeAsync(app, $"update coaching_session set minutes = 20 where id = '{held.Id}'"));
        await RefusedAsync($"update coaching_session set state = 2 where id = '{wish.Id}'");
        await RefusedAsync($"update coaching_session set author_id = '{others.Supervisor.PersonId}' where id = '{wish.Id}'");
        await RefusedAsync($"insert into coaching_session (partnership_id, id, supervision_id, student_id, author_id, at, minutes, kind, state, changes) values ('{pair.Supervision.PartnershipId}', gen_random_uuid(), '{others.Supervision.Id}', '{others.Student.PersonId}', '{others.Supervisor.PersonId}', now(), 30, 1, 1, 0)");
        await using var colleague = await Async(pair.Supervision.PartnershipId, others.Supervisor.PersonId);
        Assert.Equal(0, await ChangeAsync(colleague, $"update coaching_session set state = 4 where id = '{wish.Id}'"));

        async Task RefusedAsync(string sql)
        {
            await RunAsync(app, "savepoint attempt");
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(app, sql))).SqlState);
            await RunAsync(app, "rollback to savepoint attempt");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Turn_AfterASupervisionEnds_CallsOffWhatWasPlannedBeyond_AndTellsBothOnce(int lastDay)
    {
        var (pair, other) = (await Data.CoachingPairAsync(), await Data.CoachingPairAsync());
        var last = Data.Today.AddDays(lastDay);
        PlanRequest Planned(CoachingPair of, DateOnly day) => Wish(of.Student.PersonId) with { Day = day };
        var (within, beyond, elsewhere) = (Planned(pair, last), Planned(pair, last.AddDays(1)), Planned(other, last.AddDays(1)));
        foreach (var (of, wish) in new[] { (pair, within), (pair, beyond), (other, elsewhere) }) await Service.PlanAsync(of.Supervisor, wish, Stop);
        await Data.AsOwnerAsync(pair.Student.PartnershipId, async db =>
        {
            (await db.Supervisions.Include(row => row.Covers).SingleAsync(row => row.Id == pair.Supervision.Id, Stop)).End(last, Data.Today, Data.Clock.GetUtcNow());
            return 0;
        });

        var clockwork = Data.Service<AppointmentClockwork>();
        await clockwork.TurnAsync(Stop);
        await Task.WhenAll(clockwork.TurnAsync(pair.Student.PartnershipId, Stop), clockwork.TurnAsync(pair.Student.PartnershipId, Stop));

        // Ended today, access ends today: also what was planned for later that day.
        var fallen = lastDay == 0 ? 2 : 1;
        Assert.Equal((SessionState.Cancelled, lastDay == 0 ? SessionState.Cancelled : SessionState.Planned, SessionState.Planned), (await StateAsync(beyond), await StateAsync(within), await StateAsync(elsewhere)));
        foreach (var viewer in new[] { pair.Student, pair.Supervisor }) Assert.Equal(fallen, (await KindsAsync(viewer)).Count(kind => kind == NotificationKind.SessionFellAway));
        var letters = (await LettersAsync(beyond.Id)).Where(letter => letter.IdempotencyKey.StartsWith(nameof(NotificationKind.SessionFellAway), StringComparison.Ordinal)).ToList();
        Assert.Equal(new[] { pair.StudentPerson.Email, pair.SupervisorPerson.Email }.Order(), letters.Select(letter => letter.ToAddress).Order());
        var (first, gone) = (Calendar.Load(CalendarOf((await LettersAsync(beyond.Id)).First(letter => letter.ToAddress == letters[0].ToAddress)))!, Calendar.Load(CalendarOf(letters[0]))!);
        Assert.Equal(("CANCEL", 1, first.Events.Single().Uid), (gone.Method, gone.Events.Single().Sequence, gone.Events.Single().Uid));

        Task<SessionState> StateAsync(PlanRequest wish) => Data.AsOwnerAsync(pair.Student.PartnershipId, db => db.CoachingSessions.Where(row => row.Id == wish.Id).Select(row => row.State).SingleAsync(Stop), pair.Student.PersonId);
    }

    [Fact]
    public async Task Turn_AfterACoverEnds_CallsOffWhatWasPlannedWithWhoStoodIn()
    {
        var pair = await Data.CoachingPairAsync();
        var standIn = await Data.PersonAsync(Role.Supervisor);
        var cover = await Data.AsOwnerAsync(pair.Student.PartnershipId, async db =>
        {
            var supervision = await db.Supervisions.Include(row => row.Covers).SingleAsync(row => row.Id == pair.Supervision.Id, Stop);
            var made = new Domain.Placements.Cover(supervision, standIn.Id, new(Data.Today, Thursday.AddDays(7)));
            db.Add(made);
            return made.Id;
        });
        var (withStandIn, withOwn) = (Wish(pair.Student.PersonId), Wish(pair.Student.PersonId) with { Time = new(9, 0) });
        await Service.PlanAsync(await Data.ViewerOf(standIn), withStandIn, Stop);
        await Service.PlanAsync(pair.Supervisor, withOwn, Stop);
        await Data.Service<AppointmentClockwork>().TurnAsync(pair.Student.PartnershipId, Stop);
        Assert.Equal((SessionState.Planned, SessionState.Planned), (await StateAsync(withStandIn), await StateAsync(withOwn)));

        await Data.AsOwnerAsync(pair.Student.PartnershipId, async db =>
        {
            (await db.Covers.SingleAsync(row => row.Id == cover, Stop)).End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return 0;
        });
        await Data.Service<AppointmentClockwork>().TurnAsync(pair.Student.PartnershipId, Stop);
        Assert.Equal((SessionState.Cancelled, SessionState.Planned), (await StateAsync(withStandIn), await StateAsync(withOwn)));

        Task<SessionState> StateAsync(PlanRequest wish) => Data.AsOwnerAsync(pair.Student.PartnershipId, db => db.CoachingSessions.Where(row => row.Id == wish.Id).Select(row => row.State).SingleAsync(Stop), pair.Student.PersonId);
    }

    [Fact]
    public async Task Function_AskedAsAPerson_CallsNothingOff()
    {
        var pair = await Data.CoachingPairAsync();
        var wish = Wish(pair.Student.PersonId);
        await Service.PlanAsync(pair.Supervisor, wish, Stop);
        await Data.AsOwnerAsync(pair.Student.PartnershipId, async db =>
        {
            (await db.Supervisions.SingleAsync(row => row.Id == pair.Supervision.Id, Stop)).End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return 0;
        });
        await using var app = await Async(pair.Student.PartnershipId, pair.Student.PersonId);
        Assert.Equal(0L, await RunAsync(app, $"select count(*) from platform.call_off_talks('{Data.Clock.GetUtcNow():O}')"));
    }

    private static PlanRequest Wish(Guid with) => new(Guid.CreateVersion7(), with, Thursday, new(15, 30), 30, SessionKind.CoachingSession, "Lokaal 1.14");

    private Task<List<NotificationKind>> KindsAsync(Viewer viewer) =>
        Data.AsOwnerAsync(viewer.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == viewer.PersonId).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), viewer.PersonId);

    private async Task<List<OutboxMessage>> LettersAsync(Guid session)
    {
        await using var db = await Data.Service<WpbPortal.Data.WpbContexts>().OpenPlatformAsync(Stop);
        return await db.Outbox.AsNoTracking().Where(row => row.IdempotencyKey.Contains(session.ToString())).ToListAsync(Stop);
    }

    private string CalendarOf(OutboxMessage letter) => Data.Service<Letters>().CalendarOf(letter)!;

    private async Task<NpgsqlConnection> Async(Guid partnership, Guid person)
    {
        var app = new NpgsqlConnection(Data.Connections.App);
        await app.OpenAsync(Stop);
        await RunAsync(app, "begin");
        await RunAsync(app, $"select set_config('app.partnership_id', '{partnership}', true), set_config('app.person_id', '{person}', true), set_config('app.today', '{Data.Today:yyyy-MM-dd}', true)");
        return app;
    }

    private static async Task<object?> RunAsync(NpgsqlConnection app, string sql)
    {
        await using var command = new NpgsqlCommand(sql, app);
        return await command.ExecuteScalarAsync(Stop);
    }

    private static async Task<int> ChangeAsync(NpgsqlConnection app, string sql)
    {
        await using var command = new NpgsqlCommand(sql, app);
        return await command.ExecuteNonQueryAsync(Stop);
    }

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);
}
