using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// What students of the demonstration bring in: whoever is coached today shared something yesterday evening for the next conversation,
/// and some have a line that nobody else has read yet. Days are counted from the day the demonstration is loaded.
/// </summary>
internal sealed class DemoLearning(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, IEnumerable<DemoStoryLine> lines, IReadOnlyList<DemoAgenda> agenda, CancellationToken stop)
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
            await context.SaveChangesAsync(stop);
        }
    }
}

internal sealed record DemoAgenda(AgendaKind Kind, string Subject, string Text);
