using WpbPortal.Data.DemoData;

namespace WpbPortal.Web.Settings;

/// <summary>Tells the one who started the demonstration where it is and who can sign in.</summary>
internal static class DemoGreeting
{
    public static async Task PrintAsync(IEnumerable<string> addresses)
    {
        var signIns = await DemoLoader.SignInsAsync();
        Console.WriteLine();
        Console.WriteLine($"  WpbPortal: {string.Join("  ", addresses)}");
        Console.WriteLine($"  Demo accounts, all with the password {DemoLoader.Password}");
        foreach (var partnership in signIns.GroupBy(signIn => signIn.Partnership))
        {
            Console.WriteLine();
            if (partnership.Key != "") Console.WriteLine($"  {partnership.Key}");
            foreach (var signIn in partnership) Console.WriteLine($"    {signIn.Role,-18} {signIn.Email}");
        }
        Console.WriteLine();
    }
}
