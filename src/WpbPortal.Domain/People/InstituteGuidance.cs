namespace WpbPortal.Domain.People;

/// <summary>Says whose "own students" they are: an instituutsopleider follows a student for a period.</summary>
public sealed class InstituteGuidance : TenantEntity
{
    private InstituteGuidance() { }

    /// <summary>Lets an institute educator follow a student.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.EducatorIsStudent"/>.</exception>
    public InstituteGuidance(Guid partnershipId, Guid studentId, Guid educatorId, DatePeriod period) : base(partnershipId)
    {
        if (studentId == educatorId) throw new RuleViolationException(Rule.EducatorIsStudent);
        StudentId = studentId;
        EducatorId = educatorId;
        Period = period;
    }

    /// <summary>The student who is followed.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>The student who is followed.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>The institute educator who follows.</summary>
    public Guid EducatorId { get; private set; }

    /// <summary>The institute educator who follows.</summary>
    public Person Educator { get; private set; } = null!;

    /// <summary>The days on which it holds.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was ended before its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it on a last day, today or later.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.EndsInThePast"/>.</exception>
    public void End(DateOnly last, DateOnly today, DateTimeOffset now) => (Period, EndedAt) = Ending.Of(Period, EndedAt, last, today, now);
}
