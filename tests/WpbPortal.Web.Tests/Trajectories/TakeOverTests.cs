using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

public sealed class TakeOverTests(MigratedDatabase database) : PortalTest(database)
{
    private static readonly TakeOverChoice Added = new("derde", new(2027, 1, 11), new(14, 30), "Aula");

    private TakeOverService Service => Data.Service<TakeOverService>();

    [Fact]
    public async Task SeeAsync_ANewerVersion_ShowsWhatIsDifferentAndTheWordOfItsMaker()
    {
        var (viewer, trajectory) = await NewerAsync();

        var view = await Service.SeeAsync(viewer, trajectory.Id, Stop);

        Assert.Equal((1, 2, "Meer tijd, en een terugkomsessie"), (view.Number, view.Latest, view.Newer.Single().Word));
        Assert.Equal([(MeetingChangeKind.Changed, "eerste"), (MeetingChangeKind.Added, "derde"), (MeetingChangeKind.Removed, "tweede")], view.Rows.Select(row => (row.Kind, row.Code)));
        // Eight weeks of school after 16 November, outside the Christmas holidays.
        Assert.Equal((new DateOnly(2027, 1, 25), new TimeOnly(14, 30)), (view.Rows[1].Day, view.Rows[1].Time));
        Assert.Equal(view.Rows.Select(row => (row.Code, row.Day)), (await Service.SeeAsync(viewer, trajectory.Id, Stop)).Rows.Select(row => (row.Code, row.Day)));
        Assert.Equal((1, 2), await NumbersAsync(viewer, trajectory));
    }

    [Fact]
    public async Task TakeOverAsync_WhatWasChosen_IsDoneAtOnceToldAndNotedOnce()
    {
        var (viewer, trajectory) = await NewerAsync();
        var person = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, person, state: ParticipationState.Accepted);

        await Service.TakeOverAsync(viewer, trajectory.Id, new(2, [new("eerste", null, null, null), new("tweede", null, null, null), Added], "We doen het in het voorjaar."), stop: Stop);

        var one = await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop);
        Assert.Equal((2, 2, "Vaker vragen, langer wachten"), (one.Number, one.Latest, one.Goals.Single().Nl));
        Assert.Equal([("Bijeenkomst eerste", 150, 3, false), ("Bijeenkomst tweede", 120, 2, true), ("Terugkijken", 60, 1, false)], one.Meetings.Select(meeting => (meeting.Title.Nl, meeting.Minutes, meeting.Activities.Count, meeting.IsCancelled)));
        Assert.Equal(("We doen het in het voorjaar.", "Aula", DutchTime.Moment(new(2027, 1, 11), new(14, 30))), (one.Meetings[1].CancelReason, one.Meetings[2].Room, one.Meetings[2].StartsAt));
        var told = await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == person.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);
        var acts = await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.AuditEntries.CountAsync(row => row.RecordId == trajectory.Id && row.Act == AuditAct.Changed, Stop));
        Assert.Equal([NotificationKind.MeetingMoved, NotificationKind.MeetingCancelled, NotificationKind.MeetingAdded], told.Order());
        Assert.Equal(1, acts);
        Assert.Empty((await Service.SeeAsync(viewer, trajectory.Id, Stop)).Rows);
        Assert.Equal(Rule.NoNewerVersion, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.TakeOverAsync(viewer, trajectory.Id, new(2, [], null), stop: Stop))).Rule);
    }

    [Fact]
    public async Task TakeOverAsync_OfWhatWasHeld_ChangesNothingOfIt()
    {
        var (viewer, trajectory) = await NewerAsync();
        Data.Clock.SetUtcNow(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
        viewer = await Data.ViewerAs(Role.Coordinator);

        await Service.TakeOverAsync(viewer, trajectory.Id, new(2, [new("eerste", null, null, null)], null), stop: Stop);

        var first = (await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop)).Meetings[0];
        Assert.Equal((120, 2), (first.Minutes, first.Activities.Count));
    }

    [Fact]
    public async Task TakeOverAsync_IntoARoomThatIsTaken_NeedsAConsciousYesAndElseChangesNothing()
    {
        var (viewer, trajectory) = await NewerAsync();
        var school = trajectory.SchoolId!.Value;
        var other = await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Schools.SingleAsync(row => row.Id == school, Stop));
        await Data.TrajectoryAsync(other, from: DutchTime.Moment(Added.Day!.Value, new(14, 0)), room: "Aula");
        var wish = new TakeOverWish(2, [Added], null);

        Assert.Equal(Rule.MeetingClashes, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.TakeOverAsync(viewer, trajectory.Id, wish, stop: Stop))).Rule);
        Assert.Equal("Aula", Assert.Single(await Service.ClashesAsync(viewer, trajectory.Id, wish, Stop)).Room);
        Assert.Equal((1, 2), await NumbersAsync(viewer, trajectory));
        await Service.TakeOverAsync(viewer, trajectory.Id, wish, despiteClashes: true, Stop);
        Assert.Equal((2, 2), await NumbersAsync(viewer, trajectory));
    }

    [Fact]
    public async Task TakeOverAsync_WithoutAMoment_SaysAtWhichMeeting()
    {
        var (viewer, trajectory) = await NewerAsync();

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.TakeOverAsync(viewer, trajectory.Id, new(2, [Added with { Day = null }], null), stop: Stop));

        Assert.Equal((Rule.Required, "derde"), (broken.Rule, broken.Field));
    }

    [Fact]
    public async Task TakeOverAsync_OfAVersionThatIsNotTheLatestAnyMore_IsRefused()
    {
        var (viewer, trajectory) = await NewerAsync();
        await ReviseAsync(trajectory, content => content with { Why = LocalisedText.Same("Nog anders") }, "Nog anders");

        Assert.Equal(Rule.ChangedMeanwhile, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.TakeOverAsync(viewer, trajectory.Id, new(2, [], null), stop: Stop))).Rule);
        Assert.Equal([2, 3], (await Service.SeeAsync(viewer, trajectory.Id, Stop)).Newer.Select(version => version.Number));
    }

    [Fact]
    public async Task TakeOverAsync_TenAtTheSameMoment_IsDoneOnce()
    {
        var (viewer, trajectory) = await NewerAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                await Service.TakeOverAsync(viewer, trajectory.Id, new(2, [Added, new("eerste", null, null, null)], null), despiteClashes: true, Stop);
                return (Rule?)null;
            }
            catch (RuleViolationException broken)
            {
                return broken.Rule;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.Where(outcome => outcome is not null), outcome => Assert.True(outcome is Rule.ChangedMeanwhile or Rule.NoNewerVersion, $"{outcome}"));
        var meetings = (await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop)).Meetings;
        Assert.Equal((3, 3), (meetings.Count, meetings[0].Activities.Count));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task TakeOver_ByAnyOtherRole_IsNotFound(Role role)
    {
        var (_, trajectory) = await NewerAsync();
        await RefusedAsync(await Data.ViewerAs(role), trajectory);
    }

    [Fact]
    public async Task TakeOver_ByASchoolEducatorOfAnotherSchool_IsNotFound()
    {
        var (_, trajectory) = await NewerAsync();
        await RefusedAsync(await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync()), trajectory);
    }

    private async Task RefusedAsync(Viewer viewer, Trajectory trajectory)
    {
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SeeAsync(viewer, trajectory.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.ClashesAsync(viewer, trajectory.Id, new(2, [Added], null), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.TakeOverAsync(viewer, trajectory.Id, new(2, [Added], null), true, Stop));
    }

    private async Task<(int Number, int Latest)> NumbersAsync(Viewer viewer, Trajectory trajectory)
    {
        var one = await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop);
        return (one.Number, one.Latest);
    }

    /// <summary>A trajectory at a school of its own, and a newer version of its template: the first meeting is longer, the second goes, a third comes.</summary>
    private async Task<(Viewer Viewer, Trajectory Trajectory)> NewerAsync()
    {
        School school = await Data.OwnSchoolAsync();
        var trajectory = await Data.TrajectoryAsync(school);
        await ReviseAsync(trajectory, content =>
        {
            var first = content.Meetings[0];
            return content with
            {
                Goals = [LocalisedText.Same("Vaker vragen, langer wachten")],
                Meetings =
                [
                    first with { Minutes = 150, Activities = [.. first.Activities, new(VesitPhase.AddTheory, LocalisedText.Same("Lezen"), null, 30, null)] },
                    new("derde", LocalisedText.Same("Terugkijken"), MeetingForm.ReturnSession, 8, 60, Audience.Both, LocalisedText.Same("Wat bleef?"), [], [new(VesitPhase.Experience, LocalisedText.Same("Vertellen"), null, 40, null)]),
                ],
            };
        }, "Meer tijd, en een terugkomsessie");
        return (await Data.ViewerAs(Role.SchoolEducator, school), trajectory);
    }

    private Task ReviseAsync(Trajectory trajectory, Func<TemplateContent, TemplateContent> change, string word) => Data.AsOwnerAsync(trajectory.PartnershipId, async db =>
    {
        var templateId = await db.TemplateVersions.Where(row => row.Id == trajectory.VersionId).Select(row => row.TemplateId).SingleAsync(Stop);
        var template = await db.TrajectoryTemplates.Include(row => row.Versions).SingleAsync(row => row.Id == templateId, Stop);
        db.Add(template.Revise(change(template.Versions.MaxBy(version => version.Number)!.Content), word, null, Data.Clock.GetUtcNow()));
        return 0;
    });
}
