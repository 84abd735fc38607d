using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Learning;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<LearningQuestion> LearningQuestions => Set<LearningQuestion>();
    public DbSet<Experiment> Experiments => Set<Experiment>();
    public DbSet<DominantTheme> DominantThemes => Set<DominantTheme>();
    public DbSet<ThemePart> ThemeParts => Set<ThemePart>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<StudentGrant> StudentGrants => Set<StudentGrant>();
}
