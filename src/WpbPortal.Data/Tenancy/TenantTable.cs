using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Domain;

namespace WpbPortal.Data.Tenancy;

/// <summary>
/// The one way to map a table of a partnership. It sets the key with the partnership in it, ties the row to its
/// partnership, and leaves notes from which the migration writes row-level security, grants and exclusion constraints
/// (<see cref="TenantMigrationsSqlGenerator"/>). A tenant table made in any other way fails the catalogue test.
/// </summary>
public static class TenantTable
{
    internal const string Policy = "Wpb:Tenant";
    internal const string Readers = "Wpb:Readers";
    internal const string Writers = "Wpb:Writers";
    internal const string AppendOnly = "Wpb:AppendOnly";
    internal const string Exclusion = "Wpb:Exclusion:";

    /// <summary>The person who asks, in a policy or a query; null when nobody does.</summary>
    public const string Me = "nullif(current_setting('app.person_id', true), '')::uuid";

    /// <summary>The partnership of the transaction, in a policy or a query; null when none was entered.</summary>
    public const string MyPartnership = "nullif(current_setting('app.partnership_id', true), '')::uuid";

    /// <summary>The day it is in the Netherlands, in a policy; null when nobody entered.</summary>
    public const string Today = "nullif(current_setting('app.today', true), '')::date";

    /// <summary>Maps a table of a partnership, with its key.</summary>
    public static EntityTypeBuilder<T> IsTenantTable<T>(this EntityTypeBuilder<T> table, string name) where T : TenantEntity
    {
        table.ToTable(name);
        table.HasKey(row => new { row.PartnershipId, row.Id });
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasOne<Domain.Partnerships.Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        table.Metadata.SetAnnotation(Policy, "partnership_id");
        return table;
    }

    /// <summary>Refuses a save over what somebody else changed in the meantime (PostgreSQL's own row version).</summary>
    public static EntityTypeBuilder<T> HasRowVersion<T>(this EntityTypeBuilder<T> table) where T : TenantEntity
    {
        table.Property<uint>("xmin").HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        return table;
    }

    /// <summary>
    /// Restricts who reads rows to a condition on the person (class P4, and P3 that has a few named readers); without
    /// <see cref="WritableWhen"/> also who changes and removes them. <paramref name="condition"/> is SQL over the table's own
    /// columns; <c>@me</c> stands for the person.
    /// </summary>
    public static EntityTypeBuilder<T> ReadableWhen<T>(this EntityTypeBuilder<T> table, string condition) where T : TenantEntity
    {
        table.Metadata.SetAnnotation(Readers, condition.Replace("@me", Me));
        return table;
    }

    /// <summary>Restricts who adds, changes and removes rows to a condition on the person, as <see cref="ReadableWhen"/>.</summary>
    public static EntityTypeBuilder<T> WritableWhen<T>(this EntityTypeBuilder<T> table, string condition) where T : TenantEntity
    {
        table.Metadata.SetAnnotation(Writers, condition.Replace("@me", Me));
        return table;
    }

    /// <summary>Lets the application add rows and read them, never change or delete one.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> table) where T : TenantEntity
    {
        table.Metadata.SetAnnotation(AppendOnly, "true");
        return table;
    }

    /// <summary>Forbids overlap in the database, for whoever saves at the same moment. The partnership is always part of it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The constraint's name, by which a violation is recognised (<see cref="ConstraintRules"/>).</param>
    /// <param name="elements">SQL after <c>partnership_id WITH =</c>, such as <c>student_id WITH =, daterange(starts_on, ends_on, '[]') WITH &amp;&amp;</c>.</param>
    /// <param name="where">Rows it counts for; null for all.</param>
    public static EntityTypeBuilder<T> Excludes<T>(this EntityTypeBuilder<T> table, string name, string elements, string? where = null) where T : TenantEntity
    {
        table.Metadata.SetAnnotation(Exclusion + name,
            $"EXCLUDE USING gist (partnership_id WITH =, {elements})" + (where is null ? "" : $" WHERE ({where})"));
        return table;
    }

    /// <summary>Maps a period to two date columns, <c>starts_on</c> and <c>ends_on</c> (included), with their check.</summary>
    public static EntityTypeBuilder<T> HasPeriod<T>(this EntityTypeBuilder<T> table, Expression<Func<T, DatePeriod>> period) where T : TenantEntity
    {
        table.ComplexProperty(period, dates =>
        {
            dates.Property(value => value.From).HasColumnName("starts_on");
            dates.Property(value => value.Until).HasColumnName("ends_on");
        });
        var name = table.Metadata.GetTableName()!;
        table.ToTable(built => built.HasCheckConstraint($"ck_{name}_period", "ends_on is null or ends_on >= starts_on"));
        return table;
    }

    /// <summary>Ties a row to a row of another table of the same partnership: the partnership is part of the foreign key.</summary>
    public static ReferenceCollectionBuilder<TOther, T> BelongsTo<T, TOther>(this EntityTypeBuilder<T> table,
        Expression<Func<T, TOther?>>? to, Expression<Func<TOther, IEnumerable<T>?>>? back, string foreignKey)
        where T : TenantEntity where TOther : TenantEntity =>
        (to is null ? table.HasOne<TOther>() : table.HasOne(to))
            .WithMany(back)
            .HasForeignKey(nameof(TenantEntity.PartnershipId), foreignKey)
            .OnDelete(DeleteBehavior.Restrict);
}
