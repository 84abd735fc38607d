using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.People;
using Xunit;

namespace WpbPortal.Web.Tests.People;

/// <summary>Two persons who are one human become one, or nothing happens and it is said why.</summary>
public sealed class MergeServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private MergeService Service => Data.Service<MergeService>();

    [Fact]
    public async Task Merge_Student_TakesEverythingAlong()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var pair = await Data.CoachingPairAsync();
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, shared.Feedback[0].Id, "neemt mee", "gaat proberen", Stop);
        await Data.Service<CoachingService>().CorrectFeedbackAsync(pair.Supervisor, shared.Feedback[0].Id, new("zag anders", "deed anders", "vraag anders?"), Stop);
        var kept = await Data.PersonAsync(number: "S77");
        await SignsInNoMoreAsync(pair.StudentPerson);
        Assert.Null(await Service.LookAsync(coordinator, kept.Id, pair.StudentPerson.Id, Stop));

        await Service.MergeAsync(coordinator, kept.Id, pair.StudentPerson.Id, Stop);

        var student = await Data.ViewerOf(kept);
        var read = await Data.Service<CoachingQueries>().FeedbackAsync(student, shared.Feedback[0].Id, Stop);
        Assert.Equal("zag anders", read.Text.Saw);
        Assert.False(await Data.AsOwnerAsync(kept.PartnershipId, db => db.People.AnyAsync(row => row.Id == pair.StudentPerson.Id)));
        Assert.Equal("S77", await Data.AsOwnerAsync(kept.PartnershipId, db => db.People.Where(row => row.Id == kept.Id).Select(row => row.Number).SingleAsync()));
        Assert.Equal([AuditAct.Merged], await Data.AsOwnerAsync(kept.PartnershipId, db => db.AuditEntries.Where(entry => entry.RecordId == kept.Id && entry.ActorId == coordinator.PersonId).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Merge_Supervisor_GoesOnWithHerSessionsAndDrafts()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var pair = await Data.CoachingPairAsync();
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Time = new(8, 0) });
        var kept = await Data.PersonAsync();
        await SignsInNoMoreAsync(pair.SupervisorPerson);

        await Service.MergeAsync(coordinator, kept.Id, pair.SupervisorPerson.Id, Stop);

        var supervisor = await Data.ViewerOf(kept);
        var sessions = await Data.Service<CoachingQueries>().SessionAsync(supervisor, shared.Id, Stop);
        Assert.Equal(shared.Id, sessions.Id);
        Assert.True(supervisor.Is(Role.Supervisor));
    }

    [Fact]
    public async Task Merge_BothInTheSameRoundOfChoice_SaysSo()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var placement = await Data.PlacementAsync();
        var team = await Data.AsOwnerAsync(placement.PartnershipId, db => db.Teams.AsNoTracking().SingleAsync(row => row.Id == placement.TeamId, Stop));
        var (kept, gone) = (await Data.PersonAsync(Role.Supervisor, team: team), await Data.PersonAsync(Role.Supervisor, team: team, hasAccount: false));
        await Data.ChoiceRoundAsync(team, [placement], [kept, gone]);
        Assert.Equal(Rule.MergeSameRound, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.MergeAsync(coordinator, kept.Id, gone.Id, Stop))).Rule);
    }

    [Fact]
    public async Task Merge_SameRoleAtTheSamePlace_IsOneRoleOfAllItsDays()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var kept = await Data.PersonAsync(Role.Trainer, period: new(new(2026, 9, 1), new(2027, 1, 31)));
        var gone = await Data.PersonAsync(Role.Trainer, hasAccount: false, period: new(new(2026, 8, 1), new(2026, 12, 31)));
        await Data.RoleAsync(gone, Role.InstituteEducator);

        await Service.MergeAsync(coordinator, kept.Id, gone.Id, Stop);

        var roles = await Data.AsOwnerAsync(kept.PartnershipId, db => db.RoleAssignments.Where(row => row.PersonId == kept.Id).OrderBy(row => row.Role).Select(row => new { row.Role, row.Period }).ToListAsync());
        Assert.Equal([(Role.Trainer, new DatePeriod(new(2026, 8, 1), new(2027, 1, 31))), (Role.InstituteEducator, Data.ThisYear)], roles.Select(row => (row.Role, row.Period)));
    }

    [Fact]
    public async Task Merge_TwoWhoCannotBeOne_SaysWhyAndChangesNothing()
    {
        var me = await Data.PersonAsync(Role.Coordinator);
        var coordinator = await Data.ViewerOf(me);
        var pair = await Data.CoachingPairAsync();
        var (student, supervisor) = (pair.StudentPerson, pair.SupervisorPerson);
        await RefusesAsync(Rule.OwnRoles, me.Id, (await Data.PersonAsync(hasAccount: false)).Id);
        await RefusesAsync(Rule.OwnRoles, (await Data.PersonAsync(hasAccount: false)).Id, me.Id);
        await RefusesAsync(Rule.MergeBothSignIn, student.Id, (await Data.PersonAsync()).Id);
        await RefusesAsync(Rule.MergeSignsInStays, (await Data.PersonAsync(hasAccount: false)).Id, student.Id);
        var buddy = await Data.PersonAsync(Role.Trainer, hasAccount: false);
        var placement = await Data.PlacementAsync();
        await Data.BuddyAsync(placement, buddy);
        await RefusesAsync(Rule.MergeParties, placement.StudentId, buddy.Id);
        var (one, other) = (await Data.PersonAsync(hasAccount: false), await Data.PersonAsync(hasAccount: false));
        await Data.PlacementAsync(one);
        await Data.PlacementAsync(other);
        await RefusesAsync(Rule.PlacementOverlaps, one.Id, other.Id);
        var (busy, busier) = (await Data.PersonAsync(hasAccount: false), await Data.PersonAsync(hasAccount: false));
        await Data.PlacementAsync(busy, daysPerWeek: 3);
        await Data.PlacementAsync(busier, await Data.TeamAsync(await Data.SchoolAsync()), daysPerWeek: 2.5m);
        await RefusesAsync(Rule.TooManyDaysPerWeek, busy.Id, busier.Id);
        Assert.NotEqual(student.Id, supervisor.Id);

        async Task RefusesAsync(Rule rule, Guid kept, Guid gone)
        {
            Assert.Equal(rule, (await Service.LookAsync(coordinator, kept, gone, Stop))?.Rule);
            Assert.Equal(rule, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.MergeAsync(coordinator, kept, gone, Stop))).Rule);
            Assert.Equal(2, await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.People.CountAsync(row => row.Id == kept || row.Id == gone)));
        }
    }

    [Fact]
    public async Task Merge_InvitationUnderWay_NoLongerWorksWhenTheOneSignsIn()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var (kept, gone) = (await Data.PersonAsync(Role.Trainer), await Data.PersonAsync(Role.Trainer, hasAccount: false));
        await Data.Service<InvitationService>().InviteAsync(coordinator, gone.Id, "nl", Stop);

        await Service.MergeAsync(coordinator, kept.Id, gone.Id, Stop);

        var state = (await Data.Service<InvitationService>().StatesAsync(coordinator, [kept.Id], Stop))[kept.Id];
        Assert.True(state.SignsIn && state.Until <= Data.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task Merge_AllRolesButTheCoordinatorAndOtherPartnerships_IsNotFound(Role role)
    {
        var (kept, gone) = (await Data.PersonAsync(hasAccount: false), await Data.PersonAsync(hasAccount: false));
        foreach (var viewer in (Viewer[])[await Data.ViewerAs(role), await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync())])
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Service.LookAsync(viewer, kept.Id, gone.Id, Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => Service.MergeAsync(viewer, kept.Id, gone.Id, Stop));
            // Past the service: the function itself asks who it is, and where.
            await using var db = await Data.Service<WpbPortal.Data.WpbContexts>().OpenAsync(viewer, Stop);
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync(
                $"select platform.merge_people({viewer.SessionHash.ToArray()}, {kept.PartnershipId}, {kept.Id}, {gone.Id}, {Data.Today}, {Data.Clock.GetUtcNow()})", Stop));
            Assert.Equal("WPB02", refused.SqlState);
        }
        Assert.Equal(2, await Data.AsOwnerAsync(kept.PartnershipId, db => db.People.CountAsync(row => row.Id == kept.Id || row.Id == gone.Id)));
    }

    /// <summary>Somebody who had sessions before she signed in: the account is let go, as nothing in the portal does.</summary>
    private Task SignsInNoMoreAsync(Person person) => Data.AsOwnerAsync(person.PartnershipId, db =>
        db.Database.ExecuteSqlAsync($"update person set account_id = null where id = {person.Id}"));
}
