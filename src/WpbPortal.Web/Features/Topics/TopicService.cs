using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Topics;

/// <summary>Topics of meetings: the group proposes and chooses, the trainer closes and takes over what comes on the agenda.</summary>
public sealed class TopicService(WpbContexts contexts)
{
    /// <summary>The viewer proposes a topic for a meeting of his group. Proposing the same again does nothing more.</summary>
    /// <exception cref="NotFoundException">He neither comes to it nor trains the group.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="MeetingTopic"/>.</exception>
    public async Task ProposeAsync(Viewer viewer, Guid meetingId, Guid topicId, string? words, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (meeting, list) = await MeetingAsync(db, meetingId, db.Meetings.LearntInBy(db.Viewer), stop);
        if (await db.MeetingTopics.VisibleTo(db.Viewer, db.Meetings.LearntInBy(db.Viewer)).AnyAsync(row => row.Id == topicId, stop)) return;
        var topic = new MeetingTopic(meeting, list, db.Viewer.PersonId, words, db.Now, topicId);
        db.Add(topic);
        db.Note(AuditAct.Created, topic);
        await DraftService.CloseAsync(db, TopicDrafts.New(meetingId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer takes a topic back that he proposed; who chose it can choose another.</summary>
    /// <exception cref="NotFoundException">He did not propose it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TopicsClosed"/>.</exception>
    public async Task TakeBackAsync(Viewer viewer, Guid topicId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (topic, list) = await TopicAsync(db, topicId, db.Meetings.LearntInBy(db.Viewer), stop);
        if (topic.ProposedById != db.Viewer.PersonId) throw new NotFoundException("MeetingTopic");
        if (!TopicList.IsOpen(topic.Meeting, list, db.Now)) throw new RuleViolationException(Rule.TopicsClosed);
        db.Remove(topic);
        db.Note(AuditAct.Deleted, topic);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who takes part, chooses a topic. Choosing it again does nothing more.</summary>
    /// <exception cref="NotFoundException">He does not come to that meeting.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TopicVote"/>.</exception>
    public async Task ChooseAsync(Viewer viewer, Guid topicId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (topic, list) = await TopicAsync(db, topicId, db.Meetings.LearntInBy(db.Viewer), stop);
        if (!await db.Participations.HeldBy(db.Viewer).AnyAsync(row => row.TrajectoryId == topic.TrajectoryId, stop)) throw new NotFoundException("Participation");
        var own = await db.TopicVotes.VisibleTo(db.Viewer).Where(row => row.MeetingId == topic.MeetingId).Select(row => new { row.TopicId, row.Number }).ToListAsync(stop);
        if (own.Any(vote => vote.TopicId == topicId)) return;
        db.Add(new TopicVote(topic, list, db.Viewer.PersonId, [.. own.Select(vote => vote.Number)], db.Now));
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer lets a topic go that he chose.</summary>
    /// <exception cref="NotFoundException">He does not come to that meeting, or did not choose it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TopicsClosed"/>.</exception>
    public async Task LetGoAsync(Viewer viewer, Guid topicId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (topic, list) = await TopicAsync(db, topicId, db.Meetings.LearntInBy(db.Viewer), stop);
        if (!TopicList.IsOpen(topic.Meeting, list, db.Now)) throw new RuleViolationException(Rule.TopicsClosed);
        db.Remove(await db.TopicVotes.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.TopicId == topicId, stop) ?? throw new NotFoundException("TopicVote"));
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains the group, closes the topics of a meeting or opens them again.</summary>
    /// <exception cref="NotFoundException">He does not train that group.</exception>
    public async Task CloseAsync(Viewer viewer, Guid meetingId, bool isClosed, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (meeting, list) = await MeetingAsync(db, meetingId, db.Meetings.TrainedBy(db.Viewer), stop);
        if (list is null) db.Add(list = new TopicList(meeting));
        if (isClosed) list.Close(db.Now);
        else list.Open();
        db.Note(AuditAct.Changed, list);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains the group, takes a topic over to the agenda of its meeting, or off it again.</summary>
    /// <exception cref="NotFoundException">He does not train that group.</exception>
    public async Task TakeOverAsync(Viewer viewer, Guid topicId, bool isTakenOver, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (topic, _) = await TopicAsync(db, topicId, db.Meetings.TrainedBy(db.Viewer), stop);
        topic.TakeOver(isTakenOver, db.Now);
        db.Note(AuditAct.Changed, topic);
        await db.CommitAsync(stop);
    }

    private static async Task<(Meeting Meeting, TopicList? List)> MeetingAsync(WpbDbContext db, Guid meetingId, IQueryable<Meeting> meetings, CancellationToken stop)
    {
        var meeting = await meetings.Include(row => row.Trajectory).SingleOrDefaultAsync(row => row.Id == meetingId, stop) ?? throw new NotFoundException("Meeting");
        return (meeting, await db.TopicLists.VisibleTo(db.Viewer, meetings).SingleOrDefaultAsync(row => row.MeetingId == meetingId, stop));
    }

    private static async Task<(MeetingTopic Topic, TopicList? List)> TopicAsync(WpbDbContext db, Guid topicId, IQueryable<Meeting> meetings, CancellationToken stop)
    {
        var topic = await db.MeetingTopics.VisibleTo(db.Viewer, meetings).Include(row => row.Meeting).ThenInclude(row => row.Trajectory).SingleOrDefaultAsync(row => row.Id == topicId, stop)
            ?? throw new NotFoundException("MeetingTopic");
        return (topic, await db.TopicLists.VisibleTo(db.Viewer, meetings).SingleOrDefaultAsync(row => row.MeetingId == topic.MeetingId, stop));
    }
}
