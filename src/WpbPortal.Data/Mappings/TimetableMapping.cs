using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Data.Mappings;

/// <summary>
/// When somebody is busy (P2): its owner's alone, to read and to write. Others are told by functions of the database whether a moment is free,
/// never what the row holds (<see cref="WpbTimetables"/>).
/// </summary>
internal sealed class TimetableMapping : IEntityTypeConfiguration<Timetable>
{
    public void Configure(EntityTypeBuilder<Timetable> table)
    {
        table.IsTenantTable("timetable").HasRowVersion().ReadableWhen("person_id = @me");
        table.HasPeriod(row => row.Period);
        table.ComplexCollection(row => row.Blocks, block => block.ToJson("blocks"));
        table.ToTable(built => built.HasCheckConstraint("ck_timetable_busy", $"cardinality(busy_from) = cardinality(busy_until) and cardinality(busy_from) <= {Timetable.MostTimes}"));
        table.BelongsTo<Timetable, Person>(row => row.Person, null, nameof(Timetable.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.PersonId }).IsUnique();
    }
}
