using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.News;

namespace WpbPortal.Data;

public sealed partial class WpbDbContext
{
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<PostingVersion> PostingVersions => Set<PostingVersion>();
    public DbSet<PostingReading> PostingReadings => Set<PostingReading>();
}
