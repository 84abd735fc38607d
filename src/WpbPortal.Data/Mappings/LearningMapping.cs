using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.Mappings;

/// <summary>
/// What a student brings in: his, and once it is shared for who supervises him in that supervision now or stands in today. Only he
/// writes it, in the database too.
/// </summary>
internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    private const string Readers =
        $"""
        student_id = @me or (shared_at is not null and exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id
            and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null
            and coaching.starts_on <= {TenantTable.Today} and (coaching.ends_on is null or coaching.ends_on >= {TenantTable.Today})
            and (coaching.supervisor_id = @me
                or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = @me
                    and away.ended_at is null and away.starts_on <= {TenantTable.Today} and (away.ends_on is null or away.ends_on >= {TenantTable.Today})))))
        """;

    public void Configure(EntityTypeBuilder<AgendaItem> table)
    {
        table.IsTenantTable("agenda_item").HasRowVersion().ReadableWhen(Readers).WritableWhen("student_id = @me");
        table.Property(row => row.Content).HasMaxLength(AgendaItem.TextLength);
        table.ToTable(built => built.HasCheckConstraint("ck_agenda_item_shared", "shared_at is null or supervision_id is not null"));
        table.BelongsTo<AgendaItem, Person>(row => row.Student, null, nameof(AgendaItem.StudentId));
        table.BelongsTo<AgendaItem, Supervision>(row => row.Supervision, null, nameof(AgendaItem.SupervisionId));
        table.BelongsTo<AgendaItem, CoachingSession>(row => row.Session, null, nameof(AgendaItem.SessionId));
        table.BelongsTo<AgendaItem, OpportunityLookBack>(null, null, nameof(AgendaItem.LookBackId));
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.WrittenAt }).IsDescending(false, false, true);
        // Tapped twice, a look back is brought in once.
        table.HasIndex(row => new { row.PartnershipId, row.LookBackId }).IsUnique();
    }
}
