using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Tenancy;

namespace WpbPortal.Data.Mappings;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.IsTenantTable("audit_entry").IsAppendOnly();
        table.Property(row => row.Record).HasMaxLength(60);
        table.Property(row => row.Job).HasMaxLength(60);
        table.HasIndex(row => new { row.PartnershipId, row.SubjectId, row.At });
    }
}
