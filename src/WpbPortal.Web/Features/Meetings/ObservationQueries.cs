using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>Reads what was seen in a meeting.</summary>
public sealed class ObservationQueries(WpbContexts contexts)
{
    private const int MostPassages = 300;

    /// <summary>The viewer's own observation of a meeting of a group that he trains.</summary>
    /// <exception cref="NotFoundException">The viewer does not train this group, and wrote nothing down when he did.</exception>
    public async Task<ObservationSheet> OwnAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trains = await db.Meetings.TrainedBy(db.Viewer).AnyAsync(row => row.Id == meetingId, stop);
        var passages = await db.MeetingObservations.WrittenBy(db.Viewer).Where(row => row.MeetingId == meetingId)
            .OrderBy(row => row.At).ThenBy(row => row.Id).Take(MostPassages)
            .Select(row => new { row.Id, row.At, row.Content, row.ReleasedAt, row.AboutId, GivenName = row.About!.GivenName, row.About.SurnamePrefix, FamilyName = row.About.FamilyName }).ToListAsync(stop);
        if (!trains && passages.Count == 0) throw new NotFoundException("Meeting");
        var meeting = await db.Meetings.VisibleTo(db.Viewer).Where(row => row.Id == meetingId).Select(row => new
        {
            row.Title, row.TrajectoryId, Trajectory = row.Trajectory.Title, IsCancelled = row.CancelledAt != null,
            Turns = row.Turns.Where(turn => turn.Kind == TurnKind.Step).OrderBy(turn => turn.At).Select(turn => new { turn.At, turn.ActivityId }).ToList(),
            Steps = row.Activities.Select(step => new { step.Id, step.Title }).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        var participants = await db.Participations.ObservedBy(db.Viewer).Where(row => row.TrajectoryId == meeting.TrajectoryId)
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.PersonId)
            .Select(row => new MeetingPerson(row.PersonId, new(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName))).ToListAsync(stop);
        var titles = meeting.Steps.ToDictionary(step => step.Id, step => step.Title);
        return new(meetingId, meeting.Title, meeting.TrajectoryId, meeting.Trajectory, trains && !meeting.IsCancelled,
        [
            .. passages.Select(row => new PassageRow(row.Id, row.At, row.Content,
                meeting.Turns.LastOrDefault(turn => turn.At <= row.At)?.ActivityId is { } step ? titles.GetValueOrDefault(step) : null,
                row.ReleasedAt, row.AboutId is { } about ? new(about, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName)) : null)),
        ], participants);
    }

    /// <summary>What of a meeting's observation is for the viewer: how much he wrote himself, as a trainer of the group, and what he is let to read of himself.</summary>
    public async Task<ObservationPartView> PartAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var written = db.MeetingObservations.VisibleTo(db.Viewer).Where(passage => passage.AuthorId == me);
        var own = await db.Meetings.TrainedBy(db.Viewer).Where(row => row.Id == meetingId)
            .Select(row => (int?)written.Count(passage => passage.MeetingId == row.Id)).SingleOrDefaultAsync(stop);
        var forMe = await db.MeetingObservations.VisibleTo(db.Viewer).Where(row => row.MeetingId == meetingId && row.AboutId == me && row.AuthorId != me && row.ReleasedAt != null)
            .OrderBy(row => row.At).ThenBy(row => row.Id)
            .Select(row => new ReleasedPassage(row.Id, row.At, row.Content, new(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName))).ToListAsync(stop);
        return new(own, forMe);
    }
}

/// <summary>A trainer's observation of a meeting.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="TrajectoryId">Its trajectory.</param>
/// <param name="Trajectory">How that is called.</param>
/// <param name="MayWrite">Whether the viewer trains the group, and can write more.</param>
/// <param name="Passages">What he saw, in order of time.</param>
/// <param name="Participants">Of whom a passage may be.</param>
public sealed record ObservationSheet(Guid MeetingId, LocalisedText Title, Guid TrajectoryId, LocalisedText Trajectory, bool MayWrite, IReadOnlyList<PassageRow> Passages,
    IReadOnlyList<MeetingPerson> Participants);

/// <summary>A passage, as its trainer sees it.</summary>
/// <param name="Id">The passage.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Content">What was seen.</param>
/// <param name="During">The activity that was under way, as the script knows it.</param>
/// <param name="ReleasedAt">Since when the participant reads it.</param>
/// <param name="About">The participant it is about, once it was released to him.</param>
public sealed record PassageRow(Guid Id, DateTimeOffset At, string Content, LocalisedText? During, DateTimeOffset? ReleasedAt, MeetingPerson? About);

/// <summary>What of an observation stands on the page of a meeting.</summary>
/// <param name="Own">How many passages the viewer wrote; null when he trains another group, or none.</param>
/// <param name="ForMe">What he is let to read of himself.</param>
public sealed record ObservationPartView(int? Own, IReadOnlyList<ReleasedPassage> ForMe);

/// <summary>A passage that somebody is let to read of himself.</summary>
public sealed record ReleasedPassage(Guid Id, DateTimeOffset At, string Content, PersonName Author);
