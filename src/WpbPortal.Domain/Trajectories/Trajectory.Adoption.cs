namespace WpbPortal.Domain.Trajectories;

/// <summary>Taking over a newer version of the template: a deliberate act, of which one first sees what would change.</summary>
public sealed partial class Trajectory
{
    /// <summary>
    /// What taking over a newer version would do to the meetings, in the order of that version, what it does not have any more at the
    /// end. What was held or called off is never among it. Its version, its meetings and their activities must be loaded.
    /// </summary>
    public IReadOnlyList<MeetingChange> ChangesTo(TemplateVersion newer, DateTimeOffset now)
    {
        List<MeetingChange> changes = [];
        foreach (var design in newer.Content.Meetings)
        {
            var before = Version.Content.Meetings.FirstOrDefault(known => known.Code == design.Code);
            var meeting = MadeFrom(before ?? design, now);
            // What was in the template already and is not in this trajectory was left out on purpose.
            if (meeting is null && before is null) changes.Add(new(MeetingChangeKind.Added, design.Code, null, design, null));
            else if (meeting?.IsToCome(now) is true && before?.SaysTheSameAs(design) is false) changes.Add(new(MeetingChangeKind.Changed, design.Code, before, design, meeting));
        }
        foreach (var gone in Version.Content.Meetings.Where(known => newer.Content.Meetings.All(design => design.Code != known.Code)))
        {
            if (MadeFrom(gone, now) is { } meeting && meeting.IsToCome(now)) changes.Add(new(MeetingChangeKind.Removed, gone.Code, gone, null, meeting));
        }
        return changes;
    }

    /// <summary>
    /// Takes over a newer version: goals, and the meetings to come that were chosen. What was held, and what was not chosen, stays as it
    /// is, and is not asked about again.
    /// </summary>
    /// <param name="newer">The version, of the same template.</param>
    /// <param name="chosen">Which changes are taken over, by the code of the meeting; for an added one with its moment and room.</param>
    /// <param name="reason">Why meetings are called off that the newer version does not have, for the participants.</param>
    /// <param name="now">This moment.</param>
    /// <returns>The changes that were taken over; an added one with the meeting that was planned.</returns>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.TrajectoryCompleted"/>, <see cref="Rule.NoNewerVersion"/>, <see cref="Rule.MeetingMinutesOutOfRange"/>, <see cref="Rule.ActivitiesLongerThanMeeting"/> or
    /// <see cref="Rule.TooLong"/>.
    /// </exception>
    public IReadOnlyList<MeetingChange> TakeOver(TemplateVersion newer, IReadOnlyDictionary<string, MeetingMoment> chosen, string? reason, DateTimeOffset now)
    {
        RequireOpen();
        if (newer.TemplateId != Version.TemplateId || newer.Number <= Version.Number) throw new RuleViolationException(Rule.NoNewerVersion);
        List<MeetingChange> taken = [];
        foreach (var change in ChangesTo(newer, now))
        {
            if (!chosen.TryGetValue(change.Code, out var moment)) continue;
            switch (change)
            {
                case { Kind: MeetingChangeKind.Added, Design: { } design }:
                    taken.Add(change with { Meeting = Plan(design, moment.StartsAt, design.Minutes, moment.Room) });
                    break;
                case { Kind: MeetingChangeKind.Changed, Before: { } before, Design: { } design, Meeting: { } meeting }:
                    meeting.Redesign(before, design);
                    taken.Add(change);
                    break;
                case { Meeting: { } meeting }:
                    meeting.Cancel(reason, now);
                    taken.Add(change);
                    break;
            }
        }
        if (Title == Version.Title) Title = newer.Title;
        Goals = newer.Content.Goals;
        Version = newer;
        VersionId = newer.Id;
        return taken;
    }

    /// <summary>The meeting that was made from this one of the template; of several the first that is to come.</summary>
    private Meeting? MadeFrom(TemplateMeeting design, DateTimeOffset now) =>
        _meetings.Where(meeting => meeting.IsMadeFrom(design)).OrderBy(meeting => !meeting.IsToCome(now)).ThenBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).FirstOrDefault();
}

/// <summary>What taking over a version does to a meeting.</summary>
public enum MeetingChangeKind
{
    /// <summary>The newer version has it, the trajectory not yet.</summary>
    Added = 1,

    /// <summary>The newer version says something else of it.</summary>
    Changed = 2,

    /// <summary>The newer version does not have it any more.</summary>
    Removed = 3,
}

/// <summary>One meeting that would change.</summary>
/// <param name="Kind">How.</param>
/// <param name="Code">Its name within the template.</param>
/// <param name="Before">What the version says that the trajectory keeps; null when it does not have it.</param>
/// <param name="Design">What the newer version says; null when it does not have it.</param>
/// <param name="Meeting">The meeting as it is planned; null when it is not yet.</param>
public sealed record MeetingChange(MeetingChangeKind Kind, string Code, TemplateMeeting? Before, TemplateMeeting? Design, Meeting? Meeting);

/// <summary>When and where a meeting is that is taken over; counts for one that is added.</summary>
public readonly record struct MeetingMoment(DateTimeOffset StartsAt, string? Room);
