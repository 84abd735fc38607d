using System.Globalization;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Timetables in the demonstration: some supervisors and students filled in their weeks, others are yet to. And conversations that are planned,
/// some school days from the day the demonstration is loaded.
/// </summary>
internal sealed class DemoTimetables(DemoPeople people, HolidayRegion region, DateTimeOffset now)
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
        foreach (var talk in told.Conversations) await PlanAsync(context, talk, WorkingDays.Add(region, today, talk.SchoolDays), stop);
    }

    private async Task PlanAsync(WpbDbContext context, DemoConversation talk, DateOnly day, CancellationToken stop)
    {
        var (student, supervisor) = (people.ByEmail[talk.Student], people.ByEmail[talk.Supervisor]);
        // A demonstration that is loaded when the year is over plans nothing.
        if (people.Supervisions.SingleOrDefault(one => one.StudentId == student.Id && one.SupervisorId == supervisor.Id && one.Period.Contains(day)) is not { } supervision) return;
        await context.EnterAsOwnerAsync(supervisor.PartnershipId, supervisor.Id, stop);
        var moment = new SessionMoment(DutchTime.Moment(day, TimeOnly.Parse(talk.Time, CultureInfo.InvariantCulture)), day, talk.Minutes, SessionKind.CoachingSession);
        context.Add(CoachingSession.Plan(supervision, supervisor.Id, moment, now, place: talk.Place));
        await context.SaveChangesAsync(stop);
    }

    private static WeeklyBlock Block(string told) => told.Split(' ', '-') is [var day, var from, var until]
        ? new(Enum.Parse<DayOfWeek>(day), TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture))
        : throw new InvalidOperationException($"The demonstration knows no block {told}.");
}

internal sealed record DemoWeeks(string Partnership, IReadOnlyList<DemoWeek> Timetables, IReadOnlyList<DemoConversation> Conversations);

internal sealed record DemoConversation(string Student, string Supervisor, int SchoolDays, string Time, int Minutes, string? Place);

/// <param name="Person">Whose it is.</param>
/// <param name="Week">When she is busy, such as <c>Monday 08:30-12:10</c>.</param>
internal sealed record DemoWeek(string Person, IReadOnlyList<string> Week);
