using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.TakingAlong;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>What is done in a meeting and taken along from it: whose line is whose, and how a return session comes back to it.</summary>
public sealed class TakeAlongTests(MigratedDatabase database) : PortalTest(database)
{
    private TakeAlongService Service => Data.Service<TakeAlongService>();

    private TakeAlongQueries Queries => Data.Service<TakeAlongQueries>();

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private Task<MeetingLeaves> SeenByAsync(GroupWorld world, string who, Meeting? meeting = null) => Queries.OfAsync(world.Viewers[who], (meeting ?? world.Meetings[0]).Id, Stop);

    [Fact]
    public async Task Line_SharedOrNot_IsReadByTheGroupOrByItsOwnerAlone()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var meeting = world.Meetings[0].Id;
        await Service.SayAsync(world.Viewers["asker"], meeting, "Ik wacht langer", isShared: false, Stop);
        Assert.Equal(new OwnLine("Ik wacht langer", false), (await SeenByAsync(world, "asker")).Own);
        Assert.Empty((await SeenByAsync(world, "trainer")).Others);
        Assert.Equal((1, 0, 0), (await LinesAsync(world, "asker"), await LinesAsync(world, "trainer"), await LinesAsync(world, "fellow")));

        await Service.SayAsync(world.Viewers["asker"], meeting, "Ik wacht nog langer", isShared: true, Stop);
        Assert.Equal("Ik wacht nog langer", Assert.Single((await SeenByAsync(world, "fellow")).Others).Words);
        Assert.Equal((1, 1, 1, 0, 0), (await LinesAsync(world, "asker"), await LinesAsync(world, "trainer"), await LinesAsync(world, "fellow"), await LinesAsync(world, "invited"), await LinesAsync(world, "educator")));
        await Service.SayAsync(world.Viewers["asker"], meeting, "Voor mezelf", isShared: false, Stop);
        Assert.Empty((await SeenByAsync(world, "fellow")).Others);
    }

    [Fact]
    public async Task Account_OfAMeeting_IsWrittenByWhoTrainsForTheGroup()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var meeting = world.Meetings[0].Id;
        await Service.WriteAsync(world.Viewers["trainer"], meeting, "Het begin van een les", "Doorvragen", Stop);
        await Service.WriteAsync(world.Viewers["trainer"], meeting, "Het begin van een les", "Doorvragen en wachten", Stop);

        Assert.Equal(("Het begin van een les", "Doorvragen en wachten"), ((await SeenByAsync(world, "fellow")).About, (await SeenByAsync(world, "fellow")).Done));
        Assert.Equal(Rule.Required, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.WriteAsync(world.Viewers["trainer"], meeting, " ", null, Stop))).Rule);
        foreach (var (name, viewer) in world.Viewers.Where(one => one.Key != "trainer"))
        {
            await HiddenAsync(() => Service.WriteAsync(viewer, meeting, "Iets", "Anders", Stop));
            await HiddenAsync(() => Service.ComeBackToAsync(viewer, meeting, null, Stop));
            if (name is "asker" or "fellow") continue;
            await HiddenAsync(() => Queries.OfAsync(viewer, meeting, Stop));
            await HiddenAsync(() => Service.SayAsync(viewer, meeting, "Iets", true, Stop));
            Assert.Equal(0, await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.MeetingAccounts.CountAsync(row => row.MeetingId == meeting, Stop), viewer.PersonId));
        }
        // Who trains takes nothing along in a participant's place.
        await HiddenAsync(() => Service.SayAsync(world.Viewers["trainer"], meeting, "Iets", true, Stop));
    }

    [Fact]
    public async Task ReturnSession_LinkedToAnEarlierMeeting_BeginsWithWhatWasTakenAlong()
    {
        var world = await GroupWorld.MakeAsync(Data, second: MeetingForm.ReturnSession);
        var (first, comeBack) = (world.Meetings[0], world.Meetings[1]);
        await Service.SayAsync(world.Viewers["asker"], first.Id, "Ik wacht langer", isShared: false, Stop);
        await Service.SayAsync(world.Viewers["fellow"], first.Id, "Ik vraag meer", isShared: true, Stop);
        Assert.Equal([first.Id], (await SeenByAsync(world, "trainer", comeBack)).Choices.Select(choice => choice.MeetingId));
        await Service.ComeBackToAsync(world.Viewers["trainer"], comeBack.Id, first.Id, Stop);

        var seen = (await SeenByAsync(world, "asker", comeBack)).Earlier!;
        Assert.Equal((first.Title, new OwnLine("Ik wacht langer", false), "Ik vraag meer"), (seen.Title, seen.Own, seen.Others.Single().Words));
        Assert.Null((await SeenByAsync(world, "trainer", comeBack)).Earlier!.Own);
        foreach (var (meeting, earlier) in new[] { (first.Id, comeBack.Id), (comeBack.Id, comeBack.Id) })
            Assert.Equal(Rule.NotEarlier, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.ComeBackToAsync(world.Viewers["trainer"], meeting, earlier, Stop))).Rule);
        // A meeting of a group that is not his is no choice of a trainer.
        await HiddenAsync(async () => await Service.ComeBackToAsync(world.Viewers["trainer"], comeBack.Id, (await Data.TrajectoryAsync()).Meetings.First().Id, Stop));
        await Service.ComeBackToAsync(world.Viewers["trainer"], comeBack.Id, null, Stop);
        Assert.Null((await SeenByAsync(world, "asker", comeBack)).Earlier);
    }

    private Task<int> LinesAsync(GroupWorld world, string who) => Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.TakeAlongs.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop), world.People[who].Id);
}
