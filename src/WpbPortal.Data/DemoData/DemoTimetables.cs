using System.Globalization;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Data.DemoData;

/// <summary>Timetables in the demonstration: some supervisors and students filled in their weeks, others are yet to.</summary>
internal sealed class DemoTimetables(DemoPeople people, DateTimeOffset now)
{
    public async Task TellAsync(WpbDbContext context, DemoWeeks told, CancellationToken stop)
    {
        var today = DutchTime.DayOf(now);
        foreach (var week in told.Timetables)
        {
            var person = people.ByEmail[week.Person];
            // As whoever gives it: the database lets nobody else.
            await context.EnterAsOwnerAsync(person.PartnershipId, person.Id, stop);
            var timetable = new Timetable(person.PartnershipId, person.Id);
            timetable.TakeByHand([.. week.Week.Select(Block)], Timetable.DaysKnown(today), today, now);
            context.Add(timetable);
            await context.SaveChangesAsync(stop);
        }
    }

    private static WeeklyBlock Block(string told) => told.Split(' ', '-') is [var day, var from, var until]
        ? new(Enum.Parse<DayOfWeek>(day), TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture))
        : throw new InvalidOperationException($"The demonstration knows no block {told}.");
}

internal sealed record DemoWeeks(string Partnership, IReadOnlyList<DemoWeek> Timetables);

/// <param name="Person">Whose it is.</param>
/// <param name="Week">When she is busy, such as <c>Monday 08:30-12:10</c>.</param>
internal sealed record DemoWeek(string Person, IReadOnlyList<string> Week);
