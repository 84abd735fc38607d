using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// What students of the demonstration ask themselves and bring in: whoever is coached today shared something yesterday evening for the next conversation,
/// and some have a line that nobody else has read yet. Days are counted from the day the demonstration is loaded.
/// </summary>
internal sealed class DemoLearning(DemoPeople people, DateTimeOffset now)
{
    private const string TriesMuch = "tessa.jacobs2003@student.example";
    private const int WeeksOfTrying = 54;

    public async Task TellAsync(WpbDbContext context, IEnumerable<DemoStoryLine> lines, IReadOnlyList<DemoAgenda> agenda, DemoQuestions asked, CancellationToken stop)
    {
        var today = DutchTime.DayOf(now);
        foreach (var (number, line) in lines.Index())
        {
            var (student, supervisor) = (people.ByEmail[line.Student], people.ByEmail[line.Supervisor]);
            if (people.Supervisions.FirstOrDefault(one => one.StudentId == student.Id && one.SupervisorId == supervisor.Id && one.Period.Contains(today)) is not { } supervision) continue;
            await context.EnterAsOwnerAsync(student.PartnershipId, student.Id, stop);
            // Texts of one's own subject first; whoever has none takes one that is everybody's.
            var texts = agenda.Where(text => text.Subject == line.Subject).Concat(agenda.Where(text => text.Subject == "algemeen").Skip(number % 3)).ToList();
            var yesterday = DutchTime.Moment(today.AddDays(-1), new(21, 10));
            var shared = new AgendaItem(student.PartnershipId, student.Id, texts[0].Kind, texts[0].Text, yesterday);
            shared.Share(supervision, null, today, yesterday);
            context.Add(shared);
            context.Add(new Notification(student.PartnershipId, supervisor.Id, NotificationKind.AgendaShared, shared.Id, student.Id, yesterday));
            if (number % 2 == 0) context.Add(new AgendaItem(student.PartnershipId, student.Id, texts[1].Kind, texts[1].Text, yesterday.AddMinutes(-12)));
            var question = Ask(context, student.PartnershipId, student.Id, asked.StudentTeachers, line.Subject, number, today);
            if (number % 2 == 1) shared.Concern(question);
            await context.SaveChangesAsync(stop);
            if (number % 2 == 0) await LetReadAlongAsync(context, student, today, stop);
            await GatherAsync(context, line, shared, supervisor.Id, today, stop);
            if (student.Email == TriesMuch) await TryMuchAsync(context, student, [.. lines.SelectMany(one => one.Sessions).Select(session => session.Reply?.WillTry).OfType<string>()], today, stop);
        }
    }

    /// <summary>A student who tried something every week, for longer than a page of her timeline.</summary>
    private static async Task TryMuchAsync(WpbDbContext context, Person student, string[] ideas, DateOnly today, CancellationToken stop)
    {
        await context.EnterAsOwnerAsync(student.PartnershipId, student.Id, stop);
        for (var week = 10; week < 10 + WeeksOfTrying; week++)
        {
            var day = today.AddDays(-7 * week);
            var tried = new Experiment(student.PartnershipId, student.Id, new(ideas[week % ideas.Length], day.AddDays(Experiment.UsualDays), null), day, DutchTime.Moment(day, new(17, 25)));
            tried.LookBack(DemoCoaching.HowItWent[week % DemoCoaching.HowItWent.Length], DutchTime.Moment(day.AddDays(Experiment.UsualDays), new(16, 50)));
            context.Add(tried);
        }
        await context.SaveChangesAsync(stop);
    }

    /// <summary>The student lets who follows him from the institute read along.</summary>
    private static async Task LetReadAlongAsync(WpbDbContext context, Person student, DateOnly today, CancellationToken stop)
    {
        var educators = await context.InstituteGuidances.Where(row => row.PartnershipId == student.PartnershipId && row.StudentId == student.Id && row.EndedAt == null).Select(row => row.EducatorId).ToListAsync(stop);
        foreach (var educator in educators.Take(1))
        {
            var given = DutchTime.Moment(today.AddDays(-10), new(19, 0));
            context.Add(new StudentGrant(student.PartnershipId, student.Id, educator, [GrantedPart.Feedback, GrantedPart.Learning], today.AddDays(-10), today.AddDays(80), given));
            context.Add(new Notification(student.PartnershipId, educator, NotificationKind.ReadAlongGiven, student.Id, student.Id, given));
        }
        await context.SaveChangesAsync(stop);
    }

    /// <summary>What occupies a student, with his last conversations, what he brought in and what he tries; a source of his own, and one that is offered.</summary>
    private static async Task GatherAsync(WpbDbContext context, DemoStoryLine line, AgendaItem brought, Guid supervisorId, DateOnly today, CancellationToken stop)
    {
        var (partnershipId, studentId) = (brought.PartnershipId, brought.StudentId);
        var theme = new DominantTheme(partnershipId, studentId, line.DominantTheme.Title, line.DominantTheme.Description, DutchTime.Moment(today.AddDays(-70), new(19, 40)));
        theme.Share(theme.BegunAt);
        context.Add(theme);
        context.Add(ThemePart.Of(theme, brought));
        foreach (var session in await context.CoachingSessions.Where(row => row.PartnershipId == partnershipId && row.StudentId == studentId).OrderByDescending(row => row.At).Take(3).ToListAsync(stop))
            context.Add(ThemePart.Of(theme, session));
        foreach (var experiment in await context.Experiments.Where(row => row.PartnershipId == partnershipId && row.StudentId == studentId).OrderByDescending(row => row.BegunAt).Take(2).ToListAsync(stop))
            context.Add(ThemePart.Of(theme, experiment));
        context.Add(new Source(theme, studentId, new("10.3102/003465430298487", "The power of feedback", "Over de vraag waar ik naartoe wil."), DutchTime.Moment(today.AddDays(-30), new(20, 5))));
        await context.SaveChangesAsync(stop);
        await context.EnterAsOwnerAsync(partnershipId, supervisorId, stop);
        await context.SayTodayAsync(today, stop);
        context.Add(new Source(theme, supervisorId, new("Kroeze (2014), over de vier rollen van een begeleider", null, "Kijk eens naar de raadgever: herken je die?"), DutchTime.Moment(today.AddDays(-2), new(16, 30))));
        context.Add(new Notification(partnershipId, studentId, NotificationKind.SourceOffered, theme.Id, supervisorId, DutchTime.Moment(today.AddDays(-2), new(16, 30))));
        await context.SaveChangesAsync(stop);
    }


    /// <summary>A learning question with the way gone, shared; and one that is closed with what it brought.</summary>
    private static LearningQuestion Ask(WpbDbContext context, Guid partnershipId, Guid studentId, IReadOnlyList<DemoQuestion> asked, string subject, int number, DateOnly today)
    {
        var own = asked.Where(one => one.Subject == subject).Concat(asked.Where(one => one.Subject == "algemeen").Skip(number % 3)).ToList();
        var open = Ask(own[0], 60);
        open.Share(At(60));
        var closed = Ask(own[1], 75);
        closed.Close("Ik weet nu dat het bij mij begint: als ik rustig ben, wordt de groep het ook.", At(20));
        return open;

        LearningQuestion Ask(DemoQuestion told, int daysAgo)
        {
            var question = new LearningQuestion(partnershipId, studentId, told.Question, At(daysAgo));
            context.Add(question);
            foreach (var (index, revision) in told.Revisions.Index()) context.Add(question.Reword(revision.Question, revision.Reason, At(daysAgo - 18 * (index + 1))));
            return question;
        }

        DateTimeOffset At(int daysAgo) => DutchTime.Moment(today.AddDays(-daysAgo), new(20, 15));
    }
}

internal sealed record DemoQuestions(IReadOnlyList<DemoQuestion> StudentTeachers);

internal sealed record DemoQuestion(string Subject, string Question, IReadOnlyList<DemoRevision> Revisions);

internal sealed record DemoRevision(string Question, string? Reason);

internal sealed record DemoAgenda(AgendaKind Kind, string Subject, string Text);
