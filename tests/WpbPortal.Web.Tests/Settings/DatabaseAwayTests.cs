using System.Net;
using System.Text.Json;
using Npgsql;
using WpbPortal.Data.Database;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Tests.Http;
using WpbPortal.Web.Tests.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

/// <summary>A database that stops, and comes back, under a running portal.</summary>
public sealed class DatabaseAwayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The page of an error asks for nobody: looking the session up again would break in turn.</summary>
    [Fact]
    public async Task Database_StopsAndComesBack_GivesACalmPageWithANumberAndGoesOn()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        var local = await cluster.StartAsync();
        await local.EnsureDatabaseAsync("portaal", Stop);
        var connections = local.ConnectionsFor("portaal");
        await DatabaseMigrator.MigrateAsync(connections.Owner, Stop);
        await using var data = new TestData(connections);
        await using var server = await PortalServer.StartAsync(connections.App);
        var person = await data.PersonAsync(Role.Supervisor);
        var session = await data.SessionAsync(person.AccountId!.Value, person.PartnershipId);
        using var visitor = server.Visitor(session);
        using var nobody = server.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Profile)).Status);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthAsync(nobody, "ready"));

        await cluster.StopAsync();
        foreach (var path in new[] { Urls.Profile, "/bestaat-niet", Urls.Today })
        {
            var broken = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.Status);
            Assert.Contains("Er ging iets mis", broken.Words, StringComparison.Ordinal);
            Assert.NotNull(broken.Header("Content-Security-Policy"));
            Assert.DoesNotContain("Npgsql", broken.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", broken.Text, StringComparison.Ordinal);
            var number = System.Text.RegularExpressions.Regex.Match(broken.Text, "<code>([0-9A-F]{8})</code>").Groups[1].Value;
            using var line = JsonDocument.Parse(Assert.Single(server.Log.Lines, one => one.Contains(number, StringComparison.Ordinal)));
            Assert.Equal(path, line.RootElement.GetProperty("Path").GetString());
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await nobody.PostAsync(Urls.SignIn, ("Form.Email", "noor@school.example"), ("Form.Password", "vier rustige eenden"))).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await HealthAsync(nobody, "ready"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthAsync(nobody, "live"));
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/css/tokens.css")).Status);

        await cluster.StartAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthAsync(nobody, "ready"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Profile)).Status);
    }

    /// <summary>Whoever asks for health hears one word, and nothing of where or why.</summary>
    private static async Task<(HttpStatusCode, string)> HealthAsync(Visitor visitor, string kind)
    {
        var answer = await visitor.GetAsync($"/health/{kind}");
        return (answer.Status, answer.Text);
    }
}
