using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Templates;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

public sealed class TemplateDesignTests(MigratedDatabase database) : PortalTest(database)
{
    private TemplateDesignService Service => Data.Service<TemplateDesignService>();

    private TemplateQueries Queries => Data.Service<TemplateQueries>();

    [Fact]
    public async Task CopyAsync_TheSamePressTwice_MakesOneOfThePartnershipsOwnAndLeavesTheOther()
    {
        var (template, viewer, id) = (await Data.TemplateAsync(), await Data.ViewerAs(Role.SchoolEducator), Guid.CreateVersion7());

        await Service.CopyAsync(viewer, template.Id, 1, id, "Onze eigen versie", Stop);
        await Service.CopyAsync(viewer, template.Id, 1, id, "Nog eens", Stop);

        var copy = await Queries.OneAsync(viewer, id, stop: Stop);
        Assert.Equal(("Onze eigen versie", 1, "Waarom"), (copy.Content.Title.Nl, copy.Number, copy.Content.Why.Nl));
        Assert.Equal(["eerste", "tweede"], copy.Content.Meetings.Select(meeting => meeting.Code));
        Assert.Equal(2, (await Queries.AllAsync(viewer, Stop)).Count);
        Assert.Equal("Vragend begeleiden", (await Queries.OneAsync(viewer, template.Id, stop: Stop)).Content.Title.Nl);
    }

    [Fact]
    public async Task BeginAsync_WithANameAndWhy_IsATemplateWithoutMeetings()
    {
        var viewer = await Data.ViewerAs(Role.Coordinator);

        var id = await Service.BeginAsync(viewer, new("een", "Samen kijken", "Kort", "Daarom", Audience.Both), Stop);

        Assert.Equal(id, await Service.BeginAsync(viewer, new("een", "Samen kijken", "Kort", "Daarom", Audience.Both), Stop));
        Assert.NotEqual(id, await Service.BeginAsync(await Data.ViewerAs(Role.SchoolEducator), new("een", "Samen kijken", "Kort", "Daarom", Audience.Both), Stop));
        Assert.Empty((await Queries.OneAsync(viewer, id, stop: Stop)).Content.Meetings);
        Assert.Equal(Rule.Required, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.BeginAsync(viewer, new("twee", "Samen kijken", "Kort", " ", Audience.Both), Stop))).Rule);
    }

    [Fact]
    public async Task SayAsync_UntilAVersionIsMade_IsTheAuthorsAlone()
    {
        var (template, viewer, colleague) = (await Data.TemplateAsync(), await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Coordinator));

        await Service.SayAsync(viewer, template.Id, await WishAsync(viewer, template) with { Why = "Omdat wij het anders doen" }, Stop);

        var work = await Service.WorkAsync(viewer, template.Id, Stop);
        Assert.Equal((true, "Omdat wij het anders doen", "Waarom"), (work.IsChanged, work.Content.Why.Nl, work.Original.Why.Nl));
        Assert.Equal((false, "Waarom"), ((await Service.WorkAsync(colleague, template.Id, Stop)).IsChanged, (await Queries.OneAsync(viewer, template.Id, stop: Stop)).Content.Why.Nl));

        Assert.Equal(2, await Service.MakeVersionAsync(viewer, template.Id, "Onze reden", 1, Stop));
        var (now, earlier) = (await Queries.OneAsync(colleague, template.Id, stop: Stop), await Queries.OneAsync(colleague, template.Id, 1, Stop));
        Assert.Equal((2, "Omdat wij het anders doen"), (now.Number, now.Content.Why.Nl));
        Assert.Equal((1, 2, "Waarom"), (earlier.Number, earlier.Latest, earlier.Content.Why.Nl));
        Assert.Equal([(2, "Onze reden", true), (1, null, false)], now.Versions.Select(version => (version.Number, version.Word, version.MadeBy is not null)));
        Assert.False((await Service.WorkAsync(viewer, template.Id, Stop)).IsChanged);
    }

    [Fact]
    public async Task SayAsync_WhatWasLeftAsItWas_StaysInBothLanguages()
    {
        var (template, viewer) = (await Data.TemplateAsync(), await Data.ViewerAs(Role.SchoolEducator));

        await Service.SayAsync(viewer, template.Id, await WishAsync(viewer, template) with { Goals = "Vaker vragen\nLanger wachten" }, Stop);

        var content = (await Service.WorkAsync(viewer, template.Id, Stop)).Content;
        Assert.Equal([new("Vaker vragen", "Vaker vragen (en)"), LocalisedText.Same("Langer wachten")], content.Goals);
        Assert.Equal("Vragend begeleiden (en)", content.Title.En);
    }

    [Fact]
    public async Task MakeVersionAsync_OfNothingNew_IsRefused()
    {
        var (template, viewer) = (await Data.TemplateAsync(), await Data.ViewerAs(Role.SchoolEducator));
        await Service.SayAsync(viewer, template.Id, await WishAsync(viewer, template), Stop);

        Assert.Equal(Rule.NothingChanged, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.MakeVersionAsync(viewer, template.Id, "Niets", 1, Stop))).Rule);
    }

    [Fact]
    public async Task MakeVersionAsync_AfterSomebodyElse_IsDoneOnlyBySomebodyWhoSawThat()
    {
        var (template, viewer, colleague) = (await Data.TemplateAsync(), await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Coordinator));
        foreach (var author in new[] { viewer, colleague })
            await Service.SayAsync(author, template.Id, await WishAsync(author, template) with { Why = $"Waarom {author.PersonId}" }, Stop);
        await Service.MakeVersionAsync(colleague, template.Id, "Eerst", 1, Stop);

        Assert.Equal(Rule.ChangedMeanwhile, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.MakeVersionAsync(viewer, template.Id, "Toch", 1, Stop))).Rule);
        Assert.Equal((1, 2), ((await Service.WorkAsync(viewer, template.Id, Stop)).BasedOn, (await Service.WorkAsync(viewer, template.Id, Stop)).Latest));
        Assert.Equal(3, await Service.MakeVersionAsync(viewer, template.Id, "Toch", 2, Stop));
    }

    [Fact]
    public async Task SayMeetingAsync_NewChangedAndTakenOut_IsInTheWorkingCopyOnce()
    {
        var (template, viewer) = (await Data.TemplateAsync(), await Data.ViewerAs(Role.SchoolEducator));
        var wish = new TemplateMeetingWish("m-nieuw", "Meekijken", MeetingForm.TeamConversation, 1, 60, Audience.Supervisor, "Kijken bij elkaar", "Wat viel op?\nWat nog meer?",
            [new(2, VesitPhase.Structure, "Napraten", 20, null, null), new(1, VesitPhase.Experience, "Kijken", 30, "Stil", "Schrijfblok"), new(3, VesitPhase.ZoomIn, " ", null, null, null)]);
        await Service.SayMeetingAsync(viewer, template.Id, wish, true, Stop);
        await Service.SayMeetingAsync(viewer, template.Id, wish, true, Stop);
        await Service.RemoveMeetingAsync(viewer, template.Id, "tweede", Stop);

        var meetings = (await Service.WorkAsync(viewer, template.Id, Stop)).Content.Meetings;
        Assert.Equal(["eerste", "m-nieuw"], meetings.Select(meeting => meeting.Code));
        Assert.Equal((2, "Kijken", "Schrijfblok"), (meetings[1].Questions.Count, meetings[1].Activities[0].Title.Nl, meetings[1].Activities[0].Materials!.Nl));
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.SayMeetingAsync(viewer, template.Id, wish with { Minutes = 40 }, false, Stop));
        Assert.Equal((Rule.ActivitiesLongerThanMeeting, nameof(TemplateMeeting.Minutes)), (broken.Rule, broken.Field));
        await Service.ThrowAwayAsync(viewer, template.Id, Stop);
        Assert.Equal(["eerste", "tweede"], (await Service.WorkAsync(viewer, template.Id, Stop)).Content.Meetings.Select(meeting => meeting.Code));
    }

    [Fact]
    public async Task MakeVersionAsync_WithATrajectoryUnderWay_LeavesItItsVersionAndCountsIt()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var trajectory = await Data.TrajectoryAsync(school);
        var templateId = await Data.AsOwnerAsync(school.PartnershipId, db => db.TemplateVersions.Where(row => row.Id == trajectory.VersionId).Select(row => row.TemplateId).SingleAsync(Stop));
        await Service.SayMeetingAsync(viewer, templateId, new("derde", "Terugkijken", MeetingForm.ReturnSession, 20, 60, Audience.Both, "Wat bleef?", null, []), true, Stop);
        await Service.MakeVersionAsync(viewer, templateId, "Een terugkomsessie", 1, Stop);

        Assert.Equal([(2, 0), (1, 1)], (await Queries.OneAsync(viewer, templateId, stop: Stop)).Versions.Select(version => (version.Number, version.Trajectories)));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task EveryAct_ByAnyOtherRole_IsNotFound(Role role) => await RefusedAsync(await Data.ViewerAs(role), await Data.TemplateAsync());

    [Fact]
    public async Task EveryAct_InAnotherPartnership_IsNotFound() => await RefusedAsync(await Data.ViewerAs(Role.Coordinator), await Data.TemplateAsync(partnership: await Data.PartnershipAsync()));

    [Fact]
    public void DraftKeys_WithTheLongestCode_AreShortEnough()
    {
        var id = Guid.CreateVersion7();
        Assert.All([TemplateDrafts.New, TemplateDrafts.Work(id), TemplateDrafts.Whole(id), TemplateDrafts.Word(id), TemplateDrafts.Meeting(id, null), TemplateDrafts.Meeting(id, new('x', TrajectoryTemplate.CodeLength))],
            key => Assert.True(key.Length <= 67, key));
        Assert.NotEqual(TemplateDrafts.Meeting(id, "a"), TemplateDrafts.Meeting(id, "b"));
    }

    private async Task RefusedAsync(Viewer viewer, TrajectoryTemplate template)
    {
        var wish = new TemplateWish("Naam", "Kort", "Waarom", null, null, null, null, null, null, [], false, Audience.Both);
        Func<Task>[] acts =
        [
            () => Service.WorkAsync(viewer, template.Id, Stop),
            () => Service.CopyAsync(viewer, template.Id, 1, Guid.CreateVersion7(), "Van ons", Stop),
            () => Service.SayAsync(viewer, template.Id, wish, Stop),
            () => Service.SayMeetingAsync(viewer, template.Id, new("derde", "Terugkijken", MeetingForm.ReturnSession, 20, 60, Audience.Both, "Wat bleef?", null, []), true, Stop),
            () => Service.RemoveMeetingAsync(viewer, template.Id, "eerste", Stop),
            () => Service.MakeVersionAsync(viewer, template.Id, "Anders", 1, Stop),
            () => Service.ThrowAwayAsync(viewer, template.Id, Stop),
        ];
        foreach (var act in acts) await Assert.ThrowsAsync<NotFoundException>(act);
        if (!viewer.Is(Role.Coordinator)) await Assert.ThrowsAsync<NotFoundException>(() => Service.BeginAsync(viewer, new("een", "Naam", "Kort", "Waarom", Audience.Both), Stop));
    }

    /// <summary>What the template says, as a page would send it.</summary>
    private async Task<TemplateWish> WishAsync(Viewer viewer, TrajectoryTemplate template)
    {
        var content = (await Service.WorkAsync(viewer, template.Id, Stop)).Content;
        return new(content.Title.Nl, content.Summary.Nl, content.Why.Nl, string.Join('\n', content.Goals.Select(goal => goal.Nl)), null, null, null, null, content.RoleInFocus, content.Chances, content.OwnQuestionsBeforehand, content.Participants);
    }
}
