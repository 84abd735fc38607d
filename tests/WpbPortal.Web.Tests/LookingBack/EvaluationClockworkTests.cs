using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Tests.GroupLearning;
using Xunit;

namespace WpbPortal.Web.Tests.LookingBack;

/// <summary>Whom the clockwork invites to look back, and when: after the last meeting, Monday 7 December 2026 from half past two to half past four.</summary>
public sealed class EvaluationClockworkTests(MigratedDatabase database) : PortalTest(database)
{
    private EvaluationClockwork Clockwork => Data.Service<EvaluationClockwork>();

    private async Task<GroupWorld> BegunAsync()
    {
        var world = await GroupWorld.MakeAsync(Data);
        await Data.AsOwnerAsync(world.Trajectory.PartnershipId, async db =>
        {
            (await db.Trajectories.SingleAsync(row => row.Id == world.Trajectory.Id, Stop)).Begin();
            return 0;
        });
        return world;
    }

    [Fact]
    public async Task Turn_AfterTheLastMeeting_InvitesWhoTakesPartAndDidNotLookBackOnce()
    {
        var world = await BegunAsync();
        var answers = Enum.GetValues<EvaluationQuestion>().ToDictionary(question => question, _ => 4);
        await Data.Service<LookingBackService>().SayAsync(world.Viewers["asker"], world.Trajectory.Id, answers, null, false, Stop);
        // Between the meetings, and while the last one lasts, nobody is asked.
        foreach (var moment in (DateTimeOffset[])[world.Meetings[0].EndsAt.AddDays(1), world.Meetings[1].StartsAt.AddMinutes(30)])
        {
            Data.Clock.SetUtcNow(moment);
            await Clockwork.TurnAsync(world.Trajectory.PartnershipId, Stop);
        }
        Assert.Empty(await ToldAsync(world));

        // The next school day, and no night.
        Data.Clock.SetUtcNow(world.Meetings[1].EndsAt.AddHours(8));
        await Clockwork.TurnAsync(world.Trajectory.PartnershipId, Stop);
        Assert.Empty(await ToldAsync(world));
        Data.Clock.SetUtcNow(new(2026, 12, 8, 9, 0, 0, TimeSpan.Zero));
        await Clockwork.TurnAsync(Stop);
        await Clockwork.TurnAsync(world.Trajectory.PartnershipId, Stop);
        Assert.Equal([world.People["fellow"].Id], await ToldAsync(world));
        await using var mail = await Data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        var letter = Assert.Single(await mail.Outbox.Where(row => row.ToAddress == world.People["fellow"].Email).ToListAsync(Stop));
        var body = Data.Service<Web.Mail.Letters>().BodyOf(letter)!;
        Assert.Contains($"/trajecten/{world.Trajectory.Id}/terugkijken", body, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Trajectory.Title.Nl, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "2027-02-02T09:00:00Z")]
    [InlineData(false, "2026-12-08T09:00:00Z")]
    public async Task Turn_LongAfterOrOfWhatNeverBegan_InvitesNobody(bool hasBegun, string moment)
    {
        var world = hasBegun ? await BegunAsync() : await GroupWorld.MakeAsync(Data);
        Data.Clock.SetUtcNow(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
        await Clockwork.TurnAsync(world.Trajectory.PartnershipId, Stop);
        Assert.Empty(await ToldAsync(world));
    }

    private async Task<List<Guid>> ToldAsync(GroupWorld world)
    {
        var told = new List<Guid>();
        foreach (var person in await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.People.Select(row => row.Id).ToListAsync(Stop)))
            told.AddRange(await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == person && row.Kind == NotificationKind.EvaluationAsked).Select(row => row.RecipientId).ToListAsync(Stop), person));
        return told;
    }
}
