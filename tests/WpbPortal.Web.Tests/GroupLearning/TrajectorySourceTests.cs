using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Features.Today;
using WpbPortal.Web.Features.TrajectorySources;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>Who puts sources to a trajectory, who asks for more, and that what the group gets of an answer says nothing of who asked.</summary>
public sealed class TrajectorySourceTests(MigratedDatabase database) : PortalTest(database)
{
    private TrajectorySourceService Service => Data.Service<TrajectorySourceService>();

    private TrajectorySourceQueries Queries => Data.Service<TrajectorySourceQueries>();

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    [Fact]
    public async Task More_AskedAndAnswered_IsTheirTwosAndSharedWithoutTheAsker()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var (asker, trainer) = (world.Viewers["asker"], world.Viewers["trainer"]);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.AskAsync(asker, world.Trajectory.Id, first, "Mijn geheime onderwerp", "Iets om na te lezen", Stop);
        await Service.AskAsync(asker, world.Trajectory.Id, first, "Nog eens", null, Stop);
        await Service.AskAsync(asker, world.Trajectory.Id, second, "Aanhaken", null, Stop);

        Assert.Equal(2, (await Queries.OfTrajectoryAsync(trainer, world.Trajectory.Id, Stop)).Waiting);
        Assert.Equal(0, (await Queries.OfTrajectoryAsync(asker, world.Trajectory.Id, Stop)).Waiting);
        Assert.Equal(2, Assert.Single((await Data.Service<TrainerTodayQueries>().TodayAsync(trainer, Stop)).Asking, group => group.TrajectoryId == world.Trajectory.Id).Waiting);
        Assert.Equal(world.People["asker"].Name, (await BoardAsync(world, "trainer")).Requests[0].Asker);
        Assert.Empty((await BoardAsync(world, "fellow")).Requests);
        await Service.AnswerAsync(trainer, first, new SourceText(null, null, "Kijk eens naar de film van vorige keer.\nEn let op de stilte."), true, Stop);
        await Service.AnswerAsync(trainer, second, new SourceText("https://example.org/aanhaken", "Aanhaken", null), false, Stop);

        // The page of the trajectory shows what is for the group, and says to who trains that nothing waits any more.
        var (shown, known) = (await Queries.OfTrajectoryAsync(world.Viewers["fellow"], world.Trajectory.Id, Stop), await Queries.OfTrajectoryAsync(trainer, world.Trajectory.Id, Stop));
        Assert.DoesNotContain((await Data.Service<TrainerTodayQueries>().TodayAsync(trainer, Stop)).Asking, group => group.TrajectoryId == world.Trajectory.Id);
        Assert.Equal((1, 0, 0), (shown.Sources.Count, shown.Waiting, known.Waiting));
        var seen = await BoardAsync(world, "fellow");
        var source = Assert.Single(seen.Sources);
        Assert.Equal((SourceKind.Words, "Kijk eens naar de film van vorige keer."), (source.Kind, source.Reference));
        var text = JsonSerializer.Serialize(seen);
        Assert.DoesNotContain("geheim", text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.People["asker"].Id.ToString(), text, StringComparison.Ordinal);
        Assert.Equal([null, "https://example.org/aanhaken"], (await BoardAsync(world, "asker")).Requests.Select(request => request.Reference).Order());
        Assert.Equal([NotificationKind.MoreAsked, NotificationKind.MoreAsked], await ToldAsync(world, "trainer"));
        Assert.Equal([NotificationKind.MoreGiven, NotificationKind.MoreGiven], await ToldAsync(world, "asker"));
        Assert.Empty(await ToldAsync(world, "fellow"));
        // PostgreSQL asks the same.
        Assert.Equal((2, 2, 0, 0), (await RequestsAsync(world, "asker"), await RequestsAsync(world, "trainer"), await RequestsAsync(world, "fellow"), await RequestsAsync(world, "educator")));
    }

    [Fact]
    public async Task Sources_OfATrajectory_AreAddedByWhoTrainsOrPlansAndReadByWhoSeesIt()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var text = new SourceText("ISBN 978-90-469-0588-3", "Een boek", null);
        await Service.AddAsync(world.Viewers["trainer"], world.Trajectory.Id, world.Meetings[0].Id, text, Stop);
        await Service.AddAsync(world.Viewers["educator"], world.Trajectory.Id, null, new("Koster e.a. (2023)", null, "Vier trajecten"), Stop);

        Assert.Equal(2, (await BoardAsync(world, "invited")).Sources.Count);
        var ofMeeting = Assert.Single((await Queries.AtMeetingAsync(world.Viewers["asker"], world.Meetings[0].Id, Stop))!.Sources);
        Assert.Null(await Queries.AtMeetingAsync(world.Viewers["stranger"], world.Meetings[0].Id, Stop));
        await HiddenAsync(() => BoardAsync(world, "stranger"));
        foreach (var name in (string[])["asker", "invited", "other trainer", "follower", "stranger"])
        {
            await HiddenAsync(() => Service.AddAsync(world.Viewers[name], world.Trajectory.Id, null, text, Stop));
            await HiddenAsync(() => Service.RemoveAsync(world.Viewers[name], ofMeeting.Id, Stop));
        }
        await HiddenAsync(async () => await Service.AddAsync(world.Viewers["trainer"], world.Trajectory.Id, (await Data.TrajectoryAsync()).Meetings.First().Id, text, Stop));
        await Service.RemoveAsync(world.Viewers["trainer"], ofMeeting.Id, Stop);
        Assert.Empty((await Queries.AtMeetingAsync(world.Viewers["asker"], world.Meetings[0].Id, Stop))!.Sources);
    }

    [Fact]
    public async Task Asking_WhoDoesNotTakePart_AndAnswering_WhoDoesNotTrain_AreNotFound()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var request = Guid.CreateVersion7();
        await Service.AskAsync(world.Viewers["fellow"], world.Trajectory.Id, request, "Aanhaken", null, Stop);
        foreach (var (name, viewer) in world.Viewers)
        {
            if (name is not ("asker" or "fellow")) await HiddenAsync(() => Service.AskAsync(viewer, world.Trajectory.Id, Guid.CreateVersion7(), "Iets", null, Stop));
            if (name != "trainer") await HiddenAsync(() => Service.AnswerAsync(viewer, request, new SourceText(null, null, "Zo"), true, Stop));
        }
    }

    private Task<SourceBoard> BoardAsync(GroupWorld world, string who) => Queries.BoardAsync(world.Viewers[who], world.Trajectory.Id, Stop);

    private Task<List<NotificationKind>> ToldAsync(GroupWorld world, string who) =>
        Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == world.People[who].Id).Select(row => row.Kind).ToListAsync(Stop), world.People[who].Id);

    private Task<int> RequestsAsync(GroupWorld world, string who) => Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.SourceRequests.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop), world.People[who].Id);
}
