using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>The database to work with.</summary>
/// <param name="app">As <c>wpb_app</c>, or null when only the owner is configured (as for a run that only migrates).</param>
/// <param name="owner">As <c>wpb_owner</c>, or null when this process may not migrate.</param>
/// <param name="local">The private server it lives in, or null when it is a configured one.</param>
public sealed class FoundDatabase(string? app, string? owner, LocalPostgresServer? local)
{
    /// <summary>The connection of the web application.</summary>
    /// <exception cref="InvalidOperationException">It is not configured.</exception>
    public string App => app ?? throw new InvalidOperationException("Set ConnectionStrings:App to the connection of the role wpb_app: only ConnectionStrings:Owner is set.");

    /// <summary>The connection that migrates.</summary>
    /// <exception cref="InvalidOperationException">It is not configured.</exception>
    public string Owner => owner ?? throw new InvalidOperationException("Set ConnectionStrings:Owner to the connection of the role wpb_owner: without it no migration can run.");

    /// <summary>Whether this process can migrate.</summary>
    public bool HasOwner => owner is not null;

    /// <summary>True when the launcher made the cluster itself: only then may demo data come without being asked for.</summary>
    public bool MadeTheCluster => local?.MadeTheCluster ?? false;

    /// <summary>A folder beside the private server that only this account can read; null for a configured server.</summary>
    public string? PrivateFolder => local?.PrivateFolder;
}

/// <summary>Decides which database to use: the configured one, else a private PostgreSQL of this checkout.</summary>
public static class DatabaseFinder
{
    /// <summary>The name of the database in the private server.</summary>
    public const string LocalName = "wpbportal";

    /// <summary>Finds the database; starts the private server when nothing is configured.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message is a sentence that says what to mend.</exception>
    /// <exception cref="LocalPostgresNotFoundException">Nothing is configured and no PostgreSQL is to be had.</exception>
    public static async Task<FoundDatabase> FindAsync(IConfiguration configuration, ILogger logger, CancellationToken stop = default)
    {
        var app = Configured(configuration, "App");
        var owner = Configured(configuration, "Owner");
        if (app is not null || owner is not null)
        {
            if (app is not null && owner is not null && app.Username == owner.Username)
            {
                throw new InvalidOperationException("ConnectionStrings:App and ConnectionStrings:Owner name the same role: the application must not own what it reads.");
            }

            return new(app?.ConnectionString, owner?.ConnectionString, null);
        }

        var server = await LocalPostgresServer.StartAsync(LocalOptions(configuration), logger, stop);
        await server.EnsureDatabaseAsync(LocalName, stop);
        var connections = server.ConnectionsFor(LocalName);
        return new(connections.App, connections.Owner, server);
    }

    /// <summary>The settings <c>LocalPostgres:DataFolder</c> and <c>LocalPostgres:BinariesFolder</c>.</summary>
    public static LocalPostgresOptions LocalOptions(IConfiguration configuration) => new()
    {
        DataFolder = configuration["LocalPostgres:DataFolder"],
        BinariesFolder = configuration["LocalPostgres:BinariesFolder"],
    };

    private static NpgsqlConnectionStringBuilder? Configured(IConfiguration configuration, string name)
    {
        var text = configuration.GetConnectionString(name);
        if (string.IsNullOrWhiteSpace(text)) return null;
        var connection = Parsed(text, name);
        if (connection.NoResetOnClose)
        {
            throw new InvalidOperationException($"Take \"No Reset On Close\" out of ConnectionStrings:{name}: with it a connection keeps the partnership of whoever used it before.");
        }

        var file = configuration[$"ConnectionStrings:{name}PasswordFile"];
        if (!string.IsNullOrWhiteSpace(file)) connection.Password = ReadPassword(file, name);
        return connection;
    }

    private static NpgsqlConnectionStringBuilder Parsed(string text, string name)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException cause)
        {
            throw new InvalidOperationException($"ConnectionStrings:{name} is no connection string of PostgreSQL: {cause.Message}", cause);
        }
    }

    private static string ReadPassword(string file, string name)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The file {file} of ConnectionStrings:{name}PasswordFile cannot be read: {cause.Message}", cause);
        }
    }
}
