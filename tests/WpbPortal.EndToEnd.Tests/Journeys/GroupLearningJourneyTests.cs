using Microsoft.Playwright;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A group brings in what it wants to learn, chooses what a meeting is about, asks for more and looks back; the trainer follows, and the report writes itself.</summary>
public sealed class GroupLearningJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Group_BringsInItsQuestionsTopicsAndWishes_AndTheTrainerFollows()
    {
        var own = await new OwnPartnership(Portal, "groepsleren").FoundAsync();
        var (asker, fellow, trainer) = (own.Add("Noor", "Berg", Role.Supervisor, "nl"), own.Add("Ilse", "Dam", Role.Supervisor, "nl"), own.Add("Wim", "Kok", Role.Trainer, "nl"));
        var (trajectory, template) = Planned(own, [asker, fellow], trainer);
        own.Add(template, trajectory);
        await own.KeepAsync();
        var meeting = trajectory.Meetings.Single();

        // She words her question before the first meeting, and what she types is kept.
        var noor = await OpenAsync(Screen.Phone, asker.Email, Web.Urls.Trajectory(trajectory.Id));
        await noor.FollowAsync(Dutch(() => OwnQuestionTexts.AskFirst));
        await noor.FieldAsync("Asked.Wording", "Hoe houd ik mijn tips voor me?");
        await Expect(noor.Locator("[data-saved-for][data-state=saved]").First).ToBeVisibleAsync();
        await noor.ReloadAsync();
        await Expect(noor.Locator("[name='Asked.Wording']")).ToHaveValueAsync("Hoe houd ik mijn tips voor me?");
        await noor.PushAsync(Dutch(() => OwnQuestionTexts.AskGroup));
        await noor.ExpectTextAsync(Dutch(() => OwnQuestionTexts.DoneAsked));

        // In the meeting she words it anew; a fellow reads it with the way gone.
        await noor.GotoAsync(Web.Urls.OwnQuestions(trajectory.Id, meeting.Id));
        await noor.Locator("summary", new() { HasText = Dutch(() => OwnQuestionTexts.Reword) }).ClickAsync();
        await noor.FieldAsync("Form.Wording", "Wat vraag ik liever niet?");
        await noor.PushAsync(Dutch(() => OwnQuestionTexts.RewordNow));
        await noor.ExpectTextAsync(Dutch(() => OwnQuestionTexts.DoneReworded));
        var ilse = await OpenAsync(Screen.Phone, fellow.Email, Web.Urls.OwnQuestions(trajectory.Id));
        await ilse.ExpectTextAsync("Wat vraag ik liever niet?");
        await ilse.ExpectTextAsync(Dutch(() => OwnQuestionTexts.WordedOnce));

        // What the meeting is to be about: proposed, chosen without a name, taken over.
        await noor.GotoAsync(Web.Urls.Topics(meeting.Id));
        await noor.FieldAsync("Form.Words", "Klik");
        await noor.PushAsync(Dutch(() => TopicTexts.Propose));
        await noor.ExpectTextAsync(Dutch(() => TopicTexts.DoneProposed));
        await noor.PushAsync($"{Dutch(() => TopicTexts.Choose)} (Klik)");
        await noor.ExpectTextAsync(Dutch(() => TopicTexts.DoneChosen));
        var wim = await OpenAsync(Screen.Laptop, trainer.Email, Web.Urls.Topics(meeting.Id));
        await Expect(wim.Locator("li.row")).ToContainTextAsync(Dutch(() => TopicTexts.ChosenOnce));
        await Expect(wim.Locator("main")).Not.ToContainTextAsync("Noor");
        await wim.PushAsync($"{Dutch(() => TopicTexts.TakeOver)} (Klik)");
        await wim.ExpectTextAsync(Dutch(() => TopicTexts.DoneTakenOver));

        // She wants more; the answer is shared with the group, and says nothing of who asked.
        await noor.GotoAsync(Web.Urls.TrajectorySources(trajectory.Id));
        await noor.FieldAsync("Asked.About", "Luisteren zonder in te vullen");
        await noor.PushAsync(Dutch(() => TrajectorySourceTexts.AskNow));
        await noor.ExpectTextAsync(Dutch(() => TrajectorySourceTexts.DoneAsked));
        await wim.GotoAsync(Web.Urls.TrajectorySources(trajectory.Id));
        await wim.FieldAsync("Answer.Words", "Lees het hoofdstuk over stilte.");
        await wim.PushAsync(Dutch(() => TrajectorySourceTexts.AnswerAll));
        await wim.ExpectTextAsync(Dutch(() => TrajectorySourceTexts.DoneShared));
        await ilse.GotoAsync(Web.Urls.TrajectorySources(trajectory.Id));
        await ilse.ExpectTextAsync("Lees het hoofdstuk over stilte.");
        await Expect(ilse.Locator("main")).Not.ToContainTextAsync("Luisteren zonder in te vullen");

        // She looks back, by the keyboard: four taps and a sentence. Who trains writes what it brought, and the report has it, also as a file.
        await noor.GotoAsync(Web.Urls.Trajectory(trajectory.Id));
        await noor.FollowAsync(Dutch(() => LookingBackTexts.ToLookBack));
        await noor.ExpectHeadingAsync(Dutch(() => LookingBackTexts.Title));
        foreach (var question in Enum.GetValues<EvaluationQuestion>())
        {
            await noor.Locator($"[name='Said.{question}'][value='3']").FocusAsync();
            await noor.Keyboard.PressAsync("ArrowRight");
            await Expect(noor.Locator($"[name='Said.{question}'][value='4']")).ToBeCheckedAsync();
        }
        await noor.FieldAsync("Said.Sentence", "Ik vraag nu eerst.");
        await noor.PushAsync(Dutch(() => LookingBackTexts.SayNow));
        await noor.ExpectTextAsync(Dutch(() => LookingBackTexts.DoneSaid));
        await wim.GotoAsync(Web.Urls.LookBack(trajectory.Id));
        await wim.FieldAsync("Brought.Insights", "Wachten na een vraag helpt.");
        await wim.Locator("[name='Brought.Roles'][value='Counsellor']").CheckAsync();
        await wim.PushAsync(Dutch(() => LookingBackTexts.Write));
        await wim.ExpectTextAsync(Dutch(() => LookingBackTexts.DoneWritten));
        await wim.FollowAsync(Dutch(() => LookingBackTexts.ToReport));
        await wim.ExpectTextAsync("Wachten na een vraag helpt.");
        await wim.ExpectTextAsync("Wat vraag ik liever niet?");
        await wim.ExpectTextAsync(Dutch(() => LookingBackTexts.UnderFive));
        await Expect(wim.Locator("main")).Not.ToContainTextAsync("Ik vraag nu eerst.");
        var file = await wim.RunAndWaitForDownloadAsync(() => wim.FollowAsync(Dutch(() => LookingBackTexts.ToFile)));
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken))[..5]));
    }

    /// <summary>A file that the trainer gives along is on the page of the trajectory, from which a participant takes it; taken away it is gone.</summary>
    [Fact]
    public async Task Source_AsAFile_IsGivenAlongTakenAndTakenAway()
    {
        var own = await new OwnPartnership(Portal, "bestanden").FoundAsync();
        var (supervisor, trainer) = (own.Add("Noor", "Berg", Role.Supervisor, "nl"), own.Add("Wim", "Kok", Role.Trainer, "nl"));
        var (trajectory, template) = Planned(own, [supervisor], trainer);
        own.Add(template, trajectory);
        await own.KeepAsync();
        const string name = "vier-vragen.txt", content = "Wat zag je? Wat dacht je?";

        var wim = await OpenAsync(Screen.Laptop, trainer.Email, Web.Urls.TrajectorySources(trajectory.Id));
        await wim.Locator("summary", new() { HasText = Dutch(() => TrajectorySourceTexts.AddFile) }).ClickAsync();
        await wim.Locator("#bestand").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
        await wim.Locator("#bestand-waarom").FillAsync("Voor bij je volgende gesprek.");
        await wim.PushAsync(Dutch(() => TrajectorySourceTexts.AddFileNow));
        await wim.ExpectTextAsync(Dutch(() => TrajectorySourceTexts.DoneAdded));

        var noor = await OpenAsync(Screen.Phone, supervisor.Email, Web.Urls.Trajectory(trajectory.Id));
        await noor.ExpectTextAsync("Voor bij je volgende gesprek.");
        var file = await noor.RunAndWaitForDownloadAsync(() => noor.FollowAsync(name));
        Assert.Equal(name, file.SuggestedFilename);
        Assert.Equal(content, await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken));

        await wim.PushAsync($"{Dutch(() => TrajectorySourceTexts.Remove)} ({name})");
        await wim.ExpectTextAsync(Dutch(() => TrajectorySourceTexts.DoneRemoved));
        await noor.ReloadAsync();
        await Expect(noor.GetByRole(AriaRole.Link, new() { Name = name })).ToHaveCountAsync(0);
    }

    /// <summary>A question that a participant lays on the table is at hand for the trainer while the meeting runs; laid down for this meeting it says so to both.</summary>
    [Fact]
    public async Task Question_LaidOnTheTable_IsAtHandInTheScript()
    {
        var own = await new OwnPartnership(Portal, "optafel").FoundAsync();
        var (supervisor, trainer) = (own.Add("Noor", "Berg", Role.Supervisor, "nl"), own.Add("Wim", "Kok", Role.Trainer, "nl"));
        var (trajectory, template) = Planned(own, [supervisor], trainer, new TemplateActivity(VesitPhase.Experience, new("Kijken", "Kijken"), null, 30, null));
        own.Add(template, trajectory);
        await own.KeepAsync();
        var meeting = trajectory.Meetings.Single().Id;

        var noor = await OpenAsync(Screen.Phone, supervisor.Email, Web.Urls.Meeting(meeting));
        await noor.FollowAsync(Dutch(() => OwnQuestionTexts.AskFirst));
        await noor.FieldAsync("Asked.Wording", "Hoe houd ik mijn tips voor me?");
        await noor.PushAsync(Dutch(() => OwnQuestionTexts.AskGroup));
        await noor.ExpectTextAsync(Dutch(() => OwnQuestionTexts.DoneAsked));

        var wim = await OpenAsync(Screen.Laptop, trainer.Email, Web.Urls.Meeting(meeting));
        await wim.PushAsync($"{Dutch(() => OwnQuestionTexts.LayNow)} (Hoe houd ik mijn tips voor me?)");
        await Expect(wim.Locator("section:has(#op-tafel)")).ToContainTextAsync(Dutch(() => OwnQuestionTexts.LiesHere));
        await wim.FollowAsync(Dutch(() => MeetingTexts.ToScript));
        var atHand = wim.Locator("section:has(#vragen-bij-de-hand)");
        await Expect(atHand).ToContainTextAsync("Hoe houd ik mijn tips voor me?");
        await Expect(atHand).ToContainTextAsync(Dutch(() => OwnQuestionTexts.LiesHere));
        await Expect(atHand).ToContainTextAsync("Noor Berg");

        await noor.GotoAsync(Web.Urls.Meeting(meeting));
        await Expect(noor.Locator("section:has(#op-tafel) .badge-green")).ToHaveTextAsync(Dutch(() => OwnQuestionTexts.LiesHere));
    }

    private static (Trajectory Trajectory, TrajectoryTemplate Template) Planned(OwnPartnership own, IEnumerable<Person> group, Person trainer, params TemplateActivity[] steps)
    {
        static LocalisedText Words(string text) => new(text, text);
        var now = DateTimeOffset.UtcNow;
        var design = new TemplateMeeting("een", Words("Open vragen"), MeetingForm.Training, 0, 120, Audience.Supervisor, Words("Oefenen"), [], steps);
        var template = new TrajectoryTemplate(own.Id, "eigen", new(Words("Vragend begeleiden"), Words("Kort"), Words("Waarom"), [Words("Vaker vragen")], null, [Chance.One], [], true, Audience.Supervisor, [design], null, [], []), now);
        var trajectory = new Trajectory(template.Versions.Single(), own.SchoolYear.Id, own.School.Id, "Vragend begeleiden", null);
        trajectory.Plan(design, now.AddDays(6), 120, null);
        trajectory.Begin();
        trajectory.LetTrain(trainer.Id);
        foreach (var person in group) trajectory.Accept(trajectory.Invite(person.Id, Role.Supervisor, own.School.Id, null, now), now);
        return (trajectory, template);
    }
}
