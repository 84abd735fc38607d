using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Learning;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<LearningQuestion> LearningQuestions => Set<LearningQuestion>();
    public DbSet<Experiment> Experiments => Set<Experiment>();
}
