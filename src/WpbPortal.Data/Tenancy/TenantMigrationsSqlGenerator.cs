using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace WpbPortal.Data.Tenancy;

#pragma warning disable EF1001 // The constructor asks for the provider's own options.
/// <summary>
/// Writes, behind every CREATE TABLE, who may do what with it: row-level security that also binds the owner, the
/// tenant's policy, the person's policy, exclusion constraints and the grants of the application's role.
/// </summary>
internal sealed class TenantMigrationsSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        var table = Dependencies.SqlGenerationHelper.DelimitIdentifier(operation.Name, operation.Schema);
        foreach (var statement in Statements(operation, table)) builder.AppendLine(statement).EndCommand();
    }

    protected override void Generate(AlterTableOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.Generate(operation, model, builder);
        var before = Notes(operation.OldTable);
        var after = Notes(operation);
        if (before.SequenceEqual(after)) return;

        var table = Dependencies.SqlGenerationHelper.DelimitIdentifier(operation.Name, operation.Schema);
        foreach (var (name, _) in before.Where(note => note.Name.StartsWith(TenantTable.Exclusion, StringComparison.Ordinal)))
            builder.AppendLine($"ALTER TABLE {table} DROP CONSTRAINT {name[TenantTable.Exclusion.Length..]};").EndCommand();
        foreach (var policy in (string[])["tenant", "reader", "writer", "changer", "remover"])
            builder.AppendLine($"DROP POLICY IF EXISTS {policy} ON {table};").EndCommand();
        builder.AppendLine($"REVOKE ALL ON {table} FROM wpb_app;").EndCommand();
        foreach (var statement in Statements(operation, table)) builder.AppendLine(statement).EndCommand();
    }

    private static List<(string Name, string? Value)> Notes(IMutableAnnotatable table) =>
        [.. table.GetAnnotations().Where(note => note.Name.StartsWith("Wpb:", StringComparison.Ordinal))
            .Select(note => (note.Name, (string?)note.Value)).Order()];

    private static IEnumerable<string> Statements(IMutableAnnotatable operation, string table)
    {
        if (operation.FindAnnotation(TenantTable.Policy)?.Value is not string column) yield break;

        yield return $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;";
        yield return $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;";
        yield return $"CREATE POLICY tenant ON {table} USING ({column} = {TenantTable.MyPartnership}) WITH CHECK ({column} = {TenantTable.MyPartnership});";
        var readers = operation.FindAnnotation(TenantTable.Readers)?.Value as string;
        var writers = operation.FindAnnotation(TenantTable.Writers)?.Value as string;
        var isAppendOnly = operation.FindAnnotation(TenantTable.AppendOnly) is not null;
        if (readers is not null) yield return $"CREATE POLICY reader ON {table} AS RESTRICTIVE FOR SELECT USING ({readers});";
        if (writers is not null) yield return $"CREATE POLICY writer ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({writers});";
        // A statement without a WHERE asks for no right to read, so changing and removing have policies of their own.
        if ((writers ?? readers) is { } changers && !isAppendOnly)
        {
            yield return $"CREATE POLICY changer ON {table} AS RESTRICTIVE FOR UPDATE USING ({changers}) WITH CHECK ({changers});";
            yield return $"CREATE POLICY remover ON {table} AS RESTRICTIVE FOR DELETE USING ({changers});";
        }
        foreach (var (name, value) in Notes(operation).Where(note => note.Name.StartsWith(TenantTable.Exclusion, StringComparison.Ordinal)))
            yield return $"ALTER TABLE {table} ADD CONSTRAINT {name[TenantTable.Exclusion.Length..]} {value};";
        yield return isAppendOnly ? $"GRANT SELECT, INSERT ON {table} TO wpb_app;" : $"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO wpb_app;";
    }
}
#pragma warning restore EF1001
