using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

internal sealed class TrajectorySourceMapping : IEntityTypeConfiguration<TrajectorySource>
{
    public void Configure(EntityTypeBuilder<TrajectorySource> table)
    {
        table.IsTenantTable("trajectory_source").HasRowVersion();
        table.Property(row => row.Reference).HasMaxLength(SourceReference.Length);
        table.Property(row => row.Title).HasMaxLength(Source.TitleLength);
        table.Property(row => row.Note).HasMaxLength(SourceRequest.TextLength);
        table.BelongsTo<TrajectorySource, Trajectory>(row => row.Trajectory, null, nameof(TrajectorySource.TrajectoryId));
        table.BelongsTo<TrajectorySource, Meeting>(row => row.Meeting, null, nameof(TrajectorySource.MeetingId));
        table.BelongsTo<TrajectorySource, Person>(null, null, nameof(TrajectorySource.AddedById));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId });
    }
}

/// <summary>The files of sources; apart, so that no list reads them.</summary>
internal sealed class TrajectorySourceFileMapping : IEntityTypeConfiguration<TrajectorySourceFile>
{
    public void Configure(EntityTypeBuilder<TrajectorySourceFile> table)
    {
        table.IsTenantTable("trajectory_source_file");
        table.Property(row => row.Name).HasMaxLength(TrajectorySourceFile.NameLength);
        table.ToTable(built => built.HasCheckConstraint("ck_trajectory_source_file_size", $"size = octet_length(content) and size between 1 and {TrajectorySourceFile.MostBytes}"));
        table.BelongsTo<TrajectorySourceFile, TrajectorySource>(null, null, nameof(TrajectorySourceFile.SourceId));
        table.BelongsTo<TrajectorySourceFile, Trajectory>(null, null, nameof(TrajectorySourceFile.TrajectoryId));
        table.HasIndex(row => new { row.PartnershipId, row.SourceId }).IsUnique();
    }
}

/// <summary>What a participant would like more of: for himself and who trains the group.</summary>
internal sealed class SourceRequestMapping : IEntityTypeConfiguration<SourceRequest>
{
    public void Configure(EntityTypeBuilder<SourceRequest> table)
    {
        table.IsTenantTable("source_request").HasRowVersion().ReadableWhen($"asked_by_id = @me or {Groups.TrainerOf("source_request")}");
        table.Property(row => row.About).HasMaxLength(SourceRequest.AboutLength);
        table.Property(row => row.Wish).HasMaxLength(SourceRequest.TextLength);
        table.Property(row => row.Answer).HasMaxLength(SourceRequest.TextLength);
        table.Property(row => row.Reference).HasMaxLength(SourceReference.Length);
        table.Property(row => row.Title).HasMaxLength(Source.TitleLength);
        table.ToTable(built => built.HasCheckConstraint("ck_source_request_answered", "answered_at is null or (answered_by_id is not null and num_nonnulls(answer, reference) > 0)"));
        table.BelongsTo<SourceRequest, Trajectory>(row => row.Trajectory, null, nameof(SourceRequest.TrajectoryId));
        table.BelongsTo<SourceRequest, Person>(null, null, nameof(SourceRequest.AskedById));
        table.BelongsTo<SourceRequest, Person>(null, null, nameof(SourceRequest.AnsweredById));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.AskedAt });
    }
}
