using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>Takes an invitation, once: with a new account, or with one that the invited person has already.</summary>
public sealed class InvitationTaking(NpgsqlDataSource database, WpbContexts contexts, AccountManager accounts, SignInService signIns, SessionStore sessions, TimeProvider clock)
{
    /// <summary>Whom an invitation is for; null when it was used, withdrawn or has expired.</summary>
    public async Task<InvitedPerson?> ReadAsync(SessionToken key, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand("select email, full_name, partnership_name, has_account from platform.read_invitation($1, $2)");
        command.Parameters.Add(new() { Value = key.Hash() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SingleRow, stop);
        return await row.ReadAsync(stop) ? new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)) : null;
    }

    /// <summary>Makes an account with this password for the invited person and signs him in; null when the invitation cannot be taken.</summary>
    /// <exception cref="RuleViolationException">The password is too short, too long or too common; or the address has an account after all.</exception>
    public async Task<SignedIn?> TakeAsync(SessionToken key, string? password, string language, string? device, CancellationToken stop = default)
    {
        if (await ReadAsync(key, stop) is not { HasAccount: false } invited) return null;
        await using var db = await contexts.OpenPlatformAsync(stop);
        try
        {
            var account = await accounts.CreateAsync(db, invited.Email, invited.Name, language, password);
            return await TakeAsync(db, key, account, device, stop);
        }
        catch (DbUpdateException broken) when (ConstraintRules.Of(broken) is { } rule)
        {
            throw new RuleViolationException(rule);
        }
    }

    /// <summary>Ties the invited person to an account that he has already; null when address and password do not belong together.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.AccountTakenInPartnership"/>: this account is somebody else in the partnership; or <see cref="Rule.TooManyAttempts"/>.
    /// </exception>
    public async Task<SignedIn?> TakeWithAccountAsync(SessionToken key, string? email, string? password, Caller caller, CancellationToken stop = default)
    {
        if (await signIns.CheckAsync(email, password, caller, stop) is not { } account) return null;
        await using var db = await contexts.OpenPlatformAsync(stop);
        return await TakeAsync(db, key, account, caller.Device, stop);
    }

    private async Task<SignedIn?> TakeAsync(WpbDbContext db, SessionToken key, Account account, string? device, CancellationToken stop)
    {
        Guid? partnership;
        try
        {
            partnership = (await db.Database.SqlQuery<Guid?>($"select platform.take_invitation({key.Hash()}, {account.Id}, {clock.GetUtcNow()}) as \"Value\"").ToListAsync(stop)).Single();
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.RaiseException)
        {
            throw new RuleViolationException(Rule.AccountTakenInPartnership);
        }
        if (partnership is not { } joined) return null;
        await db.CommitAsync(stop);
        var token = await sessions.BeginAsync(account.Id, device, stop: stop);
        await sessions.SwitchAsync(token, joined, stop);
        return new(token, account);
    }
}

/// <summary>Whom an invitation is for.</summary>
/// <param name="Email">The address it was sent to.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Partnership">The partnership's name.</param>
/// <param name="HasAccount">Whether the address has an account: told to who holds the letter, never to who sent it.</param>
public sealed record InvitedPerson(string Email, string Name, string Partnership, bool HasAccount);
