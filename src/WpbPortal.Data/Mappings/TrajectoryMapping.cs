using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Templates;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

internal sealed class TrajectoryTemplateMapping : IEntityTypeConfiguration<TrajectoryTemplate>
{
    public void Configure(EntityTypeBuilder<TrajectoryTemplate> table)
    {
        table.IsTenantTable("trajectory_template").HasRowVersion();
        table.Property(row => row.Code).HasMaxLength(TrajectoryTemplate.CodeLength);
        table.HasIndex(row => new { row.PartnershipId, row.Code }).IsUnique();
    }
}

internal sealed class TemplateVersionMapping : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> table)
    {
        // Trajectories are bound to a version: nobody, the application included, can change one afterwards.
        table.IsTenantTable("template_version").IsAppendOnly();
        table.HasText(row => row.Title, Trajectory.TitleLength);
        table.Property(row => row.Content).HasJson();
        table.Property(row => row.Word).HasMaxLength(TemplateVersion.WordLength);
        table.BelongsTo<TemplateVersion, Person>(row => row.MadeBy, null, nameof(TemplateVersion.MadeById));
        table.BelongsTo(row => row.Template, template => template.Versions, nameof(TemplateVersion.TemplateId));
        table.HasIndex(row => new { row.PartnershipId, row.TemplateId, row.Number }).IsUnique();
    }
}

internal sealed class TrajectoryMapping : IEntityTypeConfiguration<Trajectory>
{
    public void Configure(EntityTypeBuilder<Trajectory> table)
    {
        table.IsTenantTable("trajectory").HasRowVersion();
        table.HasText(row => row.Title, Trajectory.TitleLength);
        table.Property(row => row.Goals).HasJson();
        table.ToTable(built => built.HasCheckConstraint("ck_trajectory_capacity", $"capacity is null or capacity between 1 and {Trajectory.MostPlaces}"));
        table.BelongsTo<Trajectory, TemplateVersion>(row => row.Version, null, nameof(Trajectory.VersionId));
        table.BelongsTo<Trajectory, SchoolYear>(row => row.SchoolYear, null, nameof(Trajectory.SchoolYearId));
        table.BelongsTo<Trajectory, School>(row => row.School, null, nameof(Trajectory.SchoolId));
        table.BelongsTo<Trajectory, Person>(null, null, nameof(Trajectory.MadeById));
    }
}

internal sealed class TrajectoryTrainerMapping : IEntityTypeConfiguration<TrajectoryTrainer>
{
    public void Configure(EntityTypeBuilder<TrajectoryTrainer> table)
    {
        table.IsTenantTable("trajectory_trainer");
        // Who is taken off the group leaves no row behind.
        table.BelongsTo<TrajectoryTrainer, Trajectory>(null, trajectory => trajectory.Trainers, nameof(TrajectoryTrainer.TrajectoryId)).OnDelete(DeleteBehavior.Cascade);
        table.BelongsTo<TrajectoryTrainer, Person>(row => row.Person, null, nameof(TrajectoryTrainer.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.PersonId }).IsUnique();
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> table)
    {
        table.IsTenantTable("meeting").HasRowVersion();
        table.Ignore(row => row.EndsAt);
        table.HasText(row => row.Title, Meeting.TitleLength);
        table.HasText(row => row.Purpose);
        table.Property(row => row.Questions).HasJson();
        table.Property(row => row.Shifted).HasJson();
        table.Property(row => row.Code).HasMaxLength(TrajectoryTemplate.CodeLength);
        table.Property(row => row.Room).HasMaxLength(Meeting.RoomLength);
        table.Property(row => row.CancelReason).HasMaxLength(Meeting.ReasonLength);
        table.ToTable(built => built.HasCheckConstraint("ck_meeting_minutes", $"minutes between {Meeting.FewestMinutes} and {Meeting.MostMinutes}"));
        table.BelongsTo(row => row.Trajectory, trajectory => trajectory.Meetings, nameof(Meeting.TrajectoryId));
        table.HasIndex(row => new { row.PartnershipId, row.StartsAt });
    }
}

internal sealed class MeetingActivityMapping : IEntityTypeConfiguration<MeetingActivity>
{
    public void Configure(EntityTypeBuilder<MeetingActivity> table)
    {
        table.IsTenantTable("meeting_activity").HasRowVersion();
        table.Property(row => row.Order).HasColumnName("position");
        table.HasText(row => row.Title, Meeting.TitleLength);
        table.Property(row => row.Description).HasJson();
        table.Property(row => row.Materials).HasJson();
        table.ToTable(built => built.HasCheckConstraint("ck_meeting_activity_minutes", $"minutes between 1 and {Meeting.MostMinutes}"));
        table.Property(row => row.LedByName).HasMaxLength(MeetingActivity.LedByLength);
        // An activity that is taken away leaves no row behind.
        table.BelongsTo<MeetingActivity, Meeting>(null, meeting => meeting.Activities, nameof(MeetingActivity.MeetingId)).OnDelete(DeleteBehavior.Cascade);
        table.BelongsTo<MeetingActivity, Person>(row => row.LedBy, null, nameof(MeetingActivity.LedById));
        // That no two stand at one place is a constraint of the table that is asked at the end of the transaction, for two that change places do so one by one.
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.Order });
    }
}

internal sealed class ParticipationMapping : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> table)
    {
        table.IsTenantTable("participation").HasRowVersion();
        table.Ignore(row => row.HoldsPlace);
        table.Property(row => row.Word).HasMaxLength(Participation.WordLength);
        // Supervisor or student teacher; and who waits knows since when.
        table.ToTable(built => built.HasCheckConstraint("ck_participation_role", $"role in ({(int)Role.StudentTeacher}, {(int)Role.Supervisor})"));
        table.ToTable(built => built.HasCheckConstraint("ck_participation_waiting", $"state <> {(int)ParticipationState.WaitingList} or waiting_since is not null"));
        table.BelongsTo(row => row.Trajectory, trajectory => trajectory.Participations, nameof(Participation.TrajectoryId));
        table.BelongsTo<Participation, Person>(row => row.Person, null, nameof(Participation.PersonId));
        table.BelongsTo<Participation, School>(row => row.School, null, nameof(Participation.SchoolId));
        table.BelongsTo<Participation, Person>(null, null, nameof(Participation.InvitedById));
        table.HasIndex(row => new { row.PartnershipId, row.TrajectoryId, row.PersonId }).IsUnique().HasDatabaseName(OnePerPerson);
        table.HasIndex(row => new { row.PartnershipId, row.PersonId });
    }

    /// <summary>One participation per person and trajectory, whoever invites at the same moment.</summary>
    internal const string OnePerPerson = "ux_participation_person";
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> table)
    {
        table.IsTenantTable("attendance");
        table.BelongsTo<Attendance, Meeting>(row => row.Meeting, null, nameof(Attendance.MeetingId));
        table.BelongsTo<Attendance, Participation>(row => row.Participation, null, nameof(Attendance.ParticipationId));
        // However often somebody taps, and whoever does, he was there once.
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.ParticipationId }).IsUnique();
    }
}

/// <summary>Texts in two languages, and what is kept whole as JSON.</summary>
internal static class TextColumns
{
    /// <summary>Maps a text in two languages to two columns.</summary>
    public static void HasText<T>(this EntityTypeBuilder<T> table, System.Linq.Expressions.Expression<Func<T, LocalisedText>> text, int? longest = null) where T : TenantEntity =>
        table.ComplexProperty(text!, column =>
        {
            column.IsRequired();
            if (longest is not { } length) return;
            column.Property(value => value.Nl).HasMaxLength(length);
            column.Property(value => value.En).HasMaxLength(length);
        });

    /// <summary>Keeps a value whole as jsonb. It is replaced as a whole, never changed within, so that it is compared as a whole.</summary>
    public static void HasJson<T>(this PropertyBuilder<T> column) => column.HasColumnType("jsonb").HasConversion(
        value => JsonSerializer.Serialize(value, TemplateJson.Options),
        json => JsonSerializer.Deserialize<T>(json, TemplateJson.Options)!,
        new ValueComparer<T>((left, right) => Equals(left, right), value => value == null ? 0 : value.GetHashCode(), value => value));
}
