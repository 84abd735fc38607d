using System.Data;
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>Opens, looks up and ends sessions. Stands before any viewer, so it works outside every partnership.</summary>
public sealed class SessionStore(NpgsqlDataSource database, WpbContexts contexts, TimeProvider clock, LiveWire? wire = null)
{
    /// <summary>How long a session lasts on a device that its owner said is his own.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>How long it lasts on any other: a school day, for browsers bring back what they should have forgotten.</summary>
    public static readonly TimeSpan ShortLifetime = TimeSpan.FromHours(12);

    // Its owner sees where the account is signed in; once in five minutes is often enough for that.
    private static readonly TimeSpan SeenLately = TimeSpan.FromMinutes(5);

    /// <summary>The session of a token in one round trip; null when it has ended.</summary>
    public async Task<OpenSession?> OpenAsync(SessionToken token, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand();
        return (await LookUpAsync(command, token, enters: false, stop))?.Session;
    }

    /// <summary>
    /// The session of a token; null when it has ended. The look-up is at the same time the first statement of the work that its
    /// owner asks for next with this very viewer, which saves a page a round trip. Work that never comes is dropped by <see cref="DropAsync"/>.
    /// </summary>
    public async Task<OpenSession?> OpenWithWorkAsync(SessionToken token, CancellationToken stop = default)
    {
        if (await contexts.BeginAheadAsync(stop) is not { } work) return await OpenAsync(token, stop);
        OpenSession? waiting = null;
        try
        {
            await using var command = work.CreateCommand();
            if (await LookUpAsync(command, token, enters: true, stop) is not { } found) return null;
            if (found.Entered) work.WaitFor((waiting = found.Session).Viewer);
            return found.Session;
        }
        finally
        {
            if (waiting is null) await work.DisposeAsync();
        }
    }

    /// <summary>Drops the work that was begun with a session and that nobody asked for.</summary>
    public ValueTask DropAsync(OpenSession session) => contexts.DropAheadAsync(session.Viewer);

    private async Task<(OpenSession Session, bool Entered)?> LookUpAsync(DbCommand lookUp, SessionToken token, bool enters, CancellationToken stop)
    {
        var (today, now, hash) = (DutchTime.DayOf(clock.GetUtcNow()), clock.GetUtcNow(), token.Hash());
        lookUp.CommandText =
            """
            select session_id, account_id, display_name, language, theme, partnership_id, partnership_name, person_id, given_name,
              roles, schools, teams, administrator, other_partnerships, unread_notifications, seen_at, entered
            from platform.open_session($1, $2, $3, $4)
            """;
        lookUp.Parameters.Add(new NpgsqlParameter { Value = hash, NpgsqlDbType = NpgsqlDbType.Bytea });
        lookUp.Parameters.Add(new NpgsqlParameter { Value = today, NpgsqlDbType = NpgsqlDbType.Date });
        lookUp.Parameters.Add(new NpgsqlParameter { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        lookUp.Parameters.Add(new NpgsqlParameter { Value = enters, NpgsqlDbType = NpgsqlDbType.Boolean });
        await using var row = (NpgsqlDataReader)await lookUp.ExecuteReaderAsync(CommandBehavior.SingleRow, stop);
        if (!await row.ReadAsync(stop)) return null;

        var roles = WpbContexts.HeldRoles(row, 9);
        var displayName = row.GetString(2);
        var session = new OpenSession(
            row.GetGuid(0),
            new()
            {
                SessionHash = hash,
                AccountId = row.GetGuid(1),
                PartnershipId = row.IsDBNull(5) ? Guid.Empty : row.GetGuid(5),
                PersonId = row.IsDBNull(7) ? Guid.Empty : row.GetGuid(7),
                Roles = row.GetBoolean(12) ? [.. roles, new(Role.PlatformAdmin, null, null)] : roles,
                Today = today,
            },
            displayName,
            row.IsDBNull(8) ? displayName : row.GetString(8),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.IsDBNull(6) ? null : row.GetString(6),
            row.GetBoolean(13),
            row.GetInt32(14));
        var (seenAt, entered) = (row.GetFieldValue<DateTimeOffset>(15), row.GetBoolean(16));
        if (seenAt < now - SeenLately) await SeeAsync(hash, now, stop);
        return (session, entered);
    }

    private async Task SeeAsync(byte[] hash, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.CreateCommand("update platform.account_session set last_seen_at = $2 where token_hash = $1");
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Begins a session of an account and gives the token that goes into the cookie.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="device">What the browser says it is.</param>
    /// <param name="remember">Whether the device is its owner's own.</param>
    /// <param name="stop">To give up.</param>
    public async Task<SessionToken> BeginAsync(Guid accountId, string? device, bool remember = false, CancellationToken stop = default)
    {
        var token = SessionToken.New();
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            insert into platform.account_session (id, token_hash, account_id, partnership_id, created_at, last_seen_at, expires_at, device)
            values ($1, $2, $3, platform.first_partnership($3, $4), $5, $5, $6, $7)
            """);
        command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new() { Value = token.Hash() });
        command.Parameters.Add(new() { Value = accountId });
        command.Parameters.Add(new() { Value = DutchTime.DayOf(clock.GetUtcNow()) });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + (remember ? Lifetime : ShortLifetime) });
        command.Parameters.Add(new() { Value = device is null ? DBNull.Value : device[..Math.Min(device.Length, 120)], NpgsqlDbType = NpgsqlDbType.Varchar });
        await command.ExecuteNonQueryAsync(stop);
        return token;
    }

    /// <summary>Ends one session now, in every tab and circuit that uses it.</summary>
    public async Task EndAsync(SessionToken token, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand("update platform.account_session set ended_at = $2 where token_hash = $1 and ended_at is null returning account_id");
        command.Parameters.Add(new() { Value = token.Hash() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        Tell(await command.ExecuteScalarAsync(stop));
    }

    /// <summary>The partnerships that this session's owner may work in.</summary>
    public async Task<IReadOnlyList<PartnershipChoice>> PartnershipsAsync(SessionToken token, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand("select partnership_id, name, is_person from platform.partnerships_of($1, $2)");
        command.Parameters.Add(new() { Value = token.Hash() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(stop);
        var choices = new List<PartnershipChoice>();
        while (await row.ReadAsync(stop)) choices.Add(new(row.GetGuid(0), row.GetString(1), row.GetBoolean(2)));
        return choices;
    }

    /// <summary>Lets a session work in another partnership; false when its owner has no place there.</summary>
    public async Task<bool> SwitchAsync(SessionToken token, Guid partnershipId, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand(
            """
            update platform.account_session set partnership_id = $2
            where token_hash = $1 and exists (select from platform.partnerships_of($1, $3) choice where choice.partnership_id = $2)
            returning account_id
            """);
        command.Parameters.Add(new() { Value = token.Hash() });
        command.Parameters.Add(new() { Value = partnershipId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return Tell(await command.ExecuteScalarAsync(stop));
    }

    /// <summary>
    /// Of what a session's open pages want to hear; none when it has ended, and the sessions of its account alone where
    /// its owner has no place (any more).
    /// </summary>
    internal async Task<IReadOnlySet<LiveTopic>> TopicsAsync(SessionToken token, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand("select kind, id from platform.live_topics($1, $2, $3)");
        command.Parameters.Add(new() { Value = token.Hash() });
        command.Parameters.Add(new() { Value = DutchTime.DayOf(clock.GetUtcNow()) });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(stop);
        var topics = new HashSet<LiveTopic>();
        while (await row.ReadAsync(stop)) topics.Add(new((LiveKind)row.GetString(0)[0], row.GetGuid(1)));
        return topics;
    }

    /// <summary>Lets the pages of an account know that something changed in one of its sessions; false when nothing did.</summary>
    private bool Tell(object? account)
    {
        if (account is not Guid id) return false;
        wire?.Tell(new HashSet<LiveTopic> { LiveTopic.Account(id) });
        return true;
    }
}

/// <summary>A partnership that one may work in.</summary>
public sealed record PartnershipChoice(Guid Id, string Name, bool IsPerson);
