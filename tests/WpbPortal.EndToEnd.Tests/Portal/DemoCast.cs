using WpbPortal.Data.DemoData;
using WpbPortal.Domain.People;

namespace WpbPortal.EndToEnd.Tests.Portal;

/// <summary>Who plays which part in the journeys: the accounts of the demonstration.</summary>
public static class DemoCast
{
    /// <summary>The partnership in full depth that the journeys play in.</summary>
    public const string Stage = "Zeeuws Water";

    /// <summary>The other one in full depth, of which nothing may be seen from the first.</summary>
    public const string Elsewhere = "Wilgenkruis";

    private static readonly IReadOnlyList<DemoSignIn> Accounts = DemoLoader.SignInsAsync().GetAwaiter().GetResult();

    /// <summary>One account of every role of a partnership, and a second one where there is one.</summary>
    public static IEnumerable<DemoSignIn> Of(string partnership) =>
        Accounts.Where(account => account.Partnership.Contains(partnership, StringComparison.Ordinal));

    /// <summary>Everybody of the two partnerships in full depth, and the administrator of the platform.</summary>
    public static IEnumerable<string> Everybody =>
        Of(Stage).Concat(Of(Elsewhere)).Select(account => account.Email).Append(DemoLoader.Administrator).Distinct();

    /// <summary>The first (or a later) account that the demonstration names for a role.</summary>
    public static string As(Role role, string partnership = Stage, int number = 0) =>
        role == Role.PlatformAdmin ? DemoLoader.Administrator : Of(partnership).Where(account => account.Role == role.ToString()).ElementAt(number).Email;
}
