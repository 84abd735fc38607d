using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Calendars;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();
}
