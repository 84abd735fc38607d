using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Learning;

/// <summary>
/// A student lets an educator read along for a while: what he shared with who coaches him, and the feedback he was given. What he keeps to himself
/// stays his. He alone gives it, and takes it back whenever he likes.
/// </summary>
public sealed class StudentGrant : TenantEntity
{
    /// <summary>The longest that somebody may read along without being asked again, in days.</summary>
    public const int MostDays = 366;

    private StudentGrant() { }

    /// <summary>Lets somebody read along.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/> at <see cref="Parts"/> or at the last day, <see cref="Rule.PeriodEndsBeforeItBegins"/> or <see cref="Rule.GrantTooLong"/>.
    /// </exception>
    public StudentGrant(Guid partnershipId, Guid studentId, Guid readerId, IEnumerable<GrantedPart> parts, DateOnly today, DateOnly? until, DateTimeOffset now) : base(partnershipId)
    {
        Parts = [.. parts.Distinct().Order()];
        if (Parts.Length == 0) throw new RuleViolationException(Rule.Required) { Field = nameof(Parts) };
        if (until is not { } last) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.Until) };
        if (last < today) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) };
        if (last > today.AddDays(MostDays)) throw new RuleViolationException(Rule.GrantTooLong) { Field = nameof(DatePeriod.Until) };
        (StudentId, ReaderId, Period, GivenAt) = (studentId, readerId, new(today, last), now);
    }

    /// <summary>Whose it is to give.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Whose it is to give.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>Who reads along.</summary>
    public Guid ReaderId { get; private set; }

    /// <summary>Who reads along.</summary>
    public Person Reader { get; private set; } = null!;

    /// <summary>What is read; one part at least.</summary>
    public GrantedPart[] Parts { get; private set; } = [];

    /// <summary>The days on which it holds, the last one included.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>When it was taken back; null while it was not.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Takes it back: from this moment on nothing is read any more.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> when it was taken back, or its last day has passed.</exception>
    public void TakeBack(DateOnly today, DateTimeOffset now)
    {
        if (EndedAt is not null || Period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        EndedAt = now;
    }
}

/// <summary>What a student lets somebody read. The numbers are stored.</summary>
public enum GrantedPart
{
    /// <summary>Feedback he was given with what he answered, and what was shared of the conversations.</summary>
    Feedback = 1,

    /// <summary>What he shares of what he brings in, asks himself, tries and what occupies him.</summary>
    Learning = 2,
}
