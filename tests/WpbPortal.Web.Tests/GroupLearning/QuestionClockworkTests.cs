using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.OwnQuestions;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>Whom the clockwork invites to word his questions, and when: by the clock of the test, Monday 9 November 2026, ten o'clock; the first meeting is a week later.</summary>
public sealed class QuestionClockworkTests(MigratedDatabase database) : PortalTest(database)
{
    private QuestionClockwork Clockwork => Data.Service<QuestionClockwork>();

    private Task TurnAsync(GroupWorld world) => Clockwork.TurnAsync(world.Trajectory.PartnershipId, Stop);

    [Fact]
    public async Task Turn_AWeekBefore_InvitesWhoTakesPartAndAskedNothingOnce()
    {
        var world = await GroupWorld.MakeAsync(Data, asksQuestions: true);
        await Data.Service<OwnQuestionService>().AskAsync(world.Viewers["asker"], world.Trajectory.Id, Guid.CreateVersion7(), "Al gevraagd?", QuestionReaders.Trainers, Stop);
        await TurnAsync(world);
        Assert.Empty(await ToldAsync(world));

        Data.Clock.Advance(TimeSpan.FromDays(1));
        await Clockwork.TurnAsync(Stop);
        await TurnAsync(world);
        Assert.Equal([world.People["fellow"].Id], await ToldAsync(world));
        var mail = await Data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        await using (mail)
        {
            var letter = Assert.Single(await mail.Outbox.Where(row => row.ToAddress == world.People["fellow"].Email).ToListAsync(Stop));
            var body = Data.Service<Web.Mail.Letters>().BodyOf(letter)!;
            Assert.Contains($"/trajecten/{world.Trajectory.Id}/leervragen", body, StringComparison.Ordinal);
            Assert.Contains("16", body, StringComparison.Ordinal);
            Assert.DoesNotContain(world.Trajectory.Title.Nl, body, StringComparison.Ordinal);
        }

        // Who joins in the last days is invited too.
        var late = await world.JoinAsync(Data);
        await TurnAsync(world);
        Assert.Equal(new[] { world.People["fellow"].Id, late.PersonId }.Order(), (await ToldAsync(world)).Order());
    }

    [Theory]
    [InlineData("2026-11-14T11:00:00Z")]
    [InlineData("2026-11-12T22:00:00Z")]
    [InlineData("2026-11-16T15:00:00Z")]
    public async Task Turn_InAWeekendAtNightOrOnceItBegan_InvitesNobody(string moment)
    {
        var world = await GroupWorld.MakeAsync(Data, asksQuestions: true);
        Data.Clock.SetUtcNow(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
        await TurnAsync(world);
        Assert.Empty(await ToldAsync(world));
    }

    [Fact]
    public async Task Turn_WhereTheTrajectoryDoesNotAsk_InvitesNobody()
    {
        var world = await GroupWorld.MakeAsync(Data);
        Data.Clock.Advance(TimeSpan.FromDays(2));
        await TurnAsync(world);
        Assert.Empty(await ToldAsync(world));
    }

    private async Task<List<Guid>> ToldAsync(GroupWorld world)
    {
        var told = new List<Guid>();
        var people = await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.People.Select(row => row.Id).ToListAsync(Stop));
        foreach (var person in people)
            told.AddRange(await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == person && row.Kind == NotificationKind.QuestionsAsked).Select(row => row.RecipientId).ToListAsync(Stop), person));
        return told;
    }
}
