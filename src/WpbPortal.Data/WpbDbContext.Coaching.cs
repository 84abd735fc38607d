using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Drafts;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<CoachingSession> CoachingSessions => Set<CoachingSession>();
    public DbSet<SessionContent> SessionContents => Set<SessionContent>();
    public DbSet<SessionSteering> SessionSteerings => Set<SessionSteering>();
    public DbSet<CoachingGrant> CoachingGrants => Set<CoachingGrant>();
    public DbSet<StudentView> StudentViews => Set<StudentView>();
    public DbSet<SessionReading> SessionReadings => Set<SessionReading>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
    public DbSet<FeedbackVersion> FeedbackVersions => Set<FeedbackVersion>();
    public DbSet<FeedbackReading> FeedbackReadings => Set<FeedbackReading>();
    public DbSet<FeedbackReply> FeedbackReplies => Set<FeedbackReply>();
    public DbSet<PrivateNote> PrivateNotes => Set<PrivateNote>();
    public DbSet<Intervention> Interventions => Set<Intervention>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<ReceivedNote> ReceivedNotes => Set<ReceivedNote>();
}
