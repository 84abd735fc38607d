using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Web.Settings;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("172.30.57.1; 10.0.0.2", "172.30.57.1", "https 203.0.113.7")]
    [InlineData("172.30.57.1; 10.0.0.2", "10.0.0.2", "https 203.0.113.7")]
    [InlineData("172.30.57.1", "198.51.100.9", "http 198.51.100.9")]
    [InlineData("172.30.57.1", "127.0.0.1", "http 127.0.0.1")]
    [InlineData(null, "127.0.0.1", "http 127.0.0.1")]
    [InlineData(null, "198.51.100.9", "http 198.51.100.9")]
    public async Task ForwardedHeaders_FromSomebody_AreBelievedOnlyOfAKnownProxy(string? setting, string from, string believed)
    {
        await using var services = Services(setting);
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Request = { Scheme = "http" } };
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
        http.Request.Headers["X-Forwarded-Proto"] = "https";

        var app = new ApplicationBuilder(services);
        app.UseForwardedHeaders();
        await app.Build()(http);

        Assert.Equal(believed, $"{http.Request.Scheme} {http.Connection.RemoteIpAddress}");
    }

    [Fact]
    public void AddTrustedProxies_NoAddress_SaysWhichWord()
    {
        var refused = Assert.Throws<SettingException>(() => Services("172.30.57.1; proxy"));
        Assert.Contains("proxy, which", refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string? setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ForwardedHeaders:KnownProxies"] = setting }).Build();
        return new ServiceCollection().AddLogging().AddTrustedProxies(configuration).BuildServiceProvider();
    }
}
