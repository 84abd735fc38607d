using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Makes trajectories and plans their meetings. A school educator does so for his school or the whole partnership, a coordinator for all.</summary>
public sealed class TrajectoryService(WpbContexts contexts)
{
    /// <summary>The clashes that a trajectory would have, before it is made.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan there, or the template is not there.</exception>
    public async Task<IReadOnlyList<ClashRow>> ClashesAsync(Viewer viewer, NewTrajectory wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await ClashFinder.FindAsync(db, PlannedOf(await DraftAsync(db, wish, stop)), stop);
    }

    /// <summary>Makes a trajectory with its meetings.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="wish">What is to be made.</param>
    /// <param name="despiteClashes">Whether somebody saw the clashes and said that it is fine so.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="NotFoundException">The viewer may not plan there, or template, year or school are not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingClashes"/>, or a rule of <see cref="Trajectory"/> or <see cref="Meeting"/>.</exception>
    public async Task<Guid> MakeAsync(Viewer viewer, NewTrajectory wish, bool despiteClashes = false, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await DraftAsync(db, wish, stop);
        await RequireYesAsync(db, PlannedOf(trajectory), despiteClashes, stop);
        db.Add(trajectory);
        db.Note(AuditAct.Created, trajectory);
        await db.CommitAsync(stop);
        return trajectory.Id;
    }

    /// <summary>The clashes that a meeting would have after a move.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this meeting.</exception>
    public async Task<IReadOnlyList<ClashRow>> ClashesAsync(Viewer viewer, Guid meetingId, MeetingMove move, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await MeetingAsync(db, meetingId, stop);
        Move(meeting, move);
        return await ClashFinder.FindAsync(db, PlannedOf([meeting]), stop);
    }

    /// <summary>Moves a meeting to another day, time, length or room.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this meeting.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChangedMeanwhile"/> when it was moved by somebody else, <see cref="Rule.MeetingClashes"/>, or a rule of <see cref="Meeting.Move"/>.
    /// </exception>
    public async Task MoveAsync(Viewer viewer, Guid meetingId, MeetingMove move, bool despiteClashes = false, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await MeetingAsync(db, meetingId, stop);
        if (meeting.StartsAt != move.SeenAt) throw new RuleViolationException(Rule.ChangedMeanwhile);
        Move(meeting, move);
        await RequireYesAsync(db, PlannedOf([meeting]), despiteClashes, stop);
        db.Note(AuditAct.Changed, meeting);
        await db.CommitAsync(stop);
    }

    /// <summary>The clashes that the meetings to come would have after a shift.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this trajectory.</exception>
    public async Task<IReadOnlyList<ClashRow>> ClashesOfShiftAsync(Viewer viewer, Guid id, int days, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await ClashFinder.FindAsync(db, PlannedOf(Shift(await WithMeetingsAsync(db, id, stop), days, db.Now)), stop);
    }

    /// <summary>Shifts all meetings to come by a number of days. What a Dutch clock says stays, also over a change of clock.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this trajectory.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingClashes"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public async Task ShiftAsync(Viewer viewer, Guid id, int days, bool despiteClashes = false, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var shifted = Shift(await WithMeetingsAsync(db, id, stop), days, db.Now);
        await RequireYesAsync(db, PlannedOf(shifted), despiteClashes, stop);
        foreach (var meeting in shifted) db.Note(AuditAct.Changed, meeting);
        await db.CommitAsync(stop);
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

    /// <summary>Lets these trainers, and no others, train the group.</summary>
    /// <exception cref="NotFoundException">The viewer may not plan this trajectory, or one of them is no trainer today.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryCompleted"/>.</exception>
    public async Task LetTrainAsync(Viewer viewer, Guid id, IReadOnlyCollection<Guid> trainers, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await db.Trajectories.PlannedBy(db.Viewer).Include(row => row.Trainers).SingleOrDefaultAsync(row => row.Id == id, stop)
            ?? throw new NotFoundException("Trajectory");
        Guid[] known = [.. trajectory.Trainers.Select(trainer => trainer.PersonId)];
        foreach (var gone in known.Except(trainers)) trajectory.LetTrainNoMore(gone);
        foreach (var personId in trainers.Except(known))
        {
            if (!await db.People.VisibleTo(db.Viewer).TrainingOn(db.Viewer.Today).AnyAsync(person => person.Id == personId, stop)) throw new NotFoundException("Trainer");
            trajectory.LetTrain(personId);
        }
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

    private static async Task<Trajectory> DraftAsync(WpbDbContext db, NewTrajectory wish, CancellationToken stop)
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
        return trajectory;
    }

    private static async Task<Meeting> MeetingAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.Trajectories.PlannedBy(db.Viewer).SelectMany(trajectory => trajectory.Meetings).Where(meeting => meeting.Id == id)
            .Include(meeting => meeting.Trajectory).Include(meeting => meeting.Activities).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");

    private static async Task<Trajectory> WithMeetingsAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.Trajectories.PlannedBy(db.Viewer).Include(trajectory => trajectory.Meetings).ThenInclude(meeting => meeting.Activities).AsSplitQuery()
            .SingleOrDefaultAsync(trajectory => trajectory.Id == id, stop) ?? throw new NotFoundException("Trajectory");

    private static void Move(Meeting meeting, MeetingMove move) => meeting.Move(DutchTime.Moment(move.Day, move.Time), move.Minutes, move.Room);

    private static List<Meeting> Shift(Trajectory trajectory, int days, DateTimeOffset now)
    {
        List<Meeting> toCome = [.. trajectory.Meetings.Where(meeting => meeting.CancelledAt is null && meeting.StartsAt > now)];
        foreach (var meeting in toCome)
        {
            var clock = DutchTime.Local(meeting.StartsAt);
            meeting.Move(DutchTime.Moment(DateOnly.FromDateTime(clock).AddDays(days), TimeOnly.FromDateTime(clock)), meeting.Minutes, meeting.Room);
        }
        return toCome;
    }

    private static Planned[] PlannedOf(Trajectory trajectory) => PlannedOf(trajectory.Meetings);

    private static Planned[] PlannedOf(IEnumerable<Meeting> meetings) =>
        [.. meetings.Select(meeting => new Planned(meeting.Id, meeting.TrajectoryId, meeting.Trajectory.SchoolId, meeting.Title, meeting.Audience, meeting.StartsAt, meeting.Minutes, meeting.Room))];

    private static async Task RequireYesAsync(WpbDbContext db, IReadOnlyList<Planned> planned, bool despiteClashes, CancellationToken stop)
    {
        if (!despiteClashes && (await ClashFinder.FindAsync(db, planned, stop)).Count > 0) throw new RuleViolationException(Rule.MeetingClashes);
    }
}
