using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.Today;
using Xunit;

namespace WpbPortal.Web.Tests.Learning;

/// <summary>Who brings in what, who reads it and until when, and who is told.</summary>
public sealed class AgendaServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private AgendaService Service => Data.Service<AgendaService>();

    private AgendaQueries Queries => Data.Service<AgendaQueries>();

    public static TheoryData<Role> AllButStudents => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher])];

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(AllButStudents))]
    public async Task SaveKeepAndRemove_AllRolesButStudents_AreNotFound(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var id = await BringInAsync(pair);
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Service.SaveAsync(viewer, Input(Guid.CreateVersion7()), Stop));
        await HiddenAsync(() => Service.SaveAsync(viewer, Input(id), Stop));
        await HiddenAsync(() => Service.KeepToSelfAsync(viewer, id, Stop));
        await HiddenAsync(() => Service.RemoveAsync(viewer, id, Stop));
        await HiddenAsync(() => Queries.ChoicesAsync(viewer, id, Stop));
        await HiddenAsync(() => Queries.ChoicesAsync(viewer, null, Stop));
        Assert.Equal("brengt in", (await Queries.ItemAsync(pair.Student, id, Stop)).Content);
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task SharedAgenda_WhoIsNoParty_ReadsNothingOfIt(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var id = await BringInAsync(pair);
        await Data.CoachingPairAsync();
        await Data.GuidanceAsync(pair.StudentPerson, await Data.PersonAsync(Role.InstituteEducator));
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Queries.ItemAsync(viewer, id, Stop));
        var board = await Queries.BoardAsync(viewer, stop: Stop);
        Assert.Empty((board.Open ?? []).Concat(board.Brought ?? []).Concat(board.Earlier));
        Assert.Empty(await Data.Service<CoachingQueries>().WaitingInputAsync(viewer, Stop));
    }

    [Fact]
    public async Task Agenda_FromOwnDraftToShared_IsReadOnceSharedAndToldOnce()
    {
        var pair = await Data.CoachingPairAsync();
        var id = Guid.CreateVersion7();
        await Data.Service<DraftService>().KeepAsync(pair.Student, AgendaDrafts.New, 1, new(new Dictionary<string, string[]> { ["Form.Content"] = ["half"] }), Stop);
        await Service.SaveAsync(pair.Student, Input(id) with { IsShared = false }, Stop);

        Assert.Null((await Data.Service<DraftService>().FindAsync(pair.Student, AgendaDrafts.New, Stop)).Fields);
        await HiddenAsync(() => Queries.ItemAsync(pair.Supervisor, id, Stop));
        Assert.Empty(await KindsAsync(pair.SupervisorPerson));
        foreach (var shared in new[] { true, true, false, true }) await Service.SaveAsync(pair.Student, Input(id) with { IsShared = shared, Content = $"gedeeld {shared}" }, Stop);

        var seen = await Queries.ItemAsync(pair.Supervisor, id, Stop);
        Assert.Equal(("gedeeld True", true, pair.StudentPerson.Name), (seen.Content, seen.IsWaiting, seen.Student));
        Assert.Equal([pair.SupervisorPerson.Name], (await Queries.ItemAsync(pair.Student, id, Stop)).Readers);
        Assert.Equal([NotificationKind.AgendaShared], await KindsAsync(pair.SupervisorPerson));
        Assert.Equal(id, Assert.Single((await Queries.BoardAsync(pair.Supervisor, stop: Stop)).Brought!).Id);
        Assert.Equal(id, Assert.Single(Assert.Single((await Data.Service<SupervisorTodayQueries>().TodayAsync(pair.Supervisor, Stop)).Students).Inputs).Id);
        Assert.Equal(id, Assert.Single((await Data.Service<StudentTodayQueries>().TodayAsync(pair.Student, Stop)).Inputs).Id);
        await Service.KeepToSelfAsync(pair.Student, id, Stop);
        await HiddenAsync(() => Queries.ItemAsync(pair.Supervisor, id, Stop));
        await Service.RemoveAsync(pair.Student, id, Stop);
        await HiddenAsync(() => Queries.ItemAsync(pair.Student, id, Stop));
        var acts = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.AuditEntries.Where(row => row.RecordId == id).OrderBy(row => row.Id).Select(row => row.Act).ToListAsync(Stop));
        Assert.Equal([AuditAct.Created, AuditAct.Shared, AuditAct.Shared, AuditAct.Changed, AuditAct.Shared, AuditAct.Withdrawn, AuditAct.Deleted], acts);
    }

    [Fact]
    public async Task SharedAgenda_ConversationIsHeld_WaitsNoMoreAndIsKeptByTheStudent()
    {
        var pair = await Data.CoachingPairAsync();
        var id = await BringInAsync(pair);
        Assert.Equal("brengt in", Assert.Single(await Data.Service<CoachingQueries>().WaitingInputAsync(pair.Supervisor, Stop)).Content);
        Data.Clock.Advance(TimeSpan.FromHours(3));
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Time = new(12, 0) });

        Assert.Empty(await Data.Service<CoachingQueries>().WaitingInputAsync(pair.Supervisor, Stop));
        var board = await Queries.BoardAsync(pair.Student, stop: Stop);
        Assert.Empty(board.Open!);
        Assert.Equal(id, Assert.Single(board.Earlier).Id);
        // It was not talked about: brought in anew it waits for the next.
        await Service.SaveAsync(pair.Student, Input(id), Stop);
        Assert.Single(await Data.Service<CoachingQueries>().WaitingInputAsync(pair.Supervisor, Stop));
    }

    [Fact]
    public async Task SharedAgenda_ForAPlannedConversation_StandsThereForBothUntilItIsHeld()
    {
        var pair = await Data.CoachingPairAsync();
        var session = await PlannedAsync(pair, Data.Today.AddDays(3));
        var (here, next) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal([session.Id, pair.Supervision.Id], (await Queries.ChoicesAsync(pair.Student, null, Stop)).Conversations.Select(one => one.Key));
        await Service.SaveAsync(pair.Student, Input(here) with { ConversationId = session.Id }, Stop);
        await Service.SaveAsync(pair.Student, Input(next) with { ConversationId = pair.Supervision.Id }, Stop);

        foreach (var viewer in new[] { pair.Student, pair.Supervisor })
            Assert.Equal([here, next], (await Data.Service<CoachingQueries>().SessionAsync(viewer, session.Id, Stop)).Agenda.Select(input => input.Id));
        var day = await Data.Service<StudentTodayQueries>().TodayAsync(pair.Student, Stop);
        Assert.Equal((session.Id, session.At), (day.Next!.Id, day.Next.At));
        await HiddenAsync(() => Service.SaveAsync(pair.Student, Input(here) with { ConversationId = Guid.CreateVersion7() }, Stop));

        await Data.AsOwnerAsync(session.PartnershipId, async db =>
        {
            var planned = await db.CoachingSessions.SingleAsync(row => row.Id == session.Id, Stop);
            planned.Cancel();
            return 0;
        }, pair.Supervisor.PersonId);
        Assert.All((await Queries.BoardAsync(pair.Supervisor, stop: Stop)).Brought!, row => Assert.True(row.IsWaiting));
    }

    [Fact]
    public async Task SharedAgenda_WhoStandsIn_ReadsItInThoseDaysAndIsTheOneWhoIsTold()
    {
        var pair = await Data.CoachingPairAsync();
        var colleague = await Data.PersonAsync(Role.Supervisor);
        var cover = await Data.CoverAsync(pair.Supervision, colleague, new(Data.Today, Data.Today.AddDays(2)));
        var id = await BringInAsync(pair);

        Assert.True((await Queries.ItemAsync(await Data.ViewerOf(colleague), id, Stop)).IsWaiting);
        Assert.Equal([NotificationKind.AgendaShared], await KindsAsync(colleague));
        Assert.Empty(await KindsAsync(pair.SupervisorPerson));
        Data.Clock.Advance(TimeSpan.FromDays(3));
        await HiddenAsync(async () => await Queries.ItemAsync(await Data.ViewerOf(colleague), id, Stop));
        Assert.NotNull(await Queries.ItemAsync(await Data.ViewerOf(pair.SupervisorPerson), id, Stop));
        Assert.NotEqual(Guid.Empty, cover.Id);
    }

    [Fact]
    public async Task SharedAgenda_AfterAChangeOfSupervisor_IsReadByNeitherUntilBroughtInAnew()
    {
        var pair = await Data.CoachingPairAsync(new(new(2026, 8, 1), Data.Today));
        var id = await BringInAsync(pair);
        var placement = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Placements.AsNoTracking().SingleAsync(row => row.Id == pair.Supervision.PlacementId, Stop));
        Data.Clock.Advance(TimeSpan.FromDays(1));
        var next = await Data.PersonAsync(Role.Supervisor);
        var supervision = await Data.SupervisionAsync(next, placement, period: new(Data.Today, placement.Period.Until));
        var (former, student) = (await Data.ViewerOf(pair.SupervisorPerson), await Data.ViewerOf(pair.StudentPerson));

        await HiddenAsync(() => Queries.ItemAsync(former, id, Stop));
        await HiddenAsync(async () => await Queries.ItemAsync(await Data.ViewerOf(next), id, Stop));
        Assert.Empty((await Queries.ItemAsync(student, id, Stop)).Readers);
        await Service.SaveAsync(student, Input(id) with { ConversationId = supervision.Id }, Stop);
        Assert.NotNull(await Queries.ItemAsync(await Data.ViewerOf(next), id, Stop));
        Assert.Equal([NotificationKind.AgendaShared], await KindsAsync(next));
        await HiddenAsync(() => Queries.ItemAsync(former, id, Stop));
    }

    [Fact]
    public async Task Save_WithoutASupervisor_IsHisOwnAndCannotBeShared()
    {
        var student = await Data.ViewerAs(Role.StudentTeacher);
        var id = Guid.CreateVersion7();
        await Service.SaveAsync(student, Input(id) with { IsShared = false }, Stop);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.SaveAsync(student, Input(id), Stop));
        Assert.Equal((Rule.NobodySupervises, nameof(AgendaItem.SupervisionId)), (broken.Rule, broken.Field));
        Assert.Empty((await Queries.ChoicesAsync(student, id, Stop)).Conversations);
    }

    [Fact]
    public async Task BringIn_ALookBackTwice_IsOneAgendaItemForWhoSupervises()
    {
        var team = await Data.TeamAsync();
        var person = await Data.PersonAsync(Role.StudentTeacher, team: team);
        var supervision = await Data.SupervisionAsync(placement: await Data.PlacementAsync(person, team));
        var (student, door, doors) = (await Data.ViewerOf(person), await Data.OpportunityAsync(team: team), Data.Service<OpportunityService>());
        await doors.ChooseAsync(student, door.Id, Stop);
        await HiddenAsync(() => doors.BringInAsync(student, door.Id, Stop));
        await doors.LookBackAsync(student, door.Id, "Er werd gewacht.", "Ik wacht langer.", Stop);

        var id = await doors.BringInAsync(student, door.Id, Stop);
        Assert.Equal(id, await doors.BringInAsync(student, door.Id, Stop));
        Assert.Equal(id, (await Data.Service<OpportunityQueries>().DoorAsync(student, door.Id, Stop)).Mine!.AgendaId);
        var item = Assert.Single((await Queries.BoardAsync(student, stop: Stop)).Open!);
        Assert.Equal(("Er werd gewacht.\nIk wacht langer.", AgendaKind.Experience, true), (item.Content, item.Kind, item.IsWaiting));
        Assert.Single(await Data.AsOwnerAsync(supervision.PartnershipId, db => db.Notifications.Where(row => row.RecordId == id).ToListAsync(Stop), supervision.SupervisorId));
    }

    [Fact]
    public async Task Board_ManyOrFew_TakesAsManyStatements()
    {
        var pair = await Data.CoachingPairAsync();
        await BringInAsync(pair);
        var few = await Counting.StatementsOfAsync(() => Queries.BoardAsync(pair.Student, stop: Stop));
        for (var count = 0; count < 6; count++) await BringInAsync(pair);

        Assert.Equal(few, await Counting.StatementsOfAsync(() => Queries.BoardAsync(pair.Student, stop: Stop)));
        Assert.InRange(few, 2, 4);
    }

    private static AgendaInput Input(Guid id) => new(id, AgendaKind.Question, "brengt in", null, true);

    private async Task<Guid> BringInAsync(CoachingPair pair)
    {
        var id = Guid.CreateVersion7();
        await Service.SaveAsync(pair.Student, Input(id), Stop);
        return id;
    }

    private async Task<CoachingSession> PlannedAsync(CoachingPair pair, DateOnly day)
    {
        var supervision = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Supervisions.AsNoTracking().Include(row => row.Covers).SingleAsync(row => row.Id == pair.Supervision.Id, Stop));
        var session = CoachingSession.Plan(supervision, pair.Supervisor.PersonId, new(DutchTime.Moment(day, new(14, 30)), day, 30, SessionKind.CoachingSession), Data.Clock.GetUtcNow());
        await Data.AddAsync(session.PartnershipId, [session], pair.Supervisor.PersonId);
        return session;
    }

    private Task<List<NotificationKind>> KindsAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == person.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);
}
