namespace WpbPortal.Web.Accounts;

/// <summary>A device as its owner knows it, from what the browser says of itself.</summary>
public static class DeviceName
{
    // Browsers pretend to be each other, so the more particular name comes first.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

    /// <summary>Such as <c>Firefox · Windows</c>; the text itself, shortened, when nothing in it is known.</summary>
    public static string Of(string agent)
    {
        var parts = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(" · ", parts) : agent[..Math.Min(agent.Length, 60)];
    }

    private static string? Find((string Mark, string Name)[] names, string agent) =>
        Array.Find(names, known => agent.Contains(known.Mark, StringComparison.Ordinal)).Name;
}
