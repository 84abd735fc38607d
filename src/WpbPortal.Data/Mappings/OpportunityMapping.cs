using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

internal sealed class OpportunityMapping : IEntityTypeConfiguration<Opportunity>
{
    public void Configure(EntityTypeBuilder<Opportunity> table)
    {
        table.IsTenantTable("opportunity").HasRowVersion();
        table.Property(row => row.Title).HasMaxLength(Opportunity.TitleLength);
        table.Property(row => row.Description).HasMaxLength(Opportunity.DescriptionLength);
        table.Property(row => row.Timing).HasMaxLength(Opportunity.TimingLength);
        table.ToTable(built => built.HasCheckConstraint("ck_opportunity_places", $"places between 1 and {Opportunity.MostPlaces}"));
        table.Ignore(row => row.Taken);
        table.BelongsTo<Opportunity, School>(row => row.School, null, nameof(Opportunity.SchoolId));
        // The school is part of the key, so that a team of another school is impossible.
        table.HasOne(row => row.Team).WithMany().HasForeignKey(row => new { row.PartnershipId, row.SchoolId, row.TeamId })
            .HasPrincipalKey(team => new { team.PartnershipId, team.SchoolId, team.Id }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<Opportunity, Person>(row => row.OpenedBy, null, nameof(Opportunity.OpenedById));
        table.HasIndex(row => new { row.PartnershipId, row.SchoolId, row.LastDay });
    }
}

/// <summary>Who chose what. Only the student himself adds, changes and removes it, in the database too.</summary>
internal sealed class OpportunityChoiceMapping : IEntityTypeConfiguration<OpportunityChoice>
{
    public void Configure(EntityTypeBuilder<OpportunityChoice> table)
    {
        table.IsTenantTable("opportunity_choice").HasRowVersion().WritableWhen("student_id = @me");
        table.ToTable(built => built.HasCheckConstraint("ck_opportunity_choice_planned", "state <> 2 or planned_at is not null"));
        table.BelongsTo(row => row.Opportunity, opportunity => opportunity.Choices, nameof(OpportunityChoice.OpportunityId));
        table.BelongsTo<OpportunityChoice, Person>(row => row.Student, null, nameof(OpportunityChoice.StudentId));
        table.HasIndex(row => new { row.PartnershipId, row.OpportunityId, row.StudentId }).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.StudentId });
    }
}

/// <summary>What a student looked back with: his, and for who supervised him then, in the days that she does.</summary>
internal sealed class OpportunityLookBackMapping : IEntityTypeConfiguration<OpportunityLookBack>
{
    private const string Readers =
        $"""
        student_id = @me or (shared_with_id = @me and exists (select from supervision coaching where coaching.partnership_id = opportunity_look_back.partnership_id
            and coaching.student_id = opportunity_look_back.student_id and coaching.supervisor_id = @me and coaching.ended_at is null
            and coaching.starts_on <= {TenantTable.Today} and (coaching.ends_on is null or coaching.ends_on >= {TenantTable.Today})))
        """;

    public void Configure(EntityTypeBuilder<OpportunityLookBack> table)
    {
        table.IsTenantTable("opportunity_look_back").HasRowVersion().ReadableWhen(Readers).WritableWhen("student_id = @me");
        table.Property(row => row.Saw).HasMaxLength(OpportunityLookBack.SentenceLength);
        table.Property(row => row.TakesAlong).HasMaxLength(OpportunityLookBack.SentenceLength);
        // The student is part of the key, so that he cannot be another than the choice's.
        table.HasOne(row => row.Choice).WithOne().HasForeignKey<OpportunityLookBack>(row => new { row.PartnershipId, row.Id, row.StudentId })
            .HasPrincipalKey<OpportunityChoice>(choice => new { choice.PartnershipId, choice.Id, choice.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<OpportunityLookBack, Person>(null, null, nameof(OpportunityLookBack.SharedWithId));
        table.HasIndex(row => new { row.PartnershipId, row.SharedWithId, row.WrittenAt }).IsDescending(false, false, true);
    }
}
