using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>Finds people by words of their names.</summary>
internal static class PeopleByName
{
    private const int MostWords = 6;

    /// <summary>Those whose name holds every word, whatever its accents, capitals and tussenvoegsel; for a coordinator also the address or number.</summary>
    public static IQueryable<Person> Named(this IQueryable<Person> people, string? search, Viewer viewer)
    {
        var reachesAll = viewer.Is(Role.Coordinator);
        foreach (var like in LikesOf(search))
        {
            people = people.Where(row =>
                EF.Functions.ILike(EF.Functions.Unaccent(row.GivenName + " " + (row.SurnamePrefix == null ? "" : row.SurnamePrefix + " ") + row.FamilyName), EF.Functions.Unaccent(like))
                || (reachesAll && (EF.Functions.ILike(row.Email, like) || (row.Number != null && EF.Functions.ILike(row.Number, like)))));
        }
        return people;
    }

    /// <summary>The words of a search, each as a pattern for a part of a name.</summary>
    public static IEnumerable<string> LikesOf(string? search) => (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
        .Select(word => $"%{word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%");
}
