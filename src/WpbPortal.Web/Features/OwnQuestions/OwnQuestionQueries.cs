using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>What participants of a trajectory want to learn: one's own, and what lies on the table for the group.</summary>
public sealed class OwnQuestionQueries(WpbContexts contexts)
{
    private const int Most = 200;

    /// <summary>The questions of a group, for who takes part in it or trains it.</summary>
    /// <exception cref="NotFoundException">The viewer does neither.</exception>
    public async Task<QuestionTable> TableAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default) =>
        await FindAsync(viewer, trajectoryId, stop) ?? throw new NotFoundException("Trajectory");

    /// <summary>The questions of a group; null for who neither takes part in it nor trains it, and sees nothing of them.</summary>
    public Task<QuestionTable?> FindAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default) => FindAsync(viewer, trajectoryId, null, stop);

    private async Task<QuestionTable?> FindAsync(Viewer viewer, Guid trajectoryId, Guid? meetingId, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var one = await db.Trajectories.LearntInBy(db.Viewer).Where(row => row.Id == trajectoryId).Select(row => new
        {
            row.Title, row.State,
            TakesPart = row.Participations.Any(part => part.PersonId == me && part.State == ParticipationState.Accepted),
            Trains = row.Trainers.Any(trainer => trainer.PersonId == me),
            Trainers = row.Trainers.OrderBy(trainer => trainer.Person.FamilyName).ThenBy(trainer => trainer.Id)
                .Select(trainer => new PersonName(trainer.Person.GivenName, trainer.Person.SurnamePrefix, trainer.Person.FamilyName)).ToList(),
            First = row.Meetings.Where(meeting => meeting.CancelledAt == null).Min(meeting => (DateTimeOffset?)meeting.StartsAt),
        }).SingleOrDefaultAsync(stop);
        if (one is null) return null;
        var laid = db.QuestionsOnTable.VisibleTo(db.Viewer, db.ParticipantQuestions.VisibleTo(db.Viewer)).Where(row => row.MeetingId == meetingId);
        var rows = await db.ParticipantQuestions.VisibleTo(db.Viewer).AsNoTracking().Where(row => row.TrajectoryId == trajectoryId)
            .OrderBy(row => row.ClosedAt != null).ThenBy(row => row.AskedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.Id, row.PersonId, Asker = new PersonName(row.Participation.Person.GivenName, row.Participation.Person.SurnamePrefix, row.Participation.Person.FamilyName),
                row.Wording, row.WordedAt, row.MeetingId, row.Readers, row.ClosedAt, row.Brought, IsLaid = laid.Any(on => on.QuestionId == row.Id),
                Earlier = row.Earlier.OrderBy(earlier => earlier.Version).Select(earlier => new { earlier.Wording, earlier.WordedAt, earlier.MeetingId, earlier.ReplacedAt, earlier.Reason }).ToList(),
                Steps = row.Steps.OrderBy(step => step.At).ThenBy(step => step.Id).Select(step => new { step.Said, step.At, step.MeetingId }).ToList(),
            }).AsSplitQuery().ToListAsync(stop);
        var meetings = await db.Trajectories.LearntInBy(db.Viewer).Where(row => row.Id == trajectoryId).SelectMany(row => row.Meetings)
            .OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).Select(meeting => new MeetingName(meeting.Id, meeting.Title)).ToListAsync(stop);
        LocalisedText? Name(Guid? id) => meetings.FirstOrDefault(meeting => meeting.Id == id)?.Title;
        var all = rows.ToLookup(row => row.PersonId == me, row => new QuestionOfGroup(row.Id, row.Asker, row.Wording, row.WordedAt, Name(row.MeetingId), row.Readers, row.ClosedAt, row.Brought,
            [.. row.Earlier.Select(earlier => new EarlierQuestion(earlier.Wording, earlier.WordedAt, Name(earlier.MeetingId), earlier.ReplacedAt, earlier.Reason))],
            [.. row.Steps.Select(step => new QuestionStep(step.Said, step.At, Name(step.MeetingId)))])
        { IsLaid = row.IsLaid });
        return new(trajectoryId, one.Title, one.State != TrajectoryState.Completed, one.TakesPart, one.Trains, one.Trainers, one.First, meetings, [.. all[true]], [.. all[false]]);
    }

    /// <summary>The questions of the group of a meeting; null for who neither comes to it nor trains the group.</summary>
    public async Task<QuestionTable?> AtMeetingAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        Guid? trajectoryId;
        await using (var db = await contexts.OpenAsync(viewer, stop))
        {
            trajectoryId = await db.Meetings.LearntInBy(db.Viewer).Where(row => row.Id == meetingId).Select(row => (Guid?)row.TrajectoryId).SingleOrDefaultAsync(stop);
        }
        return trajectoryId is { } id ? await FindAsync(viewer, id, meetingId, stop) : null;
    }

    /// <summary>How many questions lie on the table of a group; null for who neither takes part in it nor trains it.</summary>
    public async Task<QuestionCount?> CountAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var questions = db.ParticipantQuestions.VisibleTo(db.Viewer);
        return await db.Trajectories.LearntInBy(db.Viewer).Where(row => row.Id == trajectoryId).Select(row => new QuestionCount(
            row.Participations.Any(part => part.PersonId == me && part.State == ParticipationState.Accepted),
            questions.Count(question => question.TrajectoryId == trajectoryId && question.ClosedAt == null && question.PersonId == me),
            questions.Count(question => question.TrajectoryId == trajectoryId && question.ClosedAt == null && question.PersonId != me),
            row.State != TrajectoryState.Completed)).SingleOrDefaultAsync(stop);
    }
}
