using WpbPortal.Domain.Matching;
using Xunit;

namespace WpbPortal.Domain.Tests.Matching;

/// <summary>What a pairing must always be, tried on thousands of invented rounds, and some small ones that one can follow by hand.</summary>
public sealed class StableMatchingTests
{
    private const int Rounds = 4000;

    private static readonly Guid[] People = [.. Enumerable.Range(1, 40).Select(number => new Guid(number, 0, 0, new byte[8]))];

    [Fact]
    public void Of_ThousandsOfRounds_IsStableWithinPlacesAndLosesNobody()
    {
        var leftOver = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var (students, supervisors) = Invent(new Random(seed));
            var pairing = StableMatching.Of(seed, students, supervisors);
            Assert.Empty(Broken(pairing, students, supervisors).Select(fault => $"round {seed}: {fault}"));
            leftOver += pairing.LeftOver.Count;
        }
        Assert.True(leftOver > Rounds / 4, "Too few were left over to prove anything of those who are.");
    }

    [Fact]
    public void Of_SamePeopleInAnotherOrder_GivesTheSamePairs()
    {
        for (var seed = 0; seed < Rounds / 4; seed++)
        {
            var random = new Random(seed);
            var (students, supervisors) = Invent(random);
            var pairing = StableMatching.Of(seed, students, supervisors);
            var again = StableMatching.Of(seed, Shuffled(students, random), Shuffled(supervisors, random));
            Assert.Equal(pairing.Pairs.OrderBy(pair => pair.Key), again.Pairs.OrderBy(pair => pair.Key));
            Assert.Equal(pairing.LeftOver.OrderBy(one => one.Key), again.LeftOver.OrderBy(one => one.Key));
        }
    }

    [Fact]
    public void Of_AnotherLottery_DecidesEqualWishesOtherwise()
    {
        ChoosingStudent[] students = [new(People[0], Wishes.None), new(People[1], Wishes.None)];
        ChoosingSupervisor[] supervisors = [new(People[2], 1, Wishes.None)];
        var winners = Enumerable.Range(0, 200).Select(seed => StableMatching.Of(seed, students, supervisors).Pairs.Single().Key).GroupBy(who => who).ToList();
        Assert.Equal(2, winners.Count);
        Assert.All(winners, who => Assert.InRange(who.Count(), 60, 140));
    }

    [Fact]
    public void Of_StudentsWhoWantEachTheOthers_GetWhatTheyAsk()
    {
        // Both supervisors would have it the other way round; students propose, so theirs is the choice.
        var (yara, daan, noor, karim) = (People[0], People[1], People[2], People[3]);
        var pairing = StableMatching.Of(1, [new(yara, First(noor, karim)), new(daan, First(karim, noor))],
            [new(noor, 1, First(daan, yara)), new(karim, 1, First(yara, daan))]);
        Assert.Equal((noor, karim), (pairing.Pairs[yara], pairing.Pairs[daan]));
    }

    [Fact]
    public void Of_RatherNotOnEitherSide_IsNeverAPair()
    {
        var (yara, noor) = (People[0], People[1]);
        foreach (var (students, supervisors) in new[] { (RatherNot(noor), Wishes.None), (Wishes.None, RatherNot(yara)), (RatherNot(noor), First(yara)) })
        {
            var pairing = StableMatching.Of(1, [new(yara, students)], [new(noor, 1, supervisors)]);
            Assert.Empty(pairing.Pairs);
            Assert.Equal((LeftOverReason.NoPair, 1), (pairing.LeftOver[yara], pairing.FreePlaces[noor]));
        }
    }

    [Fact]
    public void Of_MoreStudentsThanPlaces_SaysThatThereAreNone()
    {
        var pairing = StableMatching.Of(1, [new(People[0], Wishes.None), new(People[1], Wishes.None), new(People[2], Wishes.None)],
            [new(People[3], 2, First(People[0], People[2])), new(People[4], 0, Wishes.None)]);
        Assert.Equal((People[1], LeftOverReason.NoPlaces), (pairing.LeftOver.Single().Key, pairing.LeftOver.Single().Value));
        Assert.Equal(LeftOverReason.NoPlaces, StableMatching.Of(1, [new(People[0], Wishes.None)], []).LeftOver[People[0]]);
    }

    /// <summary>The negative control: pairs that are worse than they could be are seen.</summary>
    [Fact]
    public void Broken_PairsThatAreNotStable_AreSeen()
    {
        ChoosingStudent[] students = [new(People[0], First(People[2], People[3])), new(People[1], First(People[2], People[3]))];
        ChoosingSupervisor[] supervisors = [new(People[2], 1, First(People[0], People[1])), new(People[3], 1, RatherNot(People[1]))];
        Pairing Pairs(params (int Student, int Supervisor)[] pairs) => new(pairs.ToDictionary(pair => People[pair.Student], pair => People[pair.Supervisor]),
            students.Where(one => !pairs.Any(pair => People[pair.Student] == one.Id)).ToDictionary(one => one.Id, _ => LeftOverReason.NoPair), new Dictionary<Guid, int>());

        Assert.Empty(Broken(Pairs((0, 2)), students, supervisors));
        Assert.Single(Broken(Pairs((0, 3), (1, 2)), students, supervisors));
        Assert.NotEmpty(Broken(Pairs((0, 2), (1, 2)), students, supervisors));
        Assert.NotEmpty(Broken(Pairs((0, 2), (1, 3)), students, supervisors));
        Assert.NotEmpty(Broken(Pairs() with { LeftOver = new Dictionary<Guid, LeftOverReason>() }, students, supervisors));
    }

    private static Wishes First(params Guid[] people) => new(people.Select((id, index) => (id, index)).ToDictionary(one => one.id, one => one.index + 1), new HashSet<Guid>());

    private static Wishes RatherNot(params Guid[] people) => new(new Dictionary<Guid, int>(), people.ToHashSet());

    private static T[] Shuffled<T>(IEnumerable<T> rows, Random random)
    {
        T[] shuffled = [.. rows];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static (IReadOnlyList<ChoosingStudent>, IReadOnlyList<ChoosingSupervisor>) Invent(Random random)
    {
        var (students, supervisors) = (People[..random.Next(1, 9)], People[20..(20 + random.Next(0, 7))]);
        // Some are picky, some say nothing, and equal numbers happen.
        var (picky, known) = (random.NextDouble() * 0.6, random.NextDouble());
        Wishes Of(Guid[] others)
        {
            var ranks = new Dictionary<Guid, int>();
            var not = new HashSet<Guid>();
            foreach (var other in others)
            {
                if (random.NextDouble() < picky) not.Add(other);
                else if (random.NextDouble() < known) ranks[other] = random.Next(1, 5);
            }
            return new(ranks, not);
        }
        return ([.. students.Select(id => new ChoosingStudent(id, Of(supervisors)))], [.. supervisors.Select(id => new ChoosingSupervisor(id, random.Next(0, 4), Of(students)))]);
    }

    /// <summary>What is wrong with a pairing, found in another way than it was made.</summary>
    private static IEnumerable<string> Broken(Pairing pairing, IReadOnlyList<ChoosingStudent> students, IReadOnlyList<ChoosingSupervisor> supervisors)
    {
        foreach (var student in students.Where(one => pairing.Pairs.ContainsKey(one.Id) == pairing.LeftOver.ContainsKey(one.Id))) yield return $"{student.Id} is lost, or twice there";
        foreach (var supervisor in supervisors.Where(one => pairing.Pairs.Values.Count(id => id == one.Id) > one.Places)) yield return $"{supervisor.Id} has more than her places";
        foreach (var student in students)
        {
            foreach (var supervisor in supervisors)
            {
                var paired = pairing.Pairs.GetValueOrDefault(student.Id) == supervisor.Id;
                if (!student.Wishes.Accepts(supervisor.Id) || !supervisor.Wishes.Accepts(student.Id))
                {
                    if (paired) yield return $"{student.Id} and {supervisor.Id} are a pair against their wish";
                    continue;
                }
                if (paired) continue;
                var hers = students.Where(one => pairing.Pairs.GetValueOrDefault(one.Id) == supervisor.Id).ToList();
                var heWould = !pairing.Pairs.TryGetValue(student.Id, out var his) || student.Wishes.RankOf(supervisor.Id) < student.Wishes.RankOf(his);
                var sheWould = hers.Count < supervisor.Places || hers.Any(one => supervisor.Wishes.RankOf(student.Id) < supervisor.Wishes.RankOf(one.Id));
                if (supervisor.Places > 0 && heWould && sheWould) yield return $"{student.Id} and {supervisor.Id} would rather have each other";
            }
        }
    }
}
