using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.DemoData;

/// <summary>Hours in the demonstration: what a school educator granted some supervisors, for each of their supervisions of this year. The others are yet to be agreed on.</summary>
internal sealed class DemoHours(DemoPeople people)
{
    public async Task TellAsync(WpbDbContext context, DemoGrants told, CancellationToken stop)
    {
        var educator = people.ByEmail[told.By];
        await context.EnterAsOwnerAsync(educator.PartnershipId, educator.Id, stop);
        var hours = told.Supervisors.ToDictionary(one => people.ByEmail[one.Supervisor].Id, one => one.Hours);
        foreach (var supervision in people.Supervisions.Where(one => one.Period.From >= people.ThisYear.Period.From && hours.ContainsKey(one.SupervisorId)))
            context.Add(new Facilitation(supervision, hours[supervision.SupervisorId], educator.Id, DutchTime.Moment(people.ThisYear.Period.From.AddDays(24), new(11, 0))));
        await context.SaveChangesAsync(stop);
    }
}

internal sealed record DemoGrants(string Partnership, string By, IReadOnlyList<DemoGrant> Supervisors);

internal sealed record DemoGrant(string Supervisor, decimal Hours);
