using System.Globalization;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.OnTheGo;

/// <summary>Somebody by his first name: all that a device knows of him.</summary>
public sealed record FirstName(Guid Id, string Name)
{
    /// <summary>First names alone; with the first letter of the family name where two are called the same.</summary>
    public static IReadOnlyList<FirstName> Of(IReadOnlyList<(Guid Id, PersonName Name)> people)
    {
        var named = people.CountBy(person => person.Name.GivenName).ToDictionary();
        return [.. people.Select(person => new FirstName(person.Id,
            named[person.Name.GivenName] == 1 ? person.Name.GivenName : $"{person.Name.GivenName} {StringInfo.GetNextTextElement(person.Name.FamilyName)}."))];
    }
}
