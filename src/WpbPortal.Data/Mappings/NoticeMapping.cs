using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Drafts;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> table)
    {
        // Who told may take it back; a job that tells reads nothing, so there is no row version that would come back at the insert.
        table.IsTenantTable("notification").ReadableWhen("recipient_id = @me or actor_id = @me");
        table.BelongsTo<Notification, Person>(null, null, nameof(Notification.RecipientId));
        table.BelongsTo<Notification, Person>(null, null, nameof(Notification.ActorId));
        table.HasIndex(row => new { row.PartnershipId, row.RecipientId, row.At, row.Id }).IsDescending(false, false, true, true);
        // Every page counts what is new.
        table.HasIndex(row => new { row.PartnershipId, row.RecipientId }).HasFilter("read_at is null");
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.IsTenantTable("draft").ReadableWhen("person_id = @me").WritableWhen("person_id = @me");
        table.Property(row => row.Key).HasMaxLength(Draft.KeyLength);
        table.BelongsTo<Draft, Person>(null, null, nameof(Draft.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.PersonId, row.Key }).IsUnique();
    }
}

internal sealed class ReceivedNoteMapping : IEntityTypeConfiguration<ReceivedNote>
{
    public void Configure(EntityTypeBuilder<ReceivedNote> table)
    {
        // The note's own number is the key: whoever sends it again at the same moment waits for the first, and then finds it.
        table.IsTenantTable("received_note").IsAppendOnly().ReadableWhen("person_id = @me").WritableWhen("person_id = @me");
        table.BelongsTo<ReceivedNote, Person>(null, null, nameof(ReceivedNote.PersonId));
    }
}
