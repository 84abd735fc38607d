using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.IsTenantTable("person").HasRowVersion();
        table.Ignore(row => row.Name);
        table.Property(row => row.GivenName).HasMaxLength(Person.NameLength).UseCollation(Collations.Dutch);
        table.Property(row => row.SurnamePrefix).HasMaxLength(Person.PrefixLength);
        table.Property(row => row.FamilyName).HasMaxLength(Person.NameLength).UseCollation(Collations.Dutch);
        table.Property(row => row.Email).HasMaxLength(Person.EmailLength);
        table.Property(row => row.Number).HasMaxLength(Person.NumberLength);
        table.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.Email }).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.Number }).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.AccountId }).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.FamilyName, row.GivenName, row.Id });
    }
}

internal sealed class RoleAssignmentMapping : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> table)
    {
        table.IsTenantTable("role_assignment").HasRowVersion().HasPeriod(row => row.Period)
            .Excludes("ex_role_assignment_place", "person_id WITH =, role WITH =, coalesce(team_id, school_id, partnership_id) WITH =, daterange(starts_on, ends_on, '[]') WITH &&",
                "ended_at is null");
        table.Property(row => row.Hours).HasPrecision(6, 2);
        table.BelongsTo(row => row.Person, person => person.Roles, nameof(RoleAssignment.PersonId));
        table.BelongsTo<RoleAssignment, School>(row => row.School, null, nameof(RoleAssignment.SchoolId));
        // The school is part of the key, so that a team of another school is impossible.
        table.HasOne(row => row.Team).WithMany().HasForeignKey(row => new { row.PartnershipId, row.SchoolId, row.TeamId })
            .HasPrincipalKey(team => new { team.PartnershipId, team.SchoolId, team.Id }).OnDelete(DeleteBehavior.Restrict);
        table.ToTable(built => built.HasCheckConstraint("ck_role_assignment_team", "team_id is null or school_id is not null"));
        table.BelongsTo<RoleAssignment, Institute>(row => row.Institute, null, nameof(RoleAssignment.InstituteId));
        table.HasIndex(row => new { row.PartnershipId, row.PersonId, row.Role });
        table.HasIndex(row => new { row.PartnershipId, row.SchoolId, row.Role });
    }
}

internal sealed class InstituteGuidanceMapping : IEntityTypeConfiguration<InstituteGuidance>
{
    public void Configure(EntityTypeBuilder<InstituteGuidance> table)
    {
        table.IsTenantTable("institute_guidance").HasRowVersion().HasPeriod(row => row.Period)
            .Excludes("ex_institute_guidance", "student_id WITH =, educator_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&", "ended_at is null");
        table.BelongsTo<InstituteGuidance, Person>(row => row.Student, student => student.Guidances, nameof(InstituteGuidance.StudentId));
        table.BelongsTo<InstituteGuidance, Person>(row => row.Educator, null, nameof(InstituteGuidance.EducatorId));
    }
}
