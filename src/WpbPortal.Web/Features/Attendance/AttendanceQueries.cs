using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>Reads who is at a meeting, and what supervisors were trained in a year.</summary>
public sealed class AttendanceQueries(WpbContexts contexts)
{
    /// <summary>Who is at a meeting: for who takes part himself only, for the others whom they may see.</summary>
    /// <exception cref="NotFoundException">The viewer does not see the meeting.</exception>
    public async Task<AttendanceBoard> BoardAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, now) = (db.Viewer.PersonId, db.Now);
        var one = await db.Trajectories.VisibleTo(db.Viewer)
            .SelectMany(row => row.Meetings, (row, meeting) => new { row.Id, row.Title, row.State, IsTrainer = row.Trainers.Any(trainer => trainer.PersonId == me), Meeting = meeting })
            .Where(row => row.Meeting.Id == meetingId)
            .Select(row => new
            {
                row.Id, row.Title, row.State, row.IsTrainer, MeetingTitle = row.Meeting.Title, row.Meeting.Form, row.Meeting.Audience, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room, IsCancelled = row.Meeting.CancelledAt != null,
            }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        var there = db.Attendances.VisibleTo(db.Viewer).Where(row => row.MeetingId == meetingId);
        var rows = await db.Participations.VisibleTo(db.Viewer)
            .Where(row => row.TrajectoryId == one.Id && (row.State == ParticipationState.Accepted || there.Any(present => present.ParticipationId == row.Id)))
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.Id)
            .Select(row => new AttendanceRow(row.PersonId, new(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName), row.Role, row.School.Name, there.Any(present => present.ParticipationId == row.Id)))
            .ToListAsync(stop);
        rows.RemoveAll(row => !row.IsPresent && !one.Audience.Includes(row.Role));
        var isTrainer = one.IsTrainer && db.Viewer.Is(Role.Trainer);
        var goesOn = !one.IsCancelled && one.State != TrajectoryState.Completed;
        var mine = rows.Find(row => row.PersonId == me);
        return new(meetingId, one.Id, one.Title, one.MeetingTitle, one.StartsAt, one.Minutes, one.Room, one.IsCancelled, goesOn && now >= AttendanceTime.OpensAt(one.StartsAt), isTrainer,
            isTrainer || db.Viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.InstituteEducator) ? rows : null,
            mine is null || one.Form.IsSeries() ? null : new(mine.IsPresent, goesOn && AttendanceTime.IsOpen(one.StartsAt, one.Minutes, now)));
    }

    /// <summary>What the supervisors whom the viewer organises were trained in a school year: those of today, and who was there then.</summary>
    /// <param name="viewer">Who asks: a school educator for his schools, a coordinator for all.</param>
    /// <param name="yearId">The school year; null for this one.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer organises nobody, or there is no such school year.</exception>
    public async Task<TrainingYearBoard> TrainingAsync(Viewer viewer, Guid? yearId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.IsAny(Role.SchoolEducator, Role.Coordinator)) throw new NotFoundException("Training");
        var today = db.Viewer.Today;
        var years = await db.SchoolYears.VisibleTo(db.Viewer).OrderByDescending(row => row.Period.From).Select(row => new TrainingYear(row.Id, row.Name, row.Period.From, row.Period.Until!.Value)).ToListAsync(stop);
        var year = (yearId is { } id ? years.Find(row => row.Id == id) : years.Find(row => row.From <= today) ?? years.LastOrDefault()) ?? throw new NotFoundException("SchoolYear");
        var (from, until) = (DutchTime.Moment(year.From, TimeOnly.MinValue), DutchTime.Moment(year.Until.AddDays(1), TimeOnly.MinValue));
        // Where the viewer is a school educator his schools; null for all.
        var schools = db.Viewer.Is(Role.Coordinator) ? null : db.Viewer.SchoolsAs(Role.SchoolEducator);
        var series = MeetingForms.Series;
        var held = await db.Attendances.VisibleTo(db.Viewer)
            .Where(row => row.Participation.Role == Role.Supervisor && row.Meeting.CancelledAt == null && !series.Contains(row.Meeting.Form) && row.Meeting.StartsAt >= from && row.Meeting.StartsAt < until
                && (schools == null || schools.Contains(row.Participation.SchoolId)))
            .Select(row => new { row.Participation.PersonId, row.Participation.SchoolId, row.Participation.Trajectory.Training, row.Meeting.Minutes })
            .GroupBy(row => new { row.PersonId, row.SchoolId, row.Training })
            .Select(sum => new { sum.Key.PersonId, sum.Key.SchoolId, sum.Key.Training, Minutes = sum.Sum(row => row.Minutes) })
            .ToListAsync(stop);
        var now = await db.RoleAssignments.VisibleTo(db.Viewer)
            .Where(row => row.Role == Role.Supervisor && row.SchoolId != null && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today)
                && (schools == null || schools.Contains(row.SchoolId.Value)))
            .Select(row => new { row.PersonId, SchoolId = row.SchoolId!.Value }).Distinct().ToListAsync(stop);
        var places = held.Select(row => (row.PersonId, row.SchoolId)).Concat(now.Select(row => (row.PersonId, row.SchoolId))).Distinct().ToList();
        Guid[] people = [.. places.Select(place => place.PersonId).Distinct()];
        var names = await db.People.VisibleTo(db.Viewer).Where(row => people.Contains(row.Id)).Select(row => new { row.Id, Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName) }).ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var called = await db.Schools.VisibleTo(db.Viewer).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var trajectories = await db.Trajectories.PlannedBy(db.Viewer).Where(row => row.Meetings.Any(meeting => meeting.CancelledAt == null && !series.Contains(meeting.Form) && meeting.StartsAt >= from && meeting.StartsAt < until))
            .OrderBy(row => row.Title.Nl).ThenBy(row => row.Id).Select(row => new CountedTrajectory(row.Id, row.Title, row.School!.Name, row.Training)).ToListAsync(stop);
        return new(year, years, trajectories,
        [
            .. places.Where(place => names.ContainsKey(place.PersonId)).Select(place => new TrainingRow(place.PersonId, names[place.PersonId], called[place.SchoolId], Sum(place, TrainingKind.Initial), Sum(place, TrainingKind.Refresher)))
                .OrderBy(row => row.School, StringComparer.CurrentCulture).ThenBy(row => row.Name.Sorted, StringComparer.CurrentCulture),
        ]);

        int Sum((Guid PersonId, Guid SchoolId) place, TrainingKind kind) => held.Where(row => row.PersonId == place.PersonId && row.SchoolId == place.SchoolId && row.Training == kind).Sum(row => row.Minutes);
    }
}
