using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<TrajectoryTemplate> TrajectoryTemplates => Set<TrajectoryTemplate>();
    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();
    public DbSet<Trajectory> Trajectories => Set<Trajectory>();
    public DbSet<TrajectoryTrainer> TrajectoryTrainers => Set<TrajectoryTrainer>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingActivity> MeetingActivities => Set<MeetingActivity>();
    public DbSet<MeetingObservation> MeetingObservations => Set<MeetingObservation>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
}
