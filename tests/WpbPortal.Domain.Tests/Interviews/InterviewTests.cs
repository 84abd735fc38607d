using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using Xunit;

namespace WpbPortal.Domain.Tests.Interviews;

public sealed class InterviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);
    private static readonly GuideUse Guide = new(null, 1, ShippedGuides.All[0].Content);
    private readonly Guid _partnership = Guid.CreateVersion7();
    private readonly Guid _interviewer = Guid.CreateVersion7();
    private readonly Guid _interviewee = Guid.CreateVersion7();

    [Fact]
    public void Interview_FromPlanToAgreement_GoesItsWay()
    {
        var interview = Interview.Plan(_partnership, _interviewer, _interviewee, Guide, Now.AddDays(2), 45, " kamer 3 ", Now);
        Assert.Equal((InterviewState.Planned, "kamer 3"), (interview.State, interview.Place));
        Assert.Equal(Rule.InterviewNotOpen, Broken(() => new InterviewText(interview, 1, "te vroeg", Now)));

        interview.Hold(Now.AddDays(2));
        var note = new InterviewText(interview, 1, " zo ging het ", Now.AddDays(2));
        Assert.Equal(("zo ging het", Now.AddDays(2)), (note.Content, interview.At));
        Assert.Equal(Rule.InterviewEmpty, Broken(() => interview.Offer(false, Now)));
        Assert.Equal(Rule.InterviewNotOffered, Broken(() => interview.Agree(Now)));
        interview.Offer(true, Now.AddDays(3));

        var said = interview.Correct("het was anders", Now.AddDays(4));
        said.Reply("ik heb het aangepast", Now.AddDays(4));
        Assert.Equal(Rule.CorrectionAnswered, Broken(() => said.Reply("nog eens", Now.AddDays(4))));
        note.Write(interview, "zo ging het echt", Now.AddDays(4));
        interview.Agree(Now.AddDays(5));
        Assert.Equal(Rule.InterviewNotOpen, Broken(() => note.Write(interview, "stiekem", Now.AddDays(6))));

        // What he agreed on before, he does not any more.
        interview.Correct("toch nog iets", Now.AddDays(6));
        Assert.Equal((InterviewState.Offered, null), (interview.State, interview.AgreedAt));
    }

    [Fact]
    public void Move_WhilePlanned_RaisesTheNumberOfTheInvitation()
    {
        var interview = Interview.Plan(_partnership, _interviewer, _interviewee, Guide, Now.AddDays(2), 45, null, Now);

        interview.Move(Now.AddDays(3), 60, " aula ", Now);
        Assert.Equal((Now.AddDays(3), 60, "aula", 1), (interview.At, interview.Minutes, interview.Place, interview.Changes));
        Assert.Equal(Rule.MomentInPast, Broken(() => interview.Move(Now.AddMinutes(-1), 60, null, Now)));
        interview.CallOff(Now);
        Assert.Equal((Rule.InterviewNotPlanned, 2), (Broken(() => interview.Move(Now.AddDays(4), 60, null, Now)), interview.Changes));
    }

    [Fact]
    public void Withdraw_WhenHeldOfferedOrAgreed_IsForGood()
    {
        foreach (var prepare in new Action<Interview>[] { _ => { }, one => one.Offer(true, Now), one => { one.Offer(true, Now); one.Agree(Now); } })
        {
            var interview = Interview.Begin(_partnership, _interviewer, _interviewee, Guide, Now);
            prepare(interview);
            interview.Withdraw(Now);
            Assert.Equal((InterviewState.Withdrawn, false, Now), (interview.State, interview.IsOpen, interview.EndedAt));
            Assert.Equal(Rule.InterviewNotOpen, Broken(() => interview.Withdraw(Now)));
            Assert.Equal(Rule.InterviewNotOpen, Broken(() => new InterviewText(interview, 1, "toch", Now)));
        }
    }

    [Fact]
    public void Plan_WithWhatCannotBe_IsRefused()
    {
        Assert.Equal(Rule.IntervieweeNotChosen, Broken(() => Interview.Begin(_partnership, _interviewer, null, Guide, Now)));
        Assert.Equal(Rule.InterviewWithSelf, Broken(() => Interview.Begin(_partnership, _interviewer, _interviewer, Guide, Now)));
        Assert.Equal(Rule.MomentInPast, Broken(() => Interview.Plan(_partnership, _interviewer, _interviewee, Guide, Now.AddMinutes(-1), 45, null, Now)));
        Assert.Equal(Rule.MinutesOutOfRange, Broken(() => Interview.Plan(_partnership, _interviewer, _interviewee, Guide, Now, 5, null, Now)));
        var planned = Interview.Plan(_partnership, _interviewer, _interviewee, Guide, Now, 45, null, Now);
        planned.CallOff(Now);
        Assert.Equal(Rule.InterviewNotPlanned, Broken(() => planned.Hold(Now)));
    }

    [Fact]
    public void Guides_ThatShip_AreTheThreeOfTheArticle()
    {
        Assert.Equal([Role.Supervisor, Role.StudentTeacher, Role.Supervisor], ShippedGuides.All.Select(guide => guide.Content.Audience));
        Assert.All(ShippedGuides.All, guide => Assert.Equal(guide.Content.Questions.Count, guide.Content.Checked().Questions.Count));
        // The row of interventions lies on the table in the second cluster of the supervisors' guide, and nowhere else.
        Assert.Equal([false, true, false], ShippedGuides.All[0].Content.Clusters.Select(cluster => cluster.ShowsSpectrum));
        Assert.Equal((1, 4, 8), (Guide.Content.FirstOf(0), Guide.Content.FirstOf(1), Guide.Content.FirstOf(2)));
    }

    [Fact]
    public void Guide_OfOnesOwn_NeedsAQuestionAndKeepsItsVersions()
    {
        GuideContent Content(params string[] questions) => new(LocalisedText.Same("Eigen leidraad"), Role.Supervisor, [new(LocalisedText.Same("Deel"), false, [.. questions.Select(LocalisedText.Same)])]);
        var guide = new InterviewGuide(_partnership, _interviewer, Content("Hoe gaat het?"), Now);
        guide.Revise(Content("Hoe gaat het nu?", "En straks?"), Now.AddDays(1));

        Assert.Equal([1, 2], guide.Versions.Select(version => version.Number));
        Assert.Single(guide.Versions.First().Content.Questions);
        Assert.Equal(Rule.GuideWithoutQuestions, Broken(() => guide.Revise(Content(), Now)));
        Assert.Equal(Rule.GuideTooLong, Broken(() => guide.Revise(Content([.. Enumerable.Repeat("vraag", GuideContent.MostQuestions + 1)]), Now)));
        Assert.Equal(Rule.TooLong, Broken(() => guide.Revise(Content(new string('a', GuideContent.QuestionLength + 1)), Now)));
    }

    private static Rule Broken(Action act) => Assert.Throws<RuleViolationException>(act).Rule;
}
