using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Templates;
using WpbPortal.Web.Features.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

public sealed class TrajectoryReadingTests(MigratedDatabase database) : PortalTest(database)
{
    private TrajectoryQueries Queries => Data.Service<TrajectoryQueries>();

    [Theory]
    [InlineData(Role.SchoolEducator, true)]
    [InlineData(Role.Coordinator, true)]
    [InlineData(Role.Trainer, false)]
    [InlineData(Role.InstituteEducator, false)]
    public async Task OneAsync_ByThoseWhoRead_ShowsItAndWhoMayPlan(Role role, bool plans)
    {
        var school = await Data.SchoolAsync();
        var trajectory = await Data.TrajectoryAsync(school, wholePartnership: true);
        var viewer = await Data.ViewerAs(role, role == Role.SchoolEducator ? school : null);

        Assert.Equal(plans, (await Queries.OneAsync(viewer, trajectory.Id, Stop)).MayPlan);
        Assert.Single((await Queries.AllAsync(viewer, Stop)).Rows);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.PlatformAdmin)]
    public async Task OneAsync_ByAnyOtherRole_IsNotFound(Role role)
    {
        var trajectory = await Data.TrajectoryAsync(await Data.SchoolAsync(), wholePartnership: true);
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OneAsync(viewer, trajectory.Id, Stop));
        Assert.Empty((await Queries.AllAsync(viewer, Stop)).Rows);
    }

    [Fact]
    public async Task OneAsync_OfAnotherSchoolOrPartnership_IsNotFound()
    {
        var trajectory = await Data.TrajectoryAsync(await Data.SchoolAsync());
        var neighbour = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());
        var stranger = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OneAsync(neighbour, trajectory.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OneAsync(stranger, trajectory.Id, Stop));
    }

    [Fact]
    public async Task OneAsync_ByWhoWasInvited_ShowsItWithHisOwnAnswerAndNobodyElses()
    {
        var school = await Data.SchoolAsync();
        var trajectory = await Data.TrajectoryAsync(school);
        var noor = await Data.PersonAsync(Role.Supervisor, school);
        await Data.ParticipationAsync(trajectory, noor, state: ParticipationState.Accepted);
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor, school));

        var one = await Queries.OneAsync(await Data.ViewerOf(noor), trajectory.Id, Stop);

        Assert.Equal((ParticipationState.Accepted, false, false), (one.Mine!.State, one.MayPlan, one.MayInvite));
        Assert.Equal([noor.Id], one.Participants.Select(person => person.PersonId));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task WhatPlanningNeeds_ByAnyOtherRole_IsNotFound(Role role)
    {
        var trajectory = await Data.TrajectoryAsync(await Data.SchoolAsync(), wholePartnership: true);
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ChoicesAsync(viewer, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.TrainersAsync(viewer, trajectory.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.MeetingAsync(viewer, trajectory.Meetings.First().Id, Stop));
    }

    [Fact]
    public async Task WhatPlanningNeeds_OfAnotherSchoolOrPartnership_IsNotFound()
    {
        var trajectory = await Data.TrajectoryAsync(await Data.SchoolAsync());
        Viewer[] others = [await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync()), await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync())];

        foreach (var viewer in others)
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Queries.TrainersAsync(viewer, trajectory.Id, Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => Queries.MeetingAsync(viewer, trajectory.Meetings.First().Id, Stop));
        }
    }

    [Fact]
    public async Task MeetingAsync_TheFirstOfTwo_SaysThatOneComesLater()
    {
        var school = await Data.SchoolAsync();
        var trajectory = await Data.TrajectoryAsync(school);

        var meeting = await Queries.MeetingAsync(await Data.ViewerAs(Role.SchoolEducator, school), trajectory.Meetings.MinBy(row => row.StartsAt)!.Id, Stop);

        Assert.Equal((1, true, 60), (meeting.Later, meeting.CanMove, meeting.ActivityMinutes));
    }

    [Theory]
    [InlineData(Role.SchoolEducator, true)]
    [InlineData(Role.Coordinator, true)]
    [InlineData(Role.Trainer, false)]
    [InlineData(Role.InstituteEducator, false)]
    public async Task Templates_ByThoseWhoPlanOrCarryOut_CanBeRead(Role role, bool mayUse)
    {
        var template = await Data.TemplateAsync();
        var viewer = await Data.ViewerAs(role);

        Assert.Equal(mayUse, (await Data.Service<TemplateQueries>().OneAsync(viewer, template.Id, stop: Stop)).MayUse);
        Assert.Single(await Data.Service<TemplateQueries>().AllAsync(viewer, Stop));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.PlatformAdmin)]
    public async Task Templates_ByAnyOtherRole_AreNotFound(Role role)
    {
        var template = await Data.TemplateAsync();
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Data.Service<TemplateQueries>().OneAsync(viewer, template.Id, stop: Stop));
        Assert.Empty(await Data.Service<TemplateQueries>().AllAsync(viewer, Stop));
    }
}
