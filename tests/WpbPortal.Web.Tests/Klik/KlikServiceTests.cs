using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Features.Klik;
using WpbPortal.Web.Features.Today;
using Xunit;

namespace WpbPortal.Web.Tests.Klik;

public sealed class KlikServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private KlikService Service => Data.Service<KlikService>();

    private KlikQueries Queries => Data.Service<KlikQueries>();

    private KlikHandlingService Handling => Data.Service<KlikHandlingService>();

    [Fact]
    public async Task Raise_ByAStudent_IsReadByWhomHeChoseAndByNobodyElse()
    {
        var world = await Data.KlikWorldAsync();
        var (student, first) = (await Data.ViewerOf(world.Student), await Data.ViewerOf(world.First));
        Assert.Equal([world.First.Id, world.Second.Id], (await Queries.NewAsync(student, world.Supervision.Id, Stop)).Readers.Select(reader => reader.Id).Order());

        var id = await Service.RaiseAsync(student, world.Supervision.Id, "Ik krijg geen ruimte.", [world.First.Id], Stop);

        var read = await Handling.ReadAsync(first, id, Stop);
        Assert.Equal(("Ik krijg geen ruimte.", world.Student.Name, world.Supervisor.Name, KlikState.Raised), (read.Words, read.Author, read.Other, read.State));
        Assert.Equal([id], (await Queries.HandledAsync(first, Stop)).Select(row => row.Id));
        Assert.Equal([id], (await Data.Service<SchoolEducatorTodayQueries>().TodayAsync(first, Stop)).Kliks.Select(klik => klik.Id));
        foreach (var other in new[] { world.Second, world.Supervisor, world.Colleague, await Data.PersonAsync(Role.Coordinator), await Data.PersonAsync(Role.Trainer) })
        {
            var viewer = await Data.ViewerOf(other);
            await Assert.ThrowsAsync<NotFoundException>(() => Handling.ReadAsync(viewer, id, Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => Queries.OwnSignalAsync(viewer, id, Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => Handling.NoteAsync(viewer, id, "x", Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => Service.WithdrawAsync(viewer, id, Stop));
            Assert.Empty(await Queries.HandledAsync(viewer, Stop));
        }
        Assert.Equal([NotificationKind.KlikRaised], await ToldAsync(world.First));
        Assert.Empty(await ToldAsync(world.Second));
        Assert.Empty(await ToldAsync(world.Supervisor));
    }

    [Fact]
    public async Task Read_ByAHandler_IsNotedAndSeenByTheAuthor()
    {
        var world = await Data.KlikWorldAsync();
        var student = await Data.ViewerOf(world.Student);
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id, world.Second.Id], Stop);
        Assert.Empty((await Queries.OwnSignalAsync(student, id, Stop)).ReadBy);
        Data.Clock.Advance(TimeSpan.FromMinutes(5));
        await Handling.ReadAsync(await Data.ViewerOf(world.First), id, Stop);
        Data.Clock.Advance(TimeSpan.FromMinutes(5));
        await Handling.ReadAsync(await Data.ViewerOf(world.First), id, Stop);

        var own = await Queries.OwnSignalAsync(student, id, Stop);

        Assert.Equal([(world.First.Name, Data.Clock.GetUtcNow())], own.ReadBy);
        Assert.Equal(2, await Data.AsOwnerAsync(world.School.PartnershipId, db => db.AuditEntries.CountAsync(row => row.RecordId == id && row.Act == AuditAct.Read && row.SubjectId == world.Student.Id && row.ActorId == world.First.Id, Stop)));
    }

    [Fact]
    public async Task Raise_ForAForgedSupervisionOrReader_IsNotFoundOrRefused()
    {
        var (world, other) = (await Data.KlikWorldAsync(), await Data.KlikWorldAsync(await Data.SchoolAsync()));
        var student = await Data.ViewerOf(world.Student);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.RaiseAsync(student, other.Supervision.Id, "x", [world.First.Id], Stop));
        foreach (var reader in new[] { world.Supervisor, world.Student, world.Colleague, other.First })
            await Assert.ThrowsAsync<NotFoundException>(() => Service.RaiseAsync(student, world.Supervision.Id, "x", [reader.Id], Stop));
        await BreaksAsync(Rule.Required, nameof(KlikSignal.HandlerIds), () => Service.RaiseAsync(student, world.Supervision.Id, "x", [], Stop));
        await BreaksAsync(Rule.Required, nameof(KlikSignal.Words), () => Service.RaiseAsync(student, world.Supervision.Id, " ", [world.First.Id], Stop));
        await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id], Stop);
        await BreaksAsync(Rule.KlikOpenAlready, null, () => Service.RaiseAsync(student, world.Supervision.Id, "y", [world.First.Id], Stop));
        // The other of the two notices nothing of that: she says what she has to say.
        await Service.RaiseAsync(await Data.ViewerOf(world.Supervisor), world.Supervision.Id, "z", [world.Second.Id], Stop);
    }

    [Fact]
    public async Task Read_ByAHandlerWhoBecameAParty_IsNotFound()
    {
        var world = await Data.KlikWorldAsync();
        await Data.RoleAsync(world.First, Role.Supervisor, team: world.Team);
        var student = await Data.ViewerOf(world.Student);
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id, world.Second.Id], Stop);
        var (first, second) = (await Data.ViewerOf(world.First), await Data.ViewerOf(world.Second));
        await Handling.ReadAsync(first, id, Stop);
        await Handling.TakeUpAsync(second, id, Stop);

        await Handling.TransferAsync(second, id, new(world.First.Id, "Morgen verder met iemand anders.", false), Stop);

        await Assert.ThrowsAsync<NotFoundException>(() => Handling.ReadAsync(first, id, Stop));
        Assert.Empty(await Queries.HandledAsync(first, Stop));
        Assert.Equal(KlikDecision.Transfer, (await Handling.ReadAsync(second, id, Stop)).Decision);
    }

    [Fact]
    public async Task Read_ByAHandlerWhoIsNamedNoLonger_IsNotFound_AndTheAuthorChoosesAnew()
    {
        var world = await Data.KlikWorldAsync();
        var (student, first) = (await Data.ViewerOf(world.Student), await Data.ViewerOf(world.First));
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id], Stop);
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await Data.Service<KlikSchoolService>().NameHandlersAsync(coordinator, world.School.Id, [world.Second.Id, world.Colleague.Id], Stop);

        await Assert.ThrowsAsync<NotFoundException>(() => Handling.ReadAsync(first, id, Stop));
        Assert.True((await Queries.OwnSignalAsync(student, id, Stop)).IsUnread);
        Assert.Equal([world.School.Id], (await Data.Service<CoordinatorTodayQueries>().TodayAsync(coordinator, Stop)).KlikWaits.Select(school => school.Id));
        await Service.ChooseHandlersAsync(student, id, [world.Colleague.Id], Stop);
        Assert.Empty((await Data.Service<CoordinatorTodayQueries>().TodayAsync(coordinator, Stop)).KlikWaits);
        Assert.Equal("x", (await Handling.ReadAsync(await Data.ViewerOf(world.Colleague), id, Stop)).Words);
        Assert.Equal([NotificationKind.KlikRaised], await ToldAsync(world.Colleague));
    }

    [Fact]
    public async Task Raise_WhereNobodyIsLeft_TellsCoordinatorsThatAndNoMore()
    {
        var world = await Data.KlikWorldAsync(await Data.SchoolAsync());
        await Data.AsOwnerAsync(world.School.PartnershipId, db => db.KlikHandlers.Where(row => row.SchoolId == world.School.Id).ExecuteDeleteAsync(Stop));
        // The one handler is the other of the two, who is a coordinator too.
        await Data.KlikHandlerAsync(world.School, world.Supervisor);
        await Data.RoleAsync(world.Supervisor, Role.Coordinator);
        var coordinator = await Data.PersonAsync(Role.Coordinator);
        var student = await Data.ViewerOf(world.Student);

        Assert.Empty((await Queries.NewAsync(student, world.Supervision.Id, Stop)).Readers);
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [], Stop);

        Assert.Equal([NotificationKind.KlikWaits], await ToldAsync(coordinator));
        var told = await Data.AsOwnerAsync(world.School.PartnershipId, db => db.Notifications.AsNoTracking().SingleAsync(row => row.RecipientId == coordinator.Id, Stop), coordinator.Id);
        Assert.Equal((world.School.Id, null), (told.RecordId, told.ActorId));
        Assert.Equal([world.School.Id], (await Data.Service<CoordinatorTodayQueries>().TodayAsync(await Data.ViewerOf(coordinator), Stop)).KlikWaits.Select(school => school.Id));
        var asCoordinator = await Data.ViewerOf(coordinator);
        await Assert.ThrowsAsync<NotFoundException>(() => Handling.ReadAsync(asCoordinator, id, Stop));
        // The party is told nothing, coordinator or not.
        Assert.Empty(await ToldAsync(world.Supervisor));
        Assert.Empty((await Data.Service<CoordinatorTodayQueries>().TodayAsync(await Data.ViewerOf(world.Supervisor), Stop)).KlikWaits);
    }

    [Fact]
    public async Task Notes_AreTheHandlersOnly()
    {
        var world = await Data.KlikWorldAsync();
        var student = await Data.ViewerOf(world.Student);
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id, world.Second.Id], Stop);
        await Handling.NoteAsync(await Data.ViewerOf(world.First), id, "Ook met haar gesproken.", Stop);

        var read = await Handling.ReadAsync(await Data.ViewerOf(world.Second), id, Stop);

        Assert.Equal([(world.First.Name, "Ook met haar gesproken.")], read.Notes.Select(note => (note.By, note.Words)));
        Assert.Equal(KlikState.InConversation, read.State);
        Assert.Equal([world.First.Name], read.OtherReaders);
        Assert.Equal(0, await Data.AsOwnerAsync(world.School.PartnershipId, db => db.KlikNotes.CountAsync(row => row.SignalId == id, Stop), world.Student.Id));
    }

    [Fact]
    public async Task Decide_ToMediateAndBack_TellsTheAuthorAndNotTheOther()
    {
        var world = await Data.KlikWorldAsync();
        var (supervisor, first) = (await Data.ViewerOf(world.Supervisor), await Data.ViewerOf(world.First));
        var id = await Service.RaiseAsync(supervisor, world.Supervision.Id, "x", [world.First.Id], Stop);
        await BreaksAsync(Rule.KlikNotInConversation, null, () => Handling.DecideAsync(first, id, KlikDecision.Mediate, "Samen aan tafel.", Stop));
        await Handling.TakeUpAsync(first, id, Stop);
        await Handling.DecideAsync(first, id, KlikDecision.Mediate, "Samen aan tafel.", Stop);

        var own = await Queries.OwnSignalAsync(supervisor, id, Stop);
        Assert.Equal((KlikState.Decided, KlikDecision.Mediate, "Samen aan tafel.", world.First.Name), (own.State, own.Decision, own.Answer, own.DecidedBy));
        await Handling.ReopenAsync(first, id, Stop);
        await Handling.DecideAsync(first, id, KlikDecision.Continue, "Verder.", Stop);
        await Handling.CloseAsync(first, id, Stop);
        Assert.Equal(KlikState.Closed, (await Queries.OwnSignalAsync(supervisor, id, Stop)).State);
        Assert.NotEmpty(await ToldAsync(world.Supervisor));
        Assert.Empty(await ToldAsync(world.Student));
        await BreaksAsync(Rule.Required, nameof(Supervision.SupervisorId), () => Handling.DecideAsync(first, id, KlikDecision.Transfer, "x", Stop));
    }

    [Fact]
    public async Task Transfer_InOneTransaction_EndsTheOneAndBeginsTheNext()
    {
        var world = await Data.KlikWorldAsync();
        var (student, first) = (await Data.ViewerOf(world.Student), await Data.ViewerOf(world.First));
        var cover = await Data.CoverAsync(world.Supervision, world.Colleague, new(Data.Today, Data.Today.AddDays(4)));
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id], Stop);
        await Handling.TakeUpAsync(first, id, Stop);
        Assert.Contains((await Handling.ReadAsync(first, id, Stop)).Successors, one => one.Id == world.Colleague.Id && one is { IsOfTeam: true, Students: 0, Places: null });

        await Handling.TransferAsync(first, id, new(world.Colleague.Id, "Morgen begin je bij een ander.", false), Stop);

        var all = await Data.AsOwnerAsync(world.School.PartnershipId, db => db.Supervisions.AsNoTracking().Where(row => row.PlacementId == world.Placement.Id).OrderBy(row => row.Period.From).ToListAsync(Stop));
        Assert.Equal([(world.Supervisor.Id, Data.ThisYear.From, (DateOnly?)Data.Today), (world.Colleague.Id, Data.Today.AddDays(1), Data.ThisYear.Until)], all.Select(row => (row.SupervisorId, row.Period.From, row.Period.Until)));
        Assert.Equal(Data.Clock.GetUtcNow(), all[0].EndedAt);
        Assert.NotNull(await Data.AsOwnerAsync(world.School.PartnershipId, db => db.Covers.Where(row => row.Id == cover.Id).Select(row => row.EndedAt).SingleAsync(Stop)));
        Assert.Equal([NotificationKind.SupervisionEnded], await ToldAsync(world.Supervisor));
        Assert.Equal([NotificationKind.SupervisionBegan], await ToldAsync(world.Colleague));
        Assert.Equal([NotificationKind.KlikAnswered, NotificationKind.KlikAnswered, NotificationKind.SupervisionBegan], (await ToldAsync(world.Student)).Order());
        await BreaksAsync(Rule.KlikNotInConversation, null, () => Handling.TransferAsync(first, id, new(world.Colleague.Id, "x", false), Stop));
    }

    [Fact]
    public async Task Transfer_ToWhoIsFullOrIsNoSupervisorThere_ChangesNothing()
    {
        var world = await Data.KlikWorldAsync();
        var first = await Data.ViewerOf(world.First);
        var id = await Service.RaiseAsync(await Data.ViewerOf(world.Student), world.Supervision.Id, "x", [world.First.Id], Stop);
        await Handling.TakeUpAsync(first, id, Stop);
        await Data.SupervisionAsync(world.Colleague, await Data.PlacementAsync(team: world.Team));
        var round = await Data.ChoiceRoundAsync(world.Team, [], [world.Colleague]);
        await Data.AsOwnerAsync(world.School.PartnershipId, db => db.ChoiceSeats.Where(row => row.RoundId == round.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(seat => seat.Places, 1).SetProperty(seat => seat.AnsweredAt, Data.Clock.GetUtcNow()), Stop), world.Colleague.Id);

        Assert.True((await Handling.ReadAsync(first, id, Stop)).Successors.Single(one => one.Id == world.Colleague.Id).IsFull);
        await BreaksAsync(Rule.SupervisorIsFull, nameof(KlikTransfer.EvenIfFull), () => Handling.TransferAsync(first, id, new(world.Colleague.Id, "x", false), Stop));
        await BreaksAsync(Rule.NotASupervisorThere, nameof(Supervision.SupervisorId), () => Handling.TransferAsync(first, id, new(world.Second.Id, "x", false), Stop));
        Assert.Equal(1, await Data.AsOwnerAsync(world.School.PartnershipId, db => db.Supervisions.CountAsync(row => row.PlacementId == world.Placement.Id && row.EndedAt == null, Stop)));
        await Handling.TransferAsync(first, id, new(world.Colleague.Id, "x", true), Stop);
        Assert.Equal(KlikDecision.Transfer, (await Handling.ReadAsync(first, id, Stop)).Decision);
    }

    [Fact]
    public async Task Withdraw_ByItsAuthor_StaysWithWhoReadsIt()
    {
        var world = await Data.KlikWorldAsync();
        var (student, first) = (await Data.ViewerOf(world.Student), await Data.ViewerOf(world.First));
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id], Stop);
        await Service.WithdrawAsync(student, id, Stop);

        Assert.True((await Handling.ReadAsync(first, id, Stop)).IsWithdrawn);
        await BreaksAsync(Rule.KlikClosed, null, () => Handling.TakeUpAsync(first, id, Stop));
        Assert.Empty((await Data.Service<SchoolEducatorTodayQueries>().TodayAsync(first, Stop)).Kliks);
        // And it can be told once more.
        await Service.RaiseAsync(student, world.Supervision.Id, "y", [world.Second.Id], Stop);
    }

    [Fact]
    public async Task AskCounsellor_TellsHerWhoAsksOnce_AndKeepsNoSignal()
    {
        var world = await Data.KlikWorldAsync();
        var counsellor = await Data.PersonAsync(Role.Supervisor, team: world.Team);
        await Data.CounsellorAsync(world.School, counsellor);
        var student = await Data.ViewerOf(world.Student);
        Assert.Equal([(world.School.Id, (Guid?)counsellor.Id)], (await Queries.CounsellorsAsync(student, Stop)).Select(card => (card.SchoolId, card.TellId)));

        await Service.AskCounsellorAsync(student, world.School.Id, Stop);
        await Service.AskCounsellorAsync(student, world.School.Id, Stop);

        Assert.Equal([NotificationKind.CounsellorAsked], await ToldAsync(counsellor));
        Assert.Equal(0, await Data.AsOwnerAsync(world.School.PartnershipId, db => db.KlikSignals.CountAsync(Stop), world.Student.Id));
        Assert.Empty(await ToldAsync(world.Supervisor));
    }

    [Fact]
    public async Task AskCounsellor_WhoIsTheOther_IsNotOffered()
    {
        var world = await Data.KlikWorldAsync();
        await Data.CounsellorAsync(world.School, world.Supervisor);
        var student = await Data.ViewerOf(world.Student);

        var card = Assert.Single(await Queries.CounsellorsAsync(student, Stop));

        Assert.NotNull(card.Contact);
        Assert.Null(card.TellId);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.AskCounsellorAsync(student, world.School.Id, Stop));
        Assert.Empty(await ToldAsync(world.Supervisor));
    }

    [Fact]
    public async Task NameHandlers_AtLeastTwoOfTheSchool_ByItsEducatorOrTheCoordinator()
    {
        var world = await Data.KlikWorldAsync();
        var service = Data.Service<KlikSchoolService>();
        var educator = await Data.ViewerOf(world.First);
        await BreaksAsync(Rule.KlikTooFewHandlers, nameof(KlikHandler), () => service.NameHandlersAsync(educator, world.School.Id, [world.First.Id], Stop));
        await BreaksAsync(Rule.NotAKlikHandler, nameof(KlikHandler), () => service.NameHandlersAsync(educator, world.School.Id, [world.First.Id, world.Student.Id], Stop));
        await service.NameHandlersAsync(educator, world.School.Id, [world.First.Id, world.Colleague.Id], Stop);
        Assert.Equal([world.Colleague.Id, world.First.Id], (await service.GetAsync(educator, world.School.Id, Stop)).People.Where(one => one.IsHandler).Select(one => one.Person.Id).OrderDescending());
        await service.NameCounsellorAsync(educator, world.School.Id, new("Jo Visser", "0800", null), null, Stop);
        await service.NameCounsellorAsync(await Data.ViewerAs(Role.Coordinator), world.School.Id, new("Jo Visser", "0900", null), world.Colleague.Id, Stop);
        Assert.Equal("0900", (await service.GetAsync(educator, world.School.Id, Stop)).Counsellor!.Phone);
        foreach (var other in new[] { world.Supervisor, world.Student, await Data.PersonAsync(Role.SchoolEducator, await Data.SchoolAsync()) })
        {
            var viewer = await Data.ViewerOf(other);
            await Assert.ThrowsAsync<NotFoundException>(() => service.GetAsync(viewer, world.School.Id, Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => service.NameHandlersAsync(viewer, world.School.Id, [world.First.Id, world.Second.Id], Stop));
        }
    }

    [Fact]
    public async Task Mail_ToAHandler_SaysThatThereIsAMessage_AndLeavesWhenTheSchoolWorks()
    {
        var world = await Data.KlikWorldAsync();
        // Friday evening in the Netherlands; the next working day is Monday.
        Data.Clock.Advance(new DateTimeOffset(2026, 11, 13, 20, 0, 0, TimeSpan.Zero) - Data.Clock.GetUtcNow());
        await Service.RaiseAsync(await Data.ViewerOf(world.Student), world.Supervision.Id, "Zijn naam en alles", [world.First.Id], Stop);

        await using var app = new Npgsql.NpgsqlConnection(Data.Connections.Backup);
        var mail = await app.QueryMailAsync(world.First.Email, Stop);

        var (subject, dueAt, key) = Assert.Single(mail);
        Assert.Equal("Er is een bericht voor je", subject);
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 7, 0, 0, TimeSpan.Zero), dueAt);
        Assert.DoesNotContain("klik", key, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([NotificationKind.KlikRaised], await ToldAsync(world.First));
        Assert.Empty(await app.QueryMailAsync(world.Supervisor.Email, Stop));
    }

    [Fact]
    public async Task Retention_AYearAfterThePlacement_LeavesNothing()
    {
        var world = await Data.KlikWorldAsync();
        var (student, first) = (await Data.ViewerOf(world.Student), await Data.ViewerOf(world.First));
        // Its placement ends before those of all other tests, which share the database.
        var last = new DateOnly(2026, 11, 20);
        await Data.AsOwnerAsync(world.School.PartnershipId, db => db.Placements.Where(row => row.Id == world.Placement.Id).ExecuteUpdateAsync(row => row.SetProperty(placement => placement.Period.Until, last), Stop));
        var id = await Service.RaiseAsync(student, world.Supervision.Id, "x", [world.First.Id], Stop);
        await Handling.NoteAsync(first, id, "y", Stop);
        await Handling.ReadAsync(first, id, Stop);
        var over = last.AddYears(1);

        Task<int> LeftAsync() => Data.AsOwnerAsync(world.School.PartnershipId, async db =>
            await db.KlikSignals.CountAsync(row => row.Id == id, Stop) + await db.AuditEntries.CountAsync(row => row.RecordId == id, Stop), world.Student.Id);
        async Task TurnAsync(DateOnly today)
        {
            await using var app = new Npgsql.NpgsqlConnection(Data.Connections.App);
            await app.OpenAsync(Stop);
            await using var command = new Npgsql.NpgsqlCommand("select platform.forget_klik($1)", app) { Parameters = { new() { Value = today } } };
            await command.ExecuteScalarAsync(Stop);
        }

        await Data.Service<KlikRetention>().TurnAsync(Stop);
        await TurnAsync(over);
        Assert.True(await LeftAsync() > 1);
        await TurnAsync(over.AddDays(1));
        Assert.Equal(0, await LeftAsync());
        Assert.Empty(await ToldAsync(world.First));
        await Assert.ThrowsAsync<NotFoundException>(() => Handling.ReadAsync(first, id, Stop));
    }

    private Task<List<NotificationKind>> ToldAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == person.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private static async Task BreaksAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}

/// <summary>What was promised to an address.</summary>
internal static class PromisedMail
{
    public static async Task<List<(string Subject, DateTimeOffset DueAt, string Key)>> QueryMailAsync(this Npgsql.NpgsqlConnection backup, string address, CancellationToken stop)
    {
        if (backup.State == System.Data.ConnectionState.Closed) await backup.OpenAsync(stop);
        await using var command = new Npgsql.NpgsqlCommand("select subject, next_attempt_at, idempotency_key from platform.outbox_message where to_address = $1 order by created_at, id", backup) { Parameters = { new() { Value = address } } };
        await using var row = await command.ExecuteReaderAsync(stop);
        var found = new List<(string, DateTimeOffset, string)>();
        while (await row.ReadAsync(stop)) found.Add((row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)));
        return found;
    }
}
