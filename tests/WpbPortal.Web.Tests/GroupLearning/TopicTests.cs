using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Topics;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>Who proposes and chooses what a meeting is about, who takes it over, and that nobody sees who chose what.</summary>
public sealed class TopicTests(MigratedDatabase database) : PortalTest(database)
{
    private TopicService Service => Data.Service<TopicService>();

    private TopicQueries Queries => Data.Service<TopicQueries>();

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private async Task<Guid> ProposeAsync(GroupWorld world, string words, string who = "asker")
    {
        var id = Guid.CreateVersion7();
        await Service.ProposeAsync(world.Viewers[who], world.Meetings[0].Id, id, words, Stop);
        return id;
    }

    private Task<TopicBoard> SeenByAsync(GroupWorld world, string who) => Queries.BoardAsync(world.Viewers[who], world.Meetings[0].Id, Stop);

    [Fact]
    public async Task Topics_ProposedAndChosen_AreCountedWithoutNamesAndTakenOver()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var (click, hooks) = (await ProposeAsync(world, "Klik"), await ProposeAsync(world, "Aanhaken", "fellow"));
        await Service.ChooseAsync(world.Viewers["asker"], hooks, Stop);
        await Service.ChooseAsync(world.Viewers["asker"], hooks, Stop);
        await Service.ChooseAsync(world.Viewers["fellow"], hooks, Stop);

        var seen = await SeenByAsync(world, "asker");
        Assert.Equal([("Klik", 0, true, false), ("Aanhaken", 2, false, true)], seen.Topics.Select(topic => (topic.Words, topic.Votes, topic.IsOwn, topic.IsChosen)));
        Assert.Equal((2, true), (seen.VotesLeft, seen.IsOpen));
        Assert.Equal(["Aanhaken", "Klik"], (await SeenByAsync(world, "trainer")).Topics.Select(topic => topic.Words));
        // Who chose what, PostgreSQL shows to nobody else.
        Assert.Equal((1, 0), (await VotesAsync(world, "asker"), await VotesAsync(world, "trainer")));

        await Service.CloseAsync(world.Viewers["trainer"], world.Meetings[0].Id, true, Stop);
        await BreaksAsync(Rule.TopicsClosed, () => Service.ChooseAsync(world.Viewers["asker"], click, Stop));
        await BreaksAsync(Rule.TopicsClosed, () => Service.LetGoAsync(world.Viewers["asker"], hooks, Stop));
        await BreaksAsync(Rule.TopicsClosed, () => Service.TakeBackAsync(world.Viewers["asker"], click, Stop));
        await BreaksAsync(Rule.TopicsClosed, () => Service.ProposeAsync(world.Viewers["asker"], world.Meetings[0].Id, Guid.CreateVersion7(), "Laat", Stop));
        await Service.TakeOverAsync(world.Viewers["trainer"], hooks, true, Stop);
        Assert.Equal([("Aanhaken", true), ("Klik", false)], (await SeenByAsync(world, "asker")).Topics.Select(topic => (topic.Words, topic.IsTakenOver)));
        await Service.CloseAsync(world.Viewers["trainer"], world.Meetings[0].Id, false, Stop);
        await Service.LetGoAsync(world.Viewers["asker"], hooks, Stop);
        Assert.Equal(1, (await SeenByAsync(world, "asker")).Topics.Single(topic => topic.Id == hooks).Votes);
    }

    [Fact]
    public async Task Topic_ThatIsTakenBack_GivesTheChoicesBack()
    {
        var world = await GroupWorld.MakeAsync(Data);
        List<Guid> topics = [];
        foreach (var words in (string[])["een", "twee", "drie", "vier"]) topics.Add(await ProposeAsync(world, words));
        foreach (var topic in topics.Take(3)) await Service.ChooseAsync(world.Viewers["fellow"], topic, Stop);
        await BreaksAsync(Rule.VotesSpent, () => Service.ChooseAsync(world.Viewers["fellow"], topics[3], Stop));

        await HiddenAsync(() => Service.TakeBackAsync(world.Viewers["fellow"], topics[0], Stop));
        await Service.TakeBackAsync(world.Viewers["asker"], topics[0], Stop);
        await Service.ChooseAsync(world.Viewers["fellow"], topics[3], Stop);
        Assert.Equal(0, (await SeenByAsync(world, "fellow")).VotesLeft);
    }

    [Fact]
    public async Task Votes_OfOnePersonAtOnce_AreNeverMoreThanThree()
    {
        var world = await GroupWorld.MakeAsync(Data);
        List<Guid> topics = [];
        for (var one = 0; one < 6; one++) topics.Add(await ProposeAsync(world, $"onderwerp {one}"));
        var viewer = world.Viewers["asker"];
        var outcomes = await Task.WhenAll(topics.Select(async topic =>
        {
            try
            {
                await Service.ChooseAsync(viewer, topic, Stop);
                return (Rule?)null;
            }
            catch (RuleViolationException broken)
            {
                return broken.Rule;
            }
        }));
        var kept = await VotesAsync(world, "asker");
        Assert.InRange(kept, 1, TopicVote.Most);
        Assert.Equal(kept, outcomes.Count(outcome => outcome is null));
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.Contains(rule, new[] { Rule.ChangedMeanwhile, Rule.VotesSpent }));
    }

    [Fact]
    public async Task Topics_OfAGroup_AreNobodyElses()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var topic = await ProposeAsync(world, "Klik");
        foreach (var viewer in world.Viewers.Where(one => one.Key is not ("asker" or "fellow" or "trainer")).Select(one => one.Value))
        {
            await HiddenAsync(() => Queries.BoardAsync(viewer, world.Meetings[0].Id, Stop));
            await HiddenAsync(() => Service.ProposeAsync(viewer, world.Meetings[0].Id, Guid.CreateVersion7(), "Iets", Stop));
            await HiddenAsync(() => Service.ChooseAsync(viewer, topic, Stop));
            await HiddenAsync(() => Service.TakeOverAsync(viewer, topic, true, Stop));
            await HiddenAsync(() => Service.CloseAsync(viewer, world.Meetings[0].Id, true, Stop));
            Assert.Null(await Queries.NextAsync(viewer, world.Trajectory.Id, Stop));
            Assert.Equal(0, await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.MeetingTopics.CountAsync(row => row.Id == topic, Stop), viewer.PersonId));
        }
        // Who trains does not choose, and who takes part does not close.
        await HiddenAsync(() => Service.ChooseAsync(world.Viewers["trainer"], topic, Stop));
        await HiddenAsync(() => Service.TakeOverAsync(world.Viewers["asker"], topic, true, Stop));
        await HiddenAsync(() => Service.CloseAsync(world.Viewers["asker"], world.Meetings[0].Id, true, Stop));
        // A meeting for supervisors alone is not a student's.
        var own = await Data.TrajectoryAsync(audience: Audience.Supervisor);
        Assert.Equal(1, (await Queries.NextAsync(world.Viewers["asker"], world.Trajectory.Id, Stop))!.Topics);
        await HiddenAsync(() => Queries.BoardAsync(world.Viewers["asker"], own.Meetings.First().Id, Stop));
    }

    private static async Task BreaksAsync(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleViolationException>(act)).Rule);

    private Task<int> VotesAsync(GroupWorld world, string who) => Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.TopicVotes.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop), world.People[who].Id);
}
