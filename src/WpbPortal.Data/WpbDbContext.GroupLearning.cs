using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<ParticipantQuestion> ParticipantQuestions => Set<ParticipantQuestion>();
    public DbSet<ParticipantWording> ParticipantWordings => Set<ParticipantWording>();
    public DbSet<ParticipantStep> ParticipantSteps => Set<ParticipantStep>();
    public DbSet<QuestionOnTable> QuestionsOnTable => Set<QuestionOnTable>();
    public DbSet<QuestionInvitation> QuestionInvitations => Set<QuestionInvitation>();
    public DbSet<MeetingTopic> MeetingTopics => Set<MeetingTopic>();
    public DbSet<TopicVote> TopicVotes => Set<TopicVote>();
    public DbSet<TopicList> TopicLists => Set<TopicList>();
    public DbSet<TrajectorySource> TrajectorySources => Set<TrajectorySource>();
    public DbSet<TrajectorySourceFile> TrajectorySourceFiles => Set<TrajectorySourceFile>();
    public DbSet<SourceRequest> SourceRequests => Set<SourceRequest>();
    public DbSet<TakeAlong> TakeAlongs => Set<TakeAlong>();
    public DbSet<MeetingAccount> MeetingAccounts => Set<MeetingAccount>();
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();
    public DbSet<EvaluationInvitation> EvaluationInvitations => Set<EvaluationInvitation>();
    public DbSet<TrajectoryLookBack> TrajectoryLookBacks => Set<TrajectoryLookBack>();
}
