using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using Quartz;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Templates;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Calendar;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.Notices;
using WpbPortal.Web.Features.OwnQuestions;
using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Features.Trajectories;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Tests.Calendars;
using WpbPortal.Web.Tests.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

/// <summary>
/// A school year, from its first day to the first days of the next: people answer, wait, stop and look back, the portal's own jobs fire at the moments at which Quartz fires them,
/// and what is promised leaves by mail. Whom it reaches, when, and what then stands in his calendar. In a database of its own, for time goes by for everybody in it.
/// </summary>
public sealed class SchoolYearTests(OwnDatabase database) : IClassFixture<OwnDatabase>, IAsyncDisposable
{
    private const string Asking = "Leren vragen", Beginning = "Nieuw begin";
    private readonly SmtpListener _server = new();
    private readonly TestData _data = new(database.Connections);
    private readonly Dictionary<string, Person> _people = [];
    private readonly List<(DateTimeOffset At, Func<Task> Act)> _acts = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _data.DisposeAsync();
    }

    [Fact]
    public async Task AYear_ByTheClock_ReachesEverybodyOnceInSchoolHoursAndKeepsCalendarsRight()
    {
        _data.Clock.AdjustTime(Dutch("2026-08-31 10:00"));
        var (educator, asking, beginning, feed) = await SetOutAsync();
        var service = _data.Service<ParticipationService>();
        async Task JoinsAsync(string name, Guid trajectory) => await service.AcceptAsync(await _data.ViewerOf(_people[name]), trajectory, Stop);
        async Task InvitesAsync(Guid trajectory, params string[] names) => await service.InviteAsync(await _data.ViewerOf(educator), trajectory,
            [.. names.Select(name => new Invitee(_people[name].Id, name == "student" ? Role.StudentTeacher : Role.Supervisor))], Stop);

        // On a Saturday evening, with four places. Who is quick has one, two wait, one says nothing.
        At("2026-09-05 21:00", () => InvitesAsync(asking, "vlot", "vierde", "weg", "student", "eerste in de rij", "tweede in de rij", "stil"));
        At("2026-09-07 12:00", async () =>
        {
            foreach (var name in (string[])["vlot", "vierde", "weg", "student", "eerste in de rij", "tweede in de rij"])
            {
                await JoinsAsync(name, asking);
                _data.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        });
        At("2026-09-10 15:00", async () => await _data.Service<OwnQuestionService>().AskAsync(await _data.ViewerOf(_people["vlot"]), asking, Guid.CreateVersion7(), "Wat vraag ik liever niet?", QuestionReaders.Group, Stop));
        At("2026-09-14 15:00", () => JoinsAsync("stil", asking));
        // Just before the autumn holidays, to what begins on the first day after Christmas.
        At("2026-10-14 10:00", () => InvitesAsync(beginning, "vlot", "laat"));
        At("2026-10-15 09:00", () => JoinsAsync("vlot", beginning));
        At("2026-10-24 12:00", () => FeedHoldsAsync(feed, "20260922T143000", "20261026T143000", "20270323T143000"));
        At("2026-10-29 12:00", () => JoinsAsync("laat", beginning));
        // A place comes free two days before Christmas holidays; the first in the line lets it pass, the second takes it.
        At("2026-12-16 12:00", async () => await service.WithdrawAsync(await _data.ViewerOf(_people["weg"]), asking, "Ik verhuis.", Stop));
        At("2027-01-05 09:00", () => JoinsAsync("tweede in de rij", asking));
        // A meeting goes over the night in which the clock goes forward.
        At("2027-03-04 11:00", async () =>
        {
            var planner = await _data.ViewerOf(educator);
            var last = (await _data.Service<TrajectoryQueries>().OneAsync(planner, asking, Stop)).Meetings.Single(meeting => meeting.StartsAt == Dutch("2027-03-23 14:30"));
            await _data.Service<TrajectoryService>().MoveAsync(planner, last.Id, new(last.StartsAt, new(2027, 3, 30), new(14, 30), last.Minutes, last.Room), despiteClashes: true, stop: Stop);
        });
        At("2027-03-27 12:00", () => FeedHoldsAsync(feed, "20270330T143000"));
        At("2027-05-10 10:00", async () => await _data.Service<TrajectoryService>().LetTrainAsync(await _data.ViewerOf(educator), asking, [], Stop));
        At("2027-07-01 10:00", async () => await _data.Service<LookingBackService>().SayAsync(await _data.ViewerOf(_people["vlot"]), asking, Enum.GetValues<EvaluationQuestion>().ToDictionary(question => question, _ => 4), null, false, Stop));

        await WalkAsync(Dutch("2027-09-10 12:00"));

        var letters = await LettersAsync();
        Assert.All(letters, letter => Assert.True(IsSchoolHour(letter.At), $"{letter} came outside of school hours."));
        Assert.Equal(
        [
            .. ((string[])["eerste in de rij", "stil", "student", "tweede in de rij", "vierde", "vlot", "weg"]).Select(name => $"2026-09-07 07:30 {name}: Doe je mee met {Asking}?"),
            $"2026-09-14 08:07 stil: Denk je nog aan {Asking}?",
            "2026-09-15 14:37 student: Wat wil jij leren?", "2026-09-15 14:37 vierde: Wat wil jij leren?", "2026-09-15 14:37 weg: Wat wil jij leren?",
            $"2026-10-14 10:00 laat: Doe je mee met {Beginning}?", $"2026-10-14 10:00 vlot: Doe je mee met {Beginning}?",
            $"2026-10-28 08:07 laat: Denk je nog aan {Beginning}?",
            $"2026-12-16 12:00 eerste in de rij: Er is een plek vrij in {Asking}",
            "2026-12-17 13:37 laat: Wat wil jij leren?", "2026-12-17 13:37 vlot: Wat wil jij leren?",
            $"2027-01-04 16:07 eerste in de rij: De plek in {Asking} ging naar de volgende", $"2027-01-04 16:07 tweede in de rij: Er is een plek vrij in {Asking}",
            "2027-02-03 08:22 laat: Hoe was het voor jou?", "2027-02-03 08:22 vlot: Hoe was het voor jou?",
            "2027-08-30 08:22 student: Hoe was het voor jou?", "2027-08-30 08:22 tweede in de rij: Hoe was het voor jou?", "2027-08-30 08:22 vierde: Hoe was het voor jou?",
        ], letters.Where(letter => letter.Calendar is null).Select(letter => letter.ToString()));
        Says(letters, "2026-12-16", "eerste in de rij", "maandag 4 januari 16:00");
        Says(letters, "2026-12-17", "laat", "maandag 4 januari");
        Says(letters, "2027-01-04", "tweede in de rij", "donderdag 7 januari 16:00");
        Says(letters, "2026-09-07", "vlot", "maandag 26 oktober van 14:30 tot 17:30");
        Says(letters, "2027-03-04", "vierde", "dinsdag 30 maart van 14:30 tot 17:30");

        // What stands in their calendars at the end, as a Dutch clock says it, on both sides of both nights.
        Holds(letters, "vlot", "REQUEST 2026-09-22 14:30", "REQUEST 2026-10-26 14:30", "REQUEST 2027-01-04 13:30", "REQUEST 2027-01-19 14:30", "REQUEST 2027-02-02 14:30", "REQUEST 2027-03-30 14:30");
        Holds(letters, "weg", "REQUEST 2026-09-22 14:30", "REQUEST 2026-10-26 14:30", "CANCEL 2027-01-19 14:30", "CANCEL 2027-03-23 14:30");
        Holds(letters, "tweede in de rij", "REQUEST 2027-01-19 14:30", "REQUEST 2027-03-30 14:30");
        Holds(letters, "student", "REQUEST 2026-10-15 13:30", "REQUEST 2027-03-31 10:00", "REQUEST 2027-07-16 15:30");
        Holds(letters, "laat", "REQUEST 2027-01-04 13:30", "REQUEST 2027-02-02 14:30");
        foreach (var name in (string[])["eerste in de rij", "stil"]) Holds(letters, name);
        // Who trains has them all, at four o'clock as she wishes, until somebody else takes over.
        Holds(letters, "trainer", "REQUEST 2026-09-22 14:30", "REQUEST 2026-10-15 13:30", "REQUEST 2026-10-26 14:30", "REQUEST 2027-01-19 14:30", "REQUEST 2027-03-30 14:30", "REQUEST 2027-03-31 10:00", "CANCEL 2027-07-16 15:30");
        Assert.All(letters.Where(letter => letter.To == "trainer"), letter => Assert.Equal(new TimeOnly(16, 7), TimeOnly.FromDateTime(DutchTime.Local(letter.At))));
        // Each trajectory began with its first meeting, though nobody said so.
        Assert.Equal([TrajectoryState.Running, TrajectoryState.Running], await _data.AsOwnerAsync(educator.PartnershipId, db => db.Trajectories.Select(row => row.State).ToListAsync(Stop)));
    }

    /// <summary>People, and two trajectories as their templates are shipped, planned by a school educator.</summary>
    private async Task<(Person Educator, Guid Asking, Guid Beginning, string Feed)> SetOutAsync()
    {
        var school = await _data.OwnSchoolAsync();
        var team = await _data.TeamAsync(school);
        var educator = await _data.PersonAsync(Role.SchoolEducator, school);
        foreach (var name in (string[])["vlot", "vierde", "weg", "eerste in de rij", "tweede in de rij", "stil", "laat"])
            _people[name] = await _data.PersonAsync(Role.Supervisor, team: team, name: new(name, null, "Begeleider"));
        _people["student"] = await _data.PersonAsync(Role.StudentTeacher, team: team, name: new("student", null, "Leraar"));
        await _data.PlacementAsync(_people["student"], team);
        var trainer = _people["trainer"] = await _data.PersonAsync(Role.Trainer, name: new("trainer", null, "Trainer"));
        await _data.Service<MailWishService>().KeepAsync(await _data.ViewerOf(trainer), [new(MailTopic.Meetings, MailWay.Digest)], Stop);
        var (template, year) = await _data.AsOwnerAsync(school.PartnershipId, async db =>
            (ShippedTemplates.AddTo(db, school.PartnershipId, _data.Clock.GetUtcNow()).Single(known => known.Code == "os013").Id, await db.SchoolYears.Select(row => row.Id).SingleAsync(Stop)));
        var planner = await _data.ViewerOf(educator);
        var planning = _data.Service<TrajectoryService>();
        Task<Guid> PlanAsync(string title, int? places, Guid[] trainers, params NewMeeting[] meetings) =>
            planning.MakeAsync(planner, new(Guid.CreateVersion7(), template, 1, year, school.Id, title, places, trainers, meetings), despiteClashes: true, stop: Stop);
        var asking = await PlanAsync(Asking, 4, [trainer.Id],
            On("training-1", "2026-09-22 14:30"), On("atelier-1", "2026-10-15 13:30", 150), On("training-2", "2026-10-26 14:30"), On("training-3", "2027-01-19 14:30"), On("training-4", "2027-03-23 14:30"),
            On("atelier-5", "2027-03-31 10:00", 150), On("atelier-6", "2027-07-16 15:30", 150));
        var beginning = await PlanAsync(Beginning, null, [], On("training-1", "2027-01-04 13:30"), On("training-2", "2027-02-02 14:30"));
        return (educator, asking, beginning, await _data.Service<CalendarLinkService>().MakeAsync(await _data.ViewerOf(_people["vlot"]), Stop));
    }

    /// <summary>Lets the year go by. On the days of which the hour matters each job fires at each of its moments; on the other weekdays, also in holidays, once.</summary>
    private async Task WalkAsync(DateTimeOffset until)
    {
        (CronExpression Schedule, IJob Job)[] jobs =
        [
            (new(ParticipationJob.Schedule, DutchTime.Zone), ActivatorUtilities.CreateInstance<ParticipationJob>(_data.Services)),
            (new(QuestionJob.Schedule, DutchTime.Zone), ActivatorUtilities.CreateInstance<QuestionJob>(_data.Services)),
            (new(EvaluationJob.Schedule, DutchTime.Zone), ActivatorUtilities.CreateInstance<EvaluationJob>(_data.Services)),
        ];
        var sender = new OutboxSender(_data.Service<Outbox>(), _data.Service<MailSorting>(), _data.Service<Letters>(), _data.Service<StopLink>(),
            Options.Create(new MailOptions { Host = "127.0.0.1", Port = _server.Port, Security = MailSecurity.None, From = "portaal@school.example" }), _data.Clock, NullLogger<OutboxSender>.Instance);
        DateOnly[] close = [new(2026, 9, 7), new(2026, 9, 14), new(2026, 9, 15), new(2026, 10, 28), new(2026, 12, 17), new(2027, 1, 4), new(2027, 2, 3), new(2027, 8, 30)];
        var moments = new SortedSet<DateTimeOffset>(_acts.Select(act => act.At));
        for (var day = DutchTime.DayOf(_data.Clock.GetUtcNow()); day <= DutchTime.DayOf(until); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) moments.Add(DutchTime.Moment(day, new(16, 7)));
            if (!close.Contains(day)) continue;
            moments.Add(DutchTime.Moment(day, new(7, 30)));
            foreach (var (schedule, _) in jobs)
            {
                for (var fires = schedule.GetNextValidTimeAfter(DutchTime.Moment(day, TimeOnly.MinValue)); fires < DutchTime.Moment(day.AddDays(1), TimeOnly.MinValue); fires = schedule.GetNextValidTimeAfter(fires.Value))
                    moments.Add(fires.Value);
            }
        }

        var before = _data.Clock.GetUtcNow();
        foreach (var moment in moments.Where(moment => moment > before).ToList())
        {
            _data.Clock.SetUtcNow(moment);
            foreach (var (_, act) in _acts.Where(act => act.At == moment)) await act();
            foreach (var (schedule, job) in jobs)
                if (schedule.GetNextValidTimeAfter(before) <= moment) await job.Execute(null!, Stop);
            await sender.SendDueAsync(Stop);
            before = moment;
        }
    }

    private void At(string moment, Func<Task> act) => _acts.Add((Dutch(moment), act));

    private async Task FeedHoldsAsync(string key, params string[] starts)
    {
        var text = (await _data.Service<CalendarFeed>().OfAsync(key, Stop))!.Text;
        CalendarRules.Check(text);
        Assert.All(starts, start => Assert.Contains($"DTSTART;TZID=Europe/Amsterdam:{start}\r\n", text, StringComparison.Ordinal));
    }

    /// <summary>Every letter that left, in the order of time, those of one moment by whom they are for.</summary>
    private async Task<List<Sent>> LettersAsync()
    {
        List<Sent> letters = [];
        foreach (var raw in _server.Letters)
        {
            using var stream = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(raw));
            var mail = await MimeMessage.LoadAsync(stream, Stop);
            var to = _people.Single(known => known.Value.Email == mail.To.Mailboxes.Single().Address).Key;
            letters.Add(new(mail.Date, to, mail.Subject!, mail.TextBody!, await CalendarOfAsync(mail)));
        }
        return [.. letters.OrderBy(letter => letter.At).ThenBy(letter => letter.To, StringComparer.Ordinal)];
    }

    /// <summary>The calendar to the letter, as a mail program hands it on.</summary>
    private static async Task<string?> CalendarOfAsync(MimeMessage mail)
    {
        if (mail.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar")) is not { Content: { } content }) return null;
        using var sent = new MemoryStream();
        await content.DecodeToAsync(sent, Stop);
        return System.Text.Encoding.UTF8.GetString(sent.ToArray());
    }

    private static void Says(IEnumerable<Sent> letters, string day, string to, string words) =>
        Assert.Contains(letters, letter => letter.To == to && letter.ToString().StartsWith(day, StringComparison.Ordinal) && letter.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>What stands in somebody's calendar after all letters: of each UID the one with the highest number.</summary>
    private static void Holds(IEnumerable<Sent> letters, string to, params string[] meetings)
    {
        Dictionary<string, (int Number, string Held)> calendar = [];
        foreach (var text in letters.Where(letter => letter.To == to).Select(letter => letter.Calendar).OfType<string>())
        {
            CalendarRules.Check(text);
            var (method, held) = (Calendar.Load(text)!.Method, Calendar.Load(text)!.Events.Single());
            Assert.True(!calendar.TryGetValue(held.Uid!, out var before) || held.Sequence > before.Number, "A later letter must have a higher number.");
            calendar[held.Uid!] = (held.Sequence, $"{method} {Show(new(held.DtStart!.AsUtc, TimeSpan.Zero))}");
        }
        Assert.Equal(meetings, calendar.Values.Select(one => one.Held).OrderBy(one => one[one.IndexOf(' ', StringComparison.Ordinal)..], StringComparer.Ordinal));
    }

    private static bool IsSchoolHour(DateTimeOffset at) =>
        WorkingDays.IsWorkingDay(HolidayRegion.Middle, DutchTime.DayOf(at)) && TimeOnly.FromDateTime(DutchTime.Local(at)) is var time && time >= new TimeOnly(7, 30) && time < new TimeOnly(18, 0);

    private static NewMeeting On(string code, string moment, int minutes = 180)
    {
        var local = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        return new(code, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), minutes, "B1.04");
    }

    private static DateTimeOffset Dutch(string moment)
    {
        var local = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        return DutchTime.Moment(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private static string Show(DateTimeOffset at) => DutchTime.Local(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A letter that left.</summary>
    private sealed record Sent(DateTimeOffset At, string To, string Subject, string Text, string? Calendar)
    {
        public override string ToString() => $"{Show(At)} {To}: {Subject}";
    }
}
