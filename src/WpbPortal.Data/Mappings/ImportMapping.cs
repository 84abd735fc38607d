using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

internal sealed class ImportedFileMapping : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> table)
    {
        table.IsTenantTable("imported_file").HasRowVersion();
        table.Property(row => row.FileName).HasMaxLength(ImportedFile.FileNameLength);
        table.BelongsTo<ImportedFile, Person>(row => row.ImportedBy, null, nameof(ImportedFile.ImportedById));
        table.HasIndex(row => new { row.PartnershipId, row.At });
    }
}

internal sealed class ImportedRecordMapping : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> table)
    {
        table.IsTenantTable("imported_record");
        table.Property(row => row.Record).HasMaxLength(ImportedRecord.RecordLength);
        table.Property(row => row.Before).HasColumnType("jsonb");
        table.Property(row => row.Fingerprint).HasMaxLength(ImportedRecord.FingerprintLength);
        table.BelongsTo<ImportedRecord, ImportedFile>(null, null, nameof(ImportedRecord.FileId));
        table.HasIndex(row => new { row.PartnershipId, row.RecordId });
    }
}
