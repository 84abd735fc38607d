using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Makes trajectories and plans their meetings. A school educator does so for his school or the whole partnership, a coordinator for all.</summary>
public sealed class TrajectoryService(WpbContexts contexts, MeetingNews news)
{
    /// <summary>The clashes that a trajectory would have, before it is made.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan there, or the template is not there.</exception>
    public async Task<IReadOnlyList<ClashRow>> ClashesAsync(Viewer viewer, NewTrajectory wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (trajectory, trainers) = await DraftAsync(db, wish, stop);
        return await ClashFinder.FindAsync(db, PlannedOf(trajectory.Meetings), trainers, stop);
    }

    /// <summary>Makes a trajectory with its meetings and trainers.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="wish">What is to be made.</param>
    /// <param name="despiteClashes">Whether somebody saw the clashes and said that it is fine so.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="NotFoundException">The viewer may not plan there, or template, year or school are not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingClashes"/>, or a rule of <see cref="Trajectory"/> or <see cref="Meeting"/>.</exception>
    public async Task<Guid> MakeAsync(Viewer viewer, NewTrajectory wish, bool despiteClashes = false, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (trajectory, trainers) = await DraftAsync(db, wish, stop);
        await RequireYesAsync(db, PlannedOf(trajectory.Meetings), trainers, despiteClashes, stop);
        db.Add(trajectory);
        db.Note(AuditAct.Created, trajectory);
        await news.TrainAsync(db, trajectory, [.. trajectory.Trainers.Select(trainer => trainer.PersonId)], stop);
        await db.CommitAsync(stop);
        return trajectory.Id;
    }

    /// <summary>The clashes that a meeting, and what moves along with it, would have after a move.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this meeting.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Meeting.Move"/>.</exception>
    public async Task<IReadOnlyList<ClashRow>> ClashesAsync(Viewer viewer, Guid meetingId, MeetingMove move, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await ClashFinder.FindAsync(db, PlannedOf(await MovedAsync(db, meetingId, move, null, stop)), [], stop);
    }

    /// <summary>
    /// Moves a meeting to another day, time, length or room. Where the later ones go along they shift by as many days; what a Dutch
    /// clock says stays, also over a change of clock. By <paramref name="shiftId"/> it is undone.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer may not plan this meeting.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChangedMeanwhile"/> when it was moved by somebody else, <see cref="Rule.MeetingClashes"/>, or a rule of <see cref="Meeting.Move"/>.
    /// </exception>
    public async Task MoveAsync(Viewer viewer, Guid meetingId, MeetingMove move, bool despiteClashes = false, Guid? shiftId = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var moved = await MovedAsync(db, meetingId, move, new(shiftId ?? Guid.CreateVersion7(), db.Now), stop);
        await RequireYesAsync(db, PlannedOf(moved), [], despiteClashes, stop);
        foreach (var meeting in moved) db.Note(AuditAct.Changed, meeting);
        await news.ChangedAsync(db, moved, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Puts back what one shift moved: the meeting, and the later ones that went along and were not moved since.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="meetingId">One of the meetings of that shift.</param>
    /// <param name="shiftId">The shift.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many meetings stand where they stood.</returns>
    /// <exception cref="NotFoundException">The viewer may not plan this meeting.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Meeting.PutBack"/>.</exception>
    public async Task<int> UndoAsync(Viewer viewer, Guid meetingId, Guid shiftId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await MeetingAsync(db, meetingId, stop);
        var others = await BesideAsync(db, meeting, stop);
        Meeting[] shifted = [meeting, .. others.Where(other => other.Shifted?.ShiftId == shiftId)];
        foreach (var one in shifted)
        {
            one.PutBack(shiftId, db.Now);
            db.Note(AuditAct.Changed, one);
        }
        await news.ChangedAsync(db, shifted, stop);
        await db.CommitAsync(stop);
        return shifted.Length;
    }

    /// <summary>Cancels a meeting; who takes part reads why.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this meeting.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Meeting.Cancel"/>.</exception>
    public async Task CancelAsync(Viewer viewer, Guid meetingId, string? reason, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await MeetingAsync(db, meetingId, stop);
        meeting.Cancel(reason, db.Now);
        db.Note(AuditAct.Ended, meeting);
        await news.ChangedAsync(db, [meeting], stop);
        await DraftService.CloseAsync(db, TrajectoryDrafts.CallOff(meetingId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Begins a trajectory that was planned.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this trajectory.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryNotPlanned"/>.</exception>
    public Task BeginAsync(Viewer viewer, Guid id, CancellationToken stop = default) => ChangeAsync(viewer, id, trajectory => trajectory.Begin(), stop);

    /// <summary>Rounds a trajectory off that was running.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this trajectory.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryNotRunning"/>.</exception>
    public Task CompleteAsync(Viewer viewer, Guid id, CancellationToken stop = default) => ChangeAsync(viewer, id, trajectory => trajectory.Complete(), stop);

    /// <summary>Lets these trainers, and no others, train the group: who comes and who goes is told, and their calendars follow.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this trajectory, or one of them is no trainer today.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryCompleted"/>.</exception>
    public async Task LetTrainAsync(Viewer viewer, Guid id, IReadOnlyCollection<Guid> trainers, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await db.Trajectories.PlannedBy(db.Viewer).Include(row => row.Trainers).Include(row => row.Meetings).AsSplitQuery().SingleOrDefaultAsync(row => row.Id == id, stop)
            ?? throw new NotFoundException("Trajectory");
        Guid[] known = [.. trajectory.Trainers.Select(trainer => trainer.PersonId)], gone = [.. known.Except(trainers)], come = [.. trainers.Except(known)];
        foreach (var personId in gone) trajectory.LetTrainNoMore(personId);
        foreach (var personId in come)
        {
            if (!await db.People.VisibleTo(db.Viewer).TrainingOn(db.Viewer.Today).AnyAsync(person => person.Id == personId, stop)) throw new NotFoundException("Trainer");
            trajectory.LetTrain(personId);
        }
        await news.TrainNoMoreAsync(db, trajectory, gone, stop);
        await news.TrainAsync(db, trajectory, come, stop);
        db.Note(AuditAct.Changed, trajectory);
        await db.CommitAsync(stop);
    }

    private async Task ChangeAsync(Viewer viewer, Guid id, Action<Trajectory> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await db.Trajectories.PlannedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Trajectory");
        change(trajectory);
        db.Note(AuditAct.Changed, trajectory);
        await db.CommitAsync(stop);
    }

    private static async Task<(Trajectory Trajectory, IReadOnlyList<Taken> Trainers)> DraftAsync(WpbDbContext db, NewTrajectory wish, CancellationToken stop)
    {
        if (!db.Viewer.MayPlanFor(wish.SchoolId)) throw new NotFoundException("School");
        if (wish.SchoolId is { } schoolId && !await db.Schools.VisibleTo(db.Viewer).AnyAsync(school => school.Id == schoolId, stop)) throw new NotFoundException("School");
        if (!await db.SchoolYears.VisibleTo(db.Viewer).AnyAsync(year => year.Id == wish.SchoolYearId, stop)) throw new NotFoundException("SchoolYear");
        var version = await db.TrajectoryTemplates.VisibleTo(db.Viewer).Where(template => template.Id == wish.TemplateId)
            .SelectMany(template => template.Versions).SingleOrDefaultAsync(known => known.Number == wish.Number, stop) ?? throw new NotFoundException("Template");

        var trajectory = new Trajectory(version, wish.SchoolYearId, wish.SchoolId, wish.Title, db.Viewer.PersonId, wish.Id);
        trajectory.LimitTo(wish.Capacity);
        foreach (var meeting in wish.Meetings)
        {
            var design = version.Content.Meetings.SingleOrDefault(known => known.Code == meeting.Code) ?? throw new NotFoundException("Meeting");
            trajectory.Plan(design, DutchTime.Moment(meeting.Day, meeting.Time), meeting.Minutes, meeting.Room);
        }
        var trainers = await db.People.VisibleTo(db.Viewer).TrainingOn(db.Viewer.Today).Where(person => wish.Trainers.Contains(person.Id))
            .Select(person => new { person.Id, person.GivenName, person.SurnamePrefix, person.FamilyName }).ToListAsync(stop);
        if (trainers.Count < wish.Trainers.Distinct().Count()) throw new NotFoundException("Trainer");
        foreach (var trainer in trainers) trajectory.LetTrain(trainer.Id);
        return (trajectory, [.. trainers.Select(person => new Taken(trajectory.Id, person.Id, _ => true, new PersonName(person.GivenName, person.SurnamePrefix, person.FamilyName).Full))]);
    }

    private static async Task<Meeting> MeetingAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.Trajectories.PlannedBy(db.Viewer).SelectMany(trajectory => trajectory.Meetings).Where(meeting => meeting.Id == id)
            .Include(meeting => meeting.Trajectory).Include(meeting => meeting.Activities).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");

    /// <summary>The other meetings of its trajectory that go on.</summary>
    private static Task<List<Meeting>> BesideAsync(WpbDbContext db, Meeting meeting, CancellationToken stop) =>
        db.Trajectories.PlannedBy(db.Viewer).Where(trajectory => trajectory.Id == meeting.TrajectoryId)
            .SelectMany(trajectory => trajectory.Meetings).Where(other => other.Id != meeting.Id && other.CancelledAt == null)
            .Include(other => other.Trajectory).Include(other => other.Activities).ToListAsync(stop);

    /// <summary>A meeting on its new place, and the later ones when they go along.</summary>
    private static async Task<IReadOnlyList<Meeting>> MovedAsync(WpbDbContext db, Guid id, MeetingMove move, Shift? shift, CancellationToken stop)
    {
        var meeting = await MeetingAsync(db, id, stop);
        if (meeting.StartsAt != move.SeenAt) throw new RuleViolationException(Rule.ChangedMeanwhile);
        var days = move.Day.DayNumber - DutchTime.DayOf(meeting.StartsAt).DayNumber;
        List<Meeting> later = !move.TakesLaterAlong || days == 0 ? [] : [.. (await BesideAsync(db, meeting, stop)).Where(other => other.StartsAt > move.SeenAt)];
        meeting.Move(DutchTime.Moment(move.Day, move.Time), move.Minutes, move.Room, shift);
        foreach (var other in later)
        {
            var clock = DutchTime.Local(other.StartsAt);
            other.Move(DutchTime.Moment(DateOnly.FromDateTime(clock).AddDays(days), TimeOnly.FromDateTime(clock)), other.Minutes, other.Room, shift);
        }
        return [meeting, .. later];
    }

    private static Planned[] PlannedOf(IEnumerable<Meeting> meetings) =>
        [.. meetings.Where(meeting => !meeting.Form.IsSeries()).Select(meeting => new Planned(meeting.Id, meeting.TrajectoryId, meeting.Trajectory.SchoolId, meeting.Title, meeting.Audience, meeting.StartsAt, meeting.Minutes, meeting.Room))];

    private static async Task RequireYesAsync(WpbDbContext db, IReadOnlyList<Planned> planned, IReadOnlyList<Taken> besides, bool despiteClashes, CancellationToken stop)
    {
        if (!despiteClashes && (await ClashFinder.FindAsync(db, planned, besides, stop)).Count > 0) throw new RuleViolationException(Rule.MeetingClashes);
    }
}
