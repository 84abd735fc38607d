using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using WpbPortal.Data.DemoData;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks.Measuring;

/// <summary>Asks for pages as somebody who is signed in.</summary>
internal sealed partial class Client(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = address,
    };

    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Signs in as an account of the demonstration.</summary>
    public async Task SignInAsync(string email)
    {
        var page = await (await SendAsync(new(HttpMethod.Get, Urls.SignIn))).Content.ReadAsStringAsync();
        var fields = HiddenFields().Matches(page).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        fields[FieldOf(page, "email")] = email;
        fields[FieldOf(page, "password")] = DemoLoader.Password;
        var answer = await SendAsync(new(HttpMethod.Post, Urls.SignIn) { Content = new FormUrlEncodedContent(fields) });
        if (!_cookies.ContainsKey("__Host-wpb")) throw new InvalidOperationException($"Signing in as {email} was answered {(int)answer.StatusCode}.");
    }

    /// <summary>Asks for a page to the last byte.</summary>
    public async Task GetAsync(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path));
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}.");
        await answer.Content.CopyToAsync(Stream.Null);
    }

    /// <summary>Asks for a page as text.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path));
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What a form on this page has to send along to be believed.</summary>
    public async Task<string> TokenAsync(string path) => WebUtility.HtmlDecode(HiddenFields().Matches(await TextAsync(path)).First(field => field.Groups[1].Value == "__RequestVerificationToken").Groups[2].Value);

    /// <summary>Sends a form, as a browser does: what is saved is answered with where to go.</summary>
    public Task PostAsync(string path, IReadOnlyDictionary<string, string> fields) => SaveAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) }, HttpStatusCode.Found);

    /// <summary>Sends nothing but the address.</summary>
    public Task PostAsync(string path) => SaveAsync(new(HttpMethod.Post, path), HttpStatusCode.OK);

    /// <summary>Sends nothing but the address, and hears a number.</summary>
    public async Task<int> PostForNumberAsync(string path) => int.Parse(await (await SendAsync(new(HttpMethod.Post, path))).Content.ReadAsStringAsync());

    /// <summary>Leaves something in JSON.</summary>
    public Task PutAsync(string path, object letter) => SaveAsync(new(HttpMethod.Put, path) { Content = JsonContent.Create(letter) }, HttpStatusCode.OK);

    /// <summary>What says who asks, for a line that is opened in another way.</summary>
    public string CookieHeader => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Asks for a number.</summary>
    public async Task<int> NumberAsync(string path) => int.Parse(await (await SendAsync(new(HttpMethod.Get, path))).Content.ReadAsStringAsync());

    /// <summary>The 95th percentile of the time of an answer, in milliseconds, with so many asking at once.</summary>
    public async Task<double> Percentile95Async(string path, int atOnce, int each)
    {
        var times = new List<double>();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            for (var turn = 0; turn < each; turn++)
            {
                var begin = Stopwatch.GetTimestamp();
                await GetAsync(path);
                lock (times) times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        }));
        times.Sort();
        return times[(int)(times.Count * 0.95)];
    }

    public void Dispose() => _http.Dispose();

    private async Task SaveAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        using var answer = await SendAsync(request);
        if (answer.StatusCode != expected) throw new InvalidOperationException($"{request.RequestUri} was answered {(int)answer.StatusCode}.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        // By hand, since a container keeps a secure cookie from plain http, also on localhost.
        if (_cookies.Count > 0) request.Headers.Add("Cookie", CookieHeader);
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Headers.TryGetValues("Set-Cookie", out var given))
        {
            lock (_cookies)
            {
                foreach (var cookie in given)
                {
                    var pair = cookie.Split(';')[0].Split('=', 2);
                    _cookies[pair[0]] = pair[1];
                }
            }
        }
        return answer;
    }

    private static string FieldOf(string page, string type) =>
        Regex.Match(page, $"""<input(?=[^>]*type="{type}")[^>]*name="([^"]+)".*?>""") is { Success: true } field
            ? field.Groups[1].Value
            : throw new InvalidOperationException($"The sign-in page has no field of type {type}.");

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" ?/?>""")]
    private static partial Regex HiddenFields();
}
