using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.News;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

/// <summary>Announcements and procedures (P1).</summary>
internal sealed class PostingMapping : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> table)
    {
        table.IsTenantTable("posting").HasRowVersion().HasPeriod(row => row.Period);
        table.Property(row => row.Title).HasMaxLength(Posting.TitleLength);
        table.Property(row => row.Text).HasMaxLength(Posting.TextLength);
        table.ToTable(built => built.HasCheckConstraint("ck_posting_place", "team_id is null or school_id is not null"));
        table.BelongsTo<Posting, School>(row => row.School, null, nameof(Posting.SchoolId));
        table.BelongsTo<Posting, Team>(row => row.Team, null, nameof(Posting.TeamId));
        table.BelongsTo<Posting, Person>(row => row.WrittenBy, null, nameof(Posting.WrittenById));
        table.HasIndex(row => new { row.PartnershipId, row.Kind, row.WrittenAt });
    }
}

/// <summary>What they said before, for good.</summary>
internal sealed class PostingVersionMapping : IEntityTypeConfiguration<PostingVersion>
{
    public void Configure(EntityTypeBuilder<PostingVersion> table)
    {
        table.IsTenantTable("posting_version").IsAppendOnly();
        table.Property(row => row.Title).HasMaxLength(Posting.TitleLength);
        table.Property(row => row.Text).HasMaxLength(Posting.TextLength);
        table.Property(row => row.Change).HasMaxLength(Posting.ChangeLength);
        table.BelongsTo<PostingVersion, Posting>(row => row.Posting, row => row.Versions, nameof(PostingVersion.PostingId));
        table.BelongsTo<PostingVersion, Person>(row => row.WrittenBy, null, nameof(PostingVersion.WrittenById));
        table.HasIndex(row => new { row.PartnershipId, row.PostingId, row.Number }).IsUnique();
    }
}

/// <summary>Who opened what (P4): each his own. How many did is given by a function of the database, from five on and without names.</summary>
internal sealed class PostingReadingMapping : IEntityTypeConfiguration<PostingReading>
{
    public void Configure(EntityTypeBuilder<PostingReading> table)
    {
        table.IsTenantTable("posting_reading").ReadableWhen("person_id = @me");
        table.BelongsTo<PostingReading, Posting>(row => row.Posting, null, nameof(PostingReading.PostingId));
        table.BelongsTo<PostingReading, Person>(row => row.Person, null, nameof(PostingReading.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.PostingId, row.PersonId }).IsUnique();
    }
}
