using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Talks;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<InformalTalk> InformalTalks => Set<InformalTalk>();
    public DbSet<TalkRequest> TalkRequests => Set<TalkRequest>();
}
