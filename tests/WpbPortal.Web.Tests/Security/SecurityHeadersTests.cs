using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WpbPortal.Domain.People;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Security;

public sealed class SecurityHeadersTests(MigratedDatabase database) : HttpTest(database)
{
    private const string Csp =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>Seen failing with the headers written before the page instead of after it: the page of an error had none.</summary>
    [Theory]
    [InlineData("/aanmelden", HttpStatusCode.OK, "no-store")]
    [InlineData("/", HttpStatusCode.Redirect, "no-store")]
    [InlineData("/bestaat-niet", HttpStatusCode.Redirect, "no-store")]
    [InlineData("/niet-gevonden", HttpStatusCode.OK, "no-store")]
    [InlineData("/css/tokens.css", HttpStatusCode.OK, null)]
    [InlineData("/health/live", HttpStatusCode.OK, "no-store")]
    [InlineData("/drafts/gesprek", HttpStatusCode.Unauthorized, "no-store")]
    [InlineData("/_blazor", HttpStatusCode.Unauthorized, "no-store")]
    [InlineData("/fout", HttpStatusCode.OK, "no-store")]
    [InlineData("/onderweg", HttpStatusCode.OK, "no-store")]
    [InlineData("/onderweg/werker.js", HttpStatusCode.OK, "no-store")]
    [InlineData("/onderweg/namen", HttpStatusCode.Unauthorized, "no-store")]
    public async Task AnyAnswer_Nobody_CarriesTheHeadersOnce(string path, HttpStatusCode status, string? cache)
    {
        using var visitor = Server.Visitor();
        var answer = await visitor.GetAsync(path);
        Assert.Equal(status, answer.Status);
        Demand(answer, cache);
    }

    [Theory]
    [InlineData("/", "no-store")]
    [InlineData("/profiel", "no-store")]
    [InlineData("/bestaat-niet", "no-store")]
    public async Task AnyAnswer_SignedIn_CarriesTheHeadersOnce(string path, string cache)
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        Demand(await visitor.GetAsync(path), cache);
    }

    /// <summary>Who is signed in keeps his frame around "not found", every time. Seen failing with the session looked up while the page is drawn: mostly without.</summary>
    [Fact]
    public async Task NotFound_SignedIn_KeepsTheFrame()
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        for (var i = 0; i < 10; i++) Assert.Contains("class=\"topline\"", (await visitor.GetAsync("/bestaat-niet")).Text, StringComparison.Ordinal);
    }

    /// <summary>A browser that asks over https, through the server that holds the certificate, keeps to https.</summary>
    [Fact]
    public async Task AnyAnswer_OverHttps_AsksForHttpsFromNowOn()
    {
        await using var server = await PortalServer.StartAsync(Data.Connections.App, null, ("ForwardedHeaders:KnownProxies", "127.0.0.1;::1"));
        using var visitor = server.Visitor();
        var secure = await visitor.SendAsync(new(HttpMethod.Get, "/aanmelden") { Headers = { { "X-Forwarded-Proto", "https" } } });
        Assert.Equal("max-age=63072000; includeSubDomains", secure.Header("Strict-Transport-Security"));
        Assert.Null((await visitor.GetAsync("/aanmelden")).Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task AnyRequest_ForAnotherName_IsRefused()
    {
        using var visitor = Server.Visitor();
        var answer = await visitor.SendAsync(new(HttpMethod.Get, "/aanmelden") { Headers = { Host = "portaal.kwaad.example" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    /// <summary>Seen failing with the check that asked the framework whether it is a WebSocket: it does not know yet, and answered 101.</summary>
    [Theory]
    [InlineData("https://kwaad.example")]
    [InlineData("null")]
    [InlineData("http://localhost.kwaad.example")]
    [InlineData("http://localhost:1")]
    public async Task Circuit_FromAnotherSite_IsRefused(string origin)
    {
        var session = await SessionAsync(await Data.PersonAsync(Role.Supervisor));
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("Cookie", $"{Visitor.SessionCookie}={Server.CookieOf(session)}");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(Server.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Stop));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);

        using var visitor = Server.Visitor(session);
        var negotiated = await visitor.SendAsync(new(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", origin } } });
        Assert.Equal(HttpStatusCode.Forbidden, negotiated.Status);
    }

    [Fact]
    public async Task Circuit_FromThisSite_IsNegotiatedForWhoIsSignedInOnly()
    {
        var here = Server.Address.GetLeftPart(UriPartial.Authority);
        using var member = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        using var nobody = Server.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await member.SendAsync(Negotiate())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendAsync(Negotiate())).Status);

        HttpRequestMessage Negotiate() => new(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", here } } };
    }

    /// <summary>Also for forms that need no token: what counts is who sends it.</summary>
    [Theory]
    [InlineData("POST", "/aanmelden")]
    [InlineData("POST", "/afmelden")]
    [InlineData("POST", "/taal")]
    [InlineData("POST", "/onderweg/notities")]
    [InlineData("PUT", "/drafts/gesprek")]
    [InlineData("DELETE", "/drafts/gesprek")]
    public async Task AnyChange_FromAnotherSite_IsRefused(string method, string path)
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        foreach (var (header, value) in new[] { ("Origin", "https://kwaad.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
        {
            var answer = await visitor.SendAsync(new(new(method), path) { Content = new FormUrlEncodedContent([]), Headers = { { header, value } } });
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("", answer.Text);
            Demand(answer, "no-store");
        }
    }

    /// <summary>Every form of the portal asks for its token.</summary>
    [Theory]
    [InlineData("/afmelden")]
    [InlineData("/taal")]
    [InlineData("/kleuren")]
    [InlineData("/partnerschap-wisselen")]
    [InlineData("/profiel")]
    public async Task AnyForm_WithoutItsToken_IsRefused(string path)
    {
        var session = await SessionAsync(await Data.PersonAsync(Role.Supervisor));
        using var visitor = Server.Visitor(session);
        var answer = await visitor.SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "wachtwoord")]) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("stond te lang open", answer.Words, StringComparison.Ordinal);
        Assert.NotNull(await Data.Service<Web.Access.SessionStore>().OpenAsync(session, Stop));
    }

    [Theory]
    [InlineData("/aanmelden")]
    [InlineData("/wachtwoord-vergeten")]
    [InlineData("/wachtwoord-kiezen")]
    [InlineData("/uitnodiging")]
    [InlineData("/eerste-beheerder")]
    [InlineData("/niet-gevonden")]
    [InlineData("/fout")]
    [InlineData("/bestaat-niet")]
    [InlineData("/onderweg")]
    public async Task AnonymousPage_Nobody_OpensNoCircuit(string path)
    {
        using var visitor = Server.Visitor();
        Assert.DoesNotContain("blazor.web", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    /// <summary>What a form never needs is not read.</summary>
    [Fact]
    public async Task AnyRequest_LargerThanAForm_IsRefused()
    {
        Assert.Equal(2 * 1024 * 1024, Server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize);
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        var answer = await visitor.SendAsync(new(HttpMethod.Put, "/drafts/gesprek") { Content = new StringContent($"\"{new string('x', 600_000)}\"", Encoding.UTF8, "application/json") });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    private static void Demand(Answer answer, string? cache)
    {
        Assert.Equal(Csp, answer.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.StartsWith("camera=(self), microphone=(self), geolocation=()", answer.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
        if (cache is not null) Assert.Contains(cache, answer.Header("Cache-Control"), StringComparison.Ordinal);
        else Assert.DoesNotContain("no-store", answer.Header("Cache-Control") ?? "", StringComparison.Ordinal);
    }
}
