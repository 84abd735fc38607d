namespace WpbPortal.Domain.Coaching;

/// <summary>
/// What was said in a session: its author's alone until it is shared, then also the student's. Kept apart from the
/// session, so that the database itself can keep it from everybody else.
/// </summary>
public sealed class SessionContent : TenantEntity
{
    /// <summary>Longest text of one part, in characters.</summary>
    public const int TextLength = 4000;

    private SessionContent() { }

    internal SessionContent(CoachingSession session) : base(session.PartnershipId, session.Id)
    {
        AuthorId = session.AuthorId;
        StudentId = session.StudentId;
    }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Whom it is about, who reads it once it is shared.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>What the student brought in (inbreng).</summary>
    public string? StudentInput { get; private set; }

    /// <summary>What happened in the conversation.</summary>
    public string? WhatHappened { get; private set; }

    /// <summary>Which core concepts it touched.</summary>
    public CoreConcept[] Concepts { get; private set; } = [];

    /// <summary>Since when the student reads it; null while it is a draft.</summary>
    public DateTimeOffset? SharedAt { get; internal set; }

    /// <summary>Whether there is something in it to read.</summary>
    public bool IsReadable => StudentInput is not null || WhatHappened is not null;

    internal void Write(string? studentInput, string? whatHappened, IEnumerable<CoreConcept> concepts)
    {
        StudentInput = Text.Optional(studentInput, TextLength, nameof(StudentInput));
        WhatHappened = Text.Optional(whatHappened, TextLength, nameof(WhatHappened));
        Concepts = [.. concepts.Distinct().Order()];
    }
}

/// <summary>
/// How the supervisor coached in a session: what she did on the steering spectrum, techniques and roles. Part of her own
/// way of coaching, so it stays hers alone, also when the session is shared.
/// </summary>
public sealed class SessionSteering : TenantEntity
{
    private SessionSteering() { }

    internal SessionSteering(CoachingSession session) : base(session.PartnershipId, session.Id) => AuthorId = session.AuthorId;

    /// <summary>Whose way of coaching it is.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>What she did on the spectrum, from the learner's side to her own.</summary>
    public List<InterventionMark> Marks { get; private set; } = [];

    /// <summary>Which techniques she used, or missed a chance for.</summary>
    public Technique[] Techniques { get; private set; } = [];

    /// <summary>Which of her roles it was.</summary>
    public SupervisorRole[] Roles { get; private set; } = [];

    /// <summary>How steering she was by her own estimate, from −1 (learner) to +1 (supervisor); as the direction it counts only while nothing is marked.</summary>
    public double? Slider { get; private set; }

    /// <summary>Who brought the topic in, when she said so.</summary>
    public BroughtInBy? BroughtInBy { get; private set; }

    /// <summary>Which way the session went, from −1 (learner) to +1 (supervisor); null when she said nothing of it.</summary>
    public double? Direction { get; private set; }

    internal void Mark(IReadOnlyCollection<InterventionMark> marks, IEnumerable<Technique> techniques, IEnumerable<SupervisorRole> roles, double? slider, BroughtInBy? by)
    {
        if (!WhoLed.IsSteering(slider))
            throw new RuleViolationException(Rule.DirectionOutOfRange) { Field = nameof(Slider) };
        Marks = [.. marks.OrderBy(mark => mark.Position)];
        Techniques = [.. techniques.Distinct().Order()];
        Roles = [.. roles.Distinct().Order()];
        Slider = slider;
        BroughtInBy = by is { } who && Enum.IsDefined(who) ? who : null;
        Direction = SteeringSpectrum.Direction(Marks, slider);
    }
}

/// <summary>What somebody notes of a session for himself alone. Never shared, in no export of others, seen by no administrator.</summary>
public sealed class PrivateNote : TenantEntity
{
    /// <summary>Longest note, in characters.</summary>
    public const int TextLength = 4000;

    private PrivateNote() { }

    /// <summary>Notes something of a session.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public PrivateNote(CoachingSession session, Guid authorId, string text) : base(session.PartnershipId)
    {
        SessionId = session.Id;
        AuthorId = authorId;
        Write(text);
    }

    /// <summary>The session it is about.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The only one who reads it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>The note.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Writes it anew.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Write(string text) => Content = Text.Required(text, TextLength, "PrivateNote");
}

/// <summary>That the student opened a shared session: from then on sharing it cannot be undone.</summary>
public sealed class SessionReading : TenantEntity
{
    private SessionReading() { }

    /// <summary>The student reads the session for the first time.</summary>
    public SessionReading(CoachingSession session, DateTimeOffset now) : base(session.PartnershipId, session.Id)
    {
        AuthorId = session.AuthorId;
        StudentId = session.StudentId;
        ReadAt = now;
    }

    /// <summary>Who logged the session.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who read it.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>When he first opened it.</summary>
    public DateTimeOffset ReadAt { get; private set; }
}
