using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Data.Mappings;

internal sealed class InterviewGuideMapping : IEntityTypeConfiguration<InterviewGuide>
{
    public void Configure(EntityTypeBuilder<InterviewGuide> table)
    {
        table.IsTenantTable("interview_guide").HasRowVersion();
        table.BelongsTo<InterviewGuide, Person>(row => row.MadeBy, null, nameof(InterviewGuide.MadeById));
    }
}

internal sealed class GuideVersionMapping : IEntityTypeConfiguration<GuideVersion>
{
    public void Configure(EntityTypeBuilder<GuideVersion> table)
    {
        table.IsTenantTable("guide_version").IsAppendOnly();
        table.Property(row => row.Content).HasJson();
        table.BelongsTo(row => row.Guide, guide => guide.Versions, nameof(GuideVersion.GuideId));
        table.HasIndex(row => new { row.PartnershipId, row.GuideId, row.Number }).IsUnique();
    }
}

/// <summary>That an interview is or was: the two know. Either changes how far it is; what was said is another table.</summary>
internal sealed class InterviewMapping : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> table)
    {
        table.IsTenantTable("interview").HasRowVersion().ReadableWhen("interviewer_id = @me or interviewee_id = @me").WritableWhen("interviewer_id = @me or interviewee_id = @me");
        table.Property(row => row.Guide).HasJson();
        table.Property(row => row.Place).HasMaxLength(Interview.PlaceLength);
        table.ToTable(built => built.HasCheckConstraint("ck_interview_two", "interviewer_id <> interviewee_id"));
        table.BelongsTo<Interview, Person>(row => row.Interviewer, null, nameof(Interview.InterviewerId));
        table.BelongsTo<Interview, Person>(row => row.Interviewee, null, nameof(Interview.IntervieweeId));
        table.BelongsTo<Interview, InterviewGuide>(null, null, nameof(Interview.GuideId));
        table.BelongsTo<Interview, Meeting>(null, null, nameof(Interview.MeetingId));
        table.HasIndex(row => new { row.PartnershipId, row.InterviewerId, row.At }).IsDescending(false, false, true);
        table.HasIndex(row => new { row.PartnershipId, row.IntervieweeId, row.At }).IsDescending(false, false, true);
    }
}

/// <summary>What was noted: of who held the interview, and once it is offered of whom it was with. Only she writes it, in the database too.</summary>
internal sealed class InterviewTextMapping : IEntityTypeConfiguration<InterviewText>
{
    private static readonly string Readers =
        $"""
        interviewer_id = @me or (interviewee_id = @me and exists (select from interview whole where whole.partnership_id = interview_text.partnership_id and whole.id = interview_id
            and whole.state in ({(int)InterviewState.Offered}, {(int)InterviewState.Agreed})))
        """;

    public void Configure(EntityTypeBuilder<InterviewText> table)
    {
        table.IsTenantTable("interview_text").HasRowVersion().ReadableWhen(Readers).WritableWhen("interviewer_id = @me");
        table.Property(row => row.Content).HasMaxLength(InterviewText.Length);
        table.OfTwo(row => new { row.PartnershipId, row.InterviewId, row.InterviewerId, row.IntervieweeId });
        table.HasIndex(row => new { row.PartnershipId, row.InterviewId, row.Question }).IsUnique();
    }
}

/// <summary>What should be different: of the two.</summary>
internal sealed class InterviewCorrectionMapping : IEntityTypeConfiguration<InterviewCorrection>
{
    public void Configure(EntityTypeBuilder<InterviewCorrection> table)
    {
        table.IsTenantTable("interview_correction").HasRowVersion().ReadableWhen("interviewer_id = @me or interviewee_id = @me").WritableWhen("interviewer_id = @me or interviewee_id = @me");
        table.Property(row => row.Content).HasMaxLength(InterviewCorrection.Length);
        table.Property(row => row.Answer).HasMaxLength(InterviewCorrection.Length);
        table.OfTwo(row => new { row.PartnershipId, row.InterviewId, row.InterviewerId, row.IntervieweeId });
        table.HasIndex(row => new { row.PartnershipId, row.InterviewId, row.ProposedAt });
    }
}

/// <summary>What an interview brought without whom it was with: of who held it, in the database too. No column leads to the interview.</summary>
internal sealed class AnonymousInterviewMapping : IEntityTypeConfiguration<AnonymousInterview>
{
    public void Configure(EntityTypeBuilder<AnonymousInterview> table)
    {
        table.IsTenantTable("anonymous_interview").IsAppendOnly().ReadableWhen("interviewer_id = @me").WritableWhen("interviewer_id = @me");
        table.Property(row => row.Guide).HasJson();
        table.Property(row => row.Texts).HasJson();
        table.BelongsTo<AnonymousInterview, Person>(null, null, nameof(AnonymousInterview.InterviewerId));
    }
}

/// <summary>Rows of an interview whose two persons cannot be others than the interview's: they are part of the key.</summary>
internal static class OfTheTwo
{
    /// <summary>Ties a row to its interview.</summary>
    public static void OfTwo<T>(this EntityTypeBuilder<T> table, System.Linq.Expressions.Expression<Func<T, object?>> key) where T : Domain.TenantEntity =>
        table.HasOne<Interview>().WithMany().HasForeignKey(key)
            .HasPrincipalKey(interview => new { interview.PartnershipId, interview.Id, interview.InterviewerId, interview.IntervieweeId }).OnDelete(DeleteBehavior.Restrict);
}
