using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Texts;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>The log page on the real services. What is typed comes by the draft channel, as in a browser: see <see cref="TypeAsync"/>.</summary>
public sealed class LogSessionPageTests(MigratedDatabase database) : PageTest(database)
{
    private readonly Guid _session = Guid.CreateVersion7();
    private long _sequence;

    [Fact]
    public async Task Open_WithoutAnId_GivesTheNewSessionOneInItsAddress()
    {
        var pair = await Data.CoachingPairAsync();

        await OpenAsync<LogSessionPage>(pair.SupervisorPerson, Urls.NewSession);

        Assert.StartsWith($"{Urls.NewSession}?gesprek=", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AsSupervisor_OffersOnlyHerStudentsOfThatDay()
    {
        var supervisor = await Data.PersonAsync(Role.Supervisor);
        var (mine, former, others) = (await StudentAsync("Yara"), await StudentAsync("Daan"), await StudentAsync("Tess"));
        await Data.SupervisionAsync(supervisor, student: mine);
        await Data.SupervisionAsync(supervisor, student: former, period: new(Data.ThisYear.From, Data.Today.AddDays(-5)));
        await Data.SupervisionAsync(student: others);

        var page = await OpenNewAsync(supervisor);

        Assert.Equal(["Yara"], Students(page));
        await page.Find("#dag").ChangeAsync(new() { Value = Data.Today.AddDays(-6).ToString("yyyy-MM-dd") });
        Assert.Equal(["Daan", "Yara"], Students(page).Order());
    }

    [Fact]
    public async Task Open_WithOneStudent_HasHimChosenAndSaysWhoWillRead()
    {
        var pair = await Data.CoachingPairAsync();

        var page = await OpenNewAsync(pair.SupervisorPerson);

        Assert.Contains("jij en Noor, na delen", page.Find("#studentinput-lezers").TextContent);
        Assert.Contains(ShellTexts.OnlyYou, page.Find("#privatenote-lezers").TextContent);
        Assert.Equal("Deel met Noor", page.Find(".button-accent").TextContent.Trim());
    }

    [Fact]
    public async Task Open_ADraftWasLeft_ShowsWhatWasTyped()
    {
        var pair = await Data.CoachingPairAsync();
        await TypeAsync(pair, Typed(pair, ("StudentInput", "Het begin van de les"), ("Feedback1.Saw", "Je wachtte")));

        var page = await OpenNewAsync(pair.SupervisorPerson);

        Assert.Equal("Het begin van de les", page.Find("[name=StudentInput]").GetAttribute("value"));
        Assert.Equal("Je wachtte", page.Find("[name='Feedback1.Saw']").GetAttribute("value"));
        Assert.Equal("1", page.Find("form").GetAttribute("data-draft-sequence"));
    }

    [Fact]
    public async Task Open_AnotherDraftWasLeft_OffersToGoOnWithIt()
    {
        var pair = await Data.CoachingPairAsync();
        await TypeAsync(pair, Typed(pair, ("StudentInput", "iets")));

        var page = await OpenAsync<LogSessionPage>(pair.SupervisorPerson, Urls.NewSessionOf(Guid.CreateVersion7()));

        await page.WaitForStateAsync(() => page.FindAll(".notice-info a").Count > 0, TimeSpan.FromSeconds(30));
        Assert.Contains("Je was bezig met een gesprek met Noor", page.Find(".notice-info").TextContent);
        Assert.Equal(Urls.NewSessionOf(_session), page.Find(".notice-info a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("StudentId", "", "StudentId", Rule.StudentNotChosen)]
    [InlineData("StudentId", "geen id", "StudentId", Rule.StudentNotChosen)]
    [InlineData("Day", "", "Day", Rule.Required)]
    [InlineData("Day", "2026-11-10", "Day", Rule.MomentInFuture)]
    [InlineData("Day", "2026-07-31", "Day", Rule.MomentOutsideSupervision)]
    [InlineData("Time", "", "Time", Rule.Required)]
    [InlineData("OtherMinutes", "481", "Minutes", Rule.MinutesOutOfRange)]
    [InlineData("OtherMinutes", "", "Minutes", Rule.MinutesOutOfRange)]
    [InlineData("Feedback1.Did", " ", "Feedback1.Did", Rule.FeedbackNeedsDid)]
    [InlineData("Feedback1.Question", "", "Feedback1.Question", Rule.FeedbackNeedsQuestion)]
    public async Task Share_ABrokenRule_SaysItAtTheFieldAndSharesNothing(string field, string value, string at, Rule rule)
    {
        var pair = await Data.CoachingPairAsync();
        var typed = Typed(pair, ("Feedback1.Saw", "zag"), ("Feedback1.Did", "deed"), ("Feedback1.Question", "vraag?"), ("Minutes", LogSessionForm.OtherChoice), ("OtherMinutes", "30"), (field, value));
        await TypeAsync(pair, typed);
        var page = await OpenNewAsync(pair.SupervisorPerson);

        await ShareAsync(page);

        var control = page.Find(at is "StudentId" or "Minutes" ? $"fieldset:has([name={at}])" : $"[name='{at}']");
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        var error = page.Find($"#{control.GetAttribute("aria-describedby")!.Split(' ')[0]}");
        Assert.Contains(Sentence(rule), error.TextContent);
        await Assert.ThrowsAsync<NotFoundException>(() => Data.Service<CoachingQueries>().SessionAsync(pair.Supervisor, _session, Stop));
        // What was typed is still there to go on with.
        Assert.NotNull((await Data.Service<DraftService>().FindAsync(pair.Supervisor, DraftKeys.Session(_session), Stop)).Fields);
    }

    [Fact]
    public async Task Share_OnlyTheSecondFeedbackIsWritten_SaysItAtTheSecond()
    {
        var pair = await Data.CoachingPairAsync();
        await TypeAsync(pair, Typed(pair, ("Feedback2.Id", Guid.CreateVersion7().ToString()), ("Feedback2.Saw", "zag")));
        var page = await OpenNewAsync(pair.SupervisorPerson);

        await ShareAsync(page);

        Assert.Equal("true", page.Find("[name='Feedback2.Did']").GetAttribute("aria-invalid"));
        Assert.Null(page.Find("[name='Feedback1.Did']").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Share_WhatWasTyped_ReachesTheStudentAndClosesTheDraft()
    {
        var pair = await Data.CoachingPairAsync();
        await TypeAsync(pair, Typed(pair, ("StudentInput", "Het begin"), ("Feedback1.Saw", "zag"), ("Feedback1.Did", "deed"), ("Feedback1.Question", "vraag?"),
            ("Marks[Listen]", "2"), ("Techniques", "OpenQuestion"), ("PrivateNote", "voor mij")));
        var page = await OpenNewAsync(pair.SupervisorPerson);

        await ShareAsync(page);

        Assert.Equal($"{Urls.Session(_session)}?gedeeld=true", Address);
        var read = await Data.Service<CoachingQueries>().SessionAsync(pair.Student, _session, Stop);
        Assert.Equal(("Het begin", "zag", null), (read.StudentInput, read.Feedback.Single().Text.Saw, read.PrivateNote));
        Assert.Null(read.Steering);
        var mine = await Data.Service<CoachingQueries>().SessionAsync(pair.Supervisor, _session, Stop);
        Assert.Equal(("Listen", 2), mine.Steering!.Marks.Select(mark => (mark.Code, mark.Count)).Single());
        Assert.Equal(("voor mij", Technique.OpenQuestion), (mine.PrivateNote, mine.Steering.Techniques.Single()));
        Assert.Null((await Data.Service<DraftService>().FindAsync(pair.Supervisor, DraftKeys.Session(_session), Stop)).Fields);
    }

    [Fact]
    public async Task Later_WhatWasTyped_StaysTheSupervisorsAlone()
    {
        var pair = await Data.CoachingPairAsync();
        await TypeAsync(pair, Typed(pair, ("StudentInput", "Het begin")));
        var page = await OpenNewAsync(pair.SupervisorPerson);

        await page.Find(".button-quiet").ClickAsync(new());

        Assert.Equal(Urls.Session(_session), Address);
        Assert.Null((await Data.Service<CoachingQueries>().SessionAsync(pair.Student, _session, Stop)).StudentInput);
        var again = await OpenAsync<LogSessionPage>(pair.SupervisorPerson, Urls.EditSession(_session), (nameof(LogSessionPage.Id), _session));
        Assert.Equal("Het begin", again.Find("[name=StudentInput]").GetAttribute("value"));
    }

    // Seen failing with the comparison switched off in the page: the older text was shared.
    [Theory]
    [InlineData(1, "half")]
    [InlineData(0, "half en de rest")]
    [InlineData(0, "halv")]
    public async Task Share_TheServerHasAnotherTextThanTheScreen_SharesNothing(int ahead, string onScreen)
    {
        var pair = await Data.CoachingPairAsync();
        var typed = Typed(pair, ("StudentInput", "half"));
        await TypeAsync(pair, typed);
        var page = await OpenNewAsync(pair.SupervisorPerson);
        Leaves("saved", OnScreen.Of(_sequence + ahead, new(new Dictionary<string, string[]>(typed) { ["StudentInput"] = [onScreen] })));

        await page.Find(".button-accent").ClickAsync(new());

        Assert.Contains(Sentence(Rule.ChangedMeanwhile), page.Find(".notice-mistake").TextContent);
        await Assert.ThrowsAsync<NotFoundException>(() => Data.Service<CoachingQueries>().SessionAsync(pair.Supervisor, _session, Stop));
    }

    [Theory]
    [InlineData("offline", nameof(LogTexts.NotSavedNoLine))]
    [InlineData("signedOut", nameof(LogTexts.NotSavedSignedOut))]
    [InlineData("elsewhere", nameof(LogTexts.NotSavedElsewhere))]
    public async Task Share_TheDraftCannotBeLeft_SaysThatItIsNotSaved(string state, string text)
    {
        var pair = await Data.CoachingPairAsync();
        var page = await OpenNewAsync(pair.SupervisorPerson);
        Leaves(state, new(0, 0, null));

        await page.Find(".button-accent").ClickAsync(new());

        Assert.Contains(LogTexts.ResourceManager.GetString(text)!, page.Find(".notice-mistake").TextContent);
    }

    [Fact]
    public async Task AddAndRemove_Feedback_AreNumberedAgain()
    {
        var pair = await Data.CoachingPairAsync();
        Browser.JSInterop.Mode = JSRuntimeMode.Loose;
        var page = await OpenNewAsync(pair.SupervisorPerson);

        await page.Find("[aria-labelledby=feedback] .button-plain").ClickAsync(new());
        await page.Find("[aria-labelledby=feedback] .button-plain").ClickAsync(new());
        Assert.Equal(["Feedback1.Saw", "Feedback2.Saw", "Feedback3.Saw"], page.FindAll("textarea[name$=Saw]").Select(field => field.GetAttribute("name")));
        await page.FindAll("[aria-labelledby=feedback] .icon-button")[1].ClickAsync(new());

        Assert.Equal(["Feedback1.Saw", "Feedback2.Saw"], page.FindAll("textarea[name$=Saw]").Select(field => field.GetAttribute("name")));
        // By this the script knows that something changed by itself.
        Assert.Equal("3", page.Find("[aria-labelledby=feedback]").GetAttribute("data-draft-turn"));
    }

    [Fact]
    public async Task Open_SomebodyElsesSession_FindsNothing()
    {
        var pair = await Data.CoachingPairAsync();
        var draft = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);
        var colleague = await Data.PersonAsync(Role.Supervisor);

        var page = await OpenAsync<LogSessionPage>(colleague, Urls.EditSession(draft.Id), (nameof(LogSessionPage.Id), draft.Id));

        Assert.Empty(page.FindAll("form"));
        // Under the address of a new one it is as any id that nobody has.
        Assert.DoesNotContain(draft.StudentInput!, (await OpenAsync<LogSessionPage>(colleague, Urls.NewSessionOf(draft.Id))).Markup);
    }

    private async Task<Person> StudentAsync(string givenName) => await Data.PersonAsync(Role.StudentTeacher, name: new(givenName, null, "Haar"));

    private Task<IRenderedComponent<LogSessionPage>> OpenNewAsync(Person supervisor) => OpenAsync<LogSessionPage>(supervisor, Urls.NewSessionOf(_session));

    private static IEnumerable<string> Students(IRenderedComponent<LogSessionPage> page) =>
        page.FindAll("label:has([name=StudentId])").Select(label => label.TextContent.Trim().Split(' ')[0]);

    private static string Sentence(Rule rule) =>
        string.Format(RuleTexts.ResourceManager.GetString(rule.ToString())!, CoachingSession.FewestMinutes, CoachingSession.MostMinutes);

    /// <summary>A form filled in as far as a conversation needs, and what the test is about.</summary>
    private Dictionary<string, string[]> Typed(CoachingPair pair, params (string Name, string Value)[] more)
    {
        Dictionary<string, string[]> fields = new()
        {
            ["StudentId"] = [pair.Supervision.StudentId.ToString()],
            ["Day"] = [Data.Today.ToString("yyyy-MM-dd")],
            ["Time"] = ["09:00"],
            ["Minutes"] = ["20"],
            ["Kind"] = [nameof(SessionKind.LessonVisit)],
            ["Feedback1.Id"] = [Guid.CreateVersion7().ToString()],
        };
        foreach (var (name, value) in more) fields[name] = [value];
        return fields;
    }

    /// <summary>Types as the browser does: the script leaves the fields with the server.</summary>
    private async Task TypeAsync(CoachingPair pair, Dictionary<string, string[]> fields)
    {
        await Data.Service<DraftService>().KeepAsync(pair.Supervisor, DraftKeys.Session(_session), ++_sequence, new(fields), Stop);
        Leaves("saved", OnScreen.Of(_sequence, new(fields)));
    }

    /// <summary>What the script of the page says when it is asked to leave the draft with the server.</summary>
    private void Leaves(string state, OnScreen screen)
    {
        var script = Browser.JSInterop.SetupModule("./js/drafts.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<LogSessionPage.LeftDraft>("flush", _ => true).SetResult(new(state, screen));
    }

    private static Task ShareAsync(IRenderedComponent<LogSessionPage> page) => page.Find(".button-accent").ClickAsync(new());
}
