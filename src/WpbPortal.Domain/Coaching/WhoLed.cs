namespace WpbPortal.Domain.Coaching;

/// <summary>Who brought the topic of a conversation in.</summary>
public enum BroughtInBy
{
    /// <summary>The student.</summary>
    Student = 1,

    /// <summary>The two of them.</summary>
    Together = 2,

    /// <summary>The supervisor.</summary>
    Supervisor = 3,
}

/// <summary>The four roles of a supervisor in a conversation (MERID, after Hennissen and others). None is better than another.</summary>
public enum StyleRole
{
    /// <summary>The student's topic, with little steering.</summary>
    Encourager = 1,

    /// <summary>The supervisor's topic, with little steering.</summary>
    Initiator = 2,

    /// <summary>The student's topic, with steering.</summary>
    Advisor = 3,

    /// <summary>The supervisor's topic, with steering.</summary>
    Imperator = 4,
}

/// <summary>One dot in the square of two taps: who brought the topic in, and how steering the supervisor was.</summary>
/// <param name="By">Who brought it in.</param>
/// <param name="Steering">From −1 (hardly steering) to +1 (wholly).</param>
public readonly record struct WhoLed(BroughtInBy By, double Steering)
{
    /// <summary>The quarter of the square in which it lies; null on a line between two.</summary>
    public StyleRole? Role => (By, Steering) switch
    {
        (BroughtInBy.Together, _) or (_, 0) => null,
        (BroughtInBy.Student, < 0) => StyleRole.Encourager,
        (BroughtInBy.Student, _) => StyleRole.Advisor,
        (_, < 0) => StyleRole.Initiator,
        _ => StyleRole.Imperator,
    };

    /// <summary>The dot of two taps; null while one of them is missing.</summary>
    public static WhoLed? Of(BroughtInBy? by, double? steering) => by is { } who && steering is { } how ? new(who, how) : null;

    /// <summary>Whether this lies in the square.</summary>
    internal static bool IsSteering(double? steering) => steering is null or (>= SteeringSpectrum.Learner and <= SteeringSpectrum.Supervisor);
}

/// <summary>
/// How the student saw a conversation that was shared with him: the same two taps. His own to mark, change and take away; who had the
/// conversation with him sees it only while he shares it.
/// </summary>
public sealed class StudentView : TenantEntity
{
    private StudentView() { }

    /// <summary>The student marks how he saw a conversation.</summary>
    /// <param name="session">The conversation, shared with him.</param>
    /// <param name="by">Who brought the topic in.</param>
    /// <param name="steering">How steering the supervisor was, from −1 to +1.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionNotShared"/>, <see cref="Rule.TapMissing"/> or <see cref="Rule.DirectionOutOfRange"/>.</exception>
    public StudentView(CoachingSession session, BroughtInBy? by, double? steering, DateTimeOffset now) : base(session.PartnershipId, session.Id)
    {
        if (session.State != SessionState.Shared) throw new RuleViolationException(Rule.SessionNotShared);
        (AuthorId, StudentId) = (session.AuthorId, session.StudentId);
        Mark(by, steering, now);
    }

    /// <summary>Who had the conversation with him, and sees this once it is shared.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Whose view it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Who brought the topic in.</summary>
    public BroughtInBy BroughtInBy { get; private set; }

    /// <summary>How steering the supervisor was, from −1 (hardly) to +1 (wholly).</summary>
    public double Steering { get; private set; }

    /// <summary>When he marked it last.</summary>
    public DateTimeOffset MarkedAt { get; private set; }

    /// <summary>Since when the supervisor sees it; null while it is his alone.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>Marks it anew; both taps are needed for a dot.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TapMissing"/> or <see cref="Rule.DirectionOutOfRange"/>.</exception>
    public void Mark(BroughtInBy? by, double? steering, DateTimeOffset now)
    {
        if (by is not { } who || !Enum.IsDefined(who)) throw new RuleViolationException(Rule.TapMissing) { Field = nameof(BroughtInBy) };
        if (steering is not { } how) throw new RuleViolationException(Rule.TapMissing) { Field = nameof(Steering) };
        if (!WhoLed.IsSteering(how)) throw new RuleViolationException(Rule.DirectionOutOfRange) { Field = nameof(Steering) };
        (BroughtInBy, Steering, MarkedAt) = (who, how, now);
    }

    /// <summary>Lets the supervisor see it.</summary>
    public void Share(DateTimeOffset now) => SharedAt ??= now;

    /// <summary>Keeps it to himself again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public void KeepToSelf() => SharedAt = SharedAt is null ? throw new RuleViolationException(Rule.NotShared) : null;
}
