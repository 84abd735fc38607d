using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>How somebody looks back: his alone. What others see of it is reckoned by <c>platform.evaluation_means</c> and <c>platform.evaluation_quotes</c>, five at a time.</summary>
internal sealed class EvaluationMapping : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> table)
    {
        table.IsTenantTable("evaluation").IsAppendOnly().ReadableWhen("person_id = @me").WritableWhen("person_id = @me");
        table.Property(row => row.Sentence).HasMaxLength(Evaluation.SentenceLength);
        table.ToTable(built => built.HasCheckConstraint("ck_evaluation_answers", "useful between 1 and 5 and own_voice between 1 and 5 and safety between 1 and 5 and practice between 1 and 5"));
        table.BelongsTo<Evaluation, Participation>(null, null, nameof(Evaluation.ParticipationId));
        table.BelongsTo<Evaluation, Trajectory>(null, null, nameof(Evaluation.TrajectoryId));
        table.BelongsTo<Evaluation, Person>(null, null, nameof(Evaluation.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.PersonId }).IsUnique();
    }
}

internal sealed class EvaluationInvitationMapping : IEntityTypeConfiguration<EvaluationInvitation>
{
    public void Configure(EntityTypeBuilder<EvaluationInvitation> table)
    {
        table.IsTenantTable("evaluation_invitation").IsAppendOnly();
        table.BelongsTo<EvaluationInvitation, Trajectory>(null, null, nameof(EvaluationInvitation.TrajectoryId));
        table.BelongsTo<EvaluationInvitation, Person>(null, null, nameof(EvaluationInvitation.PersonId));
        // Two nodes, or a turn that is taken again: one invitation.
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.PersonId }).IsUnique();
    }
}

internal sealed class TrajectoryLookBackMapping : IEntityTypeConfiguration<TrajectoryLookBack>
{
    public void Configure(EntityTypeBuilder<TrajectoryLookBack> table)
    {
        table.IsTenantTable("trajectory_look_back").HasRowVersion();
        table.Property(row => row.Insights).HasMaxLength(TrajectoryLookBack.InsightsLength);
        table.Property(row => row.Keywords).HasMaxLength(TrajectoryLookBack.KeywordsLength);
        table.BelongsTo<TrajectoryLookBack, Trajectory>(null, null, nameof(TrajectoryLookBack.TrajectoryId));
        table.BelongsTo<TrajectoryLookBack, Person>(null, null, nameof(TrajectoryLookBack.WrittenById));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId }).IsUnique();
    }
}
