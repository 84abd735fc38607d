using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.Mappings;

/// <summary>
/// What a student brings in: his, and once it is shared for who supervises him in that supervision now or stands in today. Only he
/// writes it, in the database too.
/// </summary>
internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    private static readonly string Readers =
        $"""
        student_id = @me or (shared_at is not null and ({ReadsAlong.Of("agenda_item", GrantedPart.Learning)} or exists (select from supervision coaching where coaching.partnership_id = agenda_item.partnership_id
            and coaching.id = agenda_item.supervision_id and coaching.student_id = agenda_item.student_id and coaching.ended_at is null
            and coaching.starts_on <= {TenantTable.Today} and (coaching.ends_on is null or coaching.ends_on >= {TenantTable.Today})
            and (coaching.supervisor_id = @me
                or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = @me
                    and away.ended_at is null and away.starts_on <= {TenantTable.Today} and (away.ends_on is null or away.ends_on >= {TenantTable.Today}))))))
        """;

    public void Configure(EntityTypeBuilder<AgendaItem> table)
    {
        table.IsTenantTable("agenda_item").HasRowVersion().ReadableWhen(Readers).WritableWhen("student_id = @me");
        table.Property(row => row.Content).HasMaxLength(AgendaItem.TextLength);
        table.ToTable(built => built.HasCheckConstraint("ck_agenda_item_shared", "shared_at is null or supervision_id is not null"));
        table.BelongsTo<AgendaItem, Person>(row => row.Student, null, nameof(AgendaItem.StudentId));
        table.BelongsTo<AgendaItem, Supervision>(row => row.Supervision, null, nameof(AgendaItem.SupervisionId));
        table.BelongsTo<AgendaItem, CoachingSession>(row => row.Session, null, nameof(AgendaItem.SessionId));
        table.BelongsTo<AgendaItem, LearningQuestion>(row => row.Question, null, nameof(AgendaItem.QuestionId));
        table.BelongsTo<AgendaItem, OpportunityLookBack>(null, null, nameof(AgendaItem.LookBackId));
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.WrittenAt }).IsDescending(false, false, true);
        // Tapped twice, a look back is brought in once.
        table.HasIndex(row => new { row.PartnershipId, row.LookBackId }).IsUnique();
    }
}

/// <summary>Who coaches a student now, in a policy: who supervises him, and who stands in today.</summary>
internal static class Coaches
{
    /// <summary>The condition, for a table with a column <c>student_id</c>.</summary>
    public static string Of(string table) =>
        $"""
        exists (select from supervision coaching where coaching.partnership_id = {table}.partnership_id and coaching.student_id = {table}.student_id and coaching.ended_at is null
            and coaching.starts_on <= {TenantTable.Today} and (coaching.ends_on is null or coaching.ends_on >= {TenantTable.Today})
            and (coaching.supervisor_id = @me
                or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = @me
                    and away.ended_at is null and away.starts_on <= {TenantTable.Today} and (away.ends_on is null or away.ends_on >= {TenantTable.Today}))))
        """;

    /// <summary>Who reads what a student shares with whoever coaches him: himself, they, and whom he lets read along.</summary>
    public static string Readers(string table) => $"student_id = @me or (shared_at is not null and ({Of(table)} or {ReadsAlong.Of(table, GrantedPart.Learning)}))";
}

/// <summary>Whom a student lets read along today, in a policy. The table of grants asks no other, so no two policies ask each other.</summary>
internal static class ReadsAlong
{
    /// <summary>The condition, for a table with a column <c>student_id</c>.</summary>
    public static string Of(string table, GrantedPart part) =>
        $"""
        exists (select from student_grant granted where granted.partnership_id = {table}.partnership_id and granted.student_id = {table}.student_id and granted.reader_id = @me
            and granted.ended_at is null and granted.starts_on <= {TenantTable.Today} and granted.ends_on >= {TenantTable.Today} and {(int)part} = any (granted.parts))
        """;
}

/// <summary>Whom a student lets read along: he and that reader know. Only he gives it and takes it back.</summary>
internal sealed class StudentGrantMapping : IEntityTypeConfiguration<StudentGrant>
{
    public void Configure(EntityTypeBuilder<StudentGrant> table)
    {
        table.IsTenantTable("student_grant").HasRowVersion().ReadableWhen("student_id = @me or reader_id = @me").WritableWhen("student_id = @me")
            .HasPeriod(row => row.Period).Excludes("ex_student_grant", "student_id WITH =, reader_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&", "ended_at is null");
        table.ToTable(built => built.HasCheckConstraint("ck_student_grant_whole", "cardinality(parts) > 0 and ends_on is not null and reader_id <> student_id"));
        table.BelongsTo<StudentGrant, Person>(row => row.Student, person => person.Grants, nameof(StudentGrant.StudentId));
        table.BelongsTo<StudentGrant, Person>(row => row.Reader, null, nameof(StudentGrant.ReaderId));
        table.HasIndex(row => new { row.PartnershipId, row.ReaderId });
    }
}

/// <summary>A student's learning question: his, and for who coaches him now while he shares it. Only he writes it.</summary>
internal sealed class LearningQuestionMapping : IEntityTypeConfiguration<LearningQuestion>
{
    public void Configure(EntityTypeBuilder<LearningQuestion> table)
    {
        table.IsTenantTable("learning_question").HasRowVersion().ReadableWhen(Coaches.Readers("learning_question")).WritableWhen("student_id = @me");
        table.Property(row => row.Wording).HasMaxLength(LearningQuestion.WordingLength);
        table.Property(row => row.Brought).HasMaxLength(LearningQuestion.TextLength);
        table.ToTable(built => built.HasCheckConstraint("ck_learning_question_closed", "closed_at is null or brought is not null"));
        table.BelongsTo<LearningQuestion, Person>(row => row.Student, null, nameof(LearningQuestion.StudentId));
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.AskedAt }).IsDescending(false, false, true);
    }
}

internal sealed class QuestionVersionMapping : IEntityTypeConfiguration<QuestionVersion>
{
    public void Configure(EntityTypeBuilder<QuestionVersion> table)
    {
        // Who may read the question may read how it was worded before: the inner query obeys the policy of that table.
        table.IsTenantTable("question_version").IsAppendOnly().WritableWhen("student_id = @me")
            .ReadableWhen("exists (select from learning_question whole where whole.partnership_id = question_version.partnership_id and whole.id = question_id)");
        table.Property(row => row.Wording).HasMaxLength(LearningQuestion.WordingLength);
        table.Property(row => row.Reason).HasMaxLength(LearningQuestion.TextLength);
        // The student is part of the key, so that he cannot be another than the question's.
        table.HasOne<LearningQuestion>().WithMany(question => question.Earlier).HasForeignKey(row => new { row.PartnershipId, row.QuestionId, row.StudentId })
            .HasPrincipalKey(question => new { question.PartnershipId, question.Id, question.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.QuestionId, row.Version }).IsUnique();
    }
}

/// <summary>What a student tries: his, and for who coaches him now while he shares it. Only he writes it.</summary>
internal sealed class ExperimentMapping : IEntityTypeConfiguration<Experiment>
{
    public void Configure(EntityTypeBuilder<Experiment> table)
    {
        table.IsTenantTable("experiment").HasRowVersion().ReadableWhen(Coaches.Readers("experiment")).WritableWhen("student_id = @me");
        table.Property(row => row.Content).HasMaxLength(Experiment.TextLength);
        table.Property(row => row.HowItWent).HasMaxLength(Experiment.TextLength);
        table.ToTable(built => built.HasCheckConstraint("ck_experiment_looked_back", $"state <> {(int)ExperimentState.LookedBack} or how_it_went is not null"));
        table.BelongsTo<Experiment, Person>(row => row.Student, null, nameof(Experiment.StudentId));
        table.BelongsTo<Experiment, LearningQuestion>(row => row.Question, null, nameof(Experiment.QuestionId));
        table.BelongsTo<Experiment, Feedback>(null, null, nameof(Experiment.FeedbackId));
        // What is answered to one feedback is one experiment.
        table.HasIndex(row => new { row.PartnershipId, row.FeedbackId }).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.BegunAt }).IsDescending(false, false, true);
    }
}

/// <summary>What occupies a student: his, and for who coaches him now while he shares it. Only he writes it.</summary>
internal sealed class DominantThemeMapping : IEntityTypeConfiguration<DominantTheme>
{
    public void Configure(EntityTypeBuilder<DominantTheme> table)
    {
        table.IsTenantTable("dominant_theme").HasRowVersion().ReadableWhen(Coaches.Readers("dominant_theme")).WritableWhen("student_id = @me");
        table.Property(row => row.Title).HasMaxLength(DominantTheme.TitleLength);
        table.Property(row => row.Description).HasMaxLength(DominantTheme.TextLength);
        table.BelongsTo<DominantTheme, Person>(row => row.Student, null, nameof(DominantTheme.StudentId));
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.BegunAt }).IsDescending(false, false, true);
    }
}

internal sealed class ThemePartMapping : IEntityTypeConfiguration<ThemePart>
{
    public void Configure(EntityTypeBuilder<ThemePart> table)
    {
        // Who may read the theme may read what belongs to it, as far as he reads that itself: the inner query obeys the policy of that table.
        table.IsTenantTable("theme_part").HasRowVersion().WritableWhen("student_id = @me")
            .ReadableWhen("student_id = @me or exists (select from dominant_theme whole where whole.partnership_id = theme_part.partnership_id and whole.id = theme_id)");
        table.ToTable(built => built.HasCheckConstraint("ck_theme_part_one", "num_nonnulls(session_id, agenda_item_id, experiment_id) = 1"));
        table.HasOne<DominantTheme>().WithMany().HasForeignKey(row => new { row.PartnershipId, row.ThemeId, row.StudentId })
            .HasPrincipalKey(theme => new { theme.PartnershipId, theme.Id, theme.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<ThemePart, CoachingSession>(null, null, nameof(ThemePart.SessionId));
        table.BelongsTo<ThemePart, AgendaItem>(null, null, nameof(ThemePart.AgendaItemId));
        table.BelongsTo<ThemePart, Experiment>(null, null, nameof(ThemePart.ExperimentId));
        table.HasIndex(row => new { row.PartnershipId, row.ThemeId, row.SessionId, row.AgendaItemId, row.ExperimentId }).IsUnique().AreNullsDistinct(false);
    }
}

/// <summary>
/// A source with a theme: the student's, for who reads the theme once he took it, and for who offered it. Who coaches him now adds what she offers;
/// whether it is taken is his.
/// </summary>
internal sealed class SourceMapping : IEntityTypeConfiguration<Source>
{
    private const string Theme = "exists (select from dominant_theme whole where whole.partnership_id = source.partnership_id and whole.id = source.theme_id)";

    public void Configure(EntityTypeBuilder<Source> table)
    {
        table.IsTenantTable("source").HasRowVersion()
            .ReadableWhen($"student_id = @me or added_by_id = @me or (state = {(int)SourceState.Taken} and {Theme})")
            .WritableWhen($"student_id = @me or (added_by_id = @me and state = {(int)SourceState.Offered} and {Theme})");
        table.Property(row => row.Reference).HasMaxLength(SourceReference.Length);
        table.Property(row => row.Title).HasMaxLength(Source.TitleLength);
        table.Property(row => row.Note).HasMaxLength(Source.NoteLength);
        table.HasOne<DominantTheme>().WithMany().HasForeignKey(row => new { row.PartnershipId, row.ThemeId, row.StudentId })
            .HasPrincipalKey(theme => new { theme.PartnershipId, theme.Id, theme.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.BelongsTo<Source, Person>(row => row.AddedBy, null, nameof(Source.AddedById));
        table.HasIndex(row => new { row.PartnershipId, row.ThemeId });
    }
}
