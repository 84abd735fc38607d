using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Klik;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<KlikSignal> KlikSignals => Set<KlikSignal>();
    public DbSet<KlikNote> KlikNotes => Set<KlikNote>();
    public DbSet<KlikHandler> KlikHandlers => Set<KlikHandler>();
    public DbSet<SchoolCounsellor> SchoolCounsellors => Set<SchoolCounsellor>();
}
