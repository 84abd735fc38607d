using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Placements;

/// <summary>A student and the supervisor (wpb) who coaches him every day, for a period within a placement.</summary>
public sealed class Supervision : TenantEntity
{
    /// <summary>A session may still be logged this many days after the relation ended.</summary>
    public const int DaysToLogAfterwards = 14;

    private readonly List<Cover> _covers = [];

    private Supervision() { }

    /// <summary>Begins a supervision.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SupervisorIsStudent"/> or <see cref="Rule.OutsidePlacement"/>.</exception>
    public Supervision(Placement placement, Guid supervisorId, DatePeriod period) : base(placement.PartnershipId)
    {
        if (supervisorId == placement.StudentId) throw new RuleViolationException(Rule.SupervisorIsStudent);
        if (!placement.Period.Covers(period)) throw new RuleViolationException(Rule.OutsidePlacement);
        PlacementId = placement.Id;
        StudentId = placement.StudentId;
        SupervisorId = supervisorId;
        Period = period;
        placement.Add(this);
    }

    /// <summary>The placement within which it lies.</summary>
    public Guid PlacementId { get; private set; }

    /// <summary>The placement within which it lies.</summary>
    public Placement Placement { get; private set; } = null!;

    /// <summary>The student.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>The student.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>The supervisor.</summary>
    public Guid SupervisorId { get; private set; }

    /// <summary>The supervisor.</summary>
    public Person Supervisor { get; private set; } = null!;

    /// <summary>From the first day to the last.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was ended before its last day; access ends at that instant.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who stands in, and when.</summary>
    public IReadOnlyCollection<Cover> Covers => _covers;

    /// <summary>Whether it holds now: today lies in its period and nobody ended it.</summary>
    public bool HoldsOn(DateOnly today) => EndedAt is null && Period.Contains(today);

    /// <summary>Who looks after the student on a day: who stands in then, and otherwise the supervisor.</summary>
    public Guid CoachOn(DateOnly day) => _covers.Find(cover => cover.HoldsOn(day))?.CoveredById ?? SupervisorId;

    /// <summary>Ends it on a last day, today or later, and with it who stands in. The history stays.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.EndsInThePast"/>.</exception>
    public void End(DateOnly last, DateOnly today, DateTimeOffset now)
    {
        (Period, EndedAt) = Ending.Of(Period, EndedAt, last, today, now);
        foreach (var cover in _covers.Where(cover => cover.LastsBeyond(last, today))) cover.End(last, today, now);
    }

    /// <summary>Whether ending on that day changes anything: it was not ended, and would last longer.</summary>
    public bool LastsBeyond(DateOnly last, DateOnly today) =>
        EndedAt is null && (Period.Until is null || (Period.Until >= today && (Period.Until > last || last == today)));

    /// <summary>Lets it last longer, within the placement.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>, <see cref="Rule.NotLonger"/> or <see cref="Rule.OutsidePlacement"/>.</exception>
    public void Extend(Placement placement, DateOnly until, DateOnly today)
    {
        if (placement.Id != PlacementId) throw new ArgumentException("The placement of another supervision.", nameof(placement));
        if (EndedAt is not null || Period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        if (Period.Until is not { } before || until <= before) throw new RuleViolationException(Rule.NotLonger) { Field = nameof(DatePeriod.Until) };
        if (!placement.Period.Covers(Period.EndingOn(until))) throw new RuleViolationException(Rule.OutsidePlacement) { Field = nameof(DatePeriod.Until) };
        Extend(until);
    }

    /// <summary>Lets it last as long as the placement, when that becomes longer.</summary>
    internal void Extend(DateOnly? until) => Period = new(Period.From, until);

    /// <summary>
    /// Whether this person coached on that day, and may still note it: the supervisor or who stood in then, up to
    /// <see cref="DaysToLogAfterwards"/> days after that relation ended.
    /// </summary>
    public bool MayBeLoggedBy(Guid personId, DateOnly day, DateOnly today) =>
        (SupervisorId == personId && InTime(Period, EndedAt, day, today))
        || Covers.Any(cover => cover.CoveredById == personId && InTime(cover.Period, cover.EndedAt, day, today));

    internal void Add(Cover cover) => _covers.Add(cover);

    /// <summary>One that was ended before its first day never was.</summary>
    private static bool InTime(DatePeriod relation, DateTimeOffset? endedAt, DateOnly day, DateOnly today) =>
        (endedAt is not { } ended || DutchTime.DayOf(ended) >= relation.From)
        && relation.Contains(day) && (relation.Until is not { } end || today <= end.AddDays(DaysToLogAfterwards));
}

/// <summary>A member of the team stands in for the supervisor for a period (waarneming).</summary>
public sealed class Cover : TenantEntity
{
    private Cover() { }

    /// <summary>Lets a member of the team stand in.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SupervisorIsStudent"/>, <see cref="Rule.CoverIsSupervisor"/> or <see cref="Rule.OutsidePlacement"/>.</exception>
    public Cover(Supervision supervision, Guid coveredById, DatePeriod period) : base(supervision.PartnershipId)
    {
        if (coveredById == supervision.StudentId) throw new RuleViolationException(Rule.SupervisorIsStudent);
        if (coveredById == supervision.SupervisorId) throw new RuleViolationException(Rule.CoverIsSupervisor) { Field = nameof(CoveredById) };
        if (!supervision.Period.Covers(period)) throw new RuleViolationException(Rule.OutsidePlacement);
        SupervisionId = supervision.Id;
        CoveredById = coveredById;
        Period = period;
        supervision.Add(this);
    }

    /// <summary>The supervision that is stood in for.</summary>
    public Guid SupervisionId { get; private set; }

    /// <summary>The supervision that is stood in for.</summary>
    public Supervision Supervision { get; private set; } = null!;

    /// <summary>Who stands in.</summary>
    public Guid CoveredById { get; private set; }

    /// <summary>Who stands in.</summary>
    public Person CoveredBy { get; private set; } = null!;

    /// <summary>From the first day to the last.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was ended before its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The days somebody is away who does not say until when: today up to and with the coming Friday.</summary>
    public static DatePeriod UsualDays(DateOnly today) => new(today, today.AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + 7) % 7));

    /// <summary>Whether it holds now: today lies in its period and nobody ended it.</summary>
    public bool HoldsOn(DateOnly today) => EndedAt is null && Period.Contains(today);

    /// <summary>Ends it on a last day, today or later.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.EndsInThePast"/>.</exception>
    public void End(DateOnly last, DateOnly today, DateTimeOffset now) => (Period, EndedAt) = Ending.Of(Period, EndedAt, last, today, now);

    /// <summary>Whether ending on that day changes anything.</summary>
    public bool LastsBeyond(DateOnly last, DateOnly today) =>
        EndedAt is null && (Period.Until is null || (Period.Until >= today && (Period.Until > last || last == today)));
}
