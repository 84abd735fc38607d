using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Data;

/// <summary>Opens a context for one piece of work: a transaction that knows its partnership and its person.</summary>
public sealed class WpbContexts(IDbContextFactory<WpbDbContext> factory, TimeProvider clock, LiveWire? wire = null)
{
    private readonly WaitingWork _waiting = new();

    /// <summary>
    /// Opens a context for a viewer. The first statement of the transaction checks the session, sets partnership and
    /// person for row-level security, and looks the roles up again.
    /// </summary>
    /// <exception cref="SessionEndedException">The session has ended, or its owner has no place in this partnership any more.</exception>
    public async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop = default)
    {
        if (_waiting.Take(viewer) is { } begun) return begun;
        var context = await factory.CreateDbContextAsync(stop);
        try
        {
            var transaction = await context.Database.BeginTransactionAsync(stop);
            context.Begin(transaction, viewer, clock, wire);
            context.Begin(transaction, await EnterAsync(context, viewer, clock, stop), clock, wire);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens a context that stands in no partnership, for signing in and for the platform's own tables. Row-level
    /// security shows it nothing of any partnership.
    /// </summary>
    public async Task<WpbDbContext> OpenPlatformAsync(CancellationToken stop = default)
    {
        var context = await factory.CreateDbContextAsync(stop);
        try
        {
            context.Begin(await context.Database.BeginTransactionAsync(stop), null, clock, wire);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens a context for who comes with the key of a calendar and no session: it sees what that person sees today, and null when the key opens nothing.
    /// </summary>
    public async Task<WpbDbContext?> OpenByCalendarKeyAsync(byte[] keyHash, CancellationToken stop = default)
    {
        var context = await OpenPlatformAsync(stop);
        try
        {
            var today = DutchTime.DayOf(clock.GetUtcNow());
            Viewer viewer;
            await using (var command = context.Database.GetDbConnection().CreateCommand())
            {
                command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
                command.CommandText = "select account_id, partnership_id, person_id, roles, schools, teams from platform.enter_by_calendar($1, $2)";
                command.Parameters.Add(new NpgsqlParameter { Value = keyHash, NpgsqlDbType = NpgsqlDbType.Bytea });
                command.Parameters.Add(new NpgsqlParameter { Value = today, NpgsqlDbType = NpgsqlDbType.Date });
                await using var reader = (NpgsqlDataReader)await command.ExecuteReaderAsync(CommandBehavior.SingleRow, stop);
                if (!await reader.ReadAsync(stop))
                {
                    await reader.DisposeAsync();
                    await context.DisposeAsync();
                    return null;
                }
                viewer = new()
                {
                    SessionHash = ReadOnlyMemory<byte>.Empty, AccountId = reader.GetGuid(0), PartnershipId = reader.GetGuid(1), PersonId = reader.GetGuid(2), Roles = HeldRoles(reader, 3), Today = today,
                };
            }
            context.Begin(context.Database.CurrentTransaction!, viewer, clock, wire);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Begins work of which it is not yet known whose it is, so that looking the session up is its first statement.
    /// Null when so much waits already that connections are better kept for work that is being done.
    /// </summary>
    public async Task<WorkAhead?> BeginAheadAsync(CancellationToken stop = default)
    {
        if (!_waiting.TryReserve()) return null;
        try
        {
            return new(_waiting, await OpenPlatformAsync(stop), clock, wire);
        }
        catch
        {
            _waiting.Release();
            throw;
        }
    }

    /// <summary>Ends the work that was begun for a viewer and that nobody asked for; nothing when it was asked for.</summary>
    public ValueTask DropAheadAsync(Viewer viewer) => _waiting.Take(viewer) is { } begun ? begun.DisposeAsync() : ValueTask.CompletedTask;

    private static async Task<Viewer> EnterAsync(WpbDbContext context, Viewer viewer, TimeProvider clock, CancellationToken stop)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (NpgsqlTransaction)context.Database.CurrentTransaction!.GetDbTransaction();
        var today = DutchTime.DayOf(clock.GetUtcNow());
        if (viewer.JobName is not null)
        {
            command.CommandText = "select platform.enter_job($1)";
            command.Parameters.Add(new() { Value = viewer.PartnershipId });
            await command.ExecuteNonQueryAsync(stop);
            return viewer with { Today = today };
        }

        command.CommandText = "select account_id, person_id, roles, schools, teams from platform.enter($1, $2, $3, $4)";
        command.Parameters.Add(new() { Value = viewer.SessionHash.ToArray(), NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = viewer.PartnershipId });
        command.Parameters.Add(new() { Value = today, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = clock.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, stop);
        if (!await reader.ReadAsync(stop)) throw new SessionEndedException();
        return viewer with
        {
            AccountId = reader.GetGuid(0),
            PersonId = reader.IsDBNull(1) ? Guid.Empty : reader.GetGuid(1),
            Roles = HeldRoles(reader, 2),
            Today = today,
        };
    }

    /// <summary>Three arrays of equal length (role, school, team), as the functions of the database give them.</summary>
    internal static IReadOnlyList<HeldRole> HeldRoles(NpgsqlDataReader reader, int first)
    {
        var roles = reader.GetFieldValue<int[]>(first);
        var schools = reader.GetFieldValue<Guid?[]>(first + 1);
        var teams = reader.GetFieldValue<Guid?[]>(first + 2);
        return [.. roles.Select((role, index) => new HeldRole((Role)role, schools[index], teams[index]))];
    }
}

/// <summary>The session that asks has ended: sign in again. What was typed is kept.</summary>
public sealed class SessionEndedException() : Exception("The session has ended.");
