using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Update;
using WpbPortal.Data.Tenancy;

namespace WpbPortal.Data;

/// <summary>How the context talks to PostgreSQL: the same at design time, in tests and at work.</summary>
public static class WpbOptions
{
    public static DbContextOptions<WpbDbContext> For(string connection)
    {
        var builder = new DbContextOptionsBuilder<WpbDbContext>();
        Use(builder, connection);
        return builder.Options;
    }

    public static void Use(DbContextOptionsBuilder builder, string connection) => builder
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("schema_migration", "platform"))
        .UseSnakeCaseNamingConvention()
        .ReplaceService<IRelationalAnnotationProvider, TenantAnnotationProvider>()
        .ReplaceService<IMigrationsSqlGenerator, TenantMigrationsSqlGenerator>()
        .ReplaceService<IModificationCommandBatchFactory, LastBatches>();
}

/// <summary>For <c>dotnet ef</c>, which needs no database to write a migration.</summary>
internal sealed class WpbDesignTimeFactory : IDesignTimeDbContextFactory<WpbDbContext>
{
    public WpbDbContext CreateDbContext(string[] args) => new(WpbOptions.For("Host=localhost"));
}
