using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>Changes the build-up of a meeting: by who plans its trajectory, and by the trainers of the group.</summary>
public sealed class MeetingDesignService(WpbContexts contexts)
{
    /// <summary>Adds a step, or says one anew. The same press twice adds one.</summary>
    /// <exception cref="NotFoundException">The viewer may not design this meeting, or who leads the step is no trainer of the group.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/> when somebody else changed the build-up, or a rule of <see cref="Meeting.AddActivity"/>.</exception>
    public async Task SaveStepAsync(Viewer viewer, Guid meetingId, StepWish wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await MeetingAsync(db, meetingId, stop);
        var known = meeting.Activities.SingleOrDefault(activity => activity.Id == wish.Id);
        if (wish.IsNew && known is not null) return;
        if (!wish.IsNew && known is null) throw new NotFoundException("MeetingActivity");
        RequireSeen(meeting, wish.Seen);
        if (wish.Step is { LedById: { } trainer, LedByName: null } && trainer != known?.LedById
            && !await db.Trajectories.VisibleTo(db.Viewer).AnyAsync(row => row.Id == meeting.TrajectoryId && row.Trainers.Any(one => one.PersonId == trainer), stop)) throw new NotFoundException("Trainer");
        if (wish.IsNew) db.Add(meeting.AddActivity(wish.Step, wish.Id));
        else meeting.ChangeActivity(wish.Id, wish.Step);
        db.Note(AuditAct.Changed, meeting);
        await DraftService.CloseAsync(db, wish.IsNew ? MeetingDrafts.NewStep(meetingId) : MeetingDrafts.Step(wish.Id), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Puts a step at another place, from 1 on.</summary>
    /// <exception cref="NotFoundException">The viewer may not design this meeting, or the step is not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/>, or a rule of <see cref="Meeting.PutActivity"/>.</exception>
    public Task PutStepAsync(Viewer viewer, Guid meetingId, Guid stepId, int place, int seen, CancellationToken stop = default) =>
        ChangeAsync(viewer, meetingId, seen, meeting => meeting.PutActivity(stepId, place), stop);

    /// <summary>Takes a step away.</summary>
    /// <exception cref="NotFoundException">The viewer may not design this meeting, or the step is not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/>, or a rule of <see cref="Meeting.RemoveActivity"/>.</exception>
    public Task RemoveStepAsync(Viewer viewer, Guid meetingId, Guid stepId, int seen, CancellationToken stop = default) =>
        ChangeAsync(viewer, meetingId, seen, meeting => meeting.RemoveActivity(stepId), stop);

    private async Task ChangeAsync(Viewer viewer, Guid meetingId, int seen, Action<Meeting> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await MeetingAsync(db, meetingId, stop);
        RequireSeen(meeting, seen);
        change(meeting);
        db.Note(AuditAct.Changed, meeting);
        await db.CommitAsync(stop);
    }

    private static void RequireSeen(Meeting meeting, int seen)
    {
        if (meeting.DesignNumber != seen) throw new RuleViolationException(Rule.ChangedMeanwhile);
    }

    private static async Task<Meeting> MeetingAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.Meetings.DesignedBy(db.Viewer).Include(meeting => meeting.Trajectory).Include(meeting => meeting.Activities).SingleOrDefaultAsync(meeting => meeting.Id == id, stop)
            ?? throw new NotFoundException("Meeting");
}

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class MeetingDrafts
{
    /// <summary>A step that is being added.</summary>
    public static string NewStep(Guid meetingId) => $"activiteit:{meetingId:N}:nieuw";

    /// <summary>A step that is being changed.</summary>
    public static string Step(Guid stepId) => $"activiteit:{stepId:N}";

    /// <summary>What a trainer is writing down that he sees.</summary>
    public static string Observation(Guid meetingId) => $"observatie:{meetingId:N}";

    /// <summary>A passage of his that he says anew.</summary>
    public static string Passage(Guid id) => $"passage:{id:N}";

    /// <summary>What somebody jots down who leads a meeting and does not observe it.</summary>
    public static string Note(Guid meetingId) => $"draaiboek:{meetingId:N}";
}
