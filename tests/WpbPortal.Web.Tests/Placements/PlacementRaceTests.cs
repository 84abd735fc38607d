using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Components;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Features.SharedCare;
using Xunit;

namespace WpbPortal.Web.Tests.Placements;

/// <summary>
/// Many who arrange the same things at once: no wrong overlap, never more than five days a week, nothing outside what it belongs
/// to, and whoever loses hears a rule in words. A hundred attempts; with <c>WPB_LONG=1</c> a thousand.
/// </summary>
public sealed class PlacementRaceTests(OwnDatabase database) : IClassFixture<OwnDatabase>, IAsyncDisposable
{
    private const int AtOnce = 24;
    private readonly TestData _data = new(database.Connections);

    private static int Attempts => Environment.GetEnvironmentVariable("WPB_LONG") == "1" ? 1000 : 100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    /// <summary>Everything that is done to two students' placements, by several people at once.</summary>
    [Fact]
    public async Task Acts_ManyAtOnce_LeaveNoViolationAndTellEveryLoserWhy()
    {
        var school = await _data.SchoolAsync();
        Team[] teams = [await _data.TeamAsync(school), await _data.TeamAsync(school), await _data.TeamAsync(await _data.SchoolAsync())];
        var (placed, supervised) = (await _data.PersonAsync(Role.StudentTeacher), await _data.PlacementAsync(team: teams[0], period: new(_data.Today, _data.ThisYear.Until)));
        Person[] colleagues = [await _data.PersonAsync(Role.Supervisor, team: teams[0]), await _data.PersonAsync(Role.Supervisor, team: teams[0]), await _data.PersonAsync(Role.Supervisor, team: teams[0])];
        var supervision = await _data.SupervisionAsync(colleagues[0], supervised, period: new(_data.Today, _data.Today.AddDays(200)));
        Viewer[] viewers = [await _data.ViewerAs(Role.SchoolEducator, school), await _data.ViewerAs(Role.SchoolEducator, school), await _data.ViewerAs(Role.SchoolEducator, school)];
        Viewer[] coordinators = [await _data.ViewerAs(Role.Coordinator), await _data.ViewerAs(Role.Coordinator), await _data.ViewerAs(Role.Coordinator)];
        var (service, care) = (_data.Service<PlacementService>(), _data.Service<CareService>());

        var outcomes = await RaceAsync(attempt =>
        {
            var (viewer, coordinator, colleague, day) = (viewers[attempt % 3], coordinators[attempt % 3], colleagues[attempt / 7 % 3].Id, _data.Today.AddDays(attempt * 37 % 180));
            return (attempt % 7) switch
            {
                0 or 1 => service.CreateAsync(coordinator, new(placed.Id, teams[attempt / 7 % 3].Id, day, day.AddDays(20), 3, null, null), Stop),
                2 => service.SuperviseAsync(viewer, supervised.Id, colleague, day.AddDays(1), day.AddDays(15), Stop),
                3 => care.HandOverAsync(viewer, teams[0].Id, colleagues[0].Id, new([supervision.Id], colleague, day, day.AddDays(5)), Stop),
                4 => service.GiveBuddyAsync(viewer, supervised.Id, colleague, Stop),
                5 => service.ChangeDaysAsync(viewer, supervised.Id, 1 + (attempt % 5), Stop),
                _ => service.ChangeEndAsync(viewer, supervised.Id, _data.ThisYear.Until!.Value.AddDays(-attempt % 30), PlacementEndReason.Completed, Stop),
            };
        });

        Assert.Empty(await ViolationsAsync(school.PartnershipId));
        // Each of these rules was fought over, and somebody won.
        Assert.Contains(null, outcomes);
        foreach (var rule in new[] { Rule.SupervisionOverlapsWith, Rule.CoverIsSupervisor, Rule.BuddyOverlaps }) Assert.Contains(rule, outcomes.Where(one => one is not null).Select(one => one!.Value));
        Assert.Contains(outcomes, one => one is Rule.PlacementOverlaps or Rule.TooManyDaysPerWeek);
        Assert.All(outcomes.OfType<Rule>().Distinct(), rule => Assert.NotEmpty(RuleSentences.Of(new RuleViolationException(rule, "Noor Vos", "9 – 13 nov"))));
    }

    /// <summary>One student, one place, one move: whoever is second finds it moved.</summary>
    [Fact]
    public async Task MoveAsync_ManyAtOnce_MovesOnce()
    {
        var (from, to) = (await _data.TeamAsync(), await _data.TeamAsync());
        var placement = await _data.PlacementAsync(team: from);
        var educators = new[] { await _data.ViewerAs(Role.SchoolEducator), await _data.ViewerAs(Role.SchoolEducator) };
        var service = _data.Service<PlacementService>();

        var outcomes = await RaceAsync(attempt => service.MoveAsync(educators[attempt % 2], placement.Id, to.Id, _data.Today.AddDays(1), Stop), 20);

        Assert.Single(outcomes, one => one is null);
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.True(rule is Rule.OutsidePlacement or Rule.AlreadyEnded or Rule.PlacementOverlaps, rule.ToString()));
        Assert.Empty(await ViolationsAsync(from.PartnershipId));
    }

    /// <summary>
    /// Rows written past the service, as a fault in it would: the database refuses them, by the name of the rule. The negative
    /// control: with the constraints dropped the same writes leave violations, and the count above sees them.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_PastTheService_AreRefusedByTheConstraintAlone(bool dropped)
    {
        // A database of its own, since the constraints of this one are dropped.
        var own = new OwnDatabase();
        await own.InitializeAsync();
        try
        {
            await using var data = new TestData(own.Connections);
            var placement = await data.PlacementAsync();
            var (supervisor, other) = (await data.PersonAsync(Role.Supervisor), await data.PersonAsync(Role.Supervisor));
            var supervision = await data.SupervisionAsync(supervisor, placement);
            if (dropped)
            {
                await using var owner = new NpgsqlConnection(own.Connections.Owner);
                await owner.OpenAsync(Stop);
                await using var drop = new NpgsqlCommand(
                    "alter table placement drop constraint ex_placement_school; alter table supervision drop constraint ex_supervision_placement; alter table cover drop constraint ex_cover_supervision; alter table buddy_period drop constraint ex_buddy_placement", owner);
                await drop.ExecuteNonQueryAsync(Stop);
            }

            var outcomes = await RaceAsync(attempt => PastAsync(async () =>
            {
                var (from, until) = (data.Today.AddDays(attempt % 5), data.Today.AddDays(30));
                await data.AddAsync(placement.PartnershipId, [(attempt % 4) switch
                {
                    0 => new Placement(placement.PartnershipId, placement.StudentId, placement.SchoolId, placement.TeamId, new(from, until), 1),
                    1 => new Supervision(await CopyAsync(data, placement), other.Id, new(from, until)),
                    2 => new Cover(await CopyAsync(data, supervision), other.Id, new(from, until)),
                    _ => new BuddyPeriod(await CopyAsync(data, placement), other.Id, new(from, until)),
                }]);
            }), Math.Min(Attempts, 100));

            var violations = await ViolationsAsync(placement.PartnershipId, data);
            if (dropped)
            {
                Assert.Equal(["buddies", "covers", "days", "placements", "supervisions"], violations.Order());
                return;
            }
            Assert.Empty(violations);
            Assert.Equal(2, outcomes.Count(one => one is null));
            Assert.Equal([Rule.BuddyOverlaps, Rule.CoverOverlaps, Rule.PlacementOverlaps, Rule.SupervisionOverlaps],
                outcomes.OfType<Rule>().Where(rule => rule != Rule.ChangedMeanwhile).Distinct().OrderBy(rule => rule.ToString()));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    /// <summary>A row as another context reads it, so that attempts share nothing but the database.</summary>
    private static Task<T> CopyAsync<T>(TestData data, T row) where T : TenantEntity => data.AsOwnerAsync(row.PartnershipId, db => db.Set<T>().AsNoTracking().SingleAsync(one => one.Id == row.Id, Stop));

    private static async Task PastAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception broken) when (ConstraintRules.Of(broken) is { } rule)
        {
            throw new RuleViolationException(rule);
        }
    }

    /// <summary>Lets the attempts run against each other. What is no rule in words fails the test.</summary>
    private static async Task<IReadOnlyList<Rule?>> RaceAsync(Func<int, Task> attempt, int? attempts = null)
    {
        ConcurrentBag<Rule?> outcomes = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, attempts ?? Attempts), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop }, async (number, _) =>
        {
            try
            {
                await attempt(number);
                outcomes.Add(null);
            }
            catch (RuleViolationException broken)
            {
                outcomes.Add(broken.Rule);
            }
        });
        return [.. outcomes];
    }

    private Task<IReadOnlyList<string>> ViolationsAsync(Guid partnershipId) => ViolationsAsync(partnershipId, _data);

    private static Task<IReadOnlyList<string>> ViolationsAsync(Guid partnershipId, TestData data) => data.AsOwnerAsync<IReadOnlyList<string>>(partnershipId, async db =>
    {
        var placements = await db.Placements.Include(row => row.Supervisions).ThenInclude(row => row.Covers).Include(row => row.BuddyPeriods).AsNoTracking().AsSplitQuery().ToListAsync(Stop);
        List<string> found = [];
        if (placements.GroupBy(row => (row.StudentId, row.SchoolId)).Any(group => AnyTwo(group.Where(row => HasBegun(row.EndedAt, row.Period)).Select(row => row.Period)))) found.Add("placements");
        foreach (var ofStudent in placements.GroupBy(row => row.StudentId))
        {
            if (await Record.ExceptionAsync(() => Task.Run(() => Placement.DemandRoom([.. ofStudent]))) is not null && !found.Contains("days")) found.Add("days");
        }
        if (placements.Any(row => AnyTwo(row.Supervisions.Where(one => HasBegun(one.EndedAt, one.Period)).Select(one => one.Period)))) found.Add("supervisions");
        if (placements.SelectMany(row => row.Supervisions).Any(row => AnyTwo(row.Covers.Where(one => one.EndedAt is null).Select(one => one.Period)))) found.Add("covers");
        if (placements.Any(row => AnyTwo(row.BuddyPeriods.Select(one => one.Period)))) found.Add("buddies");
        if (placements.Any(row => row.Supervisions.Any(one => HasBegun(one.EndedAt, one.Period) && !row.Period.Covers(one.Period)))) found.Add("supervision outside its placement");
        if (placements.SelectMany(row => row.Supervisions).Any(row => row.Covers.Any(one => HasBegun(one.EndedAt, one.Period) && !row.Period.Covers(one.Period)))) found.Add("cover outside its supervision");
        return found;
    });

    private static bool HasBegun(DateTimeOffset? endedAt, DatePeriod period) => endedAt is not { } ended || DutchTime.DayOf(ended) >= period.From;

    private static bool AnyTwo(IEnumerable<DatePeriod> periods)
    {
        var ordered = periods.OrderBy(period => period.From).ToList();
        return ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second));
    }
}
