using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Texts;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// Who plays a trajectory from its template to its report, in a partnership of their own: who plans, who trains, a supervisor and a student who are played by hand, and four
/// supervisors more of whom the portal only hears what they answer. And what they all do in the same way.
/// </summary>
internal sealed record TrajectoryCast(RunningPortal Portal, OwnPartnership Own, string Language, Person Educator, Person Trainer, Person Supervisor, Person Student, IReadOnlyList<Person> Others)
{
    public static async Task<TrajectoryCast> MakeAsync(RunningPortal portal, string name, string language)
    {
        var own = await new OwnPartnership(portal, name).FoundAsync();
        var (educator, trainer) = (own.Add("Els", "Winter", Role.SchoolEducator, language), own.Add("Trudy", "Traan", Role.Trainer, language));
        var (supervisor, student) = (own.Add("Noor", "Herfst", Role.Supervisor, language), own.Add("Yara", "Zomer", Role.StudentTeacher, language));
        Person[] others = [.. ((string[])["Bram", "Cas", "Dirk", "Eva"]).Select(given => own.Add(given, "Lente", Role.Supervisor, language))];
        own.Add(new Placement(own.Id, student.Id, own.School.Id, own.Team.Id, OwnPartnership.Year, 2));
        own.Add(SteeringSpectrum.For(own.Id));
        await own.KeepAsync();
        await own.ShipTemplatesAsync();
        return new(portal, own, language, educator, trainer, supervisor, student, others);
    }

    /// <summary>A text in the language of the story.</summary>
    public string Says(Func<string> text) => In(Language, text);

    /// <summary>Plans it from its template, with who trains, and invites a whole team; gives the trajectory.</summary>
    public async Task<Guid> PlanAndInviteAsync(IPage laptop, string template)
    {
        await laptop.GotoAsync(Web.Urls.Templates);
        await laptop.FollowAsync(template);
        await laptop.FollowAsync(Says(() => TemplateTexts.Plan));
        await laptop.Locator("label.chip", new() { HasText = Trainer.Name.Full }).ClickAsync();
        await laptop.PushAsync(Says(() => TrajectoryTexts.Make));
        await laptop.ExpectTextAsync(Says(() => TrajectoryTexts.Made));
        var trajectory = Guid.Parse(new Uri(laptop.Url).AbsolutePath.Split('/')[^1]);
        await laptop.FollowAsync(Says(() => TrajectoryTexts.Invite));
        await laptop.Locator("input[name='Form.Teams']").CheckAsync();
        await laptop.PushAsync(Says(() => ParticipationTexts.InviteNone));
        await laptop.ExpectTextAsync(Says(() => ParticipationTexts.InvitedDone));
        return trajectory;
    }

    /// <summary>Finds the invitation where the day begins, and says yes.</summary>
    public async Task JoinAsync(IPage phone)
    {
        await phone.GotoAsync(Web.Urls.Today);
        await phone.FollowAsync(Says(() => TodayTexts.LookAndAnswer));
        await phone.GetByRole(AriaRole.Button, new() { Name = Says(() => ParticipationTexts.Accept) }).ClickAsync();
        await phone.ExpectTextAsync(Says(() => ParticipationTexts.SaidJoin));
    }

    /// <summary>The four others say yes.</summary>
    public async Task OthersJoinAsync(Guid trajectory)
    {
        foreach (var other in Others) await Portal.Services.GetRequiredService<ParticipationService>().AcceptAsync(await Portal.ViewerAsync(other.Email), trajectory);
    }

    /// <summary>Lets the weeks go by until a meeting began ten minutes ago.</summary>
    public Task<Guid> UntilAsync(Guid trajectory, string meeting) => Own.LetWeeksPassAsync(trajectory, meeting, DateTimeOffset.UtcNow.AddMinutes(-10));

    /// <summary>Says on the phone that one is there.</summary>
    public async Task TickInAsync(IPage phone)
    {
        await phone.GotoAsync(Web.Urls.MyTrajectories);
        await phone.FollowAsync(Says(() => ParticipationTexts.TickNow));
        await phone.PushAsync(Says(() => AttendanceTexts.There));
        await Expect(phone.Locator("#jij")).ToHaveTextAsync(Says(() => AttendanceTexts.YouAreThere));
    }

    /// <summary>Taps names.</summary>
    public async Task TapAsync(IPage trainer, Guid meeting, params IEnumerable<Person> people)
    {
        await trainer.GotoAsync(Web.Urls.Attendance(meeting));
        foreach (var person in people)
        {
            var name = trainer.Locator("button.chip", new() { HasText = person.Name.Full });
            await name.ClickAsync();
            await Expect(name).ToHaveAttributeAsync("aria-pressed", "true");
        }
    }

    /// <summary>Leads a meeting through from its first step to its last, with a note on the way.</summary>
    public async Task RunAsync(IPage trainer, Guid meeting, string note)
    {
        await trainer.GotoAsync(Web.Urls.Meeting(meeting));
        await trainer.FollowAsync(Says(() => MeetingTexts.ToScript));
        var (next, end) = (trainer.Locator("[data-act=next]"), trainer.Locator("[data-act=end]"));
        await Expect(next).ToContainTextAsync(Says(() => MeetingTexts.BeginScript));
        var titles = await trainer.Locator("[data-step]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.title)");
        Xunit.Assert.NotEmpty(titles);
        foreach (var title in titles)
        {
            await next.ClickAsync();
            await Expect(trainer.Locator(".script-title:visible")).ToHaveTextAsync(title);
        }
        await trainer.FieldAsync("Form.Content", note);
        await trainer.PushAsync(Says(() => MeetingTexts.WriteDown));
        await trainer.ExpectTextAsync(Says(() => MeetingTexts.DoneWritten));
        await end.ClickAsync();
        await Expect(trainer.Locator(".script-now [data-state]")).ToContainTextAsync(Says(() => MeetingTexts.EndedAt).Split('{')[0].Trim());
    }

    /// <summary>Says on the phone what one takes along from a meeting, for the group.</summary>
    public async Task TakeAlongAsync(IPage phone, Guid meeting, string words)
    {
        await phone.GotoAsync(Web.Urls.Meeting(meeting));
        await phone.FollowAsync(Says(() => TakeAlongTexts.ToSay));
        await phone.FieldAsync("Line.Words", words);
        await phone.PushAsync(Says(() => TakeAlongTexts.Share));
        await phone.ExpectTextAsync(Says(() => TakeAlongTexts.DoneShared));
    }

    /// <summary>Writes down what a group did in a meeting.</summary>
    public async Task WriteDownAsync(IPage trainer, Guid meeting, string about, string done)
    {
        await trainer.GotoAsync(Web.Urls.Meeting(meeting));
        await trainer.FollowAsync(Says(() => TakeAlongTexts.ToWrite));
        await trainer.FieldAsync("Account.About", about);
        await trainer.FieldAsync("Account.Done", done);
        await trainer.PushAsync(Says(() => TakeAlongTexts.Write));
        await trainer.ExpectTextAsync(Says(() => TakeAlongTexts.DoneWritten));
    }

    /// <summary>Comes from the message that it is over and looks back: four taps and a sentence. The others do so too; then there are five.</summary>
    public async Task LookBackAsync(IPage phone, Guid trajectory)
    {
        await Own.TurnOfTrajectoriesAsync();
        await phone.GotoAsync(Web.Urls.Notifications);
        await phone.Locator($"a.row[href^='{Web.Urls.LookBack(trajectory)}']").ClickAsync();
        await phone.ExpectHeadingAsync(Says(() => LookingBackTexts.Title));
        foreach (var question in Enum.GetValues<EvaluationQuestion>()) await phone.Locator($"label:has([name='Said.{question}'][value='5'])").ClickAsync();
        await phone.FieldAsync("Said.Sentence", "Wachten helpt.");
        await phone.PushAsync(Says(() => LookingBackTexts.SayNow));
        await phone.ExpectTextAsync(Says(() => LookingBackTexts.DoneSaid));
        foreach (var other in Others)
        {
            await Portal.Services.GetRequiredService<LookingBackService>().SayAsync(await Portal.ViewerAsync(other.Email), trajectory,
                Enum.GetValues<EvaluationQuestion>().ToDictionary(question => question, _ => 4), null, false);
        }
    }

    /// <summary>Writes what it brought, reads the report that wrote itself, and takes it along as a PDF.</summary>
    public async Task ReportAsync(IPage trainer, Guid trajectory, params IEnumerable<string> words)
    {
        await trainer.GotoAsync(Web.Urls.Trajectory(trajectory));
        await trainer.FollowAsync(Says(() => LookingBackTexts.ToLookBack));
        await trainer.FieldAsync("Brought.Insights", "Wie wacht, hoort meer.");
        await trainer.PushAsync(Says(() => LookingBackTexts.Write));
        await trainer.ExpectTextAsync(Says(() => LookingBackTexts.DoneWritten));
        await trainer.FollowAsync(Says(() => LookingBackTexts.ToReport));
        await trainer.ExpectTextAsync(string.Format(Says(() => LookingBackTexts.MeansOf), 5));
        // They said 4.2; of five people it is told in halves.
        var report = trainer.Locator("main");
        await Expect(report.Locator("td.numbers", new() { HasText = 4m.ToString("0.0", System.Globalization.CultureInfo.GetCultureInfo(Language)) })).ToHaveCountAsync(Enum.GetValues<EvaluationQuestion>().Length);
        await Expect(report).ToContainTextAsync("Wie wacht, hoort meer.");
        foreach (var said in words) await Expect(report).ToContainTextAsync(said);
        var file = await trainer.RunAndWaitForDownloadAsync(() => trainer.FollowAsync(Says(() => LookingBackTexts.ToFile)));
        Xunit.Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(await file.PathAsync()))[..5]));
    }
}
