using Npgsql;
using Xunit;

namespace WpbPortal.Web.Tests.Access;

/// <summary>
/// What row-level security must stop, asked of every table that the catalogue knows, without any of our code in between.
/// </summary>
public sealed class RowSecurityTests(FilledTables filled) : IClassFixture<FilledTables>
{
    [Fact]
    public async Task Statements_WithinAPartnership_ReachNothingOfAnotherOrOfAColleague()
    {
        await using var application = await OpenAsync(filled.Connections.App);
        var probe = new RowSecurityProbe(application);
        var leaks = new List<string>();
        foreach (var table in filled.Tables) leaks.AddRange(await probe.LeaksAsync(table, filled.Me, filled.Colleague, filled.Stranger));
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks));
        Assert.True(filled.Tables.Count >= 15, "The catalogue gave too few tables to prove anything.");
    }

    [Fact]
    public async Task Statements_OutsideEveryPartnership_ReachNothing()
    {
        await using var application = await OpenAsync(filled.Connections.App);
        var probe = new RowSecurityProbe(application);
        var leaks = new List<string>();
        foreach (var table in filled.Tables) leaks.AddRange(await probe.LeaksOutsideAsync(table, filled.Stranger));
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks));
    }

    [Fact]
    public async Task Enter_PartnershipOfOthers_GivesNoRowAndOpensNothing()
    {
        await using var application = await OpenAsync(filled.Connections.App);
        await using var transaction = await application.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var probe = new RowSecurityProbe(application);
        Assert.False(await probe.EnterAsync(filled.Me, elsewhere: filled.Stranger.PartnershipId));
        Assert.False(await probe.EnterAsync(filled.Me with { Id = Guid.CreateVersion7() }));
        await using var count = application.CreateCommand();
        count.CommandText = "select count(*) from person";
        Assert.Equal(0L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The negative control: with any one policy opened, the statements above must find something.</summary>
    [Fact]
    public async Task Statements_OnePolicyOpened_AreSeenToLeak()
    {
        // A database of its own: the other tests must not meet an open policy.
        await using var own = new FilledTables();
        await own.InitializeAsync();
        await using var owner = await OpenAsync(own.Connections.Owner);
        await using var application = await OpenAsync(own.Connections.App);
        var probe = new RowSecurityProbe(application);
        var unseen = new List<string>();
        foreach (var (table, policy, open, close) in await PoliciesAsync(owner))
        {
            await FilledTables.ExecuteAsync(owner, open);
            var filledTable = own.Tables.Single(known => known.Name == table);
            if ((await probe.LeaksAsync(filledTable, own.Me, own.Colleague, own.Stranger)).Count == 0) unseen.Add($"{policy} on {table}");
            await FilledTables.ExecuteAsync(owner, close);
        }
        Assert.Empty(unseen);
    }

    private static async Task<IReadOnlyList<(string Table, string Policy, string Open, string Close)>> PoliciesAsync(NpgsqlConnection owner)
    {
        await using var command = owner.CreateCommand();
        command.CommandText =
            """
            select tablename, policyname,
              format('alter policy %I on %I', policyname, tablename) || coalesce(' using (' || left(qual, 0) || 'true)', '') || coalesce(' with check (' || left(with_check, 0) || 'true)', ''),
              format('alter policy %I on %I', policyname, tablename) || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '')
            from pg_policies
            where schemaname = 'public'
            order by tablename, policyname
            """;
        var policies = new List<(string, string, string, string)>();
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
            policies.Add((row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));
        return policies;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connection)
    {
        var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        return opened;
    }
}
