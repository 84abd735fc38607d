using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.Mappings;

/// <summary>The school educator of a row's school today, in a policy. Of which partnership is the business of the roles' own policy.</summary>
internal static class EducatorOf
{
    public static string Sql(string table) =>
        $"""
        exists (select from role_assignment held where held.person_id = @me and held.ended_at is null
            and held.role = 3 and (held.school_id is null or held.school_id = {table}.school_id)
            and held.starts_on <= {TenantTable.Today} and (held.ends_on is null or held.ends_on >= {TenantTable.Today}))
        """;
}

/// <summary>A round: opened and closed by the clockwork, decided by the school educator, in the database too.</summary>
internal sealed class ChoiceRoundMapping : IEntityTypeConfiguration<ChoiceRound>
{
    public void Configure(EntityTypeBuilder<ChoiceRound> table)
    {
        table.IsTenantTable("choice_round").HasRowVersion().WritableWhen($"@me is null or {EducatorOf.Sql("choice_round")}");
        table.ToTable(built => built.HasCheckConstraint("ck_choice_round_closes", "closes_at > opened_at"));
        table.HasOne(row => row.Team).WithMany().HasForeignKey(row => new { row.PartnershipId, row.SchoolId, row.TeamId })
            .HasPrincipalKey(team => new { team.PartnershipId, team.SchoolId, team.Id }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<ChoiceRound, Person>(null, null, nameof(ChoiceRound.DecidedById));
        // One at a time in a team, also when two nodes open it at the same moment.
        table.HasIndex(row => new { row.PartnershipId, row.TeamId }).IsUnique().HasFilter("state = 1");
    }
}

/// <summary>Who takes part. The clockwork says who; whether and how many is each his own.</summary>
internal sealed class ChoiceSeatMapping : IEntityTypeConfiguration<ChoiceSeat>
{
    public void Configure(EntityTypeBuilder<ChoiceSeat> table)
    {
        table.IsTenantTable("choice_seat").HasRowVersion().WritableWhen("@me is null or person_id = @me");
        table.ToTable(built => built.HasCheckConstraint("ck_choice_seat_side", "(side = 1) = (placement_id is not null)"));
        table.ToTable(built => built.HasCheckConstraint("ck_choice_seat_places", $"places between 0 and {ChoiceSeat.MostPlaces}"));
        table.BelongsTo(row => row.Round, round => round.Seats, nameof(ChoiceSeat.RoundId));
        table.BelongsTo<ChoiceSeat, Person>(row => row.Person, null, nameof(ChoiceSeat.PersonId));
        // The student is part of the key, so that he cannot be another than the placement's.
        table.HasOne<Domain.Placements.Placement>().WithMany().HasForeignKey(row => new { row.PartnershipId, row.PlacementId, row.PersonId })
            .HasPrincipalKey(placement => new { placement.PartnershipId, placement.Id, placement.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.HasAlternateKey(row => new { row.PartnershipId, row.RoundId, row.PersonId });
        table.HasIndex(row => new { row.PartnershipId, row.PersonId });
    }
}

/// <summary>What somebody says of another (P4): nobody else reads it, and it changes only while the round stands open.</summary>
internal sealed class PreferenceMapping : IEntityTypeConfiguration<Preference>
{
    private const string Writers =
        """
        author_id = @me and not exists (select from choice_round round where round.partnership_id = preference.partnership_id and round.id = preference.round_id and round.state <> 1)
        """;

    public void Configure(EntityTypeBuilder<Preference> table)
    {
        table.IsTenantTable("preference").ReadableWhen("author_id = @me").WritableWhen(Writers);
        table.ToTable(built => built.HasCheckConstraint("ck_preference_rank", $"rank between 1 and {Preference.LastRank}"));
        table.ToTable(built => built.HasCheckConstraint("ck_preference_two_people", "author_id <> about_id"));
        foreach (var who in (string[])[nameof(Preference.AuthorId), nameof(Preference.AboutId)])
        {
            table.HasOne<ChoiceSeat>().WithMany().HasForeignKey(nameof(Preference.PartnershipId), nameof(Preference.RoundId), who)
                .HasPrincipalKey(nameof(ChoiceSeat.PartnershipId), nameof(ChoiceSeat.RoundId), nameof(ChoiceSeat.PersonId)).OnDelete(DeleteBehavior.Restrict);
        }
        table.HasIndex(row => new { row.PartnershipId, row.RoundId, row.AuthorId, row.AboutId }).IsUnique();
    }
}

/// <summary>What is proposed, and what was decided: for the school's educators; who is a pair hears so by the supervision itself.</summary>
internal sealed class MatchMapping : IEntityTypeConfiguration<Match>
{
    public void Configure(EntityTypeBuilder<Match> table)
    {
        var educator = EducatorOf.Sql("match");
        // A job that proposes reads nothing, so there is no row version that would come back at the insert.
        table.IsTenantTable("match").ReadableWhen(educator).WritableWhen($"@me is null or {educator}");
        table.Property(row => row.Reason).HasMaxLength(Match.ReasonLength);
        table.ToTable(built => built.HasCheckConstraint("ck_match_left_over", "(supervisor_id is null) = (left_over is not null)"));
        table.BelongsTo(row => row.Round, round => round.Matches, nameof(Match.RoundId));
        table.HasOne(row => row.Placement).WithMany().HasForeignKey(row => new { row.PartnershipId, row.PlacementId, row.StudentId })
            .HasPrincipalKey(placement => new { placement.PartnershipId, placement.Id, placement.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<Match, Person>(null, null, nameof(Match.SupervisorId));
        table.BelongsTo<Match, Person>(null, null, nameof(Match.DecidedSupervisorId));
        table.HasIndex(row => new { row.PartnershipId, row.RoundId, row.PlacementId }).IsUnique();
    }
}
