using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.Today;
using Xunit;

namespace WpbPortal.Web.Tests.Learning;

/// <summary>Who asks, tries, words anew and closes; and who reads it, until when.</summary>
public sealed class LearningServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private QuestionService Questions => Data.Service<QuestionService>();

    private ExperimentService Experiments => Data.Service<ExperimentService>();

    private LearningQueries Queries => Data.Service<LearningQueries>();

    public static TheoryData<Role> AllButStudents => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher])];

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(AllButStudents))]
    public async Task Writing_AllRolesButStudents_AreNotFound(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var (question, experiment) = await LearnAsync(pair, isShared: true);
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Questions.AskAsync(viewer, Guid.CreateVersion7(), "vraag?", false, Stop));
        await HiddenAsync(() => Questions.RewordAsync(viewer, question, "anders?", null, Stop));
        await HiddenAsync(() => Questions.CloseAsync(viewer, question, "bracht", Stop));
        await HiddenAsync(() => Questions.ReopenAsync(viewer, question, Stop));
        await HiddenAsync(() => Questions.ShareAsync(viewer, question, Stop));
        await HiddenAsync(() => Questions.KeepToSelfAsync(viewer, question, Stop));
        await HiddenAsync(() => Experiments.SaveAsync(viewer, new(Guid.CreateVersion7(), new("iets", Data.Today, null), false), Stop));
        await HiddenAsync(() => Experiments.LookBackAsync(viewer, experiment, "ging", Stop));
        await HiddenAsync(() => Experiments.LetGoAsync(viewer, experiment, Stop));
        await HiddenAsync(() => Experiments.ShareAsync(viewer, experiment, Stop));
        await HiddenAsync(() => Experiments.KeepToSelfAsync(viewer, experiment, Stop));
        await HiddenAsync(() => Queries.BoardAsync(viewer, Stop));
        await HiddenAsync(() => Queries.QuestionAsync(viewer, question, Stop));
        await HiddenAsync(() => Queries.ExperimentAsync(viewer, experiment, Stop));
        await HiddenAsync(() => Queries.ExperimentAsync(viewer, null, Stop));
        await HiddenAsync(() => Queries.ReadersAsync(viewer, Stop));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Shared_WhoIsNoParty_ReadsNothingOfIt(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        await LearnAsync(pair, isShared: true);
        await Data.GuidanceAsync(pair.StudentPerson, await Data.PersonAsync(Role.InstituteEducator));
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Queries.OfAsync(viewer, pair.StudentPerson.Id, Stop));
        Assert.Equal(0, await Data.AsOwnerAsync(pair.Supervision.PartnershipId, async db => await db.LearningQuestions.CountAsync(Stop) + await db.Experiments.CountAsync(Stop), viewer.PersonId));
    }

    [Fact]
    public async Task Question_WordedAnewAndClosed_ShowsTheWayGoneToWhoReadsIt()
    {
        var pair = await Data.CoachingPairAsync();
        var (question, _) = await LearnAsync(pair, isShared: false);
        await Data.Service<DraftService>().KeepAsync(pair.Student, LearningDrafts.Question(question), 1, new(new Dictionary<string, string[]> { ["Reworded.Wording"] = ["half"] }), Stop);
        Data.Clock.Advance(TimeSpan.FromDays(1));
        var student = await Data.ViewerOf(pair.StudentPerson);
        await Questions.RewordAsync(student, question, "Wat wil ik dat ze horen?", "Stilte was niet mijn doel.", Stop);
        await Questions.CloseAsync(student, question, "Ik begin anders.", Stop);

        Assert.Null((await Data.Service<DraftService>().FindAsync(student, LearningDrafts.Question(question), Stop)).Fields);
        Assert.Empty((await Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)).Questions);
        await Questions.ShareAsync(student, question, Stop);
        var seen = Assert.Single((await Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)).Questions);
        Assert.Equal(("Wat wil ik dat ze horen?", "Ik begin anders."), (seen.Wording, seen.Brought));
        Assert.Equal(("Hoe krijg ik een klas stil?", "Stilte was niet mijn doel."), (seen.Earlier.Single().Wording, seen.Earlier.Single().Reason));
        Assert.Equal([pair.SupervisorPerson.Name], (await Queries.QuestionAsync(student, question, Stop)).Readers);
        await Questions.KeepToSelfAsync(student, question, Stop);
        Assert.Empty((await Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)).Questions);
    }

    [Fact]
    public async Task Experiment_OfAQuestionThatIsNotShared_ShowsNothingOfThatQuestion()
    {
        var pair = await Data.CoachingPairAsync();
        var (question, _) = await LearnAsync(pair, isShared: false);
        var id = Guid.CreateVersion7();
        await Experiments.SaveAsync(pair.Student, new(id, new("drie tellen wachten", Data.Today.AddDays(3), question), true), Stop);

        var seen = Assert.Single((await Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)).Experiments);
        Assert.Equal((id, null), (seen.Id, seen.Question));
        Assert.Equal("Hoe krijg ik een klas stil?", (await Queries.ExperimentAsync(pair.Student, id, Stop)).Row!.Question);
        Assert.Equal(id, Assert.Single(Assert.Single((await Data.Service<SupervisorTodayQueries>().TodayAsync(pair.Supervisor, Stop)).Students).Trying).Id);
        await HiddenAsync(async () => await Experiments.SaveAsync((await Data.CoachingPairAsync()).Student, new(Guid.CreateVersion7(), new("iets", Data.Today, question), false), Stop));
    }

    [Fact]
    public async Task Reply_WhatHeWillTry_IsOneExperimentThatFollowsTheAnswerWhileItRuns()
    {
        var pair = await Data.CoachingPairAsync();
        var session = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var (coaching, feedback) = (Data.Service<CoachingService>(), session.Feedback[0].Id);
        await coaching.ReplyAsync(pair.Student, feedback, "mee", null, Stop);
        Assert.Empty((await Queries.BoardAsync(pair.Student, Stop)).Experiments);
        await coaching.ReplyAsync(pair.Student, feedback, "mee", "wachten", Data.Today.AddDays(5), Stop);
        await coaching.ReplyAsync(pair.Student, feedback, "mee", "langer wachten", Stop);

        var row = Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Experiments);
        Assert.Equal(("langer wachten", Data.Today.AddDays(5), feedback), (row.Content, row.LookBackOn, row.FeedbackId));
        Assert.Equal(row.Id, (await Data.Service<CoachingQueries>().FeedbackAsync(pair.Student, feedback, Stop)).Experiment!.Id);
        Assert.Null((await Data.Service<CoachingQueries>().FeedbackAsync(pair.Supervisor, feedback, Stop)).Experiment);
        Assert.Equal("langer wachten", Assert.Single((await Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)).Experiments).Content);
        await Experiments.LookBackAsync(pair.Student, row.Id, "Het hielp.", Stop);
        await coaching.ReplyAsync(pair.Student, feedback, "mee", "iets heel anders", Stop);
        Assert.Equal(("langer wachten", "Het hielp."), ((await Queries.BoardAsync(pair.Student, Stop)).Experiments.Single().Content, (await Queries.BoardAsync(pair.Student, Stop)).Experiments.Single().HowItWent));
    }

    [Fact]
    public async Task Shared_AfterAChangeOfSupervisor_IsReadByWhoCoachesNowAndNotByTheFormer()
    {
        var pair = await Data.CoachingPairAsync(new(new(2026, 8, 1), Data.Today));
        await LearnAsync(pair, isShared: true);
        var placement = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Placements.AsNoTracking().SingleAsync(row => row.Id == pair.Supervision.PlacementId, Stop));
        Data.Clock.Advance(TimeSpan.FromDays(1));
        var (next, colleague) = (await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor));
        var supervision = await Data.SupervisionAsync(next, placement, period: new(Data.Today, placement.Period.Until));
        await Data.CoverAsync(supervision, colleague, new(Data.Today, Data.Today.AddDays(1)));

        await HiddenAsync(async () => await Queries.OfAsync(await Data.ViewerOf(pair.SupervisorPerson), pair.StudentPerson.Id, Stop));
        foreach (var coach in new[] { next, colleague })
        {
            var seen = await Queries.OfAsync(await Data.ViewerOf(coach), pair.StudentPerson.Id, Stop);
            Assert.Equal((1, 1), (seen.Questions.Count, seen.Experiments.Count));
        }
        Data.Clock.Advance(TimeSpan.FromDays(3));
        await HiddenAsync(async () => await Queries.OfAsync(await Data.ViewerOf(colleague), pair.StudentPerson.Id, Stop));
    }

    [Fact]
    public async Task Agenda_AboutALearningQuestion_NamesItAsFarAsItIsShared()
    {
        var pair = await Data.CoachingPairAsync();
        var (question, _) = await LearnAsync(pair, isShared: false);
        var (agenda, id) = (Data.Service<AgendaService>(), Guid.CreateVersion7());
        await agenda.SaveAsync(pair.Student, new(id, AgendaKind.Experience, "brengt in", null, true, question), Stop);

        Assert.Equal("Hoe krijg ik een klas stil?", (await Data.Service<AgendaQueries>().ItemAsync(pair.Student, id, Stop)).Question!.Wording);
        Assert.Null((await Data.Service<AgendaQueries>().ItemAsync(pair.Supervisor, id, Stop)).Question);
        await Questions.ShareAsync(pair.Student, question, Stop);
        Assert.NotNull((await Data.Service<AgendaQueries>().ItemAsync(pair.Supervisor, id, Stop)).Question);
    }

    [Fact]
    public async Task Board_ManyOrFew_TakesAsManyStatements()
    {
        var pair = await Data.CoachingPairAsync();
        await LearnAsync(pair, isShared: true);
        var few = (await Counting.StatementsOfAsync(() => Queries.BoardAsync(pair.Student, Stop)), await Counting.StatementsOfAsync(() => Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)));
        for (var count = 0; count < 5; count++) await LearnAsync(pair, isShared: true);

        Assert.Equal(few, (await Counting.StatementsOfAsync(() => Queries.BoardAsync(pair.Student, Stop)), await Counting.StatementsOfAsync(() => Queries.OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop))));
        Assert.Equal((4, 5), few);
    }

    private async Task<(Guid Question, Guid Experiment)> LearnAsync(CoachingPair pair, bool isShared)
    {
        var (question, experiment) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Questions.AskAsync(pair.Student, question, "Hoe krijg ik een klas stil?", isShared, Stop);
        if (isShared) await Experiments.SaveAsync(pair.Student, new(experiment, new("stil zijn", Data.Today.AddDays(7), question), true), Stop);
        return (question, experiment);
    }

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);
}
