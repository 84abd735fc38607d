using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using WpbPortal.Data.DemoData;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Portal;

/// <summary>Signs every account in once, through the page itself, and keeps the cookie for all who play that part.</summary>
public sealed partial class SignedInCookies(Func<Uri> address)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _cookies = new();

    /// <summary>The value of the cookie of somebody who is signed in.</summary>
    public Task<string> OfAsync(string email) => _cookies.GetOrAdd(email, key => new(() => SignInAsync(key))).Value;

    /// <summary>Signs in anew, for a journey that ends its session.</summary>
    public async Task<string> SignInAsync(string email)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address() };
        using var page = await client.GetAsync(Web.Urls.SignIn);
        var html = await page.Content.ReadAsStringAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Web.Urls.SignIn)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = HandlerField().Match(html).Groups[1].Value,
                ["__RequestVerificationToken"] = TokenField().Match(html).Groups[1].Value,
                ["Form.Email"] = email,
                ["Form.Password"] = DemoLoader.Password,
            }),
        };
        request.Headers.Add("Cookie", CookiesOf(page));
        using var answer = await client.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{email} could not sign in: {answer.StatusCode}.");
        return CookiesOf(answer).Split("; ").Single(cookie => cookie.StartsWith("__Host-wpb=", StringComparison.Ordinal))["__Host-wpb=".Length..];
    }

    /// <summary>The cookies that an answer sets, as the next request sends them back.</summary>
    public static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : "";

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]*)\"")]
    private static partial Regex HandlerField();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex TokenField();
}
