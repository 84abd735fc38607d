using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Matching;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<ChoiceRound> ChoiceRounds => Set<ChoiceRound>();
    public DbSet<ChoiceSeat> ChoiceSeats => Set<ChoiceSeat>();
    public DbSet<Preference> Preferences => Set<Preference>();
    public DbSet<Match> Matches => Set<Match>();
}
