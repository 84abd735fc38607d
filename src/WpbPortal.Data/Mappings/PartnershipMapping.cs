using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Data.Mappings;

/// <summary>The tenant itself: its row is seen only from within.</summary>
internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> table)
    {
        table.ToTable("partnership");
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).HasColumnName("partnership_id").ValueGeneratedNever();
        table.Property(row => row.Name).HasMaxLength(Partnership.NameLength);
        table.ToTable(built => built.HasCheckConstraint("ck_partnership_buddy_weeks", $"buddy_weeks between 1 and {Partnership.MostBuddyWeeks}"));
        table.Metadata.SetAnnotation(TenantTable.Policy, "partnership_id");
    }
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> table)
    {
        table.IsTenantTable("school").HasRowVersion();
        table.Property(row => row.Name).HasMaxLength(School.NameLength).UseCollation(Collations.Dutch);
        table.HasIndex(row => new { row.PartnershipId, row.Name }).IsUnique();
    }
}

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.IsTenantTable("team").HasRowVersion();
        table.Property(row => row.Name).HasMaxLength(Team.NameLength).UseCollation(Collations.Dutch);
        table.BelongsTo(row => row.School, school => school.Teams, nameof(Team.SchoolId));
        table.HasIndex(row => new { row.PartnershipId, row.SchoolId, row.Name }).IsUnique();
    }
}

internal sealed class InstituteMapping : IEntityTypeConfiguration<Institute>
{
    public void Configure(EntityTypeBuilder<Institute> table)
    {
        table.IsTenantTable("institute").HasRowVersion();
        table.Property(row => row.Name).HasMaxLength(Institute.NameLength).UseCollation(Collations.Dutch);
        table.HasIndex(row => new { row.PartnershipId, row.Name }).IsUnique();
    }
}

internal sealed class SchoolYearMapping : IEntityTypeConfiguration<SchoolYear>
{
    public void Configure(EntityTypeBuilder<SchoolYear> table)
    {
        table.IsTenantTable("school_year").HasRowVersion().HasPeriod(row => row.Period)
            .Excludes("ex_school_year_period", "daterange(starts_on, ends_on, '[]') WITH &&");
        table.Property(row => row.Name).HasMaxLength(SchoolYear.NameLength);
        table.HasIndex(row => new { row.PartnershipId, row.Name }).IsUnique();
    }
}

/// <summary>Orders of letters.</summary>
internal static class Collations
{
    /// <summary>As the Dutch sort, accents and capitals aside first (ICU).</summary>
    public const string Dutch = "nl-x-icu";
}
