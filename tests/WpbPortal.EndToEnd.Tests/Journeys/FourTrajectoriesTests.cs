using Microsoft.Playwright;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Timetables;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// Each of the four trajectories of the article, played by its people from the template to the report: participants on their phones, who plans and who trains on a laptop. Weeks go by
/// between the meetings.
/// </summary>
public sealed class FourTrajectoriesTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    /// <summary>The year of a school educator and her supervisors.</summary>
    [Fact]
    public async Task Scalda_AYearForSupervisors_FromTheTemplateToTheReport()
    {
        var cast = await TrajectoryCast.MakeAsync(Portal, "Jaar", "nl");
        var els = await OpenAsync(Screen.Laptop, cast.Educator.Email);
        var trajectory = await cast.PlanAndInviteAsync(els, "Scalda");
        var noor = await OpenAsync(Screen.Phone, cast.Supervisor.Email);
        await cast.JoinAsync(noor);
        await cast.OthersJoinAsync(trajectory);

        // She shifts a meeting into a holiday, in which two of them teach besides: she is told, and chooses another day.
        var holiday = SchoolHolidays.Of(HolidayRegion.South, OwnPartnership.Today, OwnPartnership.Today.AddDays(400)).First(holiday => holiday.Period.From > OwnPartnership.Today).Period.From;
        while (holiday.DayOfWeek != DayOfWeek.Monday) holiday = holiday.AddDays(1);
        foreach (var busy in cast.Others.Take(2))
        {
            var timetable = new Timetable(cast.Own.Id, busy.Id);
            timetable.TakeByHand([new(DayOfWeek.Monday, new(13, 0), new(16, 0))], Timetable.DaysKnown(OwnPartnership.Today), OwnPartnership.Today, DateTimeOffset.UtcNow);
            cast.Own.Add(timetable);
            await cast.Own.KeepAsync(busy.Id);
        }
        await els.GotoAsync($"{Web.Urls.YearPlan}?als=lijst&traject={trajectory}");
        await els.Locator("a.row").Nth(1).ClickAsync();
        var day = await els.Locator("#dag").InputValueAsync();
        await els.Locator("#dag").FillAsync(holiday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await els.PushAsync(Dutch(() => TrajectoryTexts.MoveIt));
        await Expect(els.Locator("#dag-let")).ToBeVisibleAsync();
        await els.ExpectTextAsync($"{cast.Others[0].Name.Full}, {cast.Others[1].Name.Full}");
        await els.Locator("#dag").FillAsync(day);
        await els.Locator("#tijd").FillAsync("15:00");
        await els.PushAsync(Dutch(() => TrajectoryTexts.MoveIt));
        await els.ExpectTextAsync(Dutch(() => YearPlanTexts.Moved));

        // Noor words her question; the first meeting is led through, and each is there.
        await noor.GotoAsync(Web.Urls.Trajectory(trajectory));
        await noor.FollowAsync(Dutch(() => OwnQuestionTexts.AskFirst));
        await noor.FieldAsync("Asked.Wording", "Hoe houd ik mijn tips voor me?");
        await noor.PushAsync(Dutch(() => OwnQuestionTexts.AskGroup));
        await noor.ExpectTextAsync(Dutch(() => OwnQuestionTexts.DoneAsked));
        var first = await cast.UntilAsync(trajectory, "van-docent-naar-begeleider");
        await cast.TickInAsync(noor);
        var trudy = await OpenAsync(Screen.Laptop, cast.Trainer.Email, Web.Urls.Notifications);
        await trudy.ExpectTextAsync(Dutch(() => NoticeTexts.TrainingAsked));
        await trudy.Locator("a.row", new() { HasText = Dutch(() => NoticeTexts.MeetingMoved) }).ClickAsync();
        await trudy.ExpectHeadingAsync("Scalda");
        await cast.TapAsync(trudy, first, cast.Others);
        await trudy.ExpectTextAsync(string.Format(Dutch(() => AttendanceTexts.SoMany), 5, 5));
        await cast.RunAsync(trudy, first, "De meesten vullen eerst zelf in.");

        // The proeve, in spring; what they did stands there for the group.
        var proeve = await cast.UntilAsync(trajectory, "proeve");
        await cast.WriteDownAsync(trudy, proeve, "Een gesprek over orde.", "Vragen aan de kandidaat.");
        await cast.TakeAlongAsync(noor, proeve, "Ik tel tot vijf.");

        // Some months later they come back to it: what she took along then is there.
        var back = await cast.UntilAsync(trajectory, "terugkomsessie");
        await trudy.GotoAsync(Web.Urls.TakeAlong(back));
        await trudy.Locator("#eerder").SelectOptionAsync(proeve.ToString());
        await trudy.PushAsync(Dutch(() => TakeAlongTexts.Link));
        await trudy.ExpectTextAsync(Dutch(() => TakeAlongTexts.DoneWritten));
        await noor.GotoAsync(Web.Urls.TakeAlong(back));
        await Expect(noor.Locator("section:has(#toen)")).ToContainTextAsync("Ik tel tot vijf.");
        await noor.FieldAsync("Line.Words", "Tellen gaat nu vanzelf.");
        await noor.PushAsync(Dutch(() => TakeAlongTexts.Share));
        await noor.ExpectTextAsync(Dutch(() => TakeAlongTexts.DoneShared));

        await cast.LookBackAsync(noor, trajectory);
        await cast.ReportAsync(trudy, trajectory, "Hoe houd ik mijn tips voor me?", "Een gesprek over orde.", cast.Trainer.Name.Full);
        await noor.GotoAsync(Web.Urls.Report(trajectory));
        await noor.ExpectTextAsync("Vragen aan de kandidaat.");
        await noor.ExpectTextAsync(Dutch(() => LookingBackTexts.NotForYou));
    }

    /// <summary>In English: questions of their own, worded beforehand and taken up again, and studios for students.</summary>
    [Fact]
    public async Task OwnQuestionsOwnWay_InEnglish_FromTheTemplateToTheReport()
    {
        var cast = await TrajectoryCast.MakeAsync(Portal, "Eigen", "en");
        var els = await OpenAsync(Screen.Laptop with { Language = "en" }, cast.Educator.Email);
        var trajectory = await cast.PlanAndInviteAsync(els, "Opleidingsschool 013");
        var (noor, yara) = (await OpenAsync(Screen.Phone with { Language = "en" }, cast.Supervisor.Email), await OpenAsync(Screen.Phone with { Language = "en" }, cast.Student.Email));
        await cast.JoinAsync(noor);
        await cast.JoinAsync(yara);
        await cast.OthersJoinAsync(trajectory);

        // Some days before it begins they are invited to word their questions.
        await cast.Own.LetWeeksPassAsync(trajectory, "training-1", OwnPartnership.NextTurn.AddDays(3));
        await cast.Own.TurnOfTrajectoriesAsync();
        await noor.GotoAsync(Web.Urls.Notifications);
        await noor.Locator($"a.row[href^='{Web.Urls.OwnQuestions(trajectory)}']").ClickAsync();
        await noor.FieldAsync("Asked.Wording", "How do I leave room?");
        await noor.PushAsync(cast.Says(() => OwnQuestionTexts.AskGroup));
        await noor.ExpectTextAsync(cast.Says(() => OwnQuestionTexts.DoneAsked));

        // It lies on the table in the first meeting, and there she words it anew.
        var first = await cast.UntilAsync(trajectory, "training-1");
        var trudy = await OpenAsync(Screen.Laptop with { Language = "en" }, cast.Trainer.Email);
        await cast.RunAsync(trudy, first, "They would rather be told how.");
        await trudy.GotoAsync(Web.Urls.Meeting(first));
        await trudy.ExpectTextAsync("How do I leave room?");
        await cast.TickInAsync(noor);
        await noor.GotoAsync(Web.Urls.OwnQuestions(trajectory, first));
        await noor.Locator("summary", new() { HasText = cast.Says(() => OwnQuestionTexts.Reword) }).ClickAsync();
        await noor.FieldAsync("Form.Wording", "When do I leave room?");
        await noor.PushAsync(cast.Says(() => OwnQuestionTexts.RewordNow));
        await noor.ExpectTextAsync(cast.Says(() => OwnQuestionTexts.DoneReworded));

        // A studio is for students alone.
        var studio = await cast.UntilAsync(trajectory, "atelier-2");
        await cast.TickInAsync(yara);
        await cast.TapAsync(trudy, studio);
        await trudy.ExpectTextAsync(string.Format(cast.Says(() => AttendanceTexts.SoMany), 1, 1));
        await cast.WriteDownAsync(trudy, studio, "The first five minutes.", "Three ways to begin.");
        await cast.TakeAlongAsync(yara, studio, "I begin with a question.");
        Expecting("404");
        Assert.Equal(404, (await noor.GotoAsync(Web.Urls.TakeAlong(studio)))!.Status);

        // Around the last training she rounds her question off; after the last studio they look back.
        await cast.UntilAsync(trajectory, "training-4");
        await noor.GotoAsync(Web.Urls.OwnQuestions(trajectory));
        await noor.Locator("summary", new() { HasText = cast.Says(() => OwnQuestionTexts.Close) }).ClickAsync();
        await noor.FieldAsync("Form.Brought", "I wait until it is quiet.");
        await noor.PushAsync(cast.Says(() => OwnQuestionTexts.CloseNow));
        await noor.ExpectTextAsync(cast.Says(() => OwnQuestionTexts.DoneClosed));
        await cast.UntilAsync(trajectory, "atelier-6");
        await cast.LookBackAsync(noor, trajectory);
        await cast.ReportAsync(trudy, trajectory, "When do I leave room?", "I wait until it is quiet.", "Three ways to begin.");
    }

    /// <summary>Listening first, to students and in the hallway; then agreements with the team.</summary>
    [Fact]
    public async Task KlikAndTeam_FromInterviewsToAgreements_FromTheTemplateToTheReport()
    {
        var cast = await TrajectoryCast.MakeAsync(Portal, "Zorg", "nl");
        var els = await OpenAsync(Screen.Laptop, cast.Educator.Email);
        var trajectory = await cast.PlanAndInviteAsync(els, "Koning Willem I");
        var (noor, yara) = (await OpenAsync(Screen.Phone, cast.Supervisor.Email), await OpenAsync(Screen.Phone, cast.Student.Email));
        await cast.JoinAsync(noor);
        await cast.JoinAsync(yara);
        await cast.OthersJoinAsync(trajectory);

        // Interviews are no gathering: each has a moment of its own, and begins from there.
        var interviews = await cast.UntilAsync(trajectory, "vijftien-interviews");
        await yara.GotoAsync(Web.Urls.MyTrajectories);
        await Expect(yara.Locator("main")).Not.ToContainTextAsync(Dutch(() => ParticipationTexts.TickNow));
        await yara.GotoAsync(Web.Urls.Meeting(interviews));
        await yara.ExpectTextAsync(Dutch(() => MeetingTexts.InterviewsWith));
        await els.GotoAsync(Web.Urls.Meeting(interviews));
        await els.FollowAsync(Dutch(() => MeetingTexts.PlanInterview));
        await els.Locator("#met").SelectOptionAsync(cast.Student.Id.ToString());
        await els.PushAsync(Dutch(() => InterviewTexts.BeginNow));
        var guide = ShippedGuides.All.Single(known => known.Code == "wat-helpt-jou").Content;
        for (var cluster = 0; cluster < guide.Clusters.Count; cluster++)
        {
            await els.ExpectHeadingAsync(guide.Clusters[cluster].Title.Nl);
            await els.Locator($"#vraag-{guide.FirstOf(cluster)}").FillAsync("Dat iemand vroeg wat ik nodig had.");
            await els.PushAsync(Dutch(() => cluster == guide.Clusters.Count - 1 ? InterviewTexts.KeepToReport : InterviewTexts.KeepAndOn));
        }
        await els.ExpectHeadingAsync(Dutch(() => InterviewTexts.Report));
        await els.Locator("#vraag-0").FillAsync("Een vraag op tijd helpt.");
        await els.PushAsync(Dutch(() => InterviewTexts.Keep));
        await els.PushAsync(string.Format(Dutch(() => InterviewTexts.LetRead), cast.Student.Name.GivenName));
        await els.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.DoneOffered), cast.Student.Name.GivenName));
        await yara.GotoAsync(Web.Urls.Interviews);
        await yara.Locator("a.row").ClickAsync();
        await yara.ExpectTextAsync("Een vraag op tijd helpt.");
        await yara.PushAsync(Dutch(() => InterviewTexts.Agree));
        await yara.ExpectTextAsync(Dutch(() => InterviewTexts.DoneAgreed));

        // A round past the coffee machine, of which she notes a talk.
        await els.GotoAsync(Web.Urls.Meeting(await cast.UntilAsync(trajectory, "ronde-wandelgang")));
        await els.FollowAsync(Dutch(() => MeetingTexts.ToTalks));
        await els.FollowAsync(Dutch(() => TalkTexts.NoteAtDesk));
        await els.Locator("#persoon").SelectOptionAsync(cast.Supervisor.Id.ToString());
        await els.Locator($"label:has([name='Form.Hinders'][value={TalkFactor.Hours}])").ClickAsync();
        await els.Locator("#zin").FillAsync("Er is geen tijd na de les.");
        await els.PushAsync(Dutch(() => TalkTexts.Keep));
        await Expect(els.Locator("li.row", new() { HasText = "Er is geen tijd na de les." })).ToBeVisibleAsync();

        // The team talks about what was heard and agrees; supervisors and students write the buddy weeks down together.
        var trudy = await OpenAsync(Screen.Laptop, cast.Trainer.Email);
        var team = await cast.UntilAsync(trajectory, "teamgesprek-zorg");
        await cast.TickInAsync(noor);
        await cast.TapAsync(trudy, team, cast.Others.Take(2));
        await cast.RunAsync(trudy, team, "Iedereen noemt een moment.");
        await cast.WriteDownAsync(trudy, team, "Wat studenten zeiden.", "Bij ziekte belt Bram de student.");
        var buddies = await cast.UntilAsync(trajectory, "buddyweken");
        await cast.TickInAsync(yara);
        await cast.TakeAlongAsync(yara, buddies, "Ik weet wie mijn buddy is.");
        await noor.GotoAsync(Web.Urls.TakeAlong(buddies));
        await noor.ExpectTextAsync("Ik weet wie mijn buddy is.");

        await cast.UntilAsync(trajectory, "tweede-ronde");
        await cast.LookBackAsync(noor, trajectory);
        await cast.ReportAsync(trudy, trajectory, "Bij ziekte belt Bram de student.", Dutch(() => LookingBackTexts.Present));
        // What was said in confidence is in no report.
        await Expect(trudy.Locator("main")).Not.ToContainTextAsync("Een vraag op tijd helpt.");
        await Expect(trudy.Locator("main")).Not.ToContainTextAsync("geen tijd na de les");
    }

    /// <summary>Interviews around a success story and the row of interventions, then supervisors and students around the fire.</summary>
    [Fact]
    public async Task AroundTheCampfire_SupervisorsAndStudents_FromTheTemplateToTheReport()
    {
        var cast = await TrajectoryCast.MakeAsync(Portal, "Vuur", "nl");
        var els = await OpenAsync(Screen.Laptop, cast.Educator.Email);
        var trajectory = await cast.PlanAndInviteAsync(els, "Eckartcollege");
        var (noor, yara) = (await OpenAsync(Screen.Phone, cast.Supervisor.Email), await OpenAsync(Screen.Phone, cast.Student.Email));
        await cast.JoinAsync(noor);
        await cast.JoinAsync(yara);
        await cast.OthersJoinAsync(trajectory);

        // The interview begins from the trajectory, with the guide for whom it is; the row lies on the table.
        await els.GotoAsync(Web.Urls.Meeting(await cast.UntilAsync(trajectory, "zeven-interviews")));
        await els.FollowAsync(Dutch(() => MeetingTexts.PlanInterview));
        await els.Locator("#met").SelectOptionAsync(cast.Supervisor.Id.ToString());
        await els.PushAsync(Dutch(() => InterviewTexts.BeginNow));
        await els.Locator("#vraag-1").FillAsync("Ze wachtte tien tellen.");
        await els.PushAsync(Dutch(() => InterviewTexts.KeepAndOn));
        await Expect(els.Locator("#rij")).ToBeVisibleAsync();

        // What the first evening is about is theirs: Yara proposes, Noor chooses, Trudy takes it over.
        var first = await cast.Own.LetWeeksPassAsync(trajectory, "kampvuur-1", DateTimeOffset.UtcNow.AddDays(3));
        await yara.GotoAsync(Web.Urls.Trajectory(trajectory));
        await yara.FollowAsync(Dutch(() => TopicTexts.ProposeFirst));
        await yara.FieldAsync("Form.Words", "Stil zijn");
        await yara.PushAsync(Dutch(() => TopicTexts.Propose));
        await yara.ExpectTextAsync(Dutch(() => TopicTexts.DoneProposed));
        await noor.GotoAsync(Web.Urls.Topics(first));
        await noor.PushAsync($"{Dutch(() => TopicTexts.Choose)} (Stil zijn)");
        await noor.ExpectTextAsync(Dutch(() => TopicTexts.DoneChosen));
        var trudy = await OpenAsync(Screen.Laptop, cast.Trainer.Email, Web.Urls.Topics(first));
        await trudy.PushAsync($"{Dutch(() => TopicTexts.TakeOver)} (Stil zijn)");
        await trudy.ExpectTextAsync(Dutch(() => TopicTexts.DoneTakenOver));

        // Around the fire.
        await cast.UntilAsync(trajectory, "kampvuur-1");
        await cast.TickInAsync(noor);
        await cast.TickInAsync(yara);
        await cast.TapAsync(trudy, first, cast.Others);
        await trudy.ExpectTextAsync(string.Format(Dutch(() => AttendanceTexts.SoMany), 6, 6));
        await cast.RunAsync(trudy, first, "De student geeft woorden.");
        await cast.WriteDownAsync(trudy, first, "Een begin van een les.", "Eén plek naar links.");
        await cast.TakeAlongAsync(noor, first, "Eerst vragen.");
        await cast.TakeAlongAsync(yara, first, "Ik begin zelf.");
        await noor.GotoAsync(Web.Urls.TakeAlong(first));
        await noor.ExpectTextAsync("Ik begin zelf.");
        await noor.ExpectTextAsync("Eén plek naar links.");

        var second = await cast.UntilAsync(trajectory, "kampvuur-2");
        await cast.TickInAsync(yara);
        await cast.WriteDownAsync(trudy, second, "Echte vragen.", "Nog eens, met meer ruimte.");
        await cast.LookBackAsync(noor, trajectory);
        await cast.ReportAsync(trudy, trajectory, "Stil zijn", "Eén plek naar links.", "Nog eens, met meer ruimte.");
    }
}
