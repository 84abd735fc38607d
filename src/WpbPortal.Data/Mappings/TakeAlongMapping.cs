using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>What somebody takes along: his, and for the group once he shares it. Only he writes it.</summary>
internal sealed class TakeAlongMapping : IEntityTypeConfiguration<TakeAlong>
{
    public void Configure(EntityTypeBuilder<TakeAlong> table)
    {
        table.IsTenantTable("take_along").HasRowVersion().WritableWhen("person_id = @me")
            .ReadableWhen($"person_id = @me or (shared_at is not null and ({Groups.TrainerOf("take_along")} or {Groups.ParticipantOf("take_along")}))");
        table.Property(row => row.Words).HasMaxLength(TakeAlong.WordsLength);
        table.BelongsTo<TakeAlong, Participation>(row => row.Participation, null, nameof(TakeAlong.ParticipationId));
        table.BelongsTo<TakeAlong, Trajectory>(null, null, nameof(TakeAlong.TrajectoryId));
        table.BelongsTo<TakeAlong, Meeting>(null, null, nameof(TakeAlong.MeetingId));
        table.BelongsTo<TakeAlong, Person>(null, null, nameof(TakeAlong.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.PersonId }).IsUnique();
    }
}

/// <summary>What was done in a meeting: for the group, by who trains it.</summary>
internal sealed class MeetingAccountMapping : IEntityTypeConfiguration<MeetingAccount>
{
    public void Configure(EntityTypeBuilder<MeetingAccount> table)
    {
        table.IsTenantTable("meeting_account").HasRowVersion().WritableWhen($"written_by_id = @me or {Groups.TrainerOf("meeting_account")}")
            .ReadableWhen($"{Groups.TrainerOf("meeting_account")} or {Groups.ParticipantOf("meeting_account")}");
        table.Property(row => row.About).HasMaxLength(MeetingAccount.TextLength);
        table.Property(row => row.Done).HasMaxLength(MeetingAccount.TextLength);
        table.BelongsTo<MeetingAccount, Meeting>(null, null, nameof(MeetingAccount.MeetingId));
        table.BelongsTo<MeetingAccount, Meeting>(row => row.Earlier, null, nameof(MeetingAccount.EarlierId));
        table.BelongsTo<MeetingAccount, Trajectory>(null, null, nameof(MeetingAccount.TrajectoryId));
        table.BelongsTo<MeetingAccount, Person>(null, null, nameof(MeetingAccount.WrittenById));
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId }).IsUnique();
    }
}
