using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>That a session was (P2). What was said in it stands in tables of its own, with readers of their own.</summary>
internal sealed class CoachingSessionMapping : IEntityTypeConfiguration<CoachingSession>
{
    public void Configure(EntityTypeBuilder<CoachingSession> table)
    {
        // Whoever writes supervised the student, or stood in on that very day: a cover opens nothing before and after. What is planned and did
        // not happen yet the student writes too, for who supervises him or stands in that day.
        table.IsTenantTable("coaching_session").HasRowVersion().WritableWhen(
            """
            (author_id = @me and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id
                and coaching.id = coaching_session.supervision_id and coaching.student_id = coaching_session.student_id
                and (coaching.supervisor_id = @me
                    or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = @me
                        and (away.ended_at is null or (away.ended_at at time zone 'Europe/Amsterdam')::date >= away.starts_on)
                        and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date
                        and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date)))))
            or (student_id = @me and state in (1, 4) and exists (select from supervision coaching where coaching.partnership_id = coaching_session.partnership_id
                and coaching.id = coaching_session.supervision_id and coaching.student_id = @me
                and (coaching.supervisor_id = coaching_session.author_id
                    or exists (select from cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.covered_by_id = coaching_session.author_id
                        and away.starts_on <= (coaching_session.at at time zone 'Europe/Amsterdam')::date
                        and (away.ends_on is null or away.ends_on >= (coaching_session.at at time zone 'Europe/Amsterdam')::date)))))
            """);
        table.Property(row => row.Place).HasMaxLength(CoachingSession.PlaceLength);
        table.ToTable(built =>
        {
            built.HasCheckConstraint("ck_coaching_session_minutes", $"minutes between {CoachingSession.FewestMinutes} and {CoachingSession.MostMinutes}");
            built.HasCheckConstraint("ck_coaching_session_shared", $"(state = {(int)SessionState.Shared}) = (shared_at is not null)");
        });
        table.BelongsTo<CoachingSession, Supervision>(null, null, nameof(CoachingSession.SupervisionId));
        table.BelongsTo<CoachingSession, Person>(row => row.Student, null, nameof(CoachingSession.StudentId));
        table.BelongsTo<CoachingSession, Person>(row => row.Author, null, nameof(CoachingSession.AuthorId));
        // Author and student are part of the key, so that no part of a session can name others than the session does.
        table.HasOne(row => row.Content).WithOne()
            .HasForeignKey<SessionContent>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId })
            .HasPrincipalKey<CoachingSession>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(row => row.Steering).WithOne()
            .HasForeignKey<SessionSteering>(row => new { row.PartnershipId, row.Id, row.AuthorId })
            .HasPrincipalKey<CoachingSession>(row => new { row.PartnershipId, row.Id, row.AuthorId }).OnDelete(DeleteBehavior.Restrict);
        // What is planned is little beside what was held, and is looked through again and again.
        table.HasIndex(row => new { row.PartnershipId, row.At }).HasFilter($"state = {(int)SessionState.Planned}");
        // Whether they talked since something was brought in is asked of each supervision.
        table.HasIndex(row => new { row.PartnershipId, row.SupervisionId, row.At });
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId, row.At, row.Id }).IsDescending(false, false, true, true);
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.At, row.Id }).IsDescending(false, false, true, true);
    }
}

internal sealed class SessionContentMapping : IEntityTypeConfiguration<SessionContent>
{
    public void Configure(EntityTypeBuilder<SessionContent> table)
    {
        table.IsTenantTable("session_content").HasRowVersion()
            .ReadableWhen($"author_id = @me or (shared_at is not null and (student_id = @me or {ReadsAlong.Of("session_content", GrantedPart.Feedback)}))").WritableWhen("author_id = @me");
        table.Property(row => row.StudentInput).HasMaxLength(SessionContent.TextLength);
        table.Property(row => row.WhatHappened).HasMaxLength(SessionContent.TextLength);
    }
}

internal sealed class SessionSteeringMapping : IEntityTypeConfiguration<SessionSteering>
{
    public void Configure(EntityTypeBuilder<SessionSteering> table)
    {
        table.IsTenantTable("session_steering").HasRowVersion().ReadableWhen($"author_id = @me or {CoachingGrantMapping.OpensTo("session_steering.author_id", "session_steering")}")
            .WritableWhen("author_id = @me");
        table.ToTable(built => built.HasCheckConstraint("ck_session_steering_direction", "direction between -1 and 1 and slider between -1 and 1 and brought_in_by between 1 and 3"));
        table.ComplexCollection(row => row.Marks, mark => mark.ToJson("marks"));
    }
}

/// <summary>That a trainer may see a supervisor's way of coaching: both know, and she alone gives it and takes it back.</summary>
internal sealed class CoachingGrantMapping : IEntityTypeConfiguration<CoachingGrant>
{
    /// <summary>Whether this supervisor lets the person who asks see her way of coaching today, as somebody who still trains her group.</summary>
    public static string OpensTo(string supervisor, string table) =>
        $"""
        exists (select from coaching_grant given where given.partnership_id = {table}.partnership_id and given.supervisor_id = {supervisor} and given.trainer_id = @me
            and given.ended_at is null and given.starts_on <= {TenantTable.Today} and (given.ends_on is null or given.ends_on >= {TenantTable.Today})
            and exists (select from trajectory_trainer training where training.partnership_id = given.partnership_id and training.trajectory_id = given.trajectory_id and training.person_id = @me))
        """;

    public void Configure(EntityTypeBuilder<CoachingGrant> table)
    {
        table.IsTenantTable("coaching_grant").HasRowVersion().HasPeriod(row => row.Period)
            .ReadableWhen("supervisor_id = @me or trainer_id = @me").WritableWhen("supervisor_id = @me")
            .Excludes("ex_coaching_grant", "supervisor_id WITH =, trainer_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&", "ended_at is null");
        table.ToTable(built => built.HasCheckConstraint("ck_coaching_grant_two", "supervisor_id <> trainer_id and ends_on is not null"));
        table.BelongsTo<CoachingGrant, Person>(row => row.Supervisor, null, nameof(CoachingGrant.SupervisorId));
        table.BelongsTo<CoachingGrant, Person>(row => row.Trainer, null, nameof(CoachingGrant.TrainerId));
        table.BelongsTo<CoachingGrant, Trajectory>(row => row.Trajectory, null, nameof(CoachingGrant.TrajectoryId));
    }
}

/// <summary>How the student saw a session: his, and the author's while he shares it. Only he writes it, and only of what is shared with him.</summary>
internal sealed class StudentViewMapping : IEntityTypeConfiguration<StudentView>
{
    public void Configure(EntityTypeBuilder<StudentView> table)
    {
        table.IsTenantTable("student_view").HasRowVersion()
            .ReadableWhen("student_id = @me or (author_id = @me and shared_at is not null)").WritableWhen("student_id = @me");
        table.ToTable(built => built.HasCheckConstraint("ck_student_view_taps", "steering between -1 and 1 and brought_in_by between 1 and 3"));
        // Author and student are part of the key, as in all that belongs to a session.
        table.HasOne<CoachingSession>().WithOne().HasForeignKey<StudentView>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId })
            .HasPrincipalKey<CoachingSession>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.StudentId });
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId });
    }
}

internal sealed class SessionReadingMapping : IEntityTypeConfiguration<SessionReading>
{
    public void Configure(EntityTypeBuilder<SessionReading> table)
    {
        table.IsTenantTable("session_reading").IsAppendOnly().ReadableWhen("student_id = @me or author_id = @me").WritableWhen("student_id = @me");
        table.HasOne<CoachingSession>().WithOne().HasForeignKey<SessionReading>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId })
            .HasPrincipalKey<CoachingSession>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FeedbackMapping : IEntityTypeConfiguration<Feedback>
{
    public void Configure(EntityTypeBuilder<Feedback> table)
    {
        table.IsTenantTable("feedback").HasRowVersion()
            .ReadableWhen($"author_id = @me or (shared_at is not null and (student_id = @me or {ReadsAlong.Of("feedback", GrantedPart.Feedback)}))").WritableWhen("author_id = @me");
        table.Ignore(row => row.Content);
        table.Property(row => row.Saw).HasMaxLength(FeedbackText.PartLength);
        table.Property(row => row.Did).HasMaxLength(FeedbackText.PartLength);
        table.Property(row => row.Question).HasMaxLength(FeedbackText.PartLength);
        table.ToTable(built => built.HasCheckConstraint("ck_feedback_whole", "shared_at is null or (saw is not null and did is not null and question is not null)"));
        table.HasOne(row => row.Session).WithMany(session => session.Feedback)
            .HasForeignKey(row => new { row.PartnershipId, row.SessionId, row.AuthorId, row.StudentId })
            .HasPrincipalKey(session => new { session.PartnershipId, session.Id, session.AuthorId, session.StudentId })
            // Feedback that is taken out of a draft goes; the database itself deletes nothing along.
            .OnDelete(DeleteBehavior.ClientCascade);
        table.HasIndex(row => new { row.PartnershipId, row.StudentId, row.SharedAt, row.Id }).IsDescending(false, false, true, true);
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId, row.SharedAt, row.Id }).IsDescending(false, false, true, true);
    }
}

internal sealed class FeedbackVersionMapping : IEntityTypeConfiguration<FeedbackVersion>
{
    public void Configure(EntityTypeBuilder<FeedbackVersion> table)
    {
        // Who may read the feedback may read its earlier texts: the inner query obeys the policy of that table.
        table.IsTenantTable("feedback_version").IsAppendOnly().WritableWhen("author_id = @me")
            .ReadableWhen("exists (select from feedback whole where whole.partnership_id = feedback_version.partnership_id and whole.id = feedback_id)");
        table.Property(row => row.Saw).HasMaxLength(FeedbackText.PartLength);
        table.Property(row => row.Did).HasMaxLength(FeedbackText.PartLength);
        table.Property(row => row.Question).HasMaxLength(FeedbackText.PartLength);
        table.HasOne<Feedback>().WithMany(feedback => feedback.Earlier).HasForeignKey(row => new { row.PartnershipId, row.FeedbackId, row.AuthorId })
            .HasPrincipalKey(feedback => new { feedback.PartnershipId, feedback.Id, feedback.AuthorId }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.FeedbackId, row.Version }).IsUnique();
    }
}

internal sealed class FeedbackReadingMapping : IEntityTypeConfiguration<FeedbackReading>
{
    public void Configure(EntityTypeBuilder<FeedbackReading> table)
    {
        table.IsTenantTable("feedback_reading").IsAppendOnly().ReadableWhen("student_id = @me or author_id = @me").WritableWhen("student_id = @me");
        table.HasOne<Feedback>().WithOne().HasForeignKey<FeedbackReading>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId })
            .HasPrincipalKey<Feedback>(feedback => new { feedback.PartnershipId, feedback.Id, feedback.AuthorId, feedback.StudentId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FeedbackReplyMapping : IEntityTypeConfiguration<FeedbackReply>
{
    public void Configure(EntityTypeBuilder<FeedbackReply> table)
    {
        table.IsTenantTable("feedback_reply").HasRowVersion().ReadableWhen($"student_id = @me or author_id = @me or {ReadsAlong.Of("feedback_reply", GrantedPart.Feedback)}").WritableWhen("student_id = @me");
        table.Property(row => row.TakesAlong).HasMaxLength(FeedbackReply.PartLength);
        table.Property(row => row.WillTry).HasMaxLength(FeedbackReply.PartLength);
        table.ToTable(built => built.HasCheckConstraint("ck_feedback_reply_said", "takes_along is not null or will_try is not null"));
        table.HasOne<Feedback>().WithOne().HasForeignKey<FeedbackReply>(row => new { row.PartnershipId, row.Id, row.AuthorId, row.StudentId })
            .HasPrincipalKey<Feedback>(feedback => new { feedback.PartnershipId, feedback.Id, feedback.AuthorId, feedback.StudentId }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.AuthorId, row.RepliedAt }).IsDescending(false, false, true);
    }
}

internal sealed class PrivateNoteMapping : IEntityTypeConfiguration<PrivateNote>
{
    public void Configure(EntityTypeBuilder<PrivateNote> table)
    {
        table.IsTenantTable("private_note").HasRowVersion().ReadableWhen("author_id = @me").WritableWhen("author_id = @me");
        table.Property(row => row.Content).HasMaxLength(PrivateNote.TextLength);
        table.HasOne<CoachingSession>().WithMany().HasForeignKey(row => new { row.PartnershipId, row.SessionId }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PartnershipId, row.SessionId, row.AuthorId }).IsUnique();
    }
}

internal sealed class InterventionMapping : IEntityTypeConfiguration<Intervention>
{
    public void Configure(EntityTypeBuilder<Intervention> table)
    {
        table.IsTenantTable("intervention").HasRowVersion();
        table.Ignore(row => row.Step);
        table.Property(row => row.Code).HasMaxLength(Intervention.CodeLength);
        table.Property(row => row.LabelNl).HasMaxLength(Intervention.LabelLength);
        table.Property(row => row.LabelEn).HasMaxLength(Intervention.LabelLength);
        table.Property(row => row.ExplanationNl).HasMaxLength(Intervention.ExplanationLength);
        table.Property(row => row.ExplanationEn).HasMaxLength(Intervention.ExplanationLength);
        table.ToTable(built => built.HasCheckConstraint("ck_intervention_position", "position between -1 and 1"));
        table.HasIndex(row => new { row.PartnershipId, row.Code }).IsUnique();
    }
}
