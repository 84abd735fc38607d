using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Planning;

/// <summary>Hours of training: those of the meetings at which somebody was, by school year, initial and refresher apart.</summary>
internal static class TrainingHours
{
    /// <summary>The viewer's own, the latest year first.</summary>
    public static async Task<IReadOnlyList<OwnTraining>> OwnAsync(WpbDbContext db, CancellationToken stop)
    {
        var (me, series) = (db.Viewer.PersonId, MeetingForms.Series);
        var held = await db.Attendances.VisibleTo(db.Viewer).Where(row => row.Participation.PersonId == me && row.Meeting.CancelledAt == null && !series.Contains(row.Meeting.Form))
            .Select(row => new { row.Meeting.StartsAt, row.Meeting.Minutes, row.Participation.Trajectory.Training }).ToListAsync(stop);
        if (held.Count == 0) return [];
        var years = await db.SchoolYears.VisibleTo(db.Viewer).OrderByDescending(row => row.Period.From).Select(row => new { row.Name, row.Period.From, row.Period.Until }).ToListAsync(stop);
        return
        [
            .. years.Select(year =>
                {
                    var then = held.Where(row => new DatePeriod(year.From, year.Until).Contains(DutchTime.DayOf(row.StartsAt))).ToList();
                    return new OwnTraining(year.Name, then.Where(row => row.Training == TrainingKind.Initial).Sum(row => row.Minutes), then.Where(row => row.Training == TrainingKind.Refresher).Sum(row => row.Minutes));
                }).Where(year => year.Initial + year.Refresher > 0),
        ];
    }

    /// <summary>Minutes in hours.</summary>
    public static decimal Hours(int minutes) => Math.Round(minutes / 60m, 2);

    /// <summary>Minutes in hours, as they are shown.</summary>
    public static string Show(int minutes) => Hours(minutes).ToString("0.##", CultureInfo.CurrentCulture);
}

/// <summary>What somebody was trained in a school year, in minutes.</summary>
public sealed record OwnTraining(string Year, int Initial, int Refresher);
