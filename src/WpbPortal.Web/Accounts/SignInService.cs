using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Checks an address and a password. An unknown address, a wrong password, an account without one and a locked account take
/// the same way: one attempt is charged, one hash is computed, one answer is given.
/// </summary>
public sealed class SignInService(NpgsqlDataSource database, WpbContexts contexts, IPasswordHasher<Account> hasher, HashingQueue turns, GuessBudget budget,
    SessionStore sessions, TimeProvider clock, ILogger<SignInService> log)
{
    /// <summary>After how many failures in a row an account is locked.</summary>
    public const int MostFailures = 10;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private static readonly Account Nobody = new();
    private static string? _hashOfNobody;

    // Made for whoever comes first, known or not, so that the very first answer tells nothing either.
    private string HashOfNobody => _hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Signs somebody in; null when address and password do not belong together or the account is locked.</summary>
    /// <param name="email">The address, as typed.</param>
    /// <param name="password">The password, as typed.</param>
    /// <param name="caller">From where.</param>
    /// <param name="remember">Whether the device is its owner's own.</param>
    /// <param name="stop">To give up.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooManyAttempts"/>: too much goes wrong on this network.</exception>
    public async Task<SignedIn?> SignInAsync(string? email, string? password, Caller caller, bool remember = false, CancellationToken stop = default)
    {
        if (await CheckAsync(email, password, caller, stop) is not { } account) return null;
        log.LogInformation("Account {Account} signed in", account.Id);
        return new(await sessions.BeginAsync(account.Id, caller.Device, remember, stop), account);
    }

    /// <summary>The account of this address when the password is its own and it is not locked; null otherwise. Failures count.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooManyAttempts"/>: too much goes wrong on this network.</exception>
    public async Task<Account?> CheckAsync(string? email, string? password, Caller caller, CancellationToken stop = default)
    {
        if (caller.Network is { } network && !budget.TryCharge(network)) throw new RuleViolationException(Rule.TooManyAttempts);
        var account = await JudgeAsync((email ?? "").Trim().ToLowerInvariant(), password is { Length: <= UncommonPassword.Longest } ? password : "", stop);
        if (account is not null && caller.Network is { } right) budget.Refund(right);
        return account;
    }

    private async Task<Account?> JudgeAsync(string email, string password, CancellationToken stop)
    {
        using var turn = await turns.WaitAsync(stop);
        var nobody = HashOfNobody;
        var hash = await ChargeAsync(email, stop);
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? nobody, password);
        if (hash is null || result == PasswordVerificationResult.Failed) return null;

        await using var context = await contexts.OpenPlatformAsync(stop);
        var account = await context.Accounts.SingleOrDefaultAsync(known => known.Email == email && known.PasswordHash == hash, stop);
        if (account is null) return null;
        (account.FailedSignIns, account.LockedOutUntil) = (0, null);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = hasher.HashPassword(account, password);
        await context.CommitAsync(stop);
        return account;
    }

    /// <summary>
    /// Counts an attempt before it is judged, so that a hundred at once count as a hundred, and gives the hash to judge it
    /// by: null when the address is unknown or locked. The tenth attempt locks; being right undoes it.
    /// </summary>
    private async Task<string?> ChargeAsync(string email, CancellationToken stop)
    {
        // Not waiting for the disk keeps a known address as quick as an unknown one; a crash may forget a failure.
        await using var charge = database.CreateCommand(
            """
            with quick as materialized (select set_config('synchronous_commit', 'off', true) as setting)
            update platform.account set
              failed_sign_ins = case when failed_sign_ins + 1 >= $3 then 0 else failed_sign_ins + 1 end,
              locked_out_until = case when failed_sign_ins + 1 >= $3 then $2 + $4 end
            from quick
            where quick.setting = 'off' and email = $1 and (locked_out_until is null or locked_out_until <= $2)
            returning password_hash, id, locked_out_until is not null
            """);
        charge.Parameters.Add(new() { Value = email });
        charge.Parameters.Add(new() { Value = clock.GetUtcNow() });
        charge.Parameters.Add(new() { Value = MostFailures });
        charge.Parameters.Add(new() { Value = Lockout });
        await using var row = await charge.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop)) return null;
        if (row.GetBoolean(2)) log.LogWarning("Account {Account} is locked after {Failures} attempts, unless the last one was right", row.GetGuid(1), MostFailures);
        return row.IsDBNull(0) ? null : row.GetString(0);
    }
}

/// <summary>Somebody who just signed in: what goes into the cookie, and whose account it is.</summary>
public sealed record SignedIn(SessionToken Token, Account Account);
