using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>What conversations together show of somebody's way of coaching.</summary>
/// <param name="Sessions">The conversations, oldest first.</param>
public sealed record CoachingWay(IReadOnlyList<SteeredSession> Sessions)
{
    /// <summary>Each on the spectrum, as far as she said something of it.</summary>
    public IReadOnlyList<SteeringPoint> Points =>
        [.. Sessions.Where(session => session.Steering?.Direction is not null).Select(session => new SteeringPoint(session.Day, session.Steering!.Direction!.Value, session.Student?.Full ?? session.Kind.Label()))];

    /// <summary>The dots in the square: hers, and what students share with her.</summary>
    public IReadOnlyList<StylePoint> Dots => [.. Sessions.SelectMany(session => session.Dots)];

    /// <summary>Her own dots.</summary>
    public IReadOnlyList<(DateOnly Day, WhoLed Led)> OwnDots => [.. Sessions.Where(session => session.Steering?.Led is not null).Select(session => (session.Day, session.Steering!.Led!.Value))];

    /// <summary>How often each intervention was marked.</summary>
    public IReadOnlyList<SteeringCount> Counts =>
        [.. Sessions.SelectMany(session => session.Steering?.Marks ?? []).GroupBy(mark => (Label: mark.Label(), mark.Position)).OrderBy(group => group.Key.Position)
            .Select(group => new SteeringCount(group.Key.Label, group.Key.Position, group.Sum(mark => mark.Count)))];

    /// <summary>In how many conversations each technique was marked.</summary>
    public IReadOnlyList<MiniBar> Techniques => Bars(session => session.Steering?.Techniques ?? []);

    /// <summary>In how many conversations she was in each role.</summary>
    public IReadOnlyList<MiniBar> Roles => Bars(session => session.Steering?.Roles ?? []);

    /// <summary>How many conversations there were of each kind.</summary>
    public IReadOnlyList<MiniBar> Kinds => Bars<SessionKind>(session => [session.Kind]);

    /// <summary>How many conversations there were in each month, from the first to the last.</summary>
    public IReadOnlyList<MiniBar> Months
    {
        get
        {
            List<MiniBar> months = [];
            if (Sessions.Count == 0) return months;
            var last = First(Sessions[^1].Day);
            for (var month = First(Sessions[0].Day); month <= last; month = month.AddMonths(1))
                months.Add(new(month.ToString("MMM yyyy"), Sessions.Count(session => First(session.Day) == month), BarSide.Supervisor));
            return months;
        }
    }

    /// <summary>How many hours they took together.</summary>
    public decimal Hours => Math.Round(Sessions.Sum(session => session.Minutes) / 60m, 1, MidpointRounding.AwayFromZero);

    /// <summary>With whom they were, when that is one student.</summary>
    public string? OnlyStudent => Sessions.Select(session => session.Student).Distinct().ToList() is [{ } one] ? one.GivenName : null;

    private IReadOnlyList<MiniBar> Bars<T>(Func<SteeredSession, IEnumerable<T>> of) where T : struct, Enum =>
        [.. Sessions.SelectMany(of).GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => new MiniBar(group.Key.Label(), group.Count()))];

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>A supervisor's own way of coaching, in one stretch of days or in two beside each other.</summary>
/// <param name="Days">The days.</param>
/// <param name="Way">What they show.</param>
/// <param name="EarlierDays">The days beside them.</param>
/// <param name="Earlier">What those show.</param>
/// <param name="Year">The school year of now, when there is one.</param>
/// <param name="Granted">The hours granted in it; null when nothing was agreed.</param>
/// <param name="Spent">The hours she noted in it.</param>
/// <param name="SharedWith">With which trainers she shares it today.</param>
public sealed record WayBoard(DatePeriod Days, CoachingWay Way, DatePeriod? EarlierDays, CoachingWay? Earlier, string? Year, decimal? Granted, decimal Spent, IReadOnlyList<PersonName> SharedWith);

/// <summary>Which days a supervisor asks for.</summary>
/// <param name="Preset">One of the usual choices.</param>
/// <param name="Days">Days of her own.</param>
/// <param name="EarlierDays">Days of her own beside them.</param>
public sealed record WayAsked(string? Preset = null, DatePeriod? Days = null, DatePeriod? EarlierDays = null)
{
    /// <summary>The school year of now.</summary>
    public const string ThisYear = "dit-jaar";

    /// <summary>The school year before.</summary>
    public const string LastYear = "vorig-jaar";

    /// <summary>The two beside each other.</summary>
    public const string BothYears = "jaren";

    /// <summary>The last three months beside the three before.</summary>
    public const string Quarters = "kwartalen";
}

/// <summary>That a trainer sees the viewer's way of coaching, or did.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Trainer">Who.</param>
/// <param name="Trajectory">In which trajectory they meet.</param>
/// <param name="Period">In which days.</param>
/// <param name="IsOver">Whether that is over.</param>
/// <param name="Readings">When the trainer looked, the latest first.</param>
public sealed record SharedWay(Guid Id, PersonName Trainer, LocalisedText Trajectory, DatePeriod Period, bool IsOver, IReadOnlyList<DateTimeOffset> Readings);

/// <summary>A trainer with whom the viewer may share.</summary>
public sealed record PossibleTrainer(Guid TrajectoryId, Guid TrainerId, PersonName Name, LocalisedText Trajectory);

/// <summary>With whom the viewer shares, and with whom she could.</summary>
public sealed record WaySharing(IReadOnlyList<SharedWay> Shared, IReadOnlyList<PossibleTrainer> Trainers);

/// <summary>Somebody who lets the viewer see a way of coaching.</summary>
/// <param name="SupervisorId">Who.</param>
/// <param name="Name">How she is called.</param>
/// <param name="Trajectory">In which trajectory they meet.</param>
/// <param name="Until">Until when.</param>
public sealed record OpenWay(Guid SupervisorId, PersonName Name, LocalisedText Trajectory, DateOnly? Until);

/// <summary>The way of coaching of somebody who lets the viewer see it: no names of students, and nothing of what was said.</summary>
public sealed record WayOfSomebody(OpenWay Of, CoachingWay Way);
