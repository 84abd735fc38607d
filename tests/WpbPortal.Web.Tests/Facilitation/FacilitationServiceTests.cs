using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Features.Facilitation;
using Xunit;

namespace WpbPortal.Web.Tests.Facilitation;

/// <summary>Who grants hours, who sees them, and what counts as spent.</summary>
public sealed class FacilitationServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private FacilitationService Service => Data.Service<FacilitationService>();

    private FacilitationQueries Queries => Data.Service<FacilitationQueries>();

    public static TheoryData<Role> AllButEducators => [.. Enum.GetValues<Role>().Except([Role.SchoolEducator])];

    [Theory]
    [MemberData(nameof(AllButEducators))]
    public async Task GrantAsync_AllRolesButTheEducator_IsNotFound(Role role)
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        var viewer = await Data.ViewerAs(role, team: role == Role.Supervisor ? team : null);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.GrantAsync(viewer, [new(supervision.Id, 40, null)], Stop));
    }

    [Fact]
    public async Task GrantAsync_SupervisorHerselfOrEducatorElsewhere_IsNotFound()
    {
        var pair = await Data.CoachingPairAsync();
        var elsewhere = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());

        foreach (var viewer in (Viewer[])[pair.Supervisor, pair.Student, elsewhere]) await Assert.ThrowsAsync<NotFoundException>(() => Service.GrantAsync(viewer, [new(pair.Supervision.Id, 40, null)], Stop));
        Assert.Empty((await Queries.BoardAsync(elsewhere, Stop)).Teams!);
    }

    [Fact]
    public async Task GrantAsync_ByEitherEducator_IsSeenByTheSupervisorAndNoted()
    {
        var pair = await Data.CoachingPairAsync();
        var (first, second) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.SchoolEducator));
        await Service.GrantAsync(first, [new(pair.Supervision.Id, 40, null)], Stop);
        // A colleague may change what the first granted.
        await Service.GrantAsync(second, [new(pair.Supervision.Id, 32.5m, 40)], Stop);

        Assert.Equal(32.5m, Assert.Single((await Queries.BoardAsync(pair.Supervisor, Stop)).Own!).Granted);
        Assert.Equal(32.5m, (await Queries.BoardAsync(first, Stop)).Teams!.Single(team => team.Supervisions.Any(one => one.SupervisionId == pair.Supervision.Id)).Granted);
        var acts = await Data.AsOwnerAsync(pair.Supervision.PartnershipId,
            db => db.AuditEntries.Where(row => row.Record == "Facilitation" && row.SubjectId == pair.SupervisorPerson.Id).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.Act).ToListAsync(Stop));
        Assert.Equal([AuditAct.Created, AuditAct.Changed], acts);
    }

    [Fact]
    public async Task GrantAsync_BrokenRules_SaySoAtTheField()
    {
        var supervision = await Data.SupervisionAsync();
        var educator = await Data.ViewerAs(Role.SchoolEducator);

        await BreakAsync(Rule.HoursOutOfRange, $"{supervision.Id}", () => Service.GrantAsync(educator, [new(supervision.Id, -1, null)], Stop));
        await Service.GrantAsync(educator, [new(supervision.Id, 10, null)], Stop);
        await BreakAsync(Rule.Required, $"{supervision.Id}", () => Service.GrantAsync(educator, [new(supervision.Id, null, 10)], Stop));
        await BreakAsync(Rule.ChangedMeanwhile, $"{supervision.Id}", () => Service.GrantAsync(educator, [new(supervision.Id, 20, null)], Stop));
        await BreakAsync(Rule.ChangedMeanwhile, $"{supervision.Id}", () => Service.GrantAsync(educator, [new(supervision.Id, 20, 15)], Stop));
    }

    [Fact]
    public async Task GrantAsync_OneOfSeveralCannotBe_KeepsNoneAndTellsNobody()
    {
        var (first, second) = (await Data.CoachingPairAsync(), await Data.SupervisionAsync());
        var educator = await Data.ViewerAs(Role.SchoolEducator);

        await BreakAsync(Rule.HoursOutOfRange, $"{second.Id}", () => Service.GrantAsync(educator, [new(first.Supervision.Id, 40, null), new(second.Id, -1, null)], Stop));
        Assert.Null(Assert.Single((await Queries.BoardAsync(first.Supervisor, Stop)).Own!).Granted);
        Assert.Equal(0, await ToldAsync());

        await Service.GrantAsync(educator, [new(first.Supervision.Id, 40, null), new(second.Id, null, null)], Stop);
        Assert.Equal(1, await ToldAsync());
        // What stays as it was is no news.
        await Service.GrantAsync(educator, [new(first.Supervision.Id, 40, 40)], Stop);
        Assert.Equal(1, await ToldAsync());

        Task<int> ToldAsync() => Data.AsOwnerAsync(first.Supervision.PartnershipId,
            db => db.Notifications.CountAsync(row => row.RecipientId == first.SupervisorPerson.Id && row.Kind == NotificationKind.HoursGranted, Stop), first.SupervisorPerson.Id);
    }

    [Fact]
    public async Task GrantAsync_TwoAtOnce_TheSecondLooksFirst()
    {
        var supervision = await Data.SupervisionAsync();
        var educators = new[] { await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.SchoolEducator) };

        var outcomes = await Task.WhenAll(educators.Select(async (educator, number) => ((await Record.ExceptionAsync(() => Service.GrantAsync(educator, [new(supervision.Id, 10 + number, null)], Stop))) as RuleViolationException)?.Rule));

        Assert.Equal([null, Rule.ChangedMeanwhile], outcomes.Order());
    }

    [Fact]
    public async Task Board_SessionsOfTheSupervisor_CountAsSpentAndThoseOfWhoStandsInDoNot()
    {
        var pair = await Data.CoachingPairAsync();
        var educator = await Data.ViewerAs(Role.SchoolEducator);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Minutes = 45, Time = new(8, 0) });
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Minutes = 60, Time = new(9, 30) });
        var colleague = await Data.PersonAsync(Role.Supervisor, team: await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Placements.Where(row => row.Id == pair.Supervision.PlacementId).Select(row => row.Team).SingleAsync(Stop)));
        await Data.CoverAsync(pair.Supervision, colleague);
        await Data.DraftSessionAsync(pair.Supervision, await Data.ViewerOf(colleague), input => input with { Minutes = 30, Time = new(7, 0) });

        Assert.Equal((null, 1.8m), Of(Assert.Single((await Queries.BoardAsync(pair.Supervisor, Stop)).Own!)));
        Assert.Equal(1.8m, (await Queries.BoardAsync(educator, Stop)).Teams!.Single(team => team.Supervisions.Any(one => one.SupervisionId == pair.Supervision.Id)).Spent);
        Assert.Empty((await Queries.BoardAsync(await Data.ViewerOf(colleague), Stop)).Own!);

        (decimal?, decimal) Of(OwnHours own) => (own.Granted, own.Spent);
    }

    [Fact]
    public async Task Board_OfTheCoordinator_SaysWhatWasSpentFromFiveSupervisorsOn()
    {
        var team = await Data.TeamAsync();
        var (coordinator, educator) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.SchoolEducator));
        for (var count = 1; count <= Crowd.Fewest; count++)
        {
            var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);
            var supervision = await Data.SupervisionAsync(supervisor, team: team);
            await Service.GrantAsync(educator, [new(supervision.Id, 20, null)], Stop);
            await Data.DraftSessionAsync(supervision, await Data.ViewerOf(supervisor), input => input with { Minutes = 60 });
            var school = Assert.Single((await Queries.BoardAsync(coordinator, Stop)).Schools!);
            Assert.Equal((20m * count, count < Crowd.Fewest ? null : 5m), (school.Granted, school.Spent));
        }
    }

    [Fact]
    public async Task Board_StudentsAndPlatform_SeeNothing()
    {
        var pair = await Data.CoachingPairAsync();
        await Service.GrantAsync(await Data.ViewerAs(Role.SchoolEducator), [new(pair.Supervision.Id, 40, null)], Stop);

        foreach (var viewer in (Viewer[])[pair.Student, await Data.ViewerAs(Role.Trainer), await Data.ViewerAs(Role.InstituteEducator), await Data.ViewerAs(Role.PlatformAdmin)])
            Assert.True(await Queries.BoardAsync(viewer, Stop) is { Own: null, Teams: null, Schools: null });
        // The database does not show the student any either.
        Assert.Equal(0, await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Facilitations.CountAsync(row => row.SupervisionId == pair.Supervision.Id, Stop), pair.StudentPerson.Id));
        Assert.Equal(1, await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Facilitations.CountAsync(row => row.SupervisionId == pair.Supervision.Id, Stop), pair.SupervisorPerson.Id));
    }

    [Fact]
    public async Task Board_WithMoreSupervisions_TakesNoMoreStatements()
    {
        var team = await Data.TeamAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.SupervisionAsync(supervisor, team: team);
        var viewers = new[] { await Data.ViewerOf(supervisor), await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Coordinator) };
        var before = await CountAsync();
        for (var count = 0; count < 4; count++) await Data.SupervisionAsync(supervisor, team: team);

        var after = await CountAsync();
        Assert.Equal(before, after);
        Assert.All(after, count => Assert.InRange(count, 2, 3));

        async Task<List<int>> CountAsync()
        {
            var counts = new List<int>();
            foreach (var viewer in viewers) counts.Add(await Counting.StatementsOfAsync(() => Queries.BoardAsync(viewer, Stop)));
            return counts;
        }
    }

    private static async Task BreakAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
