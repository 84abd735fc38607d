using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.YearPlan;

/// <summary>Reads a year at a glance.</summary>
public sealed class YearPlanQueries(WpbContexts contexts)
{
    /// <summary>Most meetings shown in one year; a partnership has some hundreds.</summary>
    private const int MostMeetings = 2000;

    /// <summary>The meetings of a school year that the viewer may see, by trajectory.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="schoolYearId">Which year; null for the present one, or else the next to come, or the last.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="NotFoundException">There is no such year, or none at all.</exception>
    public async Task<YearPlanView> YearAsync(Viewer viewer, Guid? schoolYearId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var years = await db.SchoolYears.VisibleTo(db.Viewer).OrderBy(year => year.Period.From)
            .Select(year => new YearRow(year.Id, year.Name, year.Period.From, year.Period.Until!.Value)).ToListAsync(stop);
        var today = db.Viewer.Today;
        var shown = (schoolYearId is { } id ? years.SingleOrDefault(year => year.Id == id) : years.FirstOrDefault(year => year.Until >= today) ?? years.LastOrDefault())
            ?? throw new NotFoundException("SchoolYear");

        var (from, until) = (DutchTime.Moment(shown.From, TimeOnly.MinValue), DutchTime.Moment(shown.Until.AddDays(1), TimeOnly.MinValue));
        var meetings = await db.Trajectories.VisibleTo(db.Viewer)
            .SelectMany(trajectory => trajectory.Meetings, (trajectory, meeting) => new { Trajectory = trajectory, Meeting = meeting })
            .Where(row => row.Meeting.StartsAt >= from && row.Meeting.StartsAt < until)
            .OrderBy(row => row.Meeting.StartsAt).ThenBy(row => row.Meeting.Id)
            .Select(row => new
            {
                row.Meeting.Form, IsCancelled = row.Meeting.CancelledAt != null,
                Plan = new Planned(row.Meeting.Id, row.Trajectory.Id, row.Trajectory.SchoolId, row.Meeting.Title, row.Meeting.Audience, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room),
            }).Take(MostMeetings).ToListAsync(stop);
        Guid[] present = [.. meetings.Select(meeting => meeting.Plan.TrajectoryId).Distinct()];
        var clashes = await ClashesAsync(db, [.. meetings.Where(meeting => !meeting.IsCancelled && !meeting.Form.IsSeries()).Select(meeting => meeting.Plan)], stop);
        var trajectories = await db.Trajectories.VisibleTo(db.Viewer)
            .Where(row => row.SchoolYearId == shown.Id || present.Contains(row.Id))
            .Select(row => new { row.Id, row.Title, row.State, row.SchoolId, School = row.School!.Name }).ToListAsync(stop);

        var interviews = await db.Interviews.HeldBy(db.Viewer).Where(row => row.EndedAt == null && row.At >= from && row.At < until).OrderBy(row => row.At).ThenBy(row => row.Id)
            .Select(row => new YearInterview(row.Id, new PersonName(row.Interviewee.GivenName, row.Interviewee.SurnamePrefix, row.Interviewee.FamilyName), row.At, row.Minutes, row.Place))
            .Take(MostMeetings).ToListAsync(stop);
        var region = await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PartnershipId).Select(row => row.Region).SingleAsync(stop);
        var ofTrajectory = meetings.ToLookup(row => row.Plan.TrajectoryId, row => new YearMeeting(row.Plan.MeetingId, row.Plan.Title, row.Form, row.Plan.StartsAt, row.Plan.Minutes, row.Plan.Room,
            row.IsCancelled, row.Plan.StartsAt > db.Now, [.. clashes[row.Plan.MeetingId]]));
        return new(shown, years,
            [.. trajectories.Select(row => new YearTrajectory(row.Id, row.Title, row.State, row.SchoolId, row.School, db.Viewer.MayPlanFor(row.SchoolId), [.. ofTrajectory[row.Id]]))
                .OrderBy(row => row.Meetings.FirstOrDefault()?.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(row => row.Id)],
            interviews, SchoolHolidays.Of(region, shown.From, shown.Until), SchoolHolidays.Unknown(region, shown.From, shown.Until), db.Viewer.MayPlanFor(null), today);
    }

    /// <summary>What each meeting coincides with, as far as people or a room would be in both.</summary>
    private static async Task<ILookup<Guid, LocalisedText>> ClashesAsync(WpbDbContext db, IReadOnlyList<Planned> meetings, CancellationToken stop)
    {
        var found = await ClashFinder.AmongAsync(db, meetings, [], [], stop);
        return found.SelectMany(clash => new[] { (Id: clash.MeetingId, With: clash.Other!.Title), (clash.Other.Id, With: clash.Title) }).ToLookup(row => row.Id, row => row.With);
    }
}

/// <summary>A year at a glance.</summary>
/// <param name="Year">The school year that is shown.</param>
/// <param name="Years">All school years, to choose from.</param>
/// <param name="Trajectories">The trajectories with their meetings in that year.</param>
/// <param name="Interviews">The interviews that the viewer holds in that year.</param>
/// <param name="Holidays">The school holidays of the region in that year.</param>
/// <param name="Unknown">The holidays of that year of which no dates are known.</param>
/// <param name="MayPlan">Whether the viewer plans trajectories.</param>
/// <param name="Today">The day it is.</param>
public sealed record YearPlanView(YearRow Year, IReadOnlyList<YearRow> Years, IReadOnlyList<YearTrajectory> Trajectories,
    IReadOnlyList<YearInterview> Interviews, IReadOnlyList<SchoolHoliday> Holidays, IReadOnlyList<SchoolHoliday> Unknown, bool MayPlan, DateOnly Today);

/// <summary>A school year.</summary>
public sealed record YearRow(Guid Id, string Name, DateOnly From, DateOnly Until);

/// <summary>An interview of the viewer in the year plan.</summary>
public sealed record YearInterview(Guid Id, PersonName With, DateTimeOffset At, int Minutes, string? Place);

/// <summary>A trajectory in the year plan.</summary>
public sealed record YearTrajectory(Guid Id, LocalisedText Title, TrajectoryState State, Guid? SchoolId, string? School, bool MayPlan, IReadOnlyList<YearMeeting> Meetings);

/// <summary>A meeting in the year plan.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Room">Where.</param>
/// <param name="IsCancelled">Whether it was cancelled.</param>
/// <param name="IsToCome">Whether it is still to come.</param>
/// <param name="ClashesWith">The meetings that need the same people or room at the same time.</param>
public sealed record YearMeeting(Guid Id, LocalisedText Title, MeetingForm Form, DateTimeOffset StartsAt, int Minutes, string? Room, bool IsCancelled, bool IsToCome,
    IReadOnlyList<LocalisedText> ClashesWith);
