using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.InformalTalks;
using Xunit;

namespace WpbPortal.Web.Tests.InformalTalks;

/// <summary>Talks at the coffee machine: whose they are, who may ask for them, and whom one did not speak lately.</summary>
public sealed class TalkServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private TalkService Service => Data.Service<TalkService>();

    private TalkQueries Queries => Data.Service<TalkQueries>();

    [Fact]
    public async Task Save_ATalk_IsHersAloneAndInHerListOnce()
    {
        var (educator, colleague, supervisor, coordinator) = (await EducatorAsync(), await EducatorAsync(), await Data.PersonAsync(Role.Supervisor), await Data.ViewerAs(Role.Coordinator));
        var input = Talk(supervisor, "Ze mist tijd.") with { Content = new([TalkTopic.Involvement], [TalkFactor.Klik], [TalkFactor.Hours], "koffie", null, "Ze mist tijd.") };

        await Service.SaveAsync(educator, input, Stop);
        await Service.SaveAsync(educator, input, Stop);

        var row = Assert.Single((await Queries.BoardAsync(educator, new(), stop: Stop)).Rows!);
        Assert.Equal((supervisor.Id, "Ze mist tijd.", "koffie", null), (row.PersonId, row.Sentence, row.OwnHelps, row.ShownAt));
        Assert.Equal(Data.Clock.GetUtcNow(), row.At);
        Assert.Empty((await Queries.BoardAsync(colleague, new(), stop: Stop)).Rows!);
        Assert.Null((await Queries.BoardAsync(coordinator, new(), stop: Stop)).Rows);
        Assert.Empty((await Queries.OwnAsync(await Data.ViewerOf(supervisor), Stop)).Shown);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(colleague, input with { PersonId = Guid.CreateVersion7() }, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ChoicesAsync(colleague, input.Id, stop: Stop));
    }

    [Fact]
    public async Task Save_ByWhoIsNoEducatorOrWithSomebodyOfAnotherSchool_FindsNothing()
    {
        var supervisor = await Data.PersonAsync(Role.Supervisor);
        var elsewhere = await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync(await Data.SchoolAsync()));
        var left = await Data.PersonAsync(Role.Supervisor, period: new(Data.Today.AddDays(-90), Data.Today.AddDays(-1)));

        var trainer = await Data.ViewerAs(Role.Trainer);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(trainer, Talk(supervisor), Stop));
        var educator = await EducatorAsync();
        foreach (var person in new[] { elsewhere, left }) await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(educator, Talk(person), Stop));
        Assert.DoesNotContain((await Queries.ChoicesAsync(educator, null, stop: Stop)).People, person => person.Id == elsewhere.Id || person.Id == left.Id);
    }

    [Fact]
    public async Task Save_InARoundOfATrajectory_StandsWithTheRoundForWhoNotedItAlone()
    {
        var (educator, colleague, supervisor) = (await EducatorAsync(), await EducatorAsync(), await Data.PersonAsync(Role.Supervisor));
        var trajectory = await Data.TrajectoryAsync(second: MeetingForm.InformalRound);
        var (round, training) = (trajectory.Meetings.Single(meeting => meeting.Form == MeetingForm.InformalRound), trajectory.Meetings.First(meeting => meeting.Form == MeetingForm.Training));
        var input = Talk(supervisor, "In de gang.") with { MeetingId = round.Id };
        await Service.SaveAsync(educator, input, Stop);
        await Service.SaveAsync(educator, Talk(supervisor), Stop);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(educator, Talk(supervisor) with { MeetingId = training.Id }, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ChoicesAsync(educator, null, training.Id, Stop));

        Assert.Equal([input.Id], (await Queries.RoundAsync(educator, round.Id, Stop))!.Select(row => row.Id));
        Assert.Empty((await Queries.RoundAsync(colleague, round.Id, Stop))!);
        Assert.Null(await Queries.RoundAsync(await Data.ViewerAs(Role.Trainer), round.Id, Stop));
        Assert.Null(await Queries.RoundAsync(educator, training.Id, Stop));
        // Changed afterwards, it stays with its round, also when that is called off; she takes it out, and puts it in another.
        await Data.AsOwnerAsync(trajectory.PartnershipId, async db => await db.Meetings.Where(row => row.Id == round.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.CancelledAt, Data.Clock.GetUtcNow()), Stop));
        await Service.SaveAsync(educator, input with { Content = TalkContent.Nothing }, Stop);
        var choices = await Queries.ChoicesAsync(educator, input.Id, stop: Stop);
        Assert.Equal(round.Id, choices.Round!.Id);
        Assert.Contains(choices.Rounds, one => one.Id == round.Id);
        Assert.Equal(round.Id, (await Queries.BoardAsync(educator, new(), stop: Stop)).Rows!.Single(row => row.Id == input.Id).Round!.Id);
        await Service.SaveAsync(educator, input with { MeetingId = null }, Stop);
        Assert.Null((await Queries.ChoicesAsync(educator, input.Id, stop: Stop)).Round);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(educator, input, Stop));
        var another = (await Data.TrajectoryAsync(second: MeetingForm.InformalRound)).Meetings.Single(meeting => meeting.Form == MeetingForm.InformalRound);
        await Service.SaveAsync(educator, input with { MeetingId = another.Id }, Stop);
        Assert.Equal([input.Id], (await Queries.RoundAsync(educator, another.Id, Stop))!.Select(row => row.Id));
    }

    [Fact]
    public async Task Save_OnADay_IsAtNoonAndADayThatStaysKeepsItsTime()
    {
        var (educator, supervisor) = (await EducatorAsync(), await Data.PersonAsync(Role.Supervisor));
        var input = Talk(supervisor) with { Day = Data.Today.AddDays(-3) };
        await Service.SaveAsync(educator, input, Stop);
        var at = (await Queries.ChoicesAsync(educator, input.Id, stop: Stop)).Talk!.At;

        await Service.SaveAsync(educator, input with { Content = TalkContent.Nothing with { Sentence = "later bedacht" } }, Stop);

        Assert.Equal(DutchTime.Moment(Data.Today.AddDays(-3), new(12, 0)), at);
        var changed = (await Queries.ChoicesAsync(educator, input.Id, stop: Stop)).Talk!;
        Assert.Equal((at, "later bedacht"), (changed.At, changed.Sentence));
        await Assert.ThrowsAsync<RuleViolationException>(() => Service.SaveAsync(educator, Talk(supervisor) with { Day = Data.Today.AddDays(1) }, Stop));
    }

    [Fact]
    public async Task Board_Filtered_ShowsThatPersonOrThatSubjectAndPagesOn()
    {
        var educator = await EducatorAsync();
        var (noor, yara) = (await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.StudentTeacher));
        await Service.SaveAsync(educator, Talk(yara) with { Content = TalkContent.Nothing with { Hinders = [TalkFactor.Timetable] } }, Stop);
        for (var day = 1; day <= 26; day++) await Service.SaveAsync(educator, Talk(noor) with { Day = Data.Today.AddDays(-day) }, Stop);

        Assert.Equal(yara.Id, Assert.Single((await Queries.BoardAsync(educator, new(yara.Id), stop: Stop)).Rows!).PersonId);
        Assert.Equal(yara.Id, Assert.Single((await Queries.BoardAsync(educator, new(null, TalkFactor.Timetable), stop: Stop)).Rows!).PersonId);
        Assert.Empty((await Queries.BoardAsync(educator, new(noor.Id, TalkFactor.Timetable), stop: Stop)).Rows!);
        var first = await Queries.BoardAsync(educator, new(), stop: Stop);
        var second = await Queries.BoardAsync(educator, new(), first.Next, Stop);
        Assert.Equal((25, 2, null), (first.Rows!.Count, second.Rows!.Count, second.Next));
        Assert.Equal(27, first.Rows.Concat(second.Rows).DistinctBy(row => row.Id).Count());
    }

    /// <summary>An invitation: whom she never spoke first, then whom longest ago; who was spoken, is no supervisor or student, or is elsewhere is not in it.</summary>
    [Fact]
    public async Task ToSpeak_AfterSixWeeks_InvitesToSpeakAgain()
    {
        var educator = await EducatorAsync();
        var (never, long_, longer, lately) = (await Named("Anna"), await Named("Bo"), await Named("Cas"), await Named("Dre"));
        await Data.PersonAsync(Role.SchoolEducator);
        await Service.SaveAsync(educator, Talk(long_) with { Day = Data.Today.AddDays(-43) }, Stop);
        await Service.SaveAsync(educator, Talk(longer) with { Day = Data.Today.AddDays(-80) }, Stop);
        await Service.SaveAsync(educator, Talk(lately) with { Day = Data.Today.AddDays(-40) }, Stop);
        // What a colleague noted is hers.
        await Service.SaveAsync(await EducatorAsync(), Talk(never), Stop);

        Assert.Equal([never.Id, longer.Id, long_.Id], (await Queries.BoardAsync(educator, new(), stop: Stop)).ToSpeak.Select(person => person.Id));
        Assert.Equal([never.Id, longer.Id, long_.Id], (await Data.Service<Web.Features.Today.SchoolEducatorTodayQueries>().TodayAsync(educator, Stop)).ToSpeak.Select(person => person.Id));

        Data.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(4, (await Queries.BoardAsync(educator, new(), stop: Stop)).ToSpeak.Count);

        async Task<Person> Named(string given) => await Data.PersonAsync(Role.Supervisor, name: new(given, null, "Herfst"));
    }

    [Fact]
    public async Task Ask_ThenAnswer_ShowsWhatWasNotedAndWhatComesLaterNotYet()
    {
        var (educatorPerson, supervisor, other) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor));
        var (educator, viewer) = (await Data.ViewerOf(educatorPerson), await Data.ViewerOf(supervisor));
        await Service.SaveAsync(educator, Talk(supervisor, "over jou"), Stop);
        await Service.SaveAsync(educator, Talk(other, "over een ander"), Stop);

        await Service.AskAsync(viewer, educatorPerson.Id, Stop);
        Assert.Equal(Rule.TalkAlreadyAsked, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.AskAsync(viewer, educatorPerson.Id, Stop))).Rule);
        var asked = Assert.Single((await Queries.BoardAsync(educator, new(), stop: Stop)).Asked);
        Assert.Equal((supervisor.Id, 1), (asked.AskerId, asked.Talks));
        Assert.Empty((await Queries.OwnAsync(viewer, Stop)).Shown);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.AnswerAsync(viewer, asked.Id, Stop));

        await Service.AnswerAsync(educator, asked.Id, Stop);
        await Service.SaveAsync(educator, Talk(supervisor, "van later"), Stop);

        var own = await Queries.OwnAsync(viewer, Stop);
        Assert.Equal("over jou", Assert.Single(own.Shown).Talk.Sentence);
        Assert.Equal(1, Assert.Single(own.Educators).Shown);
        Assert.Empty((await Queries.OwnAsync(await Data.ViewerOf(other), Stop)).Shown);
        Assert.Empty((await Queries.BoardAsync(educator, new(), stop: Stop)).Asked);
        Assert.Equal([NotificationKind.TalkAsked], await ToldAsync(educatorPerson));
        Assert.Equal([NotificationKind.TalkAnswered], await ToldAsync(supervisor));
        Assert.Equal(1, await Data.AsOwnerAsync(supervisor.PartnershipId, db => Task.FromResult(db.AuditEntries.Count(row => row.Act == AuditAct.Read && row.Record == nameof(TalkRequest) && row.SubjectId == supervisor.Id))));
    }

    [Fact]
    public async Task Answer_WithNothingNoted_SaysSo()
    {
        var (educator, supervisor) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor));
        var viewer = await Data.ViewerOf(supervisor);
        await Service.AskAsync(viewer, educator.Id, Stop);
        var asked = Assert.Single((await Queries.BoardAsync(await Data.ViewerOf(educator), new(), stop: Stop)).Asked);
        Assert.Equal(0, asked.Talks);

        await Service.AnswerAsync(await Data.ViewerOf(educator), asked.Id, Stop);

        Assert.Equal(0, Assert.Single((await Queries.OwnAsync(viewer, Stop)).Educators).Shown);
    }

    [Fact]
    public async Task Ask_SomebodyWhoNotesNothingAboutHer_FindsNothing()
    {
        var viewer = await Data.ViewerOf(await Data.PersonAsync(Role.Supervisor));
        var elsewhere = await Data.PersonAsync(Role.SchoolEducator, await Data.SchoolAsync());

        foreach (var person in new[] { elsewhere, await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Coordinator) })
            await Assert.ThrowsAsync<NotFoundException>(() => Service.AskAsync(viewer, person.Id, Stop));
    }

    /// <summary>Four people are nobody's business; the same person five times is one.</summary>
    [Fact]
    public async Task Numbers_ForTheCoordinator_AreThereFromFivePeopleUp()
    {
        var (educator, coordinator) = (await EducatorAsync(), await Data.ViewerAs(Role.Coordinator));
        var people = new List<Person>();
        for (var count = 0; count < 5; count++) people.Add(await Data.PersonAsync(Role.Supervisor));
        foreach (var person in people.Take(4)) await Service.SaveAsync(educator, Talk(person) with { Content = TalkContent.Nothing with { Hinders = [TalkFactor.Hours] } }, Stop);
        await Service.SaveAsync(educator, Talk(people[0]) with { Content = TalkContent.Nothing with { Hinders = [TalkFactor.Hours] } }, Stop);

        Assert.Empty((await Queries.BoardAsync(coordinator, new(), stop: Stop)).Numbers!.Hinders);
        await Service.SaveAsync(educator, Talk(people[4]) with { Content = new([], [TalkFactor.Klik], [TalkFactor.Hours], null, null, null) }, Stop);

        var numbers = (await Queries.BoardAsync(coordinator, new(), stop: Stop)).Numbers!;
        Assert.Equal(5, Assert.Single(numbers.Hinders).Value);
        Assert.Empty(numbers.Helps);
        Assert.Null((await Queries.BoardAsync(educator, new(), stop: Stop)).Numbers);
        // The way past row security opens to a coordinator of today alone.
        await using var db = await Data.Service<WpbContexts>().OpenAsync(educator, Stop);
        Assert.Empty(await TalkDoors.CountsAsync(db, Data.Clock.GetUtcNow().AddDays(-1), Stop));
    }

    private async Task<Viewer> EducatorAsync() => await Data.ViewerOf(await Data.PersonAsync(Role.SchoolEducator));

    private static TalkInput Talk(Person with, string? sentence = null) => new(Guid.CreateVersion7(), with.Id, null, TalkContent.Nothing with { Sentence = sentence });

    private Task<List<NotificationKind>> ToldAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => Task.FromResult(db.Notifications.Where(row => row.RecipientId == person.Id).Select(row => row.Kind).ToList()), person.Id);
}
