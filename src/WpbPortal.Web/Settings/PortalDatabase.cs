using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Database;
using WpbPortal.Data.DemoData;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web.Security;

namespace WpbPortal.Web.Settings;

/// <summary>Finds the database, brings it to the present tables, and fills it with the demonstration where that is wanted.</summary>
internal static class PortalDatabase
{
    /// <summary>Prepares the database and registers the connection of the application's own role.</summary>
    /// <exception cref="SettingException">A setting is wrong, or there is no PostgreSQL.</exception>
    public static async Task<bool> AddPortalDatabaseAsync(this WebApplicationBuilder builder, ILogger logger, CancellationToken stop = default)
    {
        var found = await FindAsync(builder.Configuration, logger, stop);
        var isDemo = builder.Configuration.GetValue("Demo", found.MadeTheCluster);
        if (found.HasOwner)
        {
            await DatabaseMigrator.MigrateAsync(found.Owner, stop);
            if (isDemo) await DemoLoader.LoadOnceAsync(found.Owner, DateTimeOffset.UtcNow, stop);
        }
        builder.Configuration["Demo"] = isDemo.ToString();
        if (found.PrivateFolder is { } folder && string.IsNullOrWhiteSpace(builder.Configuration["DataProtection:SecretFile"]))
        {
            KeySecret.Make(builder.Configuration["DataProtection:SecretFile"] = Path.Combine(folder, "data-protection"));
        }
        builder.Services.AddWpbContexts(found.App);
        return isDemo;
    }

    /// <summary>Only migrates, as the owner: for a server on which the application itself has no such right.</summary>
    public static async Task MigrateAsync(IConfiguration configuration, ILogger logger, CancellationToken stop = default) =>
        await DatabaseMigrator.MigrateAsync((await FindAsync(configuration, logger, stop)).Owner, stop);

    /// <summary>Registers the contexts on a connection of the role <c>wpb_app</c>.</summary>
    public static IServiceCollection AddWpbContexts(this IServiceCollection services, string appConnection)
    {
        // PostgreSQL plans a statement once per connection and keeps it; the partnership is no part of the text.
        var connection = new NpgsqlConnectionStringBuilder(appConnection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 }.ConnectionString;
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddPooledDbContextFactory<WpbDbContext>(options => WpbOptions.Use(options, connection));
        services.AddSingleton<WpbContexts>();
        return services;
    }

    private static async Task<FoundDatabase> FindAsync(IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        try
        {
            return await DatabaseFinder.FindAsync(configuration, logger, stop);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or LocalPostgresNotFoundException)
        {
            throw new SettingException(wrong.Message);
        }
    }
}
