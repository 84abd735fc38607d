using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Features.SharedCare;
using Xunit;

namespace WpbPortal.Web.Tests.SharedCare;

/// <summary>Who lets whom stand in, who is told, what a cover opens and for how long, and what a team agrees.</summary>
public sealed class CareServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private CareService Service => Data.Service<CareService>();

    private CareQueries Queries => Data.Service<CareQueries>();

    public static TheoryData<Role> AllButEducators => [.. Enum.GetValues<Role>().Except([Role.SchoolEducator])];

    public static TheoryData<Role> AllButTheTeamAndEducators => [.. Enum.GetValues<Role>().Except([Role.Supervisor, Role.SchoolEducator])];

    private Absence Away(Supervision supervision, Guid? colleague, int from = 0, int until = 4) => new([supervision.Id], colleague, Data.Today.AddDays(from), Data.Today.AddDays(until));

    [Theory]
    [MemberData(nameof(AllButEducators))]
    public async Task HandOverAsync_AllRolesButTheEducatorAndTheSupervisorHerself_IsNotFound(Role role)
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var colleague = await Data.PersonAsync(Role.Supervisor, team: team);
        var cover = await Data.CoverAsync(await Data.SupervisionAsync(team: team), colleague, new(Data.Today, Data.Today.AddDays(3)));
        // A supervisor of the same team, too: she arranges her own students only.
        var viewer = await Data.ViewerAs(role, team: role == Role.Supervisor ? team : null);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.HandOverAsync(viewer, team.Id, supervision.SupervisorId, Away(supervision, colleague.Id), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.AbsenceAsync(viewer, team.Id, supervision.SupervisorId, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.EndCoverAsync(viewer, cover.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.BackAgainAsync(viewer, team.Id, Stop));
    }

    [Fact]
    public async Task HandOverAsync_EducatorOfAnotherSchool_IsNotFound()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var viewer = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Service.HandOverAsync(viewer, team.Id, supervision.SupervisorId, Away(supervision, supervision.SupervisorId), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.TeamAsync(viewer, team.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.WriteAgreementAsync(viewer, team.Id, "tekst", 0, Stop));
    }

    [Fact]
    public async Task HandOverAsync_BySupervisorOfTwo_TellsColleagueAndStudentsOnceWithoutContent()
    {
        var team = await Data.TeamAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team, name: new("Noor", null, "Vos"));
        var (one, two) = (await Data.SupervisionAsync(supervisor, team: team), await Data.SupervisionAsync(supervisor, team: team));
        var colleague = await Data.PersonAsync(Role.Supervisor, team: team);
        var viewer = await Data.ViewerOf(supervisor);

        await Service.HandOverAsync(viewer, team.Id, supervisor.Id, new([one.Id, two.Id], colleague.Id, Data.Today, Data.Today.AddDays(4)), Stop);

        var care = await Queries.TeamAsync(viewer, team.Id, Stop);
        Assert.All(care.Students, student => Assert.Equal((colleague.Id, true, true), Of(student.Supervisions.Single().Covers.Single())));
        Assert.Equal(colleague.Id, Assert.Single(care.StandIns).ById);
        Guid[] told = [colleague.Id, one.StudentId, two.StudentId];
        foreach (var person in told)
        {
            var notice = await Data.AsOwnerAsync(team.PartnershipId, db => db.Notifications.SingleAsync(row => row.RecipientId == person, Stop), person);
            Assert.Equal((person == colleague.Id ? NotificationKind.CoverAsked : NotificationKind.CoverBegan, team.Id), (notice.Kind, notice.RecordId));
        }
        var acts = await Data.AsOwnerAsync(team.PartnershipId, db => db.AuditEntries.Where(row => row.Record == nameof(Cover)).Select(row => new { row.Act, row.SubjectId }).ToListAsync(Stop));
        Assert.Equal(new[] { one.StudentId, two.StudentId }.Order(), acts.Where(act => act.Act == AuditAct.Created).Select(act => act.SubjectId!.Value).Order());
        var letters = await LettersToAsync(colleague);
        Assert.Contains("Noor Vos", Assert.Single(letters), StringComparison.Ordinal);
        var student = await Data.AsOwnerAsync(team.PartnershipId, db => db.People.SingleAsync(row => row.Id == one.StudentId, Stop));
        Assert.DoesNotContain(student.FamilyName, letters[0], StringComparison.Ordinal);
        Assert.Single(await LettersToAsync(student));

        (Guid, bool, bool) Of(CareCover cover) => (cover.ById, cover.IsNow, cover.MayEnd);
    }

    [Fact]
    public async Task HandOverAsync_BrokenRules_SaySoAtTheField()
    {
        var (team, other) = (await Data.TeamAsync(), await Data.TeamAsync());
        var supervision = await Data.SupervisionAsync(team: team, period: new(Data.Today.AddDays(-5), Data.Today.AddDays(60)));
        var colleague = await Data.PersonAsync(Role.Supervisor, team: team, name: new("Karim", null, "Ouali"));
        var (stranger, student) = (await Data.PersonAsync(Role.Supervisor, team: other), await Data.PersonAsync(Role.StudentTeacher, team: team));
        var educator = await Data.ViewerAs(Role.SchoolEducator);
        Task BreaksAsync(Rule rule, string field, Absence absence) => BreakAsync(rule, field, () => Service.HandOverAsync(educator, team.Id, supervision.SupervisorId, absence, Stop));

        await BreaksAsync(Rule.NoStudentChosen, nameof(Absence.SupervisionIds), Away(supervision, colleague.Id) with { SupervisionIds = [] });
        await BreaksAsync(Rule.Required, nameof(Absence.ColleagueId), Away(supervision, null));
        await BreaksAsync(Rule.Required, nameof(Absence.From), Away(supervision, colleague.Id) with { From = null });
        await BreaksAsync(Rule.Required, nameof(Absence.Until), Away(supervision, colleague.Id) with { Until = null });
        await BreaksAsync(Rule.PeriodEndsBeforeItBegins, nameof(Absence.Until), Away(supervision, colleague.Id, 5, 4));
        await BreaksAsync(Rule.EndsInThePast, nameof(Absence.Until), Away(supervision, colleague.Id, -3, -1));
        await BreaksAsync(Rule.CoverIsSupervisor, nameof(Absence.ColleagueId), Away(supervision, supervision.SupervisorId));
        await BreaksAsync(Rule.NotInTeam, nameof(Absence.ColleagueId), Away(supervision, stranger.Id));
        await BreaksAsync(Rule.NotInTeam, nameof(Absence.ColleagueId), Away(supervision, student.Id));
        await BreaksAsync(Rule.OutsideSupervision, nameof(Absence.From), Away(supervision, colleague.Id, 61, 65));
        await Service.HandOverAsync(educator, team.Id, supervision.SupervisorId, Away(supervision, colleague.Id, 2, 90), Stop);
        var overlap = await Assert.ThrowsAsync<RuleViolationException>(() => Service.HandOverAsync(educator, team.Id, supervision.SupervisorId, Away(supervision, colleague.Id, 60, 61), Stop));
        Assert.Equal((Rule.CoverOverlapsWith, nameof(Absence.From), "Karim Ouali"), (overlap.Rule, overlap.Field, overlap.Arguments[0]));
        // It ends with the supervision, however long somebody is away.
        var cover = (await Queries.TeamAsync(educator, team.Id, Stop)).Students.Single().Supervisions.Single().Covers.Single();
        Assert.Equal(new DatePeriod(Data.Today.AddDays(2), Data.Today.AddDays(60)), cover.Period);
    }

    [Fact]
    public async Task HandOverAsync_TwoAtOnce_OneStandsIn()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var colleagues = new[] { await Data.PersonAsync(Role.Supervisor, team: team), await Data.PersonAsync(Role.Supervisor, team: team) };
        var educators = new[] { await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.SchoolEducator) };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(async number =>
        {
            var broken = await Record.ExceptionAsync(() => Service.HandOverAsync(educators[number], team.Id, supervision.SupervisorId, Away(supervision, colleagues[number].Id), Stop));
            return (broken as RuleViolationException)?.Rule;
        }));

        Assert.Equal([null, Rule.CoverOverlapsWith], outcomes.Order());
    }

    [Fact]
    public async Task EndCoverAsync_WrongColleague_MakesRoomForAnotherOnTheSameDay()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var (wrong, right) = (await Data.PersonAsync(Role.Supervisor, team: team), await Data.PersonAsync(Role.Supervisor, team: team));
        var supervisor = await Data.ViewerOf(await PersonAsync(supervision.PartnershipId, supervision.SupervisorId));
        await Service.HandOverAsync(supervisor, team.Id, supervision.SupervisorId, Away(supervision, wrong.Id), Stop);
        var first = (await Queries.TeamAsync(supervisor, team.Id, Stop)).StandIns.Single();

        // Seen failing with the days of an ended cover kept taken: nobody else could stand in before tomorrow.
        await Service.EndCoverAsync(supervisor, first.Id, Stop);
        await Service.HandOverAsync(supervisor, team.Id, supervision.SupervisorId, Away(supervision, right.Id), Stop);

        Assert.Equal(right.Id, (await Queries.TeamAsync(supervisor, team.Id, Stop)).StandIns.Single().ById);
        Assert.Contains(NotificationKind.CoverEnded, await KindsAsync(wrong));
        await Service.BackAgainAsync(supervisor, team.Id, Stop);
        Assert.Empty((await Queries.TeamAsync(supervisor, team.Id, Stop)).StandIns);
        await Service.BackAgainAsync(supervisor, team.Id, Stop);
    }

    [Fact]
    public async Task EndCoverAsync_ByWhoStandsIn_TellsTheSupervisor()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var colleague = await Data.PersonAsync(Role.Supervisor, team: team);
        var cover = await Data.CoverAsync(supervision, colleague, new(Data.Today, Data.Today.AddDays(4)));

        await Service.EndCoverAsync(await Data.ViewerOf(colleague), cover.Id, Stop);

        Assert.Equal([NotificationKind.CoverEnded], await KindsAsync(await PersonAsync(team.PartnershipId, supervision.SupervisorId)));
        Assert.Empty(await KindsAsync(colleague));
        await BreakAsync(Rule.AlreadyEnded, null, async () => await Service.EndCoverAsync(await Data.ViewerOf(colleague), cover.Id, Stop));
    }

    /// <summary>Everything that a cover opens, before, in and after its days: by the pages' queries, and in PostgreSQL by itself.</summary>
    [Fact]
    public async Task Cover_BeforeInAndAfterItsDays_OpensOnlyInThem()
    {
        var (team, other) = (await Data.TeamAsync(), await Data.TeamAsync());
        var supervision = await Data.SupervisionAsync(team: team);
        // Of the team, but no supervisor of it: what he sees he sees as who stands in.
        var colleague = await Data.PersonAsync(Role.Trainer, team: team);
        await Data.RoleAsync(colleague, Role.Supervisor, team: other);
        await WriteAsync(team, supervision.SupervisorId, "Wie weg is, zegt het zelf.");
        await Data.CoverAsync(supervision, colleague, new(Data.Today.AddDays(2), Data.Today.AddDays(4)));

        for (var day = 0; day <= 6; day++)
        {
            var lasts = day is >= 2 and <= 4;
            var viewer = await Data.ViewerOf(colleague);
            Assert.Equal((day, lasts, lasts), (day, await SeesAsync(() => Data.Service<PlacementQueries>().OneAsync(viewer, supervision.PlacementId, Stop)), await SeesAsync(() => Queries.TeamAsync(viewer, team.Id, Stop))));
            if (lasts) Assert.Equal("Wie weg is, zegt het zelf.", (await Queries.TeamAsync(viewer, team.Id, Stop)).Agreements.Single().Content);
            Assert.Equal((day, lasts ? 1L : 0L), (day, await CountAsync(viewer, "select count(*) from team_agreement", colleague)));
            Assert.Equal((day, day >= 2), (day, (await Data.Service<CoachingQueries>().MyStudentsAsync(viewer, Stop)).Any(one => one.Id == supervision.StudentId)));
            Assert.Equal((day, lasts), (day, await MayLogAsync(viewer, supervision, colleague, Data.Today)));
            Data.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task Cover_EndedEarly_ClosesAtOnce()
    {
        var (team, other) = (await Data.TeamAsync(), await Data.TeamAsync());
        var supervision = await Data.SupervisionAsync(team: team);
        var colleague = await Data.PersonAsync(Role.Trainer, team: team);
        await Data.RoleAsync(colleague, Role.Supervisor, team: other);
        await WriteAsync(team, supervision.SupervisorId, "Wie weg is, zegt het zelf.");
        var cover = await Data.CoverAsync(supervision, colleague, new(Data.Today, Data.Today.AddDays(4)));
        var viewer = await Data.ViewerOf(colleague);
        Assert.True(await SeesAsync(() => Queries.TeamAsync(viewer, team.Id, Stop)));
        Assert.Equal(1L, await CountAsync(viewer, "select count(*) from team_agreement", colleague));

        await Service.EndCoverAsync(await Data.ViewerAs(Role.SchoolEducator), cover.Id, Stop);

        Assert.False(await SeesAsync(() => Queries.TeamAsync(viewer, team.Id, Stop)));
        Assert.False(await SeesAsync(() => Data.Service<PlacementQueries>().OneAsync(viewer, supervision.PlacementId, Stop)));
        Assert.Equal(0L, await CountAsync(viewer, "select count(*) from team_agreement", colleague));
        // What he did this morning he still writes down; tomorrow is no longer his.
        Assert.True(await MayLogAsync(viewer, supervision, colleague, Data.Today));
        Assert.False(await MayLogAsync(viewer, supervision, colleague, Data.Today.AddDays(1)));
    }

    [Theory]
    [MemberData(nameof(AllButTheTeamAndEducators))]
    public async Task WriteAgreementAsync_AllRolesButTheTeamAndTheEducator_IsNotFound(Role role)
    {
        var team = await Data.TeamAsync();
        await Data.SupervisionAsync(team: team);
        await WriteAsync(team, (await Data.PersonAsync(Role.Supervisor, team: team)).Id, "Wie weg is, zegt het zelf.");
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.WriteAgreementAsync(viewer, team.Id, "tekst", 1, Stop));
        // Who arranges placements sees who looks after whom, not what the team says to itself.
        if (role == Role.Coordinator) Assert.Equal((false, 0), (await Queries.TeamAsync(viewer, team.Id, Stop)) is var care ? (care.ReadsAgreement, care.Agreements.Count) : default);
        else await Assert.ThrowsAsync<NotFoundException>(() => Queries.TeamAsync(viewer, team.Id, Stop));
    }

    [Fact]
    public async Task WriteAgreementAsync_ByTheTeam_KeepsEveryVersionForTeamStudentsAndEducator()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var (one, educator) = (await Data.ViewerOf(await Data.PersonAsync(Role.Supervisor, team: team, name: new("Els", "de", "Boer"))), await Data.ViewerAs(Role.SchoolEducator));

        await Service.WriteAgreementAsync(one, team.Id, "Eerst de vraag van de student.", 0, Stop);
        await Service.WriteAgreementAsync(educator, team.Id, "Eerst de vraag van de student, dan onze tips.", 1, Stop);
        await BreakAsync(Rule.ChangedMeanwhile, null, () => Service.WriteAgreementAsync(one, team.Id, "Iets anders.", 1, Stop));
        await BreakAsync(Rule.NothingChanged, nameof(TeamAgreement.Content), () => Service.WriteAgreementAsync(one, team.Id, "Eerst de vraag van de student, dan onze tips.", 2, Stop));

        var student = await Data.ViewerOf(await PersonAsync(team.PartnershipId, supervision.StudentId));
        foreach (var reader in new[] { one, educator, student })
        {
            var care = await Queries.TeamAsync(reader, team.Id, Stop);
            Assert.Equal([(2, "Eerst de vraag van de student, dan onze tips."), (1, "Eerst de vraag van de student.")], care.Agreements.Select(version => (version.Version, version.Content)));
            Assert.Equal("Els de Boer", care.Agreements[1].WrittenBy.Full);
            Assert.Equal(reader != student, care.WritesAgreement);
        }
    }

    [Fact]
    public async Task WriteAgreementAsync_TwoAtOnce_NoneIsLostUnseen()
    {
        var team = await Data.TeamAsync();
        var writers = new[] { await Data.ViewerAs(Role.Supervisor, team: team), await Data.ViewerAs(Role.Supervisor, team: team) };

        var outcomes = await Task.WhenAll(writers.Select(async (writer, number) =>
            (await Record.ExceptionAsync(() => Service.WriteAgreementAsync(writer, team.Id, $"Afspraak {number}", 0, Stop)) as RuleViolationException)?.Rule));

        Assert.Equal([null, Rule.ChangedMeanwhile], outcomes.Order());
    }

    [Fact]
    public async Task TeamAsync_SomebodyMissing_SaysSinceWhenAndToWhomToTurn()
    {
        var team = await Data.TeamAsync();
        var until = Data.Today.AddDays(30);
        var short_ = await Data.SupervisionAsync(team: team, period: new(Data.ThisYear.From, until));
        var waiting = await Data.PlacementAsync(team: team, period: new(Data.Today.AddDays(7), Data.ThisYear.Until));

        var mine = await Queries.TeamAsync(await Data.ViewerAs(Role.SchoolEducator), team.Id, Stop);
        var theirs = await Queries.TeamAsync(await Data.ViewerAs(Role.Supervisor, team: team), team.Id, Stop);

        Assert.Equal((until.AddDays(1), false, false), Of(mine, short_.PlacementId));
        Assert.Equal((waiting.Period.From, true, true), Of(mine, waiting.Id));
        Assert.Equal((true, true), (mine.Students[0].IsStaffed, mine.Students[0].IsArranged));
        Assert.Equal((false, false, false), (theirs.Students[0].IsStaffed, theirs.Students[0].IsArranged, theirs.CanBeAway));

        (DateOnly?, bool, bool) Of(TeamCare care, Guid placement) => care.Students.Single(student => student.PlacementId == placement) is var student
            ? (student.MissesFrom, student.MissesOn(Data.Today), student.MissesBuddy) : default;
    }

    [Fact]
    public async Task TeamAsync_Student_SeesHerselfOnly()
    {
        var team = await Data.TeamAsync();
        var (own, _) = (await Data.SupervisionAsync(team: team), await Data.SupervisionAsync(team: team));

        var care = await Queries.TeamAsync(await Data.ViewerOf(await PersonAsync(team.PartnershipId, own.StudentId)), team.Id, Stop);

        Assert.Equal(own.StudentId, Assert.Single(care.Students).StudentId);
        Assert.True(care.ReadsAgreement);
    }

    [Fact]
    public async Task AbsenceAsync_OfHerself_BeginsWithWhoKnowsTheStudent()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var (first, known) = (await Data.PersonAsync(Role.Supervisor, team: team, name: new("Anna", null, "Aa")), await Data.PersonAsync(Role.Supervisor, team: team, name: new("Zoë", null, "Zwart")));
        await Data.BuddyAsync(await Data.AsOwnerAsync(team.PartnershipId, db => db.Placements.SingleAsync(row => row.Id == supervision.PlacementId, Stop)), known);
        var supervisor = await Data.ViewerOf(await PersonAsync(team.PartnershipId, supervision.SupervisorId));

        var choices = await Queries.AbsenceAsync(supervisor, team.Id, null, Stop);

        Assert.Equal((true, new DatePeriod(Data.Today, Data.Today.AddDays(4))), (choices.IsMe, choices.Days));
        Assert.Equal([(known.Id, true), (first.Id, false)], choices.Colleagues.Select(one => (one.Id, one.Knows)));
        await Service.HandOverAsync(supervisor, team.Id, supervision.SupervisorId, Away(supervision, known.Id), Stop);
        // Still away after these days? Then it goes on from there.
        Assert.Equal(new DatePeriod(Data.Today.AddDays(5), Data.Today.AddDays(11)), (await Queries.AbsenceAsync(supervisor, team.Id, null, Stop)).Days);
    }

    private Task WriteAsync(Team team, Guid author, string text) => Data.AddAsync(team.PartnershipId, [new TeamAgreement(team, text, author, Data.Clock.GetUtcNow())], author);

    private Task<Person> PersonAsync(Guid partnershipId, Guid id) => Data.AsOwnerAsync(partnershipId, db => db.People.SingleAsync(row => row.Id == id, Stop));

    private Task<List<NotificationKind>> KindsAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == person.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private async Task<List<string>> LettersToAsync(Person person)
    {
        var messages = await Data.AsOwnerAsync(person.PartnershipId, db => db.Outbox.Where(row => row.ToAddress == person.Email).ToListAsync(Stop));
        return [.. messages.Select(message => message.Subject + "\n" + Data.Service<Web.Mail.Letters>().BodyOf(message))];
    }

    private static async Task<bool> SeesAsync(Func<Task> look)
    {
        var broke = await Record.ExceptionAsync(look);
        return broke switch { null => true, NotFoundException => false, _ => throw broke };
    }

    /// <summary>A number that PostgreSQL gives this person, without any of our queries in between.</summary>
    private async Task<long> CountAsync(Viewer viewer, string sql, Person person) => await AsRoleAsync(viewer, person, async connection =>
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    });

    /// <summary>Whether PostgreSQL takes a session of this person at noon of that day; it is rolled back.</summary>
    private Task<bool> MayLogAsync(Viewer viewer, Supervision supervision, Person author, DateOnly day) => AsRoleAsync(viewer, author, async connection =>
    {
        await using var command = new NpgsqlCommand(
            """
            insert into coaching_session (partnership_id, id, supervision_id, student_id, author_id, at, minutes, kind, state)
            values (@partnership, @id, @supervision, @student, @author, @at, 10, 1, 2)
            """, connection);
        command.Parameters.AddWithValue("partnership", supervision.PartnershipId);
        command.Parameters.AddWithValue("id", Guid.CreateVersion7());
        command.Parameters.AddWithValue("supervision", supervision.Id);
        command.Parameters.AddWithValue("student", supervision.StudentId);
        command.Parameters.AddWithValue("author", author.Id);
        command.Parameters.AddWithValue("at", DateTime.SpecifyKind(day.ToDateTime(new(11, 0)), DateTimeKind.Utc));
        try
        {
            return await command.ExecuteNonQueryAsync(Stop) == 1;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    });

    private async Task<T> AsRoleAsync<T>(Viewer viewer, Person person, Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = new NpgsqlConnection(Database.Connections.App);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var enter = new NpgsqlCommand("select count(*) from platform.enter($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = viewer.SessionHash.ToArray() }, new() { Value = person.PartnershipId }, new() { Value = Data.Today }, new() { Value = Data.Clock.GetUtcNow() } },
        };
        Assert.Equal(1L, await enter.ExecuteScalarAsync(Stop));
        return await work(connection);
    }

    private static async Task BreakAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
