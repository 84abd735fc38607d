using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests.LocalPostgres;

public sealed class DatabaseFinderTests
{
    private const string App = "Host=database;Username=wpb_app;Database=wpbportal";

    [Fact]
    public async Task FindAsync_Configured_TakesThatWithThePasswordFromItsFile()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "geheim\n", TestContext.Current.CancellationToken);
        var found = await FindAsync(("ConnectionStrings:App", App), ("ConnectionStrings:AppPasswordFile", file));
        File.Delete(file);

        Assert.Equal("geheim", new NpgsqlConnectionStringBuilder(found.App).Password);
        Assert.False(found.HasOwner);
        Assert.False(found.MadeTheCluster);
        Assert.Throws<InvalidOperationException>(() => found.Owner);
    }

    [Fact]
    public async Task FindAsync_NothingConfigured_StartsTheLocalServer()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        var found = await FindAsync(("LocalPostgres:DataFolder", cluster.Folder));

        Assert.True(found.MadeTheCluster);
        await using var app = await TestCluster.OpenAsync(found.App);
        Assert.Equal("wpb_app", await TestCluster.ScalarAsync<string>(app, "select current_user::text"));
        await using var owner = await TestCluster.OpenAsync(found.Owner);
        Assert.Equal("wpb_owner", await TestCluster.ScalarAsync<string>(owner, "select current_user::text"));
    }

    [Theory]
    [InlineData(App + ";No Reset On Close=true", null, null, "No Reset On Close")]
    [InlineData(App, "Host=database;Username=wpb_app", null, "same role")]
    [InlineData("Hots=database", null, null, "ConnectionStrings:App")]
    [InlineData(App, null, "/nowhere/at/all", "/nowhere/at/all")]
    public async Task FindAsync_WrongSetting_SaysWhatToMend(string app, string? owner, string? passwordFile, string sentence)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            FindAsync(("ConnectionStrings:App", app), ("ConnectionStrings:Owner", owner), ("ConnectionStrings:AppPasswordFile", passwordFile)));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    private static Task<FoundDatabase> FindAsync(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value))
            .Build();
        return DatabaseFinder.FindAsync(configuration, NullLogger.Instance, TestContext.Current.CancellationToken);
    }
}
