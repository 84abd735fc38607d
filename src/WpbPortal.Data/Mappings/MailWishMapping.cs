using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

/// <summary>How somebody wishes to be written to (P2): its owner's alone. What sends mail asks by a function of the database.</summary>
internal sealed class MailWishMapping : IEntityTypeConfiguration<MailWish>
{
    public void Configure(EntityTypeBuilder<MailWish> table)
    {
        table.IsTenantTable("mail_wish").ReadableWhen("person_id = @me");
        table.BelongsTo<MailWish, Person>(row => row.Person, null, nameof(MailWish.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.PersonId, row.Topic }).IsUnique();
    }
}
