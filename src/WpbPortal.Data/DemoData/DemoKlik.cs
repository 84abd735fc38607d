using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Who may be chosen in the demonstration to read klik signals, a counsellor per school, and in one partnership one signal that waits. All
/// four partnerships are made after the example of a real one, so it says nothing but that somebody would like to talk.
/// </summary>
internal sealed class DemoKlik(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, DemoKlikStory told, CancellationToken stop)
    {
        foreach (var (name, emails) in told.Handlers)
        {
            var school = people.Schools[name];
            await context.EnterAsOwnerAsync(school.PartnershipId, null, stop);
            foreach (var email in emails) context.Add(new KlikHandler(school, people.ByEmail[email].Id));
            context.Add(new SchoolCounsellor(school, told.Counsellor.Name, told.Counsellor.Phone, told.Counsellor.Email, null));
        }
        await context.SaveChangesAsync(stop);
        if (told.Signal is { } signal) await RaiseAsync(context, signal, stop);
    }

    private async Task RaiseAsync(WpbDbContext context, DemoKlikSignal told, CancellationToken stop)
    {
        var (author, today) = (people.ByEmail[told.Author], DutchTime.DayOf(now));
        if (people.Supervisions.FirstOrDefault(one => one.StudentId == author.Id && one.HoldsOn(today)) is not { } supervision) return;
        await context.EnterAsOwnerAsync(author.PartnershipId, author.Id, stop);
        var placement = people.Placements.Single(one => one.Id == supervision.PlacementId);
        context.Add(new KlikSignal(supervision, placement.SchoolId, author.Id, told.Words, [people.ByEmail[told.Handler].Id], today, now));
        await context.SaveChangesAsync(stop);
    }
}

internal sealed record DemoKlikStory(string Partnership, IReadOnlyDictionary<string, IReadOnlyList<string>> Handlers, DemoCounsellor Counsellor, DemoKlikSignal? Signal);

internal sealed record DemoCounsellor(string Name, string? Phone, string? Email);

internal sealed record DemoKlikSignal(string Author, string Handler, string Words);
