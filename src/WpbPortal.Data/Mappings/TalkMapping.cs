using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>An informal talk: of who noted it, and once she shows it of whom it was with. Only she writes it, in the database too.</summary>
internal sealed class InformalTalkMapping : IEntityTypeConfiguration<InformalTalk>
{
    public void Configure(EntityTypeBuilder<InformalTalk> table)
    {
        table.IsTenantTable("informal_talk").HasRowVersion().ReadableWhen("author_id = @me or (person_id = @me and shown_at is not null)").WritableWhen("author_id = @me");
        table.Property(row => row.Sentence).HasMaxLength(InformalTalk.SentenceLength);
        table.Property(row => row.OwnHelps).HasMaxLength(InformalTalk.OwnWordLength);
        table.Property(row => row.OwnHinders).HasMaxLength(InformalTalk.OwnWordLength);
        table.ToTable(built => built.HasCheckConstraint("ck_informal_talk_two", "person_id <> author_id"));
        table.BelongsTo<InformalTalk, Person>(row => row.Author, null, nameof(InformalTalk.AuthorId));
        table.BelongsTo<InformalTalk, Person>(row => row.Person, null, nameof(InformalTalk.PersonId));
        table.BelongsTo<InformalTalk, Meeting>(null, null, nameof(InformalTalk.MeetingId));
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId, row.At, row.Id }).IsDescending(false, false, true, true);
        table.HasIndex(row => new { row.PartnershipId, row.PersonId, row.AuthorId, row.At });
    }
}

/// <summary>Who asks to see what was noted, and who is asked: the two of them.</summary>
internal sealed class TalkRequestMapping : IEntityTypeConfiguration<TalkRequest>
{
    public void Configure(EntityTypeBuilder<TalkRequest> table)
    {
        table.IsTenantTable("talk_request").HasRowVersion().ReadableWhen("asker_id = @me or author_id = @me").WritableWhen("asker_id = @me or author_id = @me");
        table.ToTable(built => built.HasCheckConstraint("ck_talk_request_two", "asker_id <> author_id"));
        table.BelongsTo<TalkRequest, Person>(row => row.Asker, null, nameof(TalkRequest.AskerId));
        table.BelongsTo<TalkRequest, Person>(row => row.Author, null, nameof(TalkRequest.AuthorId));
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId, row.AskedAt });
        // Asked twice before the answer is asked once.
        table.HasIndex(row => new { row.PartnershipId, row.AskerId, row.AuthorId }).IsUnique().HasFilter("answered_at is null");
    }
}
