using Npgsql;
using Xunit;

namespace WpbPortal.Web.Tests.Catalogue;

/// <summary>Row security and its surroundings, read from PostgreSQL's own catalogue as the migrations left it.</summary>
public sealed class CatalogueTests(CatalogueTests.OwnDatabase database) : IClassFixture<CatalogueTests.OwnDatabase>
{
    public static TheoryData<string> Checks => [.. CatalogueChecks.All.Keys];

    public static TheoryData<string, string> Breaks => [.. CatalogueChecks.All.SelectMany(check => check.Value.BrokenBy.Select(change => (check.Key, change)))];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Catalogue_AfterTheMigrations_HasNothingThatBreaks(string check)
    {
        await using var connection = await OpenAsync();
        Assert.Empty(await OffendersAsync(connection, check));
    }

    /// <summary>The negative control: each check is seen to fail on a change that breaks it.</summary>
    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Catalogue_AfterAChangeThatBreaksIt_NamesIt(string check, string change)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, change);
        Assert.NotEmpty(await OffendersAsync(connection, check));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task<List<string>> OffendersAsync(NpgsqlConnection connection, string check)
    {
        await using var command = new NpgsqlCommand(CatalogueChecks.All[check].Sql, connection);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await row.ReadAsync(TestContext.Current.CancellationToken)) names.Add(row.GetString(0));
        return names;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A database of its own: the changes that break it lock tables that other tests work in.</summary>
    public sealed class OwnDatabase : IAsyncLifetime
    {
        private readonly MigratedDatabase _database = new();

        public string Owner => _database.Connections.Owner;

        public ValueTask InitializeAsync() => _database.InitializeAsync();

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
