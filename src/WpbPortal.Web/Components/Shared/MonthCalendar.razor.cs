using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shared;

/// <summary>A month in weeks, with what there is on each day and the school holidays shaded.</summary>
public sealed partial class MonthCalendar
{
    /// <summary>A day of the month.</summary>
    [Parameter, EditorRequired] public DateOnly Month { get; set; }

    /// <summary>What there is, also in other months.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PlanMeeting> Meetings { get; set; } = [];

    /// <summary>The school holidays of the region.</summary>
    [Parameter] public IReadOnlyList<PlanHoliday> Holidays { get; set; } = [];

    /// <summary>The day it is.</summary>
    [Parameter] public DateOnly? Today { get; set; }

    /// <summary>What is said of a month in which there is nothing.</summary>
    [Parameter, EditorRequired] public string None { get; set; } = "";

    private ILookup<DateOnly, PlanMeeting> OfDay { get; set; } = null!;

    private IReadOnlyList<DateOnly[]> Weeks { get; set; } = [];

    protected override void OnParametersSet()
    {
        OfDay = Meetings.OrderBy(meeting => meeting.Label, StringComparer.Ordinal).ToLookup(meeting => meeting.Day);
        Weeks = WeeksOf(Month);
    }

    /// <summary>The weeks, from Monday to Sunday, that hold a day of a month.</summary>
    internal static IReadOnlyList<DateOnly[]> WeeksOf(DateOnly day)
    {
        var first = day.AddDays(1 - day.Day);
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var count = (int)Math.Ceiling((first.AddMonths(1).DayNumber - monday.DayNumber) / 7d);
        return [.. Enumerable.Range(0, count).Select(week => Enumerable.Range(0, 7).Select(number => monday.AddDays((week * 7) + number)).ToArray())];
    }

    private bool IsHoliday(DateOnly day) => Holidays.Any(holiday => holiday.From <= day && day <= holiday.Until);
}
