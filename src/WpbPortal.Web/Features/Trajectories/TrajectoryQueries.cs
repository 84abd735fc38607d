using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Reads trajectories: the list, one of them, and what is needed to make or plan one.</summary>
public sealed class TrajectoryQueries(WpbContexts contexts)
{
    private const int MostRows = 200;

    /// <summary>The trajectories that the viewer may read, the latest school year first.</summary>
    public async Task<TrajectoryList> AllAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, now) = (db.Viewer.PersonId, db.Now);
        var rows = await db.Trajectories.VisibleTo(db.Viewer)
            .OrderByDescending(row => row.SchoolYear.Period.From).ThenBy(row => row.State).ThenBy(row => row.Title.Nl).ThenBy(row => row.Id)
            .Select(row => new TrajectoryRow(row.Id, row.Title, row.State, row.School!.Name, row.SchoolYear.Name,
                row.Meetings.Count(meeting => meeting.CancelledAt == null),
                row.Meetings.Where(meeting => meeting.CancelledAt == null && meeting.StartsAt > now).Min(meeting => (DateTimeOffset?)meeting.StartsAt),
                row.Trainers.Any(trainer => trainer.PersonId == me)))
            .Take(MostRows).ToListAsync(stop);
        return new(rows, db.Viewer.MayPlanFor(null));
    }

    /// <summary>One trajectory, with its meetings, their build-up and who takes part as far as the viewer may see.</summary>
    /// <exception cref="NotFoundException">It is not there for this viewer.</exception>
    public async Task<TrajectoryDetail> OneAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var one = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == id)
            .Select(row => new { row.Title, row.State, row.SchoolId, School = row.School!.Name, Year = row.SchoolYear.Name, row.Audience, row.Capacity, row.Goals, row.Version.TemplateId, row.Version.Number, Latest = row.Version.Template.LatestNumber, row.Version.Content })
            .SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Trajectory");
        var meetings = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == id).SelectMany(row => row.Meetings)
            .OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).Include(meeting => meeting.Activities).AsNoTracking().ToListAsync(stop);
        var participants = await db.Participations.VisibleTo(db.Viewer).Where(row => row.TrajectoryId == id)
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.Id)
            .Select(row => new ParticipantRow(row.PersonId, new(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName), row.Role, row.State))
            .ToListAsync(stop);
        var trainers = await db.Trajectories.VisibleTo(db.Viewer).Where(row => row.Id == id).SelectMany(row => row.Trainers)
            .OrderBy(trainer => trainer.Person.FamilyName).ThenBy(trainer => trainer.Person.GivenName)
            .Select(trainer => new { trainer.PersonId, Name = new PersonName(trainer.Person.GivenName, trainer.Person.SurnamePrefix, trainer.Person.FamilyName) }).ToListAsync(stop);
        return new(id, one.Title, one.State, one.School, one.Year, one.Audience, one.Capacity, one.Goals, one.TemplateId, one.Number, one.Latest, one.Content,
            [.. meetings.Select(meeting => Detail(meeting, db.Now))], participants, [.. trainers.Select(trainer => trainer.Name)], participants.SingleOrDefault(row => row.PersonId == db.Viewer.PersonId),
            db.Viewer.MayPlanFor(one.SchoolId), db.Viewer.MayInviteFor(one.SchoolId), db.Viewer.MayDesignFor(one.SchoolId, trainers.Select(trainer => trainer.PersonId)));
    }

    /// <summary>What can be chosen when a trajectory is made.</summary>
    /// <exception cref="NotFoundException">The viewer plans nowhere.</exception>
    public async Task<NewTrajectoryChoices> ChoicesAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.MayPlanFor(null)) throw new NotFoundException("School");
        var today = db.Viewer.Today;
        var templates = await db.TrajectoryTemplates.VisibleTo(db.Viewer)
            .SelectMany(template => template.Versions.Where(version => version.Number == template.LatestNumber))
            .OrderBy(version => version.Title.Nl)
            .Select(version => new TemplateChoice(version.TemplateId, version.Number, version.Content)).ToListAsync(stop);
        var years = await db.SchoolYears.VisibleTo(db.Viewer).Where(year => year.Period.Until >= today).OrderBy(year => year.Period.From)
            .Select(year => new YearChoice(year.Id, year.Name, year.Period.From, year.Period.Until!.Value)).ToListAsync(stop);
        var schools = await db.Schools.VisibleTo(db.Viewer).OrderBy(school => school.Name)
            .Select(school => new SchoolChoice(school.Id, school.Name)).ToListAsync(stop);
        var trainers = await TrainersAsync(db, [], stop);
        var holidays = years.Count == 0 ? [] : await HolidaysAsync(db, years[0].From, years[^1].Until, stop);
        return new(templates, years, [.. schools.Where(school => db.Viewer.MayPlanFor(school.Id))], trainers, holidays, today);
    }

    /// <summary>Who can be asked to train a trajectory that is there, and who does.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan it.</exception>
    public async Task<IReadOnlyList<TrainerChoice>> TrainersAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var train = await db.Trajectories.PlannedBy(db.Viewer).Where(row => row.Id == id).Select(row => row.Trainers.Select(trainer => trainer.PersonId).ToList()).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Trajectory");
        return await TrainersAsync(db, train, stop);
    }

    /// <summary>A meeting, as whoever plans it sees it.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan it.</exception>
    public async Task<PlannedMeeting> MeetingAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var now = db.Now;
        var one = await db.Trajectories.PlannedBy(db.Viewer)
            .SelectMany(trajectory => trajectory.Meetings, (trajectory, meeting) => new { Trajectory = trajectory, Meeting = meeting })
            .Where(row => row.Meeting.Id == meetingId)
            .Select(row => new
            {
                row.Meeting.Title, TrajectoryId = row.Trajectory.Id, TrajectoryTitle = row.Trajectory.Title, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room,
                ActivityMinutes = row.Meeting.Activities.Sum(activity => activity.Minutes),
                CanMove = row.Meeting.CancelledAt == null && row.Meeting.StartsAt > now && row.Trajectory.State != TrajectoryState.Completed,
                Later = row.Trajectory.Meetings.Count(other => other.CancelledAt == null && other.StartsAt > row.Meeting.StartsAt),
                Year = new YearChoice(row.Trajectory.SchoolYear.Id, row.Trajectory.SchoolYear.Name, row.Trajectory.SchoolYear.Period.From, row.Trajectory.SchoolYear.Period.Until!.Value),
            }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        return new(meetingId, one.Title, one.TrajectoryId, one.TrajectoryTitle, one.StartsAt, one.Minutes, one.ActivityMinutes, one.Room, one.CanMove, one.Later, one.Year,
            await HolidaysAsync(db, one.Year.From, one.Year.Until.AddYears(1), stop));
    }

    private static async Task<IReadOnlyList<TrainerChoice>> TrainersAsync(WpbDbContext db, IReadOnlyCollection<Guid> train, CancellationToken stop)
    {
        var people = await db.People.VisibleTo(db.Viewer).TrainingOn(db.Viewer.Today)
            .OrderBy(person => person.FamilyName).ThenBy(person => person.GivenName).ThenBy(person => person.Id)
            .Select(person => new { person.Id, person.GivenName, person.SurnamePrefix, person.FamilyName }).ToListAsync(stop);
        return [.. people.Select(person => new TrainerChoice(person.Id, new PersonName(person.GivenName, person.SurnamePrefix, person.FamilyName).Full, train.Contains(person.Id)))];
    }

    private static async Task<IReadOnlyList<SchoolHoliday>> HolidaysAsync(WpbDbContext db, DateOnly from, DateOnly until, CancellationToken stop) =>
        SchoolHolidays.Of(await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PartnershipId).Select(row => row.Region).SingleAsync(stop), from, until);

    private static MeetingDetail Detail(Meeting meeting, DateTimeOffset now) => new(meeting.Id, meeting.Title, meeting.Form, meeting.Audience, meeting.Purpose, meeting.Questions,
        meeting.StartsAt, meeting.Minutes, meeting.Room, meeting.CancelledAt is not null, meeting.StartsAt > now, meeting.CancelReason,
        [.. meeting.Activities.OrderBy(activity => activity.Order).Select(activity => new TemplateActivity(activity.Phase, activity.Title, activity.Description, activity.Minutes, activity.Materials))]);
}
