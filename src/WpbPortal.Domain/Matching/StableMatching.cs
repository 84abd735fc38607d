using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WpbPortal.Domain.Matching;

/// <summary>
/// Deferred acceptance (Gale and Shapley, 1962), students proposing. Each student asks whom he would like most; a supervisor keeps, for
/// the time being, whom she would like most of those who asked, as many as she has room for; who is let go asks the next on his list.
/// When nobody asks any more, no student and supervisor are left who would both rather have each other (weak stability), and no student
/// could have done better. Equal wishes are decided by lot: one lot per person, drawn from the round's own number, so that the
/// same round always gives the same pairs, in whatever order its people come.
/// </summary>
public static class StableMatching
{
    /// <summary>Pairs students with supervisors.</summary>
    /// <param name="seed">The round's own number, from which the lots are drawn.</param>
    /// <param name="students">The students, each once.</param>
    /// <param name="supervisors">The supervisors, each once.</param>
    public static Pairing Of(long seed, IReadOnlyCollection<ChoosingStudent> students, IReadOnlyCollection<ChoosingSupervisor> supervisors)
    {
        var lots = students.Select(one => one.Id).Concat(supervisors.Select(one => one.Id)).Distinct().ToDictionary(id => id, id => Lot(seed, id));
        var held = supervisors.ToDictionary(one => one.Id, _ => new List<ChoosingStudent>());
        var lists = students.ToDictionary(student => student.Id, student => new Queue<ChoosingSupervisor>(supervisors.Where(supervisor => WouldBothDo(student, supervisor))
            .OrderBy(supervisor => student.Wishes.RankOf(supervisor.Id)).ThenBy(supervisor => lots[supervisor.Id]).ThenBy(supervisor => supervisor.Id)));
        var asking = new Queue<ChoosingStudent>(students);
        while (asking.TryDequeue(out var student))
        {
            if (!lists[student.Id].TryDequeue(out var supervisor)) continue;
            var hers = held[supervisor.Id];
            hers.Add(student);
            if (hers.Count <= supervisor.Places) continue;
            var last = hers.OrderBy(one => supervisor.Wishes.RankOf(one.Id)).ThenBy(one => lots[one.Id]).ThenBy(one => one.Id).Last();
            hers.Remove(last);
            asking.Enqueue(last);
        }

        var pairs = held.SelectMany(one => one.Value, (one, student) => (Student: student.Id, Supervisor: one.Key)).ToDictionary(pair => pair.Student, pair => pair.Supervisor);
        var reason = supervisors.Any(one => held[one.Id].Count < one.Places) ? LeftOverReason.NoPair : LeftOverReason.NoPlaces;
        return new(pairs, students.Where(student => !pairs.ContainsKey(student.Id)).ToDictionary(student => student.Id, _ => reason),
            supervisors.ToDictionary(one => one.Id, one => one.Places - held[one.Id].Count));
    }

    /// <summary>Whether neither said "rather not" of the other, and there is room for anybody.</summary>
    private static bool WouldBothDo(ChoosingStudent student, ChoosingSupervisor supervisor) =>
        student.Id != supervisor.Id && supervisor.Places > 0 && student.Wishes.Accepts(supervisor.Id) && supervisor.Wishes.Accepts(student.Id);

    private static ulong Lot(long seed, Guid person)
    {
        Span<byte> drawn = stackalloc byte[24], hash = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(drawn, seed);
        person.TryWriteBytes(drawn[8..], bigEndian: true, out _);
        SHA256.HashData(drawn, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}

/// <summary>What a round comes to.</summary>
/// <param name="Pairs">By student: his supervisor.</param>
/// <param name="LeftOver">By student: why there is none. Nobody is in neither.</param>
/// <param name="FreePlaces">By supervisor: for how many more she has room.</param>
public sealed record Pairing(IReadOnlyDictionary<Guid, Guid> Pairs, IReadOnlyDictionary<Guid, LeftOverReason> LeftOver, IReadOnlyDictionary<Guid, int> FreePlaces);
