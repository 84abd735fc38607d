using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Placements;

/// <summary>A stageplaats: a student teacher at a team of a school, for a period.</summary>
public sealed class Placement : TenantEntity
{
    /// <summary>Days a week that all placements of one student together may take.</summary>
    public const decimal MostDaysPerWeek = 5m;

    private readonly List<Supervision> _supervisions = [];
    private readonly List<BuddyPeriod> _buddyPeriods = [];

    private Placement() { }

    /// <summary>Places a student at a team.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.DaysPerWeekOutOfRange"/>.</exception>
    public Placement(Guid partnershipId, Guid studentId, Guid schoolId, Guid teamId, DatePeriod period, decimal daysPerWeek) : base(partnershipId)
    {
        StudentId = studentId;
        SchoolId = schoolId;
        TeamId = teamId;
        Period = period;
        ComeOn(daysPerWeek);
    }

    /// <summary>The student who is placed.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>The student who is placed.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The school.</summary>
    public School School { get; private set; } = null!;

    /// <summary>The team that shares the care.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>The team that shares the care.</summary>
    public Team Team { get; private set; } = null!;

    /// <summary>From the first day to the last.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>Days a week, in halves.</summary>
    public decimal DaysPerWeek { get; private set; }

    /// <summary>When it was ended before its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was ended before its last day.</summary>
    public PlacementEndReason? EndReason { get; private set; }

    /// <summary>Who supervises in it, one after the other.</summary>
    public IReadOnlyCollection<Supervision> Supervisions => _supervisions;

    /// <summary>Who shows the student around at the start.</summary>
    public IReadOnlyCollection<BuddyPeriod> BuddyPeriods => _buddyPeriods;

    /// <summary>Changes the days a week.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.DaysPerWeekOutOfRange"/>.</exception>
    public void ComeOn(decimal daysPerWeek)
    {
        if (daysPerWeek is < 0.5m or > MostDaysPerWeek || daysPerWeek * 2 != decimal.Truncate(daysPerWeek * 2))
            throw new RuleViolationException(Rule.DaysPerWeekOutOfRange) { Field = nameof(DaysPerWeek) };
        DaysPerWeek = daysPerWeek;
    }

    /// <summary>Lets it last longer. A supervision that would last as long as the placement goes along.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.NotLonger"/>.</exception>
    public void Extend(DateOnly? until, DateOnly today)
    {
        if (EndedAt is not null || Period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        if (Period.Until is not { } before || until <= before) throw new RuleViolationException(Rule.NotLonger) { Field = nameof(DatePeriod.Until) };
        foreach (var supervision in _supervisions.Where(supervision => supervision.EndedAt is null && supervision.Period.Until == before)) supervision.Extend(until);
        (Period, EndReason) = (new(Period.From, until), null);
    }

    /// <summary>Ends it on a last day, today or later, and with it every supervision. What was done in it stays.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.EndsInThePast"/>.</exception>
    public void End(DateOnly last, PlacementEndReason reason, DateOnly today, DateTimeOffset now)
    {
        (Period, EndedAt) = Ending.Of(Period, EndedAt, last, today, now);
        EndReason = reason;
        foreach (var supervision in _supervisions.Where(supervision => supervision.LastsBeyond(last, today))) supervision.End(last, today, now);
    }

    /// <summary>
    /// Lets the student go on at another team. This placement ends the day before, with all supervision in it, and keeps its
    /// history; the new one lasts as long as this one would have, on as many days a week.
    /// </summary>
    /// <param name="schoolId">The school of the other team.</param>
    /// <param name="teamId">The other team.</param>
    /// <param name="from">The first day there: tomorrow at the earliest, or the very first day of a placement that is yet to begin.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <returns>The placement at the other team.</returns>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>, <see cref="Rule.SameTeam"/>, <see cref="Rule.MovesTooEarly"/> or <see cref="Rule.OutsidePlacement"/>.</exception>
    public Placement MoveTo(Guid schoolId, Guid teamId, DateOnly from, DateOnly today, DateTimeOffset now)
    {
        if (EndedAt is not null || Period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        if (teamId == TeamId) throw new RuleViolationException(Rule.SameTeam) { Field = nameof(TeamId) };
        if (from <= today) throw new RuleViolationException(Rule.MovesTooEarly) { Field = nameof(DatePeriod.From) };
        if (!Period.Contains(from)) throw new RuleViolationException(Rule.OutsidePlacement) { Field = nameof(DatePeriod.From) };
        var next = new Placement(PartnershipId, StudentId, schoolId, teamId, new(from, Period.Until), DaysPerWeek);
        End(from.AddDays(-1), PlacementEndReason.ElsewhereInstead, today, now);
        return next;
    }

    /// <summary>
    /// Checks that a student comes on no more than <see cref="MostDaysPerWeek"/> days on any day of these placements. Only
    /// a first day can be the first on which it is too much.
    /// </summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooManyDaysPerWeek"/>.</exception>
    public static void DemandRoom(IReadOnlyCollection<Placement> ofOneStudent)
    {
        if (ofOneStudent.Any(begun => ofOneStudent.Where(other => other.Counts && other.Period.Contains(begun.Period.From)).Sum(other => other.DaysPerWeek) > MostDaysPerWeek))
            throw new RuleViolationException(Rule.TooManyDaysPerWeek) { Field = nameof(DaysPerWeek) };
    }

    /// <summary>One that was ended before it began takes no room.</summary>
    private bool Counts => EndedAt is null || DutchTime.DayOf(EndedAt.Value) >= Period.From;

    internal void Add(Supervision supervision) => _supervisions.Add(supervision);

    internal void Add(BuddyPeriod buddy) => _buddyPeriods.Add(buddy);

    /// <summary>The buddy weeks at the start: two, unless the partnership says otherwise (Koning Willem I College).</summary>
    public DatePeriod BuddyWeeks(int weeks)
    {
        var last = Period.From.AddDays(weeks * 7 - 1);
        return new(Period.From, Period.Until < last ? Period.Until : last);
    }
}

/// <summary>The first weeks, in which a teacher of the team shows the student around.</summary>
public sealed class BuddyPeriod : TenantEntity
{
    private BuddyPeriod() { }

    /// <summary>Gives a placement its buddy.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.BuddyIsStudent"/> or <see cref="Rule.OutsidePlacement"/>.</exception>
    public BuddyPeriod(Placement placement, Guid buddyId, DatePeriod period) : base(placement.PartnershipId)
    {
        if (buddyId == placement.StudentId) throw new RuleViolationException(Rule.BuddyIsStudent);
        if (!placement.Period.Covers(period)) throw new RuleViolationException(Rule.OutsidePlacement);
        PlacementId = placement.Id;
        BuddyId = buddyId;
        Period = period;
        placement.Add(this);
    }

    /// <summary>The placement it opens.</summary>
    public Guid PlacementId { get; private set; }

    /// <summary>The placement it opens.</summary>
    public Placement Placement { get; private set; } = null!;

    /// <summary>The teacher who is the buddy.</summary>
    public Guid BuddyId { get; private set; }

    /// <summary>The teacher who is the buddy.</summary>
    public Person Buddy { get; private set; } = null!;

    /// <summary>From the first day to the last.</summary>
    public DatePeriod Period { get; private set; }
}
