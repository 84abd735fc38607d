using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Attendance;
using WpbPortal.Web.Features.Interviews;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.OwnQuestions;
using WpbPortal.Web.Features.TakingAlong;
using WpbPortal.Web.Tests.GroupLearning;
using Xunit;

namespace WpbPortal.Web.Tests.LookingBack;

/// <summary>Who looks back on a trajectory, what others see of it, and from when on.</summary>
public sealed class LookingBackTests(MigratedDatabase database) : PortalTest(database)
{
    private LookingBackService Service => Data.Service<LookingBackService>();

    private LookingBackQueries Queries => Data.Service<LookingBackQueries>();

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private static Dictionary<EvaluationQuestion, int> All(int answer) => Enum.GetValues<EvaluationQuestion>().ToDictionary(question => question, _ => answer);

    private Task<TrajectoryReport> ReportAsync(GroupWorld world, string who) => Queries.ReportAsync(world.Viewers[who], world.Trajectory.Id, Stop);

    private async Task<GroupWorld> BegunAsync()
    {
        var world = await GroupWorld.MakeAsync(Data);
        await Data.AsOwnerAsync(world.Trajectory.PartnershipId, async db =>
        {
            (await db.Trajectories.SingleAsync(row => row.Id == world.Trajectory.Id, Stop)).Begin();
            return 0;
        });
        return world;
    }

    /// <summary>Somebody joins the group and looks back; a minute later than who did before.</summary>
    private async Task JoinAndSayAsync(GroupWorld world, int answer, string? sentence = null, bool mayQuote = true)
    {
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        await Service.SayAsync(await world.JoinAsync(Data), world.Trajectory.Id, All(answer), sentence, mayQuote, Stop);
    }

    [Fact]
    public async Task Means_OfAGroup_ChangeByFiveAnswersAtATimeAndAreNotThereUnderFive()
    {
        var world = await BegunAsync();
        foreach (var answer in (int[])[1, 2, 3, 4]) await JoinAndSayAsync(world, answer, $"zin {answer}");
        Assert.Equal((null, true, 0), ((await ReportAsync(world, "trainer")).Means, (await ReportAsync(world, "trainer")).SeesMeans, (await ReportAsync(world, "trainer")).Quotes.Count));

        await JoinAndSayAsync(world, 5, "niet voor het verslag", mayQuote: false);
        var five = (await ReportAsync(world, "trainer")).Means!;
        Assert.Equal((5, 3.0m, 3.0m), (five.Counted, five.Useful, five.Of(EvaluationQuestion.Practice)));
        // Four sentences that may be shown are too few to show one.
        Assert.Empty((await ReportAsync(world, "trainer")).Quotes);

        foreach (var answer in (int[])[1, 1, 1, 1])
        {
            await JoinAndSayAsync(world, answer, $"later {answer}");
            Assert.Equal(five, (await ReportAsync(world, "trainer")).Means);
        }
        await JoinAndSayAsync(world, 1);
        var ten = await ReportAsync(world, "trainer");
        // 3.0 of the first five and 1.5, which stands for lower too, of the next.
        Assert.Equal((10, 2.3m), (ten.Means!.Counted, ten.Means.Safety));
        Assert.Equal(5, ten.Quotes.Count);
        Assert.DoesNotContain("niet voor het verslag", ten.Quotes);
    }

    /// <summary>Five who all answer alike, and what others could have answered, give the same means; also beside the mean of those who answered before them.</summary>
    [Theory]
    [InlineData("55555", "55554")]
    [InlineData("55555", "55543")]
    [InlineData("11111", "11112")]
    [InlineData("33333", "23334")]
    [InlineData("44444", "45434")]
    [InlineData("2344411111", "2344411112")]
    [InlineData("1233355555", "1233355544")]
    public async Task Means_OfFiveWhoAnswerAlike_AreThoseOfOthersToo(string alike, string otherwise)
    {
        var means = new List<EvaluationMeans>();
        foreach (var answers in (string[])[alike, otherwise])
        {
            var world = await BegunAsync();
            foreach (var answer in answers) await JoinAndSayAsync(world, answer - '0');
            means.Add((await ReportAsync(world, "trainer")).Means!);
        }
        Assert.Equal(means[0], means[1]);
    }

    [Fact]
    public async Task Means_AreForWhoTrainsPlansAndFollowsAndAnAnswerIsForNobodyElse()
    {
        var world = await BegunAsync();
        for (var number = 0; number < 5; number++) await JoinAndSayAsync(world, 4);
        await Service.SayAsync(world.Viewers["asker"], world.Trajectory.Id, All(2), "van mij", false, Stop);

        foreach (var who in (string[])["trainer", "educator", "coordinator", "follower"]) Assert.Equal((who, 5), (who, (await ReportAsync(world, who)).Means!.Counted));
        foreach (var who in (string[])["asker", "fellow", "invited", "left"])
        {
            var report = await ReportAsync(world, who);
            Assert.Equal((who, false, null), (who, report.SeesMeans, report.Means));
        }
        // A trainer of another group sees the trajectory, as all trainers of the school do, and not what the group says of it.
        Assert.Null((await ReportAsync(world, "other trainer")).Means);
        await HiddenAsync(() => ReportAsync(world, "stranger"));
        // PostgreSQL shows an answer to whose it is, and to nobody else.
        foreach (var (name, person) in world.People)
            Assert.Equal((name, name == "asker" ? 1 : 0), (name, await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Evaluations.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop), person.Id)));
    }

    [Fact]
    public async Task Say_Twice_KeepsTheFirstAndItsDraftGoes()
    {
        var world = await BegunAsync();
        var (asker, drafts) = (world.Viewers["asker"], Data.Service<DraftService>());
        await drafts.KeepAsync(asker, LookingBackDrafts.Evaluation(world.Trajectory.Id), 1, new(new Dictionary<string, string[]> { ["Said.Useful"] = ["3"], ["Said.Sentence"] = ["half"] }), Stop);
        Assert.False((await Queries.LookBackAsync(asker, world.Trajectory.Id, Stop)).HasSaid);
        await Service.SayAsync(asker, world.Trajectory.Id, All(5), "eerst", true, Stop);
        await Service.SayAsync(asker, world.Trajectory.Id, All(1), "later", true, Stop);

        Assert.Null((await drafts.FindAsync(asker, LookingBackDrafts.Evaluation(world.Trajectory.Id), Stop)).Fields);
        Assert.True((await Queries.LookBackAsync(asker, world.Trajectory.Id, Stop)).HasSaid);
        Assert.Equal("eerst", await Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Evaluations.Select(row => row.Sentence).SingleAsync(Stop), asker.PersonId));
        foreach (var (name, viewer) in world.Viewers.Where(one => one.Key is not ("asker" or "fellow"))) await HiddenAsync(() => Service.SayAsync(viewer, world.Trajectory.Id, All(5), name, true, Stop));
    }

    [Fact]
    public async Task Say_BeforeItBegan_IsRefused()
    {
        var world = await GroupWorld.MakeAsync(Data);
        Assert.False((await Queries.LookBackAsync(world.Viewers["asker"], world.Trajectory.Id, Stop)).HasBegun);
        Assert.Equal(Rule.EvaluationTooEarly, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.SayAsync(world.Viewers["asker"], world.Trajectory.Id, All(5), null, true, Stop))).Rule);
    }

    [Fact]
    public async Task Write_WhatItBrought_IsForWhoTrainsOrPlansAndReadByWhoReadsTheReport()
    {
        var world = await BegunAsync();
        Assert.Equal([Chance.Two], (await ReportAsync(world, "educator")).Brought.Chances);
        await Service.WriteAsync(world.Viewers["trainer"], world.Trajectory.Id, "Wachten helpt", "wachten, vragen", [SupervisorRole.Counsellor, SupervisorRole.Host], [Chance.Four], Stop);
        await Service.WriteAsync(world.Viewers["educator"], world.Trajectory.Id, "Wachten helpt echt", "wachten", [SupervisorRole.Counsellor], [Chance.Four, Chance.One], Stop);

        var brought = (await ReportAsync(world, "fellow")).Brought;
        Assert.Equal(("Wachten helpt echt", "wachten"), (brought.Insights, brought.Keywords));
        Assert.Equal([SupervisorRole.Counsellor], brought.Roles);
        Assert.Equal([Chance.One, Chance.Four], brought.Chances);
        Assert.True((await Queries.LookBackAsync(world.Viewers["coordinator"], world.Trajectory.Id, Stop)).MayWrite);
        foreach (var (name, viewer) in world.Viewers.Where(one => one.Key is not ("trainer" or "educator" or "coordinator"))) await HiddenAsync(() => Service.WriteAsync(viewer, world.Trajectory.Id, name, null, [], [], Stop));
        foreach (var who in (string[])["invited", "left", "follower", "other trainer", "stranger"]) await HiddenAsync(() => Queries.LookBackAsync(world.Viewers[who], world.Trajectory.Id, Stop));
    }

    [Fact]
    public async Task Report_AssemblesItselfFromWhatEachReaderMayRead()
    {
        var world = await BegunAsync();
        var questions = Data.Service<OwnQuestionService>();
        await questions.AskAsync(world.Viewers["asker"], world.Trajectory.Id, Guid.CreateVersion7(), "Hoe vraag ik door?", QuestionReaders.Group, Stop);
        await questions.AskAsync(world.Viewers["asker"], world.Trajectory.Id, Guid.CreateVersion7(), "Alleen voor wie traint", QuestionReaders.Trainers, Stop);
        Data.Clock.SetUtcNow(world.Meetings[0].StartsAt.AddMinutes(5));
        var trainer = await Data.ViewerOf(world.People["trainer"]);
        await Data.Service<AttendanceService>().MarkAsync(trainer, world.Meetings[0].Id, world.People["asker"].Id, true, Stop);

        var seen = await Queries.ReportAsync(trainer, world.Trajectory.Id, Stop);
        Assert.Equal((world.Meetings[0].Title, 1, 2), (Assert.Single(seen.Meetings).Title, seen.Meetings[0].Present, seen.TakingPart));
        Assert.Equal(["Hoe vraag ik door?"], seen.Questions!.Select(question => question.Wording));
        Assert.Equal(1, (await Queries.ReportAsync(await Data.ViewerOf(world.People["educator"]), world.Trajectory.Id, Stop)).Meetings[0].Present);
        var fellow = await Queries.ReportAsync(await Data.ViewerOf(world.People["fellow"]), world.Trajectory.Id, Stop);
        Assert.Equal((1, null, null), (fellow.Questions!.Count, fellow.TakingPart, fellow.Meetings[0].Present));
        foreach (var who in (string[])["educator", "coordinator", "follower", "invited", "other trainer"]) Assert.Null((await Queries.ReportAsync(await Data.ViewerOf(world.People[who]), world.Trajectory.Id, Stop)).Questions);
    }

    /// <summary>What people of a group asked and took along goes two years after its last meeting, how they looked back after five; what it brought stays.</summary>
    [Fact]
    public async Task Retention_AfterItsTerm_LetsAskingGoBeforeLookingBack()
    {
        var world = await BegunAsync();
        var (asker, question) = (world.Viewers["asker"], Guid.CreateVersion7());
        await Data.Service<OwnQuestionService>().AskAsync(asker, world.Trajectory.Id, question, "Hoe vraag ik door?", QuestionReaders.Group, Stop);
        await Data.Service<OwnQuestionService>().RewordAsync(asker, question, "Wat vraag ik niet?", null, null, Stop);
        await Data.Service<OwnQuestionService>().SayHowItGoesAsync(asker, question, "Het lukt", null, Stop);
        await Data.Service<TakeAlongService>().SayAsync(asker, world.Meetings[0].Id, "Ik wacht", isShared: true, Stop);
        await Service.SayAsync(asker, world.Trajectory.Id, All(4), null, false, Stop);
        await Service.WriteAsync(world.Viewers["trainer"], world.Trajectory.Id, "Wachten helpt", null, [], [], Stop);
        Assert.Equal((1, 1, 1, 1), await RowsAsync());

        await MakeOldAsync(2);
        await Data.Service<ConversationRetention>().TurnAsync(Stop);
        Assert.Equal((0, 0, 1, 1), await RowsAsync());
        await MakeOldAsync(5);
        await Data.Service<ConversationRetention>().TurnAsync(Stop);
        Assert.Equal((0, 0, 0, 1), await RowsAsync());

        Task<int> MakeOldAsync(int years) => Data.AsOwnerAsync(world.Trajectory.PartnershipId, db => db.Meetings.Where(row => row.TrajectoryId == world.Trajectory.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.StartsAt, Data.Clock.GetUtcNow().AddYears(-years).AddDays(-1)), Stop));

        Task<(int, int, int, int)> RowsAsync() => Data.AsOwnerAsync(world.Trajectory.PartnershipId, async db => (await db.ParticipantQuestions.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop),
            await db.TakeAlongs.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop), await db.Evaluations.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop),
            await db.TrajectoryLookBacks.CountAsync(row => row.TrajectoryId == world.Trajectory.Id, Stop)), asker.PersonId);
    }
}
