using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Web.Access;

/// <summary>A timetable is its owner's alone; what others are told of it goes by <see cref="Data.WpbTimetables"/>.</summary>
public static class TimetableVisibility
{
    /// <summary>The viewer's own.</summary>
    public static IQueryable<Timetable> VisibleTo(this IQueryable<Timetable> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId);
}
