using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>How groups of the demonstration look back: each participant for himself, for nobody else can write it; and what it brought, by who trained.</summary>
internal static class DemoLookingBack
{
    public static async Task TellAsync(WpbDbContext context, DemoPeople people, IEnumerable<DemoTrajectory> stories, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var story in stories.Where(story => story.LookingBack is not null || story.Evaluations is not null))
        {
            var trajectory = await context.Trajectories.Include(row => row.Version).Include(row => row.Meetings).Include(row => row.Participations).SingleAsync(row => row.Title.Nl == story.Title, stop);
            var ended = trajectory.Meetings.Max(meeting => meeting.EndsAt) is var last && last < now ? last : now.AddDays(-7);
            foreach (var (number, (told, participant)) in (story.Evaluations ?? []).Zip(story.Participants.Where(one => one.State == ParticipationState.Accepted)).Index())
                await LookBackAsync(context, trajectory, people.ByEmail[participant.Email].Id, told, ended.AddHours(number + 1), stop);
            if (story.LookingBack is not { } brought) continue;
            var trainer = people.ByEmail[story.Trainers[0]].Id;
            await context.EnterAsOwnerAsync(trajectory.PartnershipId, trainer, stop);
            var content = trajectory.Version.Content;
            var written = new TrajectoryLookBack(trajectory);
            written.Write(string.Join('\n', brought.Insights), string.Join(", ", content.Keywords.Select(word => word.Nl)), content.RoleInFocus is { } role ? [role] : [], content.Chances, trainer, ended.AddDays(1));
            context.Add(written);
            await context.SaveChangesAsync(stop);
        }
    }

    private static async Task LookBackAsync(WpbDbContext context, Trajectory trajectory, Guid person, DemoEvaluation told, DateTimeOffset at, CancellationToken stop)
    {
        await context.EnterAsOwnerAsync(trajectory.PartnershipId, person, stop);
        var answers = Enum.GetValues<EvaluationQuestion>().Zip(told.Answers, (question, answer) => (question, answer)).ToDictionary(one => one.question, one => one.answer - '0');
        context.Add(new Evaluation(trajectory.Participations.Single(part => part.PersonId == person), answers, told.Sentence, mayQuote: true, at));
        await context.SaveChangesAsync(stop);
    }
}

/// <summary>What a trajectory of the demonstration brought.</summary>
internal sealed record DemoLookBack(IReadOnlyList<string> Insights);

/// <summary>How a participant looks back: a digit for each question.</summary>
internal sealed record DemoEvaluation(string Answers, string? Sentence = null);
