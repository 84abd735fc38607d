using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace WpbPortal.Data;

#pragma warning disable EF1001 // The provider's own batch is what is gone on from.
/// <summary>
/// The rows that a piece of work saves, sent to PostgreSQL together with what it says last and with its commit: one trip instead of three. PostgreSQL
/// does nothing of what follows a statement that fails, so a save that breaks a rule is not committed, as before.
/// </summary>
internal sealed class LastBatch(ModificationCommandBatchFactoryDependencies dependencies, IRelationalTypeMappingSource types, int most) : NpgsqlModificationCommandBatch(dependencies, most)
{
    public override void Complete(bool moreBatchesExpected)
    {
        if (!moreBatchesExpected && Dependencies.CurrentContext.Context is WpbDbContext { IsCommitting: true } db)
        {
            foreach (var statement in db.TakeLastWords()) Append(statement);
            // That a row was changed meanwhile is seen by how many rows a statement changed, which must be known before the commit. A new row fails, or is there.
            if (ModificationCommands.All(command => command.EntityState == EntityState.Added))
            {
                SqlBuilder.AppendLine("COMMIT;");
                db.SentCommit();
            }
        }
        base.Complete(moreBatchesExpected);
    }

    private void Append(FormattableString statement)
    {
        var names = new string[statement.ArgumentCount];
        for (var place = 0; place < names.Length; place++)
        {
            var value = statement.GetArgument(place)!;
            var known = $"last{RelationalCommandBuilder.Parameters.Count}";
            names[place] = Dependencies.SqlGenerationHelper.GenerateParameterName(known);
            RelationalCommandBuilder.AddParameter(known, names[place], types.GetMapping(value.GetType()), nullable: false);
            ParameterValues.Add(known, value);
        }
        SqlBuilder.AppendFormat(statement.Format, names).AppendLine(";");
    }
}

/// <summary>Makes them, for every save alike.</summary>
internal sealed class LastBatches(ModificationCommandBatchFactoryDependencies dependencies, IRelationalTypeMappingSource types) : IModificationCommandBatchFactory
{
    private const int Most = 1000;

    public ModificationCommandBatch Create() => new LastBatch(dependencies, types, Most);
}
#pragma warning restore EF1001
