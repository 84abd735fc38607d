using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Calendars;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();
    public DbSet<MailWish> MailWishes => Set<MailWish>();
}
