using System.Net;
using System.Text.RegularExpressions;

namespace WpbPortal.Web.Tests.Http;

/// <summary>
/// Somebody with a browser: keeps cookies (also those that a browser only takes from this machine or over https), fills in
/// the forms of a page, and shows redirects instead of following them.
/// </summary>
public sealed partial class Visitor(Uri address) : IDisposable
{
    public const string SessionCookie = "__Host-wpb";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>The cookies of this browser, by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>What the last answer set, whole.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>Whether the browser holds a session.</summary>
    public bool HoldsSession => Cookies.ContainsKey(SessionCookie);

    /// <summary>The antiforgery token of an opened page.</summary>
    public static string TokenOf(Answer page) => Hidden().Matches(page.Text).First(input => input.Groups[1].Value == "__RequestVerificationToken").Groups[2].Value;

    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Opens a page, fills in the form that has the first of these fields, and sends it.</summary>
    public async Task<Answer> PostAsync(string page, params (string Name, string Value)[] fields) => await SubmitAsync(await GetAsync(page), page, fields);

    /// <summary>Fills in the form of an opened page that has the first of these fields, and sends it.</summary>
    public Task<Answer> SubmitAsync(Answer page, string path, params (string Name, string Value)[] fields)
    {
        var forms = Forms().Matches(page.Text).Where(form => form.Value.Contains("__RequestVerificationToken", StringComparison.Ordinal));
        var form = (fields.Length == 0 ? forms : forms.Where(form => form.Value.Contains($"name=\"{fields[0].Name}\"", StringComparison.Ordinal))).FirstOrDefault()
            ?? throw new InvalidOperationException($"{path} ({(int)page.Status}) has no form with {string.Join(", ", fields.Select(field => field.Name))}:\n{page.Text}");
        return SubmitAsync(form, path, fields);
    }

    /// <summary>Sends the form of an opened page that has this name.</summary>
    public Task<Answer> SubmitAsync(Answer page, string path, string formName, params (string Name, string Value)[] fields) => SubmitAsync(
        Forms().Matches(page.Text).First(form => form.Value.Contains($"name=\"_handler\" value=\"{formName}\"", StringComparison.Ordinal)), path, fields);

    /// <summary>Sends a request with the cookies of this browser.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await _client.SendAsync(request);
        Keep(answer);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => header.Value.ToList(), StringComparer.OrdinalIgnoreCase);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), headers);
    }

    public void Dispose() => _client.Dispose();

    private Task<Answer> SubmitAsync(Match form, string path, (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(form.Value).Select(input => (Name: input.Groups[1].Value, Value: WebUtility.HtmlDecode(input.Groups[2].Value)));
        var sent = hidden.Where(input => fields.All(field => field.Name != input.Name)).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value));
        var action = Action().Match(form.Value) is { Success: true } given ? WebUtility.HtmlDecode(given.Groups[1].Value) : path;
        return SendAsync(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent) });
    }

    private void Keep(HttpResponseMessage answer)
    {
        SetCookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in SetCookies)
        {
            var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("^<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}

/// <summary>What came back.</summary>
public sealed partial record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, List<string>> Headers)
{
    /// <summary>Where it sends the browser, as a path when it is on this site.</summary>
    public string? Location => Headers.TryGetValue("Location", out var where) ? where[0].StartsWith("http", StringComparison.Ordinal) && new Uri(where[0]) is { IsLoopback: true } whole ? whole.PathAndQuery : where[0] : null;

    /// <summary>The text of the page as somebody reads it.</summary>
    public string Words => WebUtility.HtmlDecode(Text);

    /// <summary>The page without what differs at every request: tokens, and the marks of Blazor.</summary>
    public string Plain => Secrets().Replace(Text, "");

    /// <summary>The one value of a header; null when it is not there.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.Single() : null;

    [GeneratedRegex("value=\"[^\"]*\"|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Secrets();
}
