using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Placements;

/// <summary>
/// What a team agreed on educating together (afspraken over samen opleiden): who does what for its student teachers. A change
/// is a new version beside the earlier ones; the highest holds.
/// </summary>
public sealed class TeamAgreement : TenantEntity
{
    /// <summary>Longest text, in characters: one screen to read.</summary>
    public const int TextLength = 4000;

    private TeamAgreement() { }

    /// <summary>Writes down what a team agreed.</summary>
    /// <param name="team">The team.</param>
    /// <param name="content">The agreements.</param>
    /// <param name="writtenById">Who writes them down.</param>
    /// <param name="now">When.</param>
    /// <param name="before">The version that held until now; null for the first.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.NothingChanged"/>.</exception>
    public TeamAgreement(Team team, string? content, Guid writtenById, DateTimeOffset now, TeamAgreement? before = null) : base(team.PartnershipId)
    {
        // Browsers send a new line as two characters, other ways as one.
        Content = Text.Required(content?.ReplaceLineEndings("\n"), TextLength, nameof(Content));
        if (before?.Content == Content) throw new RuleViolationException(Rule.NothingChanged) { Field = nameof(Content) };
        SchoolId = team.SchoolId;
        TeamId = team.Id;
        WrittenById = writtenById;
        WrittenAt = now;
        Version = (before?.Version ?? 0) + 1;
    }

    /// <summary>The school of the team.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>The team.</summary>
    public Team Team { get; private set; } = null!;

    /// <summary>Counts from one, per team.</summary>
    public int Version { get; private set; }

    /// <summary>The agreements.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Who wrote this version down.</summary>
    public Guid WrittenById { get; private set; }

    /// <summary>Who wrote this version down.</summary>
    public Person WrittenBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset WrittenAt { get; private set; }
}
