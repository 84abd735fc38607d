namespace WpbPortal.Domain.Interviews;

/// <summary>What was noted of an interview: with a question, or its short report.</summary>
public sealed class InterviewText : TenantEntity
{
    /// <summary>Longest text, in characters.</summary>
    public const int Length = 8000;

    /// <summary>The number under which the report stands.</summary>
    public const int Report = 0;

    private InterviewText() { }

    /// <summary>Notes something.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOpen"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public InterviewText(Interview interview, int question, string? content, DateTimeOffset now) : base(interview.PartnershipId)
    {
        (InterviewId, InterviewerId, IntervieweeId, Question) = (interview.Id, interview.InterviewerId, interview.IntervieweeId, question);
        Write(interview, content, now);
    }

    /// <summary>Of which interview.</summary>
    public Guid InterviewId { get; private set; }

    /// <summary>Who held it: she alone writes.</summary>
    public Guid InterviewerId { get; private set; }

    /// <summary>With whom it was.</summary>
    public Guid IntervieweeId { get; private set; }

    /// <summary>With which question, from 1 up; <see cref="Report"/> for the report.</summary>
    public int Question { get; private set; }

    /// <summary>What was noted.</summary>
    public string Content { get; private set; } = "";

    /// <summary>When it was written last.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Writes it anew.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOpen"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Write(Interview interview, string? content, DateTimeOffset now)
    {
        interview.MayBeWritten();
        (Content, WrittenAt) = (Text.Required(content, Length, nameof(Content)), now);
    }
}

/// <summary>What whom an interview was with says should be different, and what the interviewer did with it.</summary>
public sealed class InterviewCorrection : TenantEntity
{
    /// <summary>Longest text, in characters.</summary>
    public const int Length = 2000;

    private InterviewCorrection() { }

    internal InterviewCorrection(Interview interview, string? text, DateTimeOffset now) : base(interview.PartnershipId) =>
        (InterviewId, InterviewerId, IntervieweeId, Content, ProposedAt) = (interview.Id, interview.InterviewerId, interview.IntervieweeId, Text.Required(text, Length, nameof(Content)), now);

    /// <summary>Of which interview.</summary>
    public Guid InterviewId { get; private set; }

    /// <summary>Who held it.</summary>
    public Guid InterviewerId { get; private set; }

    /// <summary>Who says it.</summary>
    public Guid IntervieweeId { get; private set; }

    /// <summary>What should be different.</summary>
    public string Content { get; private set; } = "";

    /// <summary>When he said it.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>When the interviewer answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What she answered: that she changed it, or why not.</summary>
    public string? Answer { get; private set; }

    /// <summary>Answers it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.CorrectionAnswered"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Reply(string? answer, DateTimeOffset now)
    {
        if (AnsweredAt is not null) throw new RuleViolationException(Rule.CorrectionAnswered);
        (Answer, AnsweredAt) = (Text.Required(answer, Length, nameof(Answer)), now);
    }
}
