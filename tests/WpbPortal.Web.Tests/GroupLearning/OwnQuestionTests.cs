using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.OwnQuestions;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>Who words, follows and reads a participant's learning question, and until when.</summary>
public sealed class OwnQuestionTests(MigratedDatabase database) : PortalTest(database)
{
    private OwnQuestionService Service => Data.Service<OwnQuestionService>();

    private OwnQuestionQueries Queries => Data.Service<OwnQuestionQueries>();

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private async Task<Guid> AskAsync(GroupWorld world, QuestionReaders readers, string who = "asker")
    {
        var id = Guid.CreateVersion7();
        await Service.AskAsync(world.Viewers[who], world.Trajectory.Id, id, $"Wat wil {who} leren?", readers, Stop);
        return id;
    }

    [Fact]
    public async Task Question_OnTheTableOrNot_IsReadByTheGroupOrByWhoTrainsAlone()
    {
        var world = await GroupWorld.MakeAsync(Data);
        await AskAsync(world, QuestionReaders.Group);
        var secret = await AskAsync(world, QuestionReaders.Trainers);

        Assert.Equal(2, (await Queries.TableAsync(world.Viewers["asker"], world.Trajectory.Id, Stop)).Own.Count);
        Assert.Equal(2, (await Queries.TableAsync(world.Viewers["trainer"], world.Trajectory.Id, Stop)).Others.Count);
        Assert.Single((await Queries.TableAsync(world.Viewers["fellow"], world.Trajectory.Id, Stop)).Others);
        Assert.Equal(new QuestionCount(true, 0, 1, true), await Queries.CountAsync(world.Viewers["fellow"], world.Trajectory.Id, Stop));
        foreach (var (name, viewer) in world.Viewers.Where(one => one.Key is not ("asker" or "fellow" or "trainer")))
        {
            await HiddenAsync(() => Queries.TableAsync(viewer, world.Trajectory.Id, Stop));
            Assert.Null(await Queries.CountAsync(viewer, world.Trajectory.Id, Stop));
            // PostgreSQL asks the same, whatever the program asks for.
            Assert.Equal((name, 0), (name, await SeenAsync(world, name)));
        }
        Assert.Equal((2, 1, 2), (await SeenAsync(world, "asker"), await SeenAsync(world, "fellow"), await SeenAsync(world, "trainer")));

        await Service.ShowToAsync(world.Viewers["asker"], secret, QuestionReaders.Group, Stop);
        Assert.Equal(2, await SeenAsync(world, "fellow"));
        await Service.ShowToAsync(world.Viewers["asker"], secret, QuestionReaders.Trainers, Stop);
        Assert.Equal(1, await SeenAsync(world, "fellow"));
    }

    [Fact]
    public async Task Question_OfWhoStops_LeavesTheTableAndStaysHisOwn()
    {
        var world = await GroupWorld.MakeAsync(Data);
        await AskAsync(world, QuestionReaders.Group);
        await Data.AsOwnerAsync(world.Trajectory.PartnershipId, async db =>
        {
            var trajectory = await db.Trajectories.Include(row => row.Participations).SingleAsync(row => row.Id == world.Trajectory.Id, Stop);
            trajectory.Withdraw(trajectory.Participations.Single(part => part.PersonId == world.People["asker"].Id), null, Data.Clock.GetUtcNow());
            return 0;
        });

        Assert.Empty((await Queries.TableAsync(world.Viewers["trainer"], world.Trajectory.Id, Stop)).Others);
        Assert.Equal((1, 0, 0), (await SeenAsync(world, "asker"), await SeenAsync(world, "fellow"), await SeenAsync(world, "trainer")));
    }

    [Fact]
    public async Task Question_WordedAnewInAMeeting_ShowsTheWayWithMomentAndMeeting()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var (asker, meeting) = (world.Viewers["asker"], world.Meetings[0]);
        var question = await AskAsync(world, QuestionReaders.Group);
        await AskAgainAsync();
        await Data.Service<DraftService>().KeepAsync(asker, QuestionDrafts.Reword(question), 1, new(new Dictionary<string, string[]> { ["Form.Wording"] = ["half"] }), Stop);
        Data.Clock.SetUtcNow(meeting.StartsAt.AddMinutes(30));
        asker = await Data.ViewerOf(world.People["asker"]);
        await Service.RewordAsync(asker, question, "Wat vraag ik liever niet?", "Ik hoorde mezelf", meeting.Id, Stop);
        await Service.SayHowItGoesAsync(asker, question, "Het lukt vaker", meeting.Id, Stop);

        Assert.Null((await Data.Service<DraftService>().FindAsync(asker, QuestionDrafts.Reword(question), Stop)).Fields);
        var seen = Assert.Single((await Queries.TableAsync(await Data.ViewerOf(world.People["fellow"]), world.Trajectory.Id, Stop)).Others);
        Assert.Equal(("Wat vraag ik liever niet?", meeting.Title), (seen.Wording, seen.Meeting));
        Assert.Equal(("Wat wil asker leren?", null, "Ik hoorde mezelf"), (seen.Earlier.Single().Wording, seen.Earlier.Single().Meeting, seen.Earlier.Single().Reason));
        Assert.Equal(("Het lukt vaker", meeting.Title), (seen.Steps.Single().Said, seen.Steps.Single().Meeting));
        await Service.CloseAsync(asker, question, "Ik wacht", Stop);
        await Service.ReopenAsync(asker, question, Stop);

        // The same click twice makes one.
        Task AskAgainAsync() => Service.AskAsync(asker, world.Trajectory.Id, question, "Nog eens", QuestionReaders.Group, Stop);
    }

    [Fact]
    public async Task Writing_EverybodyButTheAsker_IsNotFound()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var question = await AskAsync(world, QuestionReaders.Group);
        var elsewhere = await Data.TrajectoryAsync();

        foreach (var (name, viewer) in world.Viewers.Where(one => one.Key != "asker"))
        {
            await HiddenAsync(() => Service.RewordAsync(viewer, question, "Anders", null, null, Stop));
            await HiddenAsync(() => Service.SayHowItGoesAsync(viewer, question, "Zo", null, Stop));
            await HiddenAsync(() => Service.ShowToAsync(viewer, question, QuestionReaders.Trainers, Stop));
            await HiddenAsync(() => Service.CloseAsync(viewer, question, "Bracht", Stop));
            await HiddenAsync(() => Service.ReopenAsync(viewer, question, Stop));
            if (name != "fellow") await HiddenAsync(() => Service.AskAsync(viewer, world.Trajectory.Id, Guid.CreateVersion7(), "Vraag", QuestionReaders.Group, Stop));
        }
        await HiddenAsync(() => Service.RewordAsync(world.Viewers["asker"], question, "Anders", null, elsewhere.Meetings.First().Id, Stop));
        await HiddenAsync(() => Service.AskAsync(world.Viewers["asker"], elsewhere.Id, Guid.CreateVersion7(), "Vraag", QuestionReaders.Group, Stop));
    }

    [Theory]
    [InlineData(QuestionReaders.Group)]
    [InlineData(QuestionReaders.Trainers)]
    public async Task Question_LaidOnTheTableInAMeeting_IsToldToItsOwner_AndToTheGroupThatReadsIt_Once(QuestionReaders readers)
    {
        var world = await GroupWorld.MakeAsync(Data);
        var (question, meeting) = (await AskAsync(world, readers), world.Meetings[0]);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Service.LayAsync(world.Viewers["trainer"], meeting.Id, question, Stop)));

        var isGroups = readers == QuestionReaders.Group;
        Assert.Equal(isGroups ? ["asker QuestionLaid", "fellow GroupQuestionLaid"] : (string[])["asker QuestionLaid"], await ToldAsync(world, meeting.Id));
        Assert.True(Assert.Single((await Queries.AtMeetingAsync(world.Viewers["asker"], meeting.Id, Stop))!.Own).IsLaid);
        Assert.False(Assert.Single((await Queries.AtMeetingAsync(world.Viewers["asker"], world.Meetings[1].Id, Stop))!.Own).IsLaid);
        Assert.Equal(isGroups ? [true] : [], (await Queries.AtMeetingAsync(world.Viewers["fellow"], meeting.Id, Stop))!.Others.Select(row => row.IsLaid));
        Assert.Equal((1, isGroups ? 1 : 0, 1, 0), (await LaidAsync("asker"), await LaidAsync("fellow"), await LaidAsync("trainer"), await LaidAsync("other trainer")));

        // In the next meeting it is told of anew.
        await Service.LayAsync(world.Viewers["trainer"], world.Meetings[1].Id, question, Stop);
        Assert.Equal(isGroups ? 2 : 1, (await ToldAsync(world, world.Meetings[1].Id)).Count);

        Task<int> LaidAsync(string who) => Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.QuestionsOnTable.CountAsync(row => row.MeetingId == meeting.Id, Stop), world.People[who].Id);
    }

    [Fact]
    public async Task Question_LaidByWhoDoesNotTrainOrWhereItDoesNotBelong_IsNotFound()
    {
        var world = await GroupWorld.MakeAsync(Data);
        var (question, elsewhere) = (await AskAsync(world, QuestionReaders.Group), await Data.TrajectoryAsync());
        foreach (var viewer in world.Viewers.Where(one => one.Key != "trainer").Select(one => one.Value)) await HiddenAsync(() => Service.LayAsync(viewer, world.Meetings[0].Id, question, Stop));
        await HiddenAsync(() => Service.LayAsync(world.Viewers["trainer"], elsewhere.Meetings.First().Id, question, Stop));
        await HiddenAsync(() => Service.LayAsync(world.Viewers["trainer"], world.Meetings[0].Id, Guid.CreateVersion7(), Stop));
        await Service.CloseAsync(world.Viewers["asker"], question, "Ik wacht", Stop);
        Assert.Equal(Rule.QuestionClosed, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.LayAsync(world.Viewers["trainer"], world.Meetings[0].Id, question, Stop))).Rule);
        Assert.Empty(await ToldAsync(world, world.Meetings[0].Id));
    }

    private async Task<IReadOnlyList<string>> ToldAsync(GroupWorld world, Guid meetingId)
    {
        var told = new List<string>();
        foreach (var (name, person) in world.People.OrderBy(one => one.Key, StringComparer.Ordinal))
            told.AddRange((await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Notifications.Where(row => row.RecordId == meetingId && row.RecipientId == person.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id))
                .Select(kind => $"{name} {kind}"));
        return told;
    }

    private Task<int> SeenAsync(GroupWorld world, string who) => Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.ParticipantQuestions.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop), world.People[who].Id);
}
