namespace WpbPortal.Domain.Matching;

/// <summary>
/// With whom somebody would like to work. Who is not named is not chosen yet (nog geen voorkeur): just as welcome as anybody else who
/// is not, after those who were. The same number may stand twice.
/// </summary>
/// <param name="Ranks">Whom she chose, with a number each: 1 before 2.</param>
/// <param name="RatherNot">With whom rather not; no reason is asked, and none is kept.</param>
public sealed record Wishes(IReadOnlyDictionary<Guid, int> Ranks, IReadOnlySet<Guid> RatherNot)
{
    /// <summary>Of somebody who said nothing yet: everybody is welcome.</summary>
    public static Wishes None { get; } = new(new Dictionary<Guid, int>(), new HashSet<Guid>());

    /// <summary>Whether this person would do.</summary>
    public bool Accepts(Guid person) => !RatherNot.Contains(person);

    /// <summary>Where this person stands: the lower the dearer, and the same for all who were not named.</summary>
    public int RankOf(Guid person) => Ranks.TryGetValue(person, out var rank) ? rank : int.MaxValue;
}

/// <summary>A student who is to be given a supervisor.</summary>
public sealed record ChoosingStudent(Guid Id, Wishes Wishes);

/// <summary>A supervisor of the team.</summary>
/// <param name="Id">Who.</param>
/// <param name="Places">How many students she has room for.</param>
/// <param name="Wishes">Whom she would like.</param>
public sealed record ChoosingSupervisor(Guid Id, int Places, Wishes Wishes);
