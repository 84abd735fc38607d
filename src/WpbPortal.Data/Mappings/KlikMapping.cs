using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.Mappings;

/// <summary>
/// A klik signal (P4): its author's, and of the handlers whom he chose, for as long as they are that at the school and no party. Who is the
/// other of the two, or ever supervised the student in this placement, reads nothing, whatever else she is.
/// </summary>
internal sealed class KlikSignalMapping : IEntityTypeConfiguration<KlikSignal>
{
    private const string Readers =
        $"""
        author_id = @me or (@me = any (handler_ids) and other_id <> @me
            and exists (select from klik_handler listed join role_assignment held on held.partnership_id = listed.partnership_id and held.person_id = listed.person_id
                where listed.school_id = klik_signal.school_id and listed.person_id = @me and held.role in (2, 3) and (held.school_id is null or held.school_id = listed.school_id)
                and held.ended_at is null and held.starts_on <= {TenantTable.Today} and (held.ends_on is null or held.ends_on >= {TenantTable.Today}))
            and not exists (select from supervision coaching where coaching.placement_id = klik_signal.placement_id and @me in (coaching.supervisor_id, coaching.student_id)))
        """;

    public void Configure(EntityTypeBuilder<KlikSignal> table)
    {
        table.IsTenantTable("klik_signal").HasRowVersion().ReadableWhen(Readers).WritableWhen(Readers);
        table.Property(row => row.Words).HasMaxLength(KlikSignal.WordsLength);
        table.Property(row => row.Answer).HasMaxLength(KlikSignal.AnswerLength);
        table.Ignore(row => row.IsOpen);
        table.Ignore(row => row.MayBeWithdrawn);
        table.ToTable(built => built.HasCheckConstraint("ck_klik_signal_two_people", "author_id <> other_id"));
        table.ToTable(built => built.HasCheckConstraint("ck_klik_signal_no_party", "not author_id = any (handler_ids) and not other_id = any (handler_ids)"));
        table.ToTable(built => built.HasCheckConstraint("ck_klik_signal_decided", "state <> 3 or decision is not null"));
        table.BelongsTo<KlikSignal, School>(row => row.School, null, nameof(KlikSignal.SchoolId));
        // An import that is taken back takes along what was said in what it made, so that nothing tells that something was.
        table.BelongsTo<KlikSignal, Placement>(row => row.Placement, null, nameof(KlikSignal.PlacementId)).OnDelete(DeleteBehavior.Cascade);
        table.BelongsTo<KlikSignal, Supervision>(row => row.Supervision, null, nameof(KlikSignal.SupervisionId)).OnDelete(DeleteBehavior.Cascade);
        table.BelongsTo<KlikSignal, Person>(row => row.Author, null, nameof(KlikSignal.AuthorId));
        table.BelongsTo<KlikSignal, Person>(row => row.Other, null, nameof(KlikSignal.OtherId));
        table.BelongsTo<KlikSignal, Person>(null, null, nameof(KlikSignal.DecidedById));
        table.HasIndex(row => new { row.PartnershipId, row.SupervisionId, row.AuthorId }).IsUnique().HasFilter("state <> 4");
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId });
    }
}

/// <summary>What handlers wrote down of their conversations: for the handlers who may read the signal, not for its author.</summary>
internal sealed class KlikNoteMapping : IEntityTypeConfiguration<KlikNote>
{
    // The signal's own policy says who of the handlers may read it.
    private const string Readers = "exists (select from klik_signal said where said.id = klik_note.signal_id and (said.author_id <> @me or klik_note.written_by_id = @me))";

    public void Configure(EntityTypeBuilder<KlikNote> table)
    {
        table.IsTenantTable("klik_note").ReadableWhen(Readers)
            .WritableWhen("written_by_id = @me and exists (select from klik_signal said where said.id = klik_note.signal_id)");
        table.Property(row => row.Words).HasMaxLength(KlikNote.WordsLength);
        table.HasOne<KlikSignal>().WithMany(signal => signal.Notes).HasForeignKey(row => new { row.PartnershipId, row.SignalId }).OnDelete(DeleteBehavior.Cascade);
        table.BelongsTo<KlikNote, Person>(row => row.WrittenBy, null, nameof(KlikNote.WrittenById));
    }
}

/// <summary>Who may be chosen (P1).</summary>
internal sealed class KlikHandlerMapping : IEntityTypeConfiguration<KlikHandler>
{
    public void Configure(EntityTypeBuilder<KlikHandler> table)
    {
        table.IsTenantTable("klik_handler");
        table.BelongsTo(row => row.School, school => school.KlikHandlers, nameof(KlikHandler.SchoolId));
        table.BelongsTo<KlikHandler, Person>(row => row.Person, null, nameof(KlikHandler.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.SchoolId, row.PersonId }).IsUnique();
    }
}

/// <summary>The confidential counsellor of a school (P1).</summary>
internal sealed class SchoolCounsellorMapping : IEntityTypeConfiguration<SchoolCounsellor>
{
    public void Configure(EntityTypeBuilder<SchoolCounsellor> table)
    {
        table.IsTenantTable("school_counsellor");
        table.Property(row => row.Name).HasMaxLength(SchoolCounsellor.NameLength);
        table.Property(row => row.Phone).HasMaxLength(SchoolCounsellor.PhoneLength);
        table.Property(row => row.Email).HasMaxLength(Person.EmailLength);
        table.BelongsTo<SchoolCounsellor, School>(null, null, nameof(SchoolCounsellor.SchoolId));
        table.BelongsTo<SchoolCounsellor, Person>(null, null, nameof(SchoolCounsellor.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.SchoolId }).IsUnique();
    }
}
