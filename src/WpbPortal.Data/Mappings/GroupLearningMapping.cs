using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>Who belongs to the group of a trajectory, in a policy of a table with a column <c>trajectory_id</c>.</summary>
internal static class Groups
{
    /// <summary>Who trains it.</summary>
    public static string TrainerOf(string table) =>
        $"exists (select from trajectory_trainer training where training.partnership_id = {table}.partnership_id and training.trajectory_id = {table}.trajectory_id and training.person_id = @me)";

    /// <summary>Who takes part in it.</summary>
    public static string ParticipantOf(string table) =>
        $"""
        exists (select from participation fellow where fellow.partnership_id = {table}.partnership_id and fellow.trajectory_id = {table}.trajectory_id
            and fellow.person_id = @me and fellow.state = {(int)ParticipationState.Accepted})
        """;
}

/// <summary>
/// A participant's learning question: his; for who trains the group, and for who takes part in it when he lays it on the table, both while he takes part
/// himself. Only he writes it, in the database too.
/// </summary>
internal sealed class ParticipantQuestionMapping : IEntityTypeConfiguration<ParticipantQuestion>
{
    private static readonly string Readers =
        $"""
        person_id = @me or (exists (select from participation asking where asking.partnership_id = participant_question.partnership_id
                and asking.id = participant_question.participation_id and asking.state = {(int)ParticipationState.Accepted})
            and ({Groups.TrainerOf("participant_question")} or (readers = {(int)QuestionReaders.Group} and {Groups.ParticipantOf("participant_question")})))
        """;

    public void Configure(EntityTypeBuilder<ParticipantQuestion> table)
    {
        table.IsTenantTable("participant_question").HasRowVersion().ReadableWhen(Readers).WritableWhen("person_id = @me");
        table.Property(row => row.Wording).HasMaxLength(ParticipantQuestion.WordingLength);
        table.Property(row => row.Brought).HasMaxLength(ParticipantQuestion.TextLength);
        table.ToTable(built => built.HasCheckConstraint("ck_participant_question_closed", "closed_at is null or brought is not null"));
        table.BelongsTo<ParticipantQuestion, Participation>(row => row.Participation, null, nameof(ParticipantQuestion.ParticipationId));
        table.BelongsTo<ParticipantQuestion, Trajectory>(null, null, nameof(ParticipantQuestion.TrajectoryId));
        table.BelongsTo<ParticipantQuestion, Person>(null, null, nameof(ParticipantQuestion.PersonId));
        table.BelongsTo<ParticipantQuestion, Meeting>(null, null, nameof(ParticipantQuestion.MeetingId));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.AskedAt });
    }
}

internal sealed class ParticipantWordingMapping : IEntityTypeConfiguration<ParticipantWording>
{
    public void Configure(EntityTypeBuilder<ParticipantWording> table)
    {
        // Who may read the question may read how it was worded before: the inner query obeys the policy of that table.
        table.IsTenantTable("participant_wording").IsAppendOnly().WritableWhen("person_id = @me").ReadableWhen(Whole.Of("participant_wording"));
        table.Property(row => row.Wording).HasMaxLength(ParticipantQuestion.WordingLength);
        table.Property(row => row.Reason).HasMaxLength(ParticipantQuestion.TextLength);
        table.BelongsTo<ParticipantWording, ParticipantQuestion>(null, question => question.Earlier, nameof(ParticipantWording.QuestionId));
        table.BelongsTo<ParticipantWording, Person>(null, null, nameof(ParticipantWording.PersonId));
        table.BelongsTo<ParticipantWording, Meeting>(row => row.Meeting, null, nameof(ParticipantWording.MeetingId));
        table.HasIndex(row => new { row.PartnershipId, row.QuestionId, row.Version }).IsUnique();
    }

    /// <summary>Who reads the question, of what belongs to it.</summary>
    internal static class Whole
    {
        public static string Of(string table) => $"exists (select from participant_question whole where whole.partnership_id = {table}.partnership_id and whole.id = {table}.question_id)";
    }
}

internal sealed class ParticipantStepMapping : IEntityTypeConfiguration<ParticipantStep>
{
    public void Configure(EntityTypeBuilder<ParticipantStep> table)
    {
        table.IsTenantTable("participant_step").IsAppendOnly().WritableWhen("person_id = @me").ReadableWhen(ParticipantWordingMapping.Whole.Of("participant_step"));
        table.Property(row => row.Said).HasMaxLength(ParticipantQuestion.TextLength);
        table.BelongsTo<ParticipantStep, ParticipantQuestion>(null, question => question.Steps, nameof(ParticipantStep.QuestionId));
        table.BelongsTo<ParticipantStep, Person>(null, null, nameof(ParticipantStep.PersonId));
        table.BelongsTo<ParticipantStep, Meeting>(row => row.Meeting, null, nameof(ParticipantStep.MeetingId));
        table.HasIndex(row => new { row.PartnershipId, row.QuestionId, row.At });
    }
}

/// <summary>That a question was laid on the table in a meeting: for whose it is and who reads it; in nobody's name but one's own, in the database too.</summary>
internal sealed class QuestionOnTableMapping : IEntityTypeConfiguration<QuestionOnTable>
{
    public void Configure(EntityTypeBuilder<QuestionOnTable> table)
    {
        table.IsTenantTable("question_on_table").IsAppendOnly().WritableWhen("laid_by_id = @me").ReadableWhen("person_id = @me or " + ParticipantWordingMapping.Whole.Of("question_on_table"));
        table.BelongsTo<QuestionOnTable, ParticipantQuestion>(null, null, nameof(QuestionOnTable.QuestionId));
        table.BelongsTo<QuestionOnTable, Trajectory>(null, null, nameof(QuestionOnTable.TrajectoryId));
        table.BelongsTo<QuestionOnTable, Meeting>(null, null, nameof(QuestionOnTable.MeetingId));
        table.BelongsTo<QuestionOnTable, Person>(null, null, nameof(QuestionOnTable.PersonId));
        table.BelongsTo<QuestionOnTable, Person>(null, null, nameof(QuestionOnTable.LaidById));
        // Two clicks, or two who train: once.
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.QuestionId }).IsUnique();
    }
}

internal sealed class QuestionInvitationMapping : IEntityTypeConfiguration<QuestionInvitation>
{
    public void Configure(EntityTypeBuilder<QuestionInvitation> table)
    {
        table.IsTenantTable("question_invitation").IsAppendOnly();
        table.BelongsTo<QuestionInvitation, Trajectory>(null, null, nameof(QuestionInvitation.TrajectoryId));
        table.BelongsTo<QuestionInvitation, Person>(null, null, nameof(QuestionInvitation.PersonId));
        // Two nodes, or a turn that is taken again: one invitation.
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.PersonId }).IsUnique();
    }
}
