using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.DemoData;

/// <summary>What the groups of the demonstration ask and learn: told as each participant himself, for nobody else can write it.</summary>
internal static class DemoGroupLearning
{
    public static async Task TellAsync(WpbDbContext context, DemoPeople people, IEnumerable<DemoTrajectory> stories, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var story in stories)
        {
            if (story is { LearningQuestions: not { Count: > 0 }, Topics: not { Count: > 0 }, Group: null }) continue;
            var trajectory = await context.Trajectories.Include(row => row.Meetings).Include(row => row.Participations).Include(row => row.Trainers).SingleAsync(row => row.Title.Nl == story.Title, stop);
            foreach (var told in story.LearningQuestions ?? []) await AskAsync(context, people, trajectory, told, now, stop);
            if (story.Group is { } group) await LeaveAsync(context, people, trajectory, group, now, stop);
            if (story.Topics is { Count: > 0 } topics) await ProposeAsync(context, people, trajectory, topics, now, stop);
        }
    }

    private static async Task AskAsync(WpbDbContext context, DemoPeople people, Trajectory trajectory, DemoLearningQuestion told, DateTimeOffset now, CancellationToken stop)
    {
        var person = people.ByEmail[told.Email];
        await context.EnterAsOwnerAsync(trajectory.PartnershipId, person.Id, stop);
        var first = told.Revisions[0];
        var question = new ParticipantQuestion(trajectory.Participations.Single(part => part.PersonId == person.Id), first.Question, told.Readers, Evening(first.Date));
        foreach (var later in told.Revisions.Skip(1).Where(revision => Evening(revision.Date) <= now)) question.Reword(later.Question, later.Reason, On(trajectory, later.Date)?.Id, Evening(later.Date));
        if (told.Step is { } step && trajectory.Meetings.Where(meeting => meeting.StartsAt < now).MaxBy(meeting => meeting.StartsAt) is { } last)
            question.SayHowItGoes(step, last.Id, last.EndsAt < now ? last.EndsAt : now);
        context.Add(question);
        await context.SaveChangesAsync(stop);
        if (told.OnTable) await LayAsync(context, trajectory, question, now, stop);
    }

    /// <summary>Who trains lays it on the table of the next meeting to which whose it is comes.</summary>
    private static async Task LayAsync(WpbDbContext context, Trajectory trajectory, ParticipantQuestion question, DateTimeOffset now, CancellationToken stop)
    {
        var role = trajectory.Participations.Single(part => part.PersonId == question.PersonId).Role;
        if (trajectory.Meetings.Where(meeting => meeting.StartsAt > now && !meeting.Form.IsSeries() && meeting.Audience.Includes(role)).MinBy(meeting => meeting.StartsAt) is not { } next) return;
        var trainer = trajectory.Trainers.First().PersonId;
        await context.EnterAsOwnerAsync(trajectory.PartnershipId, trainer, stop);
        context.Add(new QuestionOnTable(question, next, trainer, now.AddDays(-1)));
        context.Add(new Notification(trajectory.PartnershipId, question.PersonId, NotificationKind.QuestionLaid, next.Id, trainer, now.AddDays(-1)));
        await context.SaveChangesAsync(stop);
    }

    /// <summary>What the group would like its next meeting to be about, chosen by some of those who come to it.</summary>
    private static async Task ProposeAsync(WpbDbContext context, DemoPeople people, Trajectory trajectory, IReadOnlyList<DemoTopic> told, DateTimeOffset now, CancellationToken stop)
    {
        var role = trajectory.Participations.Single(part => part.PersonId == people.ByEmail[told[0].Email].Id).Role;
        if (trajectory.Meetings.Where(meeting => meeting.StartsAt > now && meeting.Audience.Includes(role)).MinBy(meeting => meeting.StartsAt) is not { } next) return;
        var comes = trajectory.Participations.Where(part => part.State == ParticipationState.Accepted && next.Audience.Includes(part.Role)).OrderBy(part => part.PersonId).Select(part => part.PersonId).ToList();
        List<MeetingTopic> topics = [];
        foreach (var (number, one) in told.Index())
        {
            var proposer = people.ByEmail[one.Email].Id;
            await context.EnterAsOwnerAsync(trajectory.PartnershipId, proposer, stop);
            topics.Add(new(next, null, proposer, one.Words, now.AddDays(-3).AddMinutes(number)));
            context.Add(topics[^1]);
            await context.SaveChangesAsync(stop);
        }
        foreach (var (number, person) in comes.Index())
        {
            await context.EnterAsOwnerAsync(trajectory.PartnershipId, person, stop);
            foreach (var (place, topic) in topics.Where((_, place) => (number + place) % 3 != 0).Take(TopicVote.Most).Index())
                context.Add(new TopicVote(topic, null, person, [.. Enumerable.Range(1, place)], now.AddDays(-2)));
            await context.SaveChangesAsync(stop);
        }
    }

    /// <summary>A source and what was done, by the trainer; what some took along from the last meeting; and somebody who wanted more.</summary>
    private static async Task LeaveAsync(WpbDbContext context, DemoPeople people, Trajectory trajectory, DemoGroup told, DateTimeOffset now, CancellationToken stop)
    {
        var trainer = people.ByEmail[told.Trainer].Id;
        await context.EnterAsOwnerAsync(trajectory.PartnershipId, trainer, stop);
        context.Add(new TrajectorySource(trajectory, null, trainer, new(told.Source, told.SourceTitle, told.SourceNote), now.AddDays(-20)));
        foreach (var (number, given) in (told.Files ?? []).Index())
        {
            var file = new SourceFile(given.Name, given.Name.EndsWith(".pdf", StringComparison.Ordinal) ? SourceFileKind.Pdf : SourceFileKind.Txt, DemoFiles.ReadBytes(given.Name));
            var source = new TrajectorySource(trajectory, trajectory.Meetings.SingleOrDefault(meeting => meeting.Code == given.Meeting)?.Id, trainer, file, given.Title, given.Note, now.AddDays(-14).AddMinutes(number));
            context.AddRange(source, new TrajectorySourceFile(source, file));
        }
        await context.SaveChangesAsync(stop);
        if (told.Lines.Count == 0) return;
        var (author, first) = (people.ByEmail[told.Lines[0].Email].Id, told.Lines[0]);
        var role = trajectory.Participations.Single(part => part.PersonId == author).Role;
        if (trajectory.Meetings.Where(meeting => meeting.StartsAt < now && meeting.Audience.Includes(role)).MaxBy(meeting => meeting.StartsAt) is not { } last) return;
        if (told.Done is not null)
        {
            var account = new MeetingAccount(last);
            account.Write(told.About, told.Done, trainer, last.EndsAt);
            context.Add(account);
            await context.SaveChangesAsync(stop);
        }
        foreach (var line in told.Lines)
        {
            var participation = trajectory.Participations.Single(part => part.PersonId == people.ByEmail[line.Email].Id);
            await context.EnterAsOwnerAsync(trajectory.PartnershipId, participation.PersonId, stop);
            context.Add(new TakeAlong(participation, last.Id, line.Words, line != first || told.Lines.Count == 1, last.EndsAt));
            await context.SaveChangesAsync(stop);
        }
        if (told.Wants is not { } wants) return;
        await context.EnterAsOwnerAsync(trajectory.PartnershipId, author, stop);
        context.Add(new SourceRequest(trajectory.Participations.Single(part => part.PersonId == author), wants, told.Wish, now.AddDays(-2)));
        await context.SaveChangesAsync(stop);
    }

    private static Meeting? On(Trajectory trajectory, DateOnly day) => trajectory.Meetings.FirstOrDefault(meeting => DutchTime.DayOf(meeting.StartsAt) == day);

    private static DateTimeOffset Evening(DateOnly day) => DutchTime.Moment(day, new(15, 30));
}

internal sealed record DemoLearningQuestion(string Email, IReadOnlyList<DemoQuestionRevision> Revisions, string? Step = null, QuestionReaders Readers = QuestionReaders.Group, bool OnTable = false);

internal sealed record DemoTopic(string Email, string Words);

/// <summary>What a group of the demonstration leaves behind: the first of its lines is kept to oneself where there are more.</summary>
internal sealed record DemoGroup(string Trainer, string Source, string? SourceTitle, string? SourceNote, string? About, string? Done, IReadOnlyList<DemoTopic> Lines, string? Wants = null, string? Wish = null,
    IReadOnlyList<DemoSourceFile>? Files = null);

/// <summary>A file that a trainer gives along, with the whole trajectory or with one of its meetings.</summary>
internal sealed record DemoSourceFile(string Name, string? Title, string? Note, string? Meeting = null);

internal sealed record DemoQuestionRevision(DateOnly Date, string Question, string? Reason = null);
