using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

/// <summary>What a meeting could be about: for the group. Who proposed it takes it back; the trainer takes it over.</summary>
internal sealed class MeetingTopicMapping : IEntityTypeConfiguration<MeetingTopic>
{
    public void Configure(EntityTypeBuilder<MeetingTopic> table)
    {
        table.IsTenantTable("meeting_topic").HasRowVersion()
            .ReadableWhen($"{Groups.ParticipantOf("meeting_topic")} or {Groups.TrainerOf("meeting_topic")}")
            .WritableWhen($"proposed_by_id = @me or {Groups.TrainerOf("meeting_topic")}");
        table.Property(row => row.Words).HasMaxLength(MeetingTopic.WordsLength);
        table.BelongsTo<MeetingTopic, Meeting>(row => row.Meeting, null, nameof(MeetingTopic.MeetingId));
        table.BelongsTo<MeetingTopic, Trajectory>(null, null, nameof(MeetingTopic.TrajectoryId));
        table.BelongsTo<MeetingTopic, Person>(null, null, nameof(MeetingTopic.ProposedById));
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId });
    }
}

/// <summary>What somebody chose: his alone. How often a topic was chosen is counted by <c>platform.topic_votes</c>.</summary>
internal sealed class TopicVoteMapping : IEntityTypeConfiguration<TopicVote>
{
    public void Configure(EntityTypeBuilder<TopicVote> table)
    {
        table.IsTenantTable("topic_vote").HasRowVersion().ReadableWhen("person_id = @me");
        table.ToTable(built => built.HasCheckConstraint("ck_topic_vote_number", $"number between 1 and {TopicVote.Most}"));
        // A topic that is taken back takes the choices for it along; they can be made anew.
        table.BelongsTo<TopicVote, MeetingTopic>(null, null, nameof(TopicVote.TopicId)).OnDelete(DeleteBehavior.Cascade);
        table.BelongsTo<TopicVote, Meeting>(null, null, nameof(TopicVote.MeetingId));
        table.BelongsTo<TopicVote, Trajectory>(null, null, nameof(TopicVote.TrajectoryId));
        table.BelongsTo<TopicVote, Person>(null, null, nameof(TopicVote.PersonId));
        table.HasIndex(row => new { row.PartnershipId, row.TopicId, row.PersonId }).IsUnique();
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId, row.PersonId, row.Number }).IsUnique();
    }
}

internal sealed class TopicListMapping : IEntityTypeConfiguration<TopicList>
{
    public void Configure(EntityTypeBuilder<TopicList> table)
    {
        table.IsTenantTable("topic_list").HasRowVersion();
        table.BelongsTo<TopicList, Meeting>(null, null, nameof(TopicList.MeetingId));
        table.BelongsTo<TopicList, Trajectory>(null, null, nameof(TopicList.TrajectoryId));
        table.HasIndex(row => new { row.PartnershipId, row.MeetingId }).IsUnique();
    }
}
