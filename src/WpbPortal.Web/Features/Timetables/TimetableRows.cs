using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>The viewer's own timetable, and what he may give.</summary>
/// <param name="Kept">What is kept; null for nothing.</param>
/// <param name="Days">The days that a timetable given now is about.</param>
public sealed record OwnTimetable(KeptTimetable? Kept, DatePeriod Days);

/// <summary>What is kept of a timetable.</summary>
/// <param name="Source">How it was given.</param>
/// <param name="Period">The days it is about.</param>
/// <param name="KeptAt">When it was given, or last fetched.</param>
/// <param name="Fails">Whether its link gave nothing the last time.</param>
/// <param name="Blocks">What was filled in by hand.</param>
/// <param name="Week">The coming school week, day by day.</param>
public sealed record KeptTimetable(TimetableSource Source, DatePeriod Period, DateTimeOffset KeptAt, bool Fails, IReadOnlyList<WeeklyBlock> Blocks, IReadOnlyList<BusyDay> Week);

/// <summary>When somebody is busy on a day; free when there is nothing.</summary>
public sealed record BusyDay(DateOnly Day, IReadOnlyList<BusyTime> Times);

/// <summary>A block as it is filled in; one of which nothing is filled in counts as none.</summary>
public sealed record BlockInput(DayOfWeek Day, TimeOnly? From, TimeOnly? Until);
