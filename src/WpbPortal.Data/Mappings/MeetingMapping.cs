using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>The turns of a meeting on the day. The activity is no foreign key: one that is taken out of the build-up leaves its turns behind.</summary>
internal sealed class MeetingTurnMapping : IEntityTypeConfiguration<MeetingTurn>
{
    public void Configure(EntityTypeBuilder<MeetingTurn> table)
    {
        table.IsTenantTable("meeting_turn").IsAppendOnly();
        table.ToTable(built => built.HasCheckConstraint("ck_meeting_turn_step", $"(kind = {(int)TurnKind.Step}) = (activity_id is not null)"));
        table.BelongsTo<MeetingTurn, Meeting>(null, meeting => meeting.Turns, nameof(MeetingTurn.MeetingId));
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.At });
    }
}

/// <summary>What a trainer saw: his, and for the participant it is about while he lets him read it. Only he writes it.</summary>
internal sealed class MeetingObservationMapping : IEntityTypeConfiguration<MeetingObservation>
{
    public void Configure(EntityTypeBuilder<MeetingObservation> table)
    {
        table.IsTenantTable("meeting_observation").HasRowVersion().ReadableWhen("author_id = @me or (about_id = @me and released_at is not null)").WritableWhen("author_id = @me");
        table.Property(row => row.Content).HasMaxLength(MeetingObservation.ContentLength);
        table.ToTable(built => built.HasCheckConstraint("ck_meeting_observation_released", "released_at is null or about_id is not null"));
        table.BelongsTo<MeetingObservation, Meeting>(row => row.Meeting, null, nameof(MeetingObservation.MeetingId));
        table.BelongsTo<MeetingObservation, Person>(row => row.Author, null, nameof(MeetingObservation.AuthorId));
        table.BelongsTo<MeetingObservation, Person>(row => row.About, null, nameof(MeetingObservation.AboutId));
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.AuthorId, row.At });
    }
}
