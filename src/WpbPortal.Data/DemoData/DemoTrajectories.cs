using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>Lets the trajectories of the demonstration run as far as they are by now.</summary>
internal sealed class DemoTrajectories(WpbDbContext context, DemoPeople people, IReadOnlyList<TrajectoryTemplate> templates, DateTimeOffset now)
{
    public void Tell(IEnumerable<DemoTrajectory> stories)
    {
        foreach (var story in stories) context.Add(Tell(story));
    }

    private Trajectory Tell(DemoTrajectory story)
    {
        // A template that was changed since: what runs keeps the version that it began with.
        var version = templates.Single(template => template.Code == story.Template).Versions.Single(version => version.Number == 1);
        var year = people.YearNamed(story.SchoolYear);
        var trajectory = new Trajectory(version, year.Id, story.School is { } school ? people.Schools[school].Id : null, story.Title, null);
        trajectory.LimitTo(story.Capacity);
        foreach (var trainer in story.Trainers) trajectory.LetTrain(people.ByEmail[trainer].Id);
        foreach (var told in story.Meetings)
        {
            var design = version.Content.Meetings.Single(meeting => meeting.Code == told.Code);
            var meeting = trajectory.Plan(design, DutchTime.Moment(DateOnly.FromDateTime(told.StartsAt), TimeOnly.FromDateTime(told.StartsAt)), design.Minutes, told.Room);
            LeadByTurns(meeting, [.. trajectory.Trainers.Select(trainer => trainer.PersonId)]);
        }

        // Three weeks before it begins; what begins later than that was asked for last week.
        var invitedAt = new[] { DutchTime.Moment(story.StartDate.AddDays(-21), new(9, 0)), DutchTime.Moment(DutchTime.DayOf(now).AddDays(-7), new(9, 0)) }.Min();
        // Whoever stopped came first, and whoever waits came last: that is how places are given out.
        foreach (var told in story.Participants.OrderBy(participant => participant.State is ParticipationState.Withdrawn ? 0 : participant.State is ParticipationState.WaitingList ? 2 : 1))
        {
            var (role, schoolId) = people.PlaceOf(told.Email);
            var participation = trajectory.Invite(people.ByEmail[told.Email].Id, role, schoolId, null, invitedAt);
            Answer(trajectory, participation, told, invitedAt.AddDays(3));
            if (story.State != TrajectoryState.Completed && told.State == ParticipationState.Invited)
                context.Add(new Notification(trajectory.PartnershipId, participation.PersonId, NotificationKind.TrajectoryInvited, trajectory.Id, null, invitedAt));
        }

        // Who takes part was there, but for one here and there.
        foreach (var (meeting, number) in trajectory.Meetings.Where(meeting => meeting.EndsAt < now && !meeting.Form.IsSeries()).Select((meeting, number) => (meeting, number)))
        {
            foreach (var (participation, place) in trajectory.Participations.Where(one => one.State == ParticipationState.Accepted && meeting.Audience.Includes(one.Role)).Select((one, place) => (one, place)))
                if ((place + number) % 5 != 4) context.Add(new Attendance(meeting, participation, meeting.StartsAt.AddMinutes(2)));
        }

        if (story.State != TrajectoryState.Planned) trajectory.Begin();
        if (story.State == TrajectoryState.Completed) trajectory.Complete();
        return trajectory;
    }

    /// <summary>The trainers of the group lead one step after the other.</summary>
    private static void LeadByTurns(Meeting meeting, IReadOnlyList<Guid> trainers)
    {
        if (trainers.Count == 0) return;
        foreach (var step in meeting.Activities.ToList())
            meeting.ChangeActivity(step.Id, new(step.Phase, step.Title.Nl, step.Minutes, step.Description?.Nl, step.Materials?.Nl, trainers[(step.Order - 1) % trainers.Count]));
    }

    private static void Answer(Trajectory trajectory, Participation participation, DemoParticipant told, DateTimeOffset at)
    {
        if (told.State is ParticipationState.Accepted or ParticipationState.Withdrawn or ParticipationState.WaitingList) trajectory.Accept(participation, at);
        if (told.State is ParticipationState.Withdrawn) trajectory.Withdraw(participation, told.Word, at.AddDays(30));
        if (told.State is ParticipationState.Declined) trajectory.Decline(participation, told.Word, at);
    }
}

/// <summary>Looks up the meetings of a trajectory that was told.</summary>
internal static class DemoMeetings
{
    /// <summary>The first meeting of this form of a trajectory.</summary>
    public static Task<Meeting> MeetingOfAsync(this WpbDbContext context, Guid partnershipId, string title, MeetingForm form, CancellationToken stop) =>
        context.Meetings.Where(row => row.PartnershipId == partnershipId && row.Trajectory.Title.Nl == title && row.Form == form).OrderBy(row => row.StartsAt).FirstAsync(stop);
}

internal sealed record DemoTrajectory(string Partnership, string Template, string Title, string SchoolYear, TrajectoryState State, DateOnly StartDate, int? Capacity,
    string? School, IReadOnlyList<string> Trainers, IReadOnlyList<DemoParticipant> Participants, IReadOnlyList<DemoMeeting> Meetings,
    IReadOnlyList<DemoLearningQuestion>? LearningQuestions = null, IReadOnlyList<DemoTopic>? Topics = null, DemoGroup? Group = null,
    DemoLookBack? LookingBack = null, IReadOnlyList<DemoEvaluation>? Evaluations = null);

internal sealed record DemoParticipant(string Email, ParticipationState State, string? Word = null);

internal sealed record DemoMeeting(string Code, DateTime StartsAt, string? Room);
