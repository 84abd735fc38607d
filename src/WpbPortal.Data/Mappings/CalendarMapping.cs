using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Calendars;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

/// <summary>The link to somebody's own calendar (P2): its owner's alone. Who comes with the key is found by a function of the database.</summary>
internal sealed class CalendarLinkMapping : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> table)
    {
        table.IsTenantTable("calendar_link").ReadableWhen("person_id = @me");
        table.BelongsTo<CalendarLink, Person>(row => row.Person, null, nameof(CalendarLink.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.PersonId }).IsUnique();
        table.HasIndex(row => row.KeyHash);
    }
}
