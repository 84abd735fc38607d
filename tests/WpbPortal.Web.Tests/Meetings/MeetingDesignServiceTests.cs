using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Meetings;
using Xunit;

namespace WpbPortal.Web.Tests.Meetings;

public sealed class MeetingDesignServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private static readonly MeetingStep Step = new(VesitPhase.ZoomIn, "Twee minuten stilte", 20, "Kijk terug.", "Een opname");

    private MeetingDesignService Service => Data.Service<MeetingDesignService>();

    private MeetingQueries Queries => Data.Service<MeetingQueries>();

    [Fact]
    public async Task SaveStepAsync_ByATrainerOfTheGroup_IsReadByWhoWasInvited()
    {
        var (meeting, trainer) = await MeetingAsync();
        var invited = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(meeting.Trajectory, invited);
        var viewer = await Data.ViewerOf(trainer);

        await Service.SaveStepAsync(viewer, meeting.Id, new(Guid.CreateVersion7(), true, 0, Step with { LedById = trainer.Id }), Stop);

        var read = await Queries.OneAsync(await Data.ViewerOf(invited), meeting.Id, Stop);
        Assert.Equal(["Aankomen", "Kijken", "Twee minuten stilte"], read.Steps.Select(step => step.Title.Nl));
        Assert.Equal([0, 15, 60], read.Steps.Select(step => step.AfterMinutes));
        Assert.Equal((trainer.Name.Full, 40), (read.Steps[2].LedBy, read.Spare));
        Assert.False(read.Rights.MayDesign);
    }

    [Fact]
    public async Task SaveStepAsync_TheSamePressTwice_AddsOne()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);
        var wish = new StepWish(Guid.CreateVersion7(), true, 0, Step);

        await Service.SaveStepAsync(viewer, meeting.Id, wish, Stop);
        await Service.SaveStepAsync(viewer, meeting.Id, wish, Stop);

        Assert.Equal(3, (await Queries.OneAsync(viewer, meeting.Id, Stop)).Steps.Count);
    }

    [Fact]
    public async Task PutStepAsync_WithEveryPlace_KeepsTheOrderWhole()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);
        await Service.SaveStepAsync(viewer, meeting.Id, new(Guid.CreateVersion7(), true, 0, Step), Stop);
        var last = (await Queries.OneAsync(viewer, meeting.Id, Stop)).Steps[2].Id;

        await Service.PutStepAsync(viewer, meeting.Id, last, 1, 1, Stop);
        Assert.Equal(["Twee minuten stilte", "Aankomen", "Kijken"], (await Queries.OneAsync(viewer, meeting.Id, Stop)).Steps.Select(step => step.Title.Nl));

        await Service.RemoveStepAsync(viewer, meeting.Id, last, 2, Stop);
        Assert.Equal(["Aankomen", "Kijken"], (await Queries.OneAsync(viewer, meeting.Id, Stop)).Steps.Select(step => step.Title.Nl));
    }

    [Fact]
    public async Task PutStepAsync_WhatSomebodyElseChangedMeanwhile_IsRefused()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);
        var step = meeting.Activities.First().Id;
        await Service.SaveStepAsync(viewer, meeting.Id, new(Guid.CreateVersion7(), true, 0, Step), Stop);

        Assert.Equal(Rule.ChangedMeanwhile, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.PutStepAsync(viewer, meeting.Id, step, 2, 0, Stop))).Rule);
    }

    [Fact]
    public async Task SaveStepAsync_TenAtTheSameMoment_OneWinsAndTheOthersHear()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                await Service.SaveStepAsync(viewer, meeting.Id, new(Guid.CreateVersion7(), true, 0, Step), Stop);
                return (Rule?)null;
            }
            catch (RuleViolationException broken)
            {
                return broken.Rule;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.Equal(Rule.ChangedMeanwhile, rule));
        Assert.Equal(3, (await Queries.OneAsync(viewer, meeting.Id, Stop)).Steps.Count);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.PlatformAdmin)]
    public async Task Design_ByWhoHasNoHandInIt_IsNotFound(Role role)
    {
        var (meeting, _) = await MeetingAsync();
        var viewer = await Data.ViewerAs(role);

        await RefusedAsync(viewer, meeting);
    }

    [Fact]
    public async Task Design_BySchoolEducators_IsForTheirOwnSchool()
    {
        var (meeting, _) = await MeetingAsync();
        var elsewhere = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());
        await RefusedAsync(elsewhere, meeting);

        var own = await Data.ViewerAs(Role.SchoolEducator);
        await Service.SaveStepAsync(own, meeting.Id, new(Guid.CreateVersion7(), true, 0, Step with { LedByName = "Fatima" }), Stop);

        Assert.Equal("Fatima", (await Queries.OneAsync(own, meeting.Id, Stop)).Steps[2].LedBy);
    }

    [Fact]
    public async Task SaveStepAsync_LedByWhoIsNoTrainerOfTheGroup_IsNotFound()
    {
        var (meeting, trainer) = await MeetingAsync();
        var other = await Data.PersonAsync(Role.Trainer);

        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await Service.SaveStepAsync(await Data.ViewerOf(trainer), meeting.Id, new(Guid.CreateVersion7(), true, 0, Step with { LedById = other.Id }), Stop));
    }

    [Fact]
    public async Task OneAsync_OfAnotherPartnership_IsNotFound()
    {
        var (meeting, _) = await MeetingAsync();
        var stranger = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OneAsync(stranger, meeting.Id, Stop));
    }

    /// <summary>Two at one place: the database says no at the end of the transaction, whoever writes past the domain.</summary>
    [Fact]
    public async Task Places_TwoStepsAtOne_AreRefusedByTheDatabase()
    {
        var (meeting, _) = await MeetingAsync();

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Data.AsOwnerAsync(meeting.PartnershipId,
            db => db.MeetingActivities.Where(row => row.MeetingId == meeting.Id).ExecuteUpdateAsync(row => row.SetProperty(activity => activity.Order, 1), Stop)));

        Assert.Equal("uq_meeting_activity_place", refused.ConstraintName);
    }

    private async Task RefusedAsync(Viewer viewer, Meeting meeting)
    {
        var step = meeting.Activities.First().Id;
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ToDesignAsync(viewer, meeting.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveStepAsync(viewer, meeting.Id, new(Guid.CreateVersion7(), true, 0, Step), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.PutStepAsync(viewer, meeting.Id, step, 2, 0, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.RemoveStepAsync(viewer, meeting.Id, step, 0, Stop));
    }

    /// <summary>The first meeting of a trajectory at the test's own school, and who trains the group.</summary>
    private async Task<(Meeting Meeting, Person Trainer)> MeetingAsync()
    {
        var trajectory = await Data.TrajectoryAsync();
        var trainer = await Data.TrainerAsync(trajectory);
        return (trajectory.Meetings.MinBy(meeting => meeting.StartsAt)!, trainer);
    }
}
