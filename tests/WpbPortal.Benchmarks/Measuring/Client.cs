using System.Diagnostics;
using System.Net;
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

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        // By hand, since a container keeps a secure cookie from plain http, also on localhost.
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Headers.TryGetValues("Set-Cookie", out var given))
        {
            foreach (var cookie in given)
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
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
