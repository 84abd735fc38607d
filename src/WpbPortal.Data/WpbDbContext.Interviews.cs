using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Interviews;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<InterviewGuide> InterviewGuides => Set<InterviewGuide>();
    public DbSet<GuideVersion> GuideVersions => Set<GuideVersion>();
    public DbSet<Interview> Interviews => Set<Interview>();
    public DbSet<AnonymousInterview> AnonymousInterviews => Set<AnonymousInterview>();
    public DbSet<InterviewText> InterviewTexts => Set<InterviewText>();
    public DbSet<InterviewCorrection> InterviewCorrections => Set<InterviewCorrection>();
}
