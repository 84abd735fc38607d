using Npgsql;
using WpbPortal.Data.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests.LocalPostgres;

public sealed class DatabaseRolesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private DatabaseConnections Connections => database.Connections;

    [Theory]
    [InlineData("wpb_owner", true, false)]
    [InlineData("wpb_app", true, false)]
    [InlineData("wpb_backup", true, true)]
    [InlineData("wpb_definer", false, true)]
    public async Task Role_Made_HasExactlyItsAttributes(string role, bool login, bool bypassesRowSecurity)
    {
        await using var owner = await TestCluster.OpenAsync(Connections.Owner);
        var attributes = await TestCluster.ScalarAsync<string>(owner,
            $"select concat_ws(' ', rolcanlogin, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb, rolreplication) from pg_roles where rolname = '{role}'");
        Assert.Equal($"{Letter(login)} {Letter(bypassesRowSecurity)} f f f f", attributes);

        static string Letter(bool value) => value ? "t" : "f";
    }

    [Fact]
    public async Task Roles_Made_AreMembersOfNothingElse()
    {
        await using var owner = await TestCluster.OpenAsync(Connections.Owner);
        var members = await TestCluster.ScalarAsync<string>(owner, """
            select string_agg(member::regrole || ' in ' || roleid::regrole, ', ' order by member::regrole::text)
            from pg_auth_members where member::regrole::text like 'wpb%' or roleid::regrole::text like 'wpb%'
            """);
        Assert.Equal("wpb_backup in pg_read_all_data, wpb_owner in wpb_definer", members);
    }

    [Fact]
    public async Task App_Connected_OwnsNothingAndMakesOnlyTemporaryTables()
    {
        await using var app = await TestCluster.OpenAsync(Connections.App);
        await TestCluster.ExecuteAsync(app, "create temporary table incoming (number int)");
        await using (var copy = await app.BeginBinaryImportAsync("copy incoming from stdin (format binary)", TestContext.Current.CancellationToken))
        {
            await copy.WriteRowAsync(TestContext.Current.CancellationToken, 7);
            await copy.CompleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(7, await TestCluster.ScalarAsync<int>(app, "select number from incoming"));
        await AssertRefusedAsync(app, "create table public.own (number int)");
        await AssertRefusedAsync(app, "create schema own");
        await AssertRefusedAsync(app, "set role wpb_definer");
    }

    [Fact]
    public async Task Owner_Migrating_MakesExtensionsAndHandsFunctionsToTheDefiner()
    {
        await using var owner = await TestCluster.OpenAsync(Connections.Owner);
        await TestCluster.ExecuteAsync(owner, "create extension if not exists btree_gist; create extension if not exists unaccent");
        await TestCluster.ExecuteAsync(owner, """
            create schema doors;
            grant create on schema doors to wpb_definer;
            create function doors.who() returns text language sql security definer set search_path = pg_catalog as 'select current_user::text';
            alter function doors.who() owner to wpb_definer;
            create or replace function doors.who() returns text language sql security definer set search_path = pg_catalog as 'select current_user::text || session_user::text';
            """);
        Assert.Equal("wpb_definerwpb_owner", await TestCluster.ScalarAsync<string>(owner, "select doors.who()"));
    }

    [Fact]
    public async Task Backup_UnderForcedRowSecurity_ReadsEverythingAndChangesNothing()
    {
        await using var owner = await TestCluster.OpenAsync(Connections.Owner);
        await TestCluster.ExecuteAsync(owner, """
            create table closed (number int);
            insert into closed values (7);
            alter table closed enable row level security;
            alter table closed force row level security;
            """);
        Assert.Equal(0L, await TestCluster.ScalarAsync<long>(owner, "select count(*) from closed"));

        await using var backup = await TestCluster.OpenAsync(Connections.Backup);
        Assert.Equal(1L, await TestCluster.ScalarAsync<long>(backup, "select count(*) from closed"));
        await TestCluster.ExecuteAsync(backup, "set default_transaction_read_only = off");
        await AssertRefusedAsync(backup, "delete from closed");
    }

    [Fact]
    public async Task Database_Made_IsClosedToOthersAndSortsAsDutch()
    {
        await using var owner = await TestCluster.OpenAsync(Connections.Owner);
        Assert.False(await TestCluster.ScalarAsync<bool>(owner, "select has_database_privilege('pg_monitor', current_database(), 'connect')"));
        Assert.Equal("wpb_owner", await TestCluster.ScalarAsync<string>(owner, "select datdba::regrole::text from pg_database where datname = current_database()"));
        Assert.Equal("UTF8", await TestCluster.ScalarAsync<string>(owner, "select current_setting('server_encoding')"));
        Assert.Equal("Aert,Émile,Zeno", await TestCluster.ScalarAsync<string>(owner, "select string_agg(name, ',' order by name) from (values ('Zeno'), ('Émile'), ('Aert')) people (name)"));
        Assert.Equal("'één'", await TestCluster.ScalarAsync<string>(owner, "select strip(to_tsvector('simple', 'ÉÉN'))::text"));
    }

    private static async Task AssertRefusedAsync(NpgsqlConnection connection, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => TestCluster.ExecuteAsync(connection, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
