using Npgsql;
using WpbPortal.Domain;

namespace WpbPortal.Data;

/// <summary>
/// Work that is one statement, for what is saved again and again while somebody types: it enters, is done and is committed in one trip. It stands behind the same row
/// security as all other work, and sees no roles; whatever it cannot do is left to <see cref="WpbContexts"/>, which says why.
/// </summary>
public sealed class WorkAtOnce(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Does a statement as whose session it is.</summary>
    /// <returns>How many rows it touched; 0 also when the session has ended, or the statement is not for its owner.</returns>
    public async Task<int> DoAsync(byte[] sessionHash, FormattableString statement, CancellationToken stop = default)
    {
        // Without a transaction of its own a batch is one.
        await using var batch = database.CreateBatch();
        var now = clock.GetUtcNow();
        batch.BatchCommands.Add(Command($"select platform.enter_as_person({sessionHash}, {DutchTime.DayOf(now)}, {now})"));
        batch.BatchCommands.Add(Command(statement));
        try
        {
            await batch.ExecuteNonQueryAsync(stop);
            return (int)batch.BatchCommands[1].RecordsAffected;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
    }

    private static NpgsqlBatchCommand Command(FormattableString statement)
    {
        var arguments = statement.GetArguments();
        var command = new NpgsqlBatchCommand(string.Format(statement.Format, [.. Enumerable.Range(1, arguments.Length).Select(place => $"${place}")]));
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument });
        return command;
    }
}
