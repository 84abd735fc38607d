using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Shared care in the demonstration: what some teams agreed, each version written as whoever wrote it, and in each partnership
/// somebody who is away this week and next, for whom a colleague stands in.
/// </summary>
internal sealed class DemoCare(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, DemoSharedCare care, CancellationToken stop)
    {
        foreach (var told in care.Agreements)
        {
            TeamAgreement? latest = null;
            foreach (var version in told.Versions)
            {
                var author = people.ByEmail[version.By];
                await context.EnterAsOwnerAsync(author.PartnershipId, author.Id, stop);
                context.Add(latest = new TeamAgreement(people.TeamNamed(told.School, told.Team), version.Text, author.Id, DutchTime.Moment(version.On, new(15, 20)), latest));
                await context.SaveChangesAsync(stop);
            }
        }
        foreach (var away in care.Away) StandIn(context, away);
        await context.SaveChangesAsync(stop);
    }

    private void StandIn(WpbDbContext context, DemoAway away)
    {
        var today = DutchTime.DayOf(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var (student, supervisor) = (people.ByEmail[away.Student], people.ByEmail[away.Supervisor]);
        var supervision = people.Supervisions.SingleOrDefault(one => one.StudentId == student.Id && one.SupervisorId == supervisor.Id && one.Period.Contains(today));
        if (supervision?.Period.Common(new DatePeriod(monday, monday.AddDays(11))) is { } days && !supervision.Covers.Any(cover => cover.Period.Overlaps(days)))
            context.Add(new Cover(supervision, people.ByEmail[away.Colleague].Id, days));
    }
}

internal sealed record DemoSharedCare(string Partnership, IReadOnlyList<DemoAgreement> Agreements, IReadOnlyList<DemoAway> Away);

internal sealed record DemoAgreement(string School, string Team, IReadOnlyList<DemoAgreementVersion> Versions);

internal sealed record DemoAgreementVersion(string By, DateOnly On, string Text);

internal sealed record DemoAway(string Supervisor, string Student, string Colleague);
