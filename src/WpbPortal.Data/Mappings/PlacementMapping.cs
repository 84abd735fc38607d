using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.Mappings;

/// <summary>
/// A placement or a supervision that was ended before its first day stands in nobody's way; one that was ended later
/// keeps its days, so that no day has two.
/// </summary>
internal static class Begun
{
    public const string Sql = "ended_at is null or (ended_at at time zone 'Europe/Amsterdam')::date >= starts_on";
}

internal sealed class PlacementMapping : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> table)
    {
        table.IsTenantTable("placement").HasRowVersion().HasPeriod(row => row.Period)
            .Excludes("ex_placement_school", "student_id WITH =, school_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&", Begun.Sql);
        table.Property(row => row.DaysPerWeek).HasPrecision(2, 1);
        table.ToTable(built => built.HasCheckConstraint("ck_placement_days", "days_per_week between 0.5 and 5"));
        table.BelongsTo<Placement, Person>(row => row.Student, student => student.Placements, nameof(Placement.StudentId));
        table.BelongsTo<Placement, School>(row => row.School, null, nameof(Placement.SchoolId));
        // The school is part of the key, so that a team of another school is impossible.
        table.HasOne(row => row.Team).WithMany(team => team.Placements).HasForeignKey(row => new { row.PartnershipId, row.SchoolId, row.TeamId })
            .HasPrincipalKey(team => new { team.PartnershipId, team.SchoolId, team.Id }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.TeamId });
        // By its own name, for what refers to a placement and its student is mapped before and after this.
        table.HasAlternateKey(row => new { row.PartnershipId, row.Id, row.StudentId }).HasName("ak_placement_partnership_id_id_student_id");
    }
}

internal sealed class BuddyPeriodMapping : IEntityTypeConfiguration<BuddyPeriod>
{
    public void Configure(EntityTypeBuilder<BuddyPeriod> table)
    {
        table.IsTenantTable("buddy_period").HasRowVersion().HasPeriod(row => row.Period)
            .Excludes("ex_buddy_placement", "placement_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&");
        table.BelongsTo(row => row.Placement, placement => placement.BuddyPeriods, nameof(BuddyPeriod.PlacementId));
        table.BelongsTo<BuddyPeriod, Person>(row => row.Buddy, null, nameof(BuddyPeriod.BuddyId));
    }
}

internal sealed class SupervisionMapping : IEntityTypeConfiguration<Supervision>
{
    public void Configure(EntityTypeBuilder<Supervision> table)
    {
        table.IsTenantTable("supervision").HasRowVersion().HasPeriod(row => row.Period)
            .Excludes("ex_supervision_placement", "placement_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&", Begun.Sql);
        table.ToTable(built => built.HasCheckConstraint("ck_supervision_two_people", "supervisor_id <> student_id"));
        // The student is part of the key, so that he cannot be another than the placement's.
        table.HasOne(row => row.Placement).WithMany(placement => placement.Supervisions)
            .HasForeignKey(row => new { row.PartnershipId, row.PlacementId, row.StudentId })
            .HasPrincipalKey(placement => new { placement.PartnershipId, placement.Id, placement.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<Supervision, Person>(row => row.Student, null, nameof(Supervision.StudentId));
        table.BelongsTo<Supervision, Person>(row => row.Supervisor, null, nameof(Supervision.SupervisorId));
    }
}

internal sealed class CoverMapping : IEntityTypeConfiguration<Cover>
{
    public void Configure(EntityTypeBuilder<Cover> table)
    {
        table.IsTenantTable("cover").HasRowVersion().HasPeriod(row => row.Period)
            // Who was asked by mistake, or has to stop, makes room for another on the same day.
            .Excludes("ex_cover_supervision", "supervision_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&", "ended_at is null");
        table.BelongsTo(row => row.Supervision, supervision => supervision.Covers, nameof(Cover.SupervisionId));
        table.BelongsTo<Cover, Person>(row => row.CoveredBy, null, nameof(Cover.CoveredById));
    }
}

/// <summary>
/// What a team agreed on educating together: for who looks after its students, for the students themselves and for the school's
/// educator. Whoever stands in or is the buddy reads it only in those days, in the database too.
/// </summary>
internal sealed class TeamAgreementMapping : IEntityTypeConfiguration<TeamAgreement>
{
    private const string Readers =
        $"""
        exists (select from role_assignment held where held.partnership_id = team_agreement.partnership_id and held.person_id = @me and held.ended_at is null
            and held.starts_on <= {TenantTable.Today} and (held.ends_on is null or held.ends_on >= {TenantTable.Today})
            and ((held.role = 2 and held.team_id = team_agreement.team_id) or (held.role = 3 and (held.school_id is null or held.school_id = team_agreement.school_id))))
        or exists (select from placement placed where placed.partnership_id = team_agreement.partnership_id and placed.team_id = team_agreement.team_id
            and placed.ended_at is null and (placed.ends_on is null or placed.ends_on >= {TenantTable.Today})
            and (placed.student_id = @me
                or exists (select from buddy_period buddy where buddy.partnership_id = placed.partnership_id and buddy.placement_id = placed.id and buddy.buddy_id = @me
                    and buddy.starts_on <= {TenantTable.Today} and (buddy.ends_on is null or buddy.ends_on >= {TenantTable.Today}))
                or exists (select from supervision coaching where coaching.partnership_id = placed.partnership_id and coaching.placement_id = placed.id and coaching.ended_at is null
                    and (coaching.ends_on is null or coaching.ends_on >= {TenantTable.Today})
                    and (coaching.supervisor_id = @me
                        or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = @me
                            and away.ended_at is null and away.starts_on <= {TenantTable.Today} and (away.ends_on is null or away.ends_on >= {TenantTable.Today}))))))
        """;

    public void Configure(EntityTypeBuilder<TeamAgreement> table)
    {
        table.IsTenantTable("team_agreement").IsAppendOnly().ReadableWhen(Readers).WritableWhen("written_by_id = @me");
        table.Property(row => row.Content).HasMaxLength(TeamAgreement.TextLength);
        table.HasOne(row => row.Team).WithMany().HasForeignKey(row => new { row.PartnershipId, row.SchoolId, row.TeamId })
            .HasPrincipalKey(team => new { team.PartnershipId, team.SchoolId, team.Id }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<TeamAgreement, Person>(row => row.WrittenBy, null, nameof(TeamAgreement.WrittenById));
        // Of two who write the same version at the same moment, the second looks at the first's.
        table.HasIndex(row => new { row.PartnershipId, row.TeamId, row.Version }).IsUnique();
    }
}

/// <summary>
/// Hours granted: for the supervisor herself, the school educator and the coordinator, never for the student, in the database too.
/// </summary>
internal sealed class FacilitationMapping : IEntityTypeConfiguration<Facilitation>
{
    private const string Readers =
        $"""
        granted_by_id = @me or exists (select from supervision coaching join placement placed on placed.partnership_id = coaching.partnership_id and placed.id = coaching.placement_id
            where coaching.partnership_id = facilitation.partnership_id and coaching.id = facilitation.supervision_id
            and (coaching.supervisor_id = @me or exists (select from role_assignment held where held.partnership_id = coaching.partnership_id and held.person_id = @me and held.ended_at is null
                and held.starts_on <= {TenantTable.Today} and (held.ends_on is null or held.ends_on >= {TenantTable.Today})
                and (held.role = 6 or (held.role = 3 and (held.school_id is null or held.school_id = placed.school_id))))))
        """;

    public void Configure(EntityTypeBuilder<Facilitation> table)
    {
        table.IsTenantTable("facilitation").HasRowVersion().ReadableWhen(Readers);
        table.Property(row => row.Hours).HasPrecision(6, 2);
        table.ToTable(built => built.HasCheckConstraint("ck_facilitation_hours", "hours >= 0"));
        table.BelongsTo<Facilitation, Supervision>(row => row.Supervision, null, nameof(Facilitation.SupervisionId));
        table.BelongsTo<Facilitation, Person>(null, null, nameof(Facilitation.GrantedById));
        table.HasIndex(row => new { row.PartnershipId, row.SupervisionId }).IsUnique();
    }
}
