using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Opportunities in the demonstration: doors that teams opened three weeks ago, what students chose of them, what is planned and what
/// they looked back with. Days are counted from the day the demonstration is loaded, so that doors stand open whenever that is.
/// </summary>
internal sealed class DemoDoors(DemoPeople people, DateTimeOffset now)
{
    private const int OpenedDaysAgo = 21;
    private const int ChosenDaysAgo = 14;

    public async Task TellAsync(WpbDbContext context, DemoOpportunities told, CancellationToken stop)
    {
        var today = DutchTime.DayOf(now);
        foreach (var door in told.Doors)
        {
            var opener = people.ByEmail[door.By];
            var opened = today.AddDays(-OpenedDaysAgo);
            var opportunity = new Opportunity(people.TeamNamed(door.School, door.Team), opener.Id,
                new(door.Kind, door.Title, door.Description, door.Timing, today.AddDays(door.DaysOpen), door.Places, door.IsOfTeam), opened, DutchTime.Moment(opened, new(12, 10)));
            await context.EnterAsOwnerAsync(opener.PartnershipId, opener.Id, stop);
            context.Add(opportunity);
            await context.SaveChangesAsync(stop);
            foreach (var choice in door.Choices) await ChooseAsync(context, opportunity, choice, today, stop);
        }
    }

    private async Task ChooseAsync(WpbDbContext context, Opportunity opportunity, DemoChoice told, DateOnly today, CancellationToken stop)
    {
        var student = people.ByEmail[told.Student];
        var chosenOn = today.AddDays(-ChosenDaysAgo);
        // Whoever loads the demonstration in the summer finds doors that nobody chose.
        if (!people.Placements.Any(placement => placement.StudentId == student.Id && placement.SchoolId == opportunity.SchoolId && placement.Period.Contains(chosenOn) && placement.Period.Contains(today))) return;
        await context.EnterAsOwnerAsync(student.PartnershipId, student.Id, stop);
        var choice = opportunity.Choose(student.Id, chosenOn, DutchTime.Moment(chosenOn, new(16, 5)));
        if (told.PlannedIn is { } days) opportunity.Plan(choice, today.AddDays(days), DutchTime.Moment(today.AddDays(days), new(10, 15)), chosenOn);
        if (told.Saw is { } saw)
        {
            var supervisor = people.Supervisions.FirstOrDefault(one => one.StudentId == student.Id && one.Period.Contains(today))?.SupervisorId;
            context.Add(new OpportunityLookBack(choice, saw, told.TakesAlong, supervisor, DutchTime.Moment(today.AddDays(-1), new(17, 20))));
        }
        await context.SaveChangesAsync(stop);
    }
}

internal sealed record DemoOpportunities(string Partnership, IReadOnlyList<DemoDoor> Doors);

internal sealed record DemoDoor(string By, string School, string Team, OpportunityKind Kind, string Title, string? Description, string? Timing, int DaysOpen, int? Places, bool IsOfTeam, IReadOnlyList<DemoChoice> Choices);

internal sealed record DemoChoice(string Student, int? PlannedIn, string? Saw, string? TakesAlong);
