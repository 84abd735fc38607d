using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Lets a trajectory take over a newer version of its template: first seen, then done in one transaction. What was held stays as it was.</summary>
public sealed class TakeOverService(WpbContexts contexts, MeetingNews news)
{
    /// <summary>What taking over the latest version would change.</summary>
    /// <exception cref="NotFoundException">The viewer does not plan this trajectory.</exception>
    public async Task<TakeOverView> SeeAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (trajectory, latest) = await FindAsync(db, id, stop);
        var region = await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PartnershipId).Select(row => row.Region).SingleAsync(stop);
        var number = trajectory.Version.Number;
        var words = await db.TrajectoryTemplates.ChangedBy(db.Viewer).Where(row => row.Id == latest.TemplateId).SelectMany(row => row.Versions).Where(version => version.Number > number)
            .OrderBy(version => version.Number).Select(version => new NewerVersion(version.Number, version.MadeAt, version.Word)).ToListAsync(stop);
        var first = trajectory.Meetings.Where(meeting => meeting.CancelledAt is null).Select(meeting => (DateTimeOffset?)meeting.StartsAt).Min() ?? db.Now;
        var (start, clock) = (DutchTime.DayOf(first), TimeOnly.FromDateTime(DutchTime.Local(first)));
        var holidays = SchoolHolidays.Of(region, start, start.AddYears(3)).Select(holiday => holiday.Period).ToList();
        return new(id, trajectory.Title, number, trajectory.Version.Content, latest.Number, latest.Content, trajectory.State == TrajectoryState.Completed, words,
        [
            .. trajectory.ChangesTo(latest, db.Now).Select(change => new TakeOverRow(change.Kind, change.Code, change.Before, change.Design, change.Meeting?.StartsAt, change is { Before: { } before, Meeting: { } meeting } && !meeting.IsBuiltAs(before),
                change is { Kind: MeetingChangeKind.Added, Design: { } design } ? Later(design, start, db.Viewer.Today, holidays) : null, clock)),
        ]);
    }

    /// <summary>The clashes that what is chosen would have.</summary>
    /// <exception cref="NotFoundException">The viewer does not plan this trajectory.</exception>
    /// <exception cref="RuleViolationException">As <see cref="TakeOverAsync"/>.</exception>
    public async Task<IReadOnlyList<ClashRow>> ClashesAsync(Viewer viewer, Guid id, TakeOverWish wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await ClashesAsync(db, (await TakenOverAsync(db, id, wish, stop)).Meetings, stop);
    }

    /// <summary>Takes over the latest version, with the changes that were chosen; who comes to those meetings is told.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="id">The trajectory.</param>
    /// <param name="wish">What is taken over.</param>
    /// <param name="despiteClashes">Whether somebody saw the clashes and said that it is fine so.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="NotFoundException">The viewer does not plan this trajectory.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChangedMeanwhile"/> when another version was seen, <see cref="Rule.Required"/> for a moment that is missing, <see cref="Rule.MeetingClashes"/>, or a rule of
    /// <see cref="Trajectory.TakeOver"/>.
    /// </exception>
    public async Task TakeOverAsync(Viewer viewer, Guid id, TakeOverWish wish, bool despiteClashes = false, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (trajectory, taken) = await TakenOverAsync(db, id, wish, stop);
        if (!despiteClashes && (await ClashesAsync(db, taken, stop)).Count > 0) throw new RuleViolationException(Rule.MeetingClashes);
        foreach (var one in taken)
        {
            // What is new has an id that was made here, so it must be told that it is new.
            if (one.Was is null) db.Add(one.Meeting);
            else db.AddRange(one.Meeting.Activities.Where(activity => !one.Was.Steps.Contains(activity)));
        }
        db.Note(AuditAct.Changed, trajectory);
        await news.ChangedAsync(db, [.. taken.Where(one => one.Was?.Changes != one.Meeting.Changes).Select(one => one.Meeting)], stop, taken.ToDictionary(one => one.Meeting.Id, one => one.Was?.Audience));
        await DraftService.CloseAsync(db, TrajectoryDrafts.TakeOver(id), stop);
        await db.CommitAsync(stop);
    }

    private static async Task<(Trajectory Trajectory, IReadOnlyList<TakenOver> Meetings)> TakenOverAsync(WpbDbContext db, Guid id, TakeOverWish wish, CancellationToken stop)
    {
        var (trajectory, latest) = await FindAsync(db, id, stop);
        if (latest.Number != wish.Seen) throw new RuleViolationException(Rule.ChangedMeanwhile);
        var before = trajectory.Meetings.ToDictionary(meeting => meeting, meeting => new MeetingBefore(meeting.Audience, meeting.Minutes, meeting.Changes, [.. meeting.Activities]));
        var added = trajectory.ChangesTo(latest, db.Now).Where(change => change.Kind == MeetingChangeKind.Added).Select(change => change.Code).ToHashSet();
        var taken = trajectory.TakeOver(latest, wish.Chosen.DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => added.Contains(one.Code) ? one.Moment : default), wish.Reason, db.Now);
        return (trajectory, [.. taken.Select(change => new TakenOver(change.Meeting!, before.GetValueOrDefault(change.Meeting!)))]);
    }

    /// <summary>Only what comes new, lasts longer or is for others than before can clash anew.</summary>
    private static Task<IReadOnlyList<ClashRow>> ClashesAsync(WpbDbContext db, IReadOnlyList<TakenOver> taken, CancellationToken stop) => ClashFinder.FindAsync(db,
    [
        .. taken.Where(one => one.Meeting.CancelledAt is null && !one.Meeting.Form.IsSeries() && (one.Was is not { } was || one.Meeting.Minutes > was.Minutes || one.Meeting.Audience != was.Audience)).Select(one => one.Meeting)
            .Select(meeting => new Planned(meeting.Id, meeting.TrajectoryId, meeting.Trajectory.SchoolId, meeting.Title, meeting.Audience, meeting.StartsAt, meeting.Minutes, meeting.Room)),
    ], [], stop);

    /// <summary>The day of an added meeting by the weeks of the template; should that be over, the same weekday from tomorrow on, outside the holidays.</summary>
    private static DateOnly Later(TemplateMeeting design, DateOnly start, DateOnly today, IReadOnlyList<DatePeriod> holidays)
    {
        var day = design.DayFrom(start, holidays);
        while (day <= today || holidays.Any(holiday => holiday.Contains(day))) day = day.AddDays(7);
        return day;
    }

    private static async Task<(Trajectory Trajectory, TemplateVersion Latest)> FindAsync(WpbDbContext db, Guid id, CancellationToken stop)
    {
        var trajectory = await db.Trajectories.PlannedBy(db.Viewer).Include(row => row.Version).Include(row => row.Meetings).ThenInclude(meeting => meeting.Activities).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Trajectory");
        var latest = await db.TrajectoryTemplates.ChangedBy(db.Viewer).Where(row => row.Id == trajectory.Version.TemplateId)
            .SelectMany(row => row.Versions.Where(version => version.Number == row.LatestNumber)).SingleAsync(stop);
        return (trajectory, latest);
    }

    private sealed record TakenOver(Meeting Meeting, MeetingBefore? Was);

    private sealed record MeetingBefore(Audience Audience, int Minutes, int Changes, HashSet<MeetingActivity> Steps);
}

/// <summary>What taking over a newer version would change.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Number">The version that it keeps.</param>
/// <param name="Content">What that says.</param>
/// <param name="Latest">The latest version.</param>
/// <param name="LatestContent">What that says.</param>
/// <param name="IsCompleted">Whether it was rounded off, so that nothing is taken over any more.</param>
/// <param name="Newer">The versions since, in order.</param>
/// <param name="Rows">The meetings that would change.</param>
public sealed record TakeOverView(Guid Id, LocalisedText Title, int Number, TemplateContent Content, int Latest, TemplateContent LatestContent, bool IsCompleted, IReadOnlyList<NewerVersion> Newer,
    IReadOnlyList<TakeOverRow> Rows);

/// <summary>A version that is newer than the one that a trajectory keeps, with the word of who made it.</summary>
public sealed record NewerVersion(int Number, DateTimeOffset MadeAt, string? Word);

/// <summary>A meeting that would change.</summary>
/// <param name="Kind">How.</param>
/// <param name="Code">Its name within the template.</param>
/// <param name="Before">What the version says that the trajectory keeps; null when it does not have it.</param>
/// <param name="After">What the latest version says; null when it does not have it.</param>
/// <param name="StartsAt">When it is; null for one that is added.</param>
/// <param name="IsChangedHere">Whether its build-up was changed in this trajectory, which would be replaced.</param>
/// <param name="Day">When an added one would be.</param>
/// <param name="Time">What a Dutch clock says when it would start.</param>
public sealed record TakeOverRow(MeetingChangeKind Kind, string Code, TemplateMeeting? Before, TemplateMeeting? After, DateTimeOffset? StartsAt, bool IsChangedHere, DateOnly? Day, TimeOnly Time);

/// <summary>What somebody wishes to take over.</summary>
/// <param name="Seen">The version that the page showed.</param>
/// <param name="Chosen">The changes.</param>
/// <param name="Reason">Why meetings are called off.</param>
public sealed record TakeOverWish(int Seen, IReadOnlyList<TakeOverChoice> Chosen, string? Reason);

/// <summary>A change that is taken over.</summary>
/// <param name="Code">Which meeting.</param>
/// <param name="Day">When it is to be; counts for one that is added, as what follows.</param>
/// <param name="Time">What a Dutch clock says when it starts.</param>
/// <param name="Room">Where.</param>
public sealed record TakeOverChoice(string Code, DateOnly? Day, TimeOnly? Time, string? Room)
{
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> at the meeting.</exception>
    internal MeetingMoment Moment => Day is { } day && Time is { } time ? new(DutchTime.Moment(day, time), Room) : throw new RuleViolationException(Rule.Required) { Field = Code };
}
