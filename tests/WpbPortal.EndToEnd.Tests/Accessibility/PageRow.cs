using System.Net;
using System.Text.RegularExpressions;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Portal;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>One way to open one page: who opens it, and with which record of the demonstration.</summary>
/// <param name="Template">The page's route, as written in its <c>@page</c>.</param>
/// <param name="Email">Who opens it; null for somebody who is not signed in.</param>
/// <param name="PathAsync">The address to open.</param>
/// <param name="Case">What is special about it; null for the page as most people see it.</param>
public sealed record PageRow(string Template, string? Email, Func<RunningPortal, Task<string>> PathAsync, string? Case)
{
    /// <summary>What the row is called in a test's name.</summary>
    public string Name => Case is null ? Template : $"{Template} ({Case})";

    /// <summary>What its screenshots are called.</summary>
    public string FileName => Template == "/" && Case is null ? "start" : Regex.Replace(Name.Replace(":guid", "", StringComparison.Ordinal), "[^a-zA-Z0-9]+", "-").Trim('-').ToLowerInvariant();

    /// <summary>A page without a record in its address, opened by somebody with this role.</summary>
    public static PageRow At(string path, Role role, string? @case = null, string? query = null) => new(path, DemoCast.As(role), _ => Task.FromResult(path + query), @case);

    /// <summary>A page for who is not signed in.</summary>
    public static PageRow Anonymous(string path, string? @case = null, Func<RunningPortal, Task<string>>? query = null) =>
        new(path, null, async portal => path + (query is null ? "" : await query(portal)), @case);

    /// <summary>A page about a record: where the links of each page lead, from this one on.</summary>
    /// <param name="role">Who opens it.</param>
    /// <param name="from">The address to begin at.</param>
    /// <param name="templates">The routes to follow; the last is the page's own.</param>
    public static PageRow LinkedOn(Role role, string from, params string[] templates) => Linked(null, DemoCast.As(role), from, templates);

    /// <summary>As <see cref="LinkedOn"/>, for a page that is looked at as somebody else, too.</summary>
    public static PageRow Linked(string? @case, string email, string from, params string[] templates) =>
        new(templates[^1], email, async portal => await FollowAsync(portal, email, from, templates)
            ?? throw new InvalidOperationException($"{from} leads {email} by no link to a page {templates[^1]}; let the row begin at a page that does."), @case);

    public override string ToString() => Name;

    /// <summary>Where the first links that lead all the way end; a journey may have left a record that has no next page yet.</summary>
    private static async Task<string?> FollowAsync(RunningPortal portal, string email, string from, ReadOnlyMemory<string> templates)
    {
        if (templates.IsEmpty) return from;
        foreach (var link in await LinksAsync(portal, email, from, templates.Span[0]))
        {
            if (await FollowAsync(portal, email, link, templates[1..]) is { } path) return path;
        }
        return null;
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(RunningPortal portal, string email, string from, string template)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, from);
        request.Headers.Add("Cookie", "__Host-wpb=" + await portal.Cookies.OfAsync(email));
        using var answer = await client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        return [.. Regex.Matches(html, "href=\"(" + Regex.Replace(template, "\\{[^}]*\\}", "[0-9a-f-]{36}") + "(?:[?][^\"]*)?)\"").Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()];
    }
}
