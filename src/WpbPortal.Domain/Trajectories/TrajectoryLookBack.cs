using WpbPortal.Domain.Coaching;

namespace WpbPortal.Domain.Trajectories;

/// <summary>What a trajectory brought, by who trains or plans it: insights, key words, the roles in focus and the chances that it worked on. One per trajectory.</summary>
public sealed class TrajectoryLookBack : TenantEntity
{
    /// <summary>Longest insights, in characters.</summary>
    public const int InsightsLength = 4000;

    /// <summary>Longest row of key words, in characters.</summary>
    public const int KeywordsLength = 300;

    private TrajectoryLookBack() { }

    /// <summary>The look back of a trajectory, still empty.</summary>
    public TrajectoryLookBack(Trajectory trajectory) : base(trajectory.PartnershipId) => TrajectoryId = trajectory.Id;

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>What was seen and learnt.</summary>
    public string? Insights { get; private set; }

    /// <summary>Its key words, with commas between them.</summary>
    public string? Keywords { get; private set; }

    /// <summary>Which roles of a supervisor it worked on most; none when it worked on the conditions around it.</summary>
    public SupervisorRole[] Roles { get; private set; } = [];

    /// <summary>Which of the four chances it worked on.</summary>
    public Chance[] Chances { get; private set; } = [];

    /// <summary>Who wrote it last.</summary>
    public Guid WrittenById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Writes it; also after the trajectory was rounded off.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public void Write(string? insights, string? keywords, IEnumerable<SupervisorRole> roles, IEnumerable<Chance> chances, Guid writtenById, DateTimeOffset now)
    {
        Insights = Text.Optional(insights?.ReplaceLineEndings("\n"), InsightsLength, nameof(Insights));
        Keywords = Text.Optional(keywords, KeywordsLength, nameof(Keywords));
        Roles = [.. roles.Where(Enum.IsDefined).Distinct().Order()];
        Chances = [.. chances.Where(Enum.IsDefined).Distinct().Order()];
        (WrittenById, WrittenAt) = (writtenById, now);
    }
}
