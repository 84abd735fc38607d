using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Checks an address and a password. An unknown address, a wrong password and a locked account take the same way: one
/// attempt is charged, one hash is computed, one answer is given.
/// </summary>
public sealed class SignInService(NpgsqlDataSource database, WpbContexts contexts, IPasswordHasher<Account> hasher, SessionStore sessions, TimeProvider clock)
{
    /// <summary>After how many failures in a row an account is locked.</summary>
    public const int MostFailures = 10;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private static readonly Account Nobody = new();
    private static string? _hashOfNobody;

    /// <summary>Signs somebody in; null when address and password do not belong together or the account is locked.</summary>
    /// <param name="email">The address, as typed.</param>
    /// <param name="password">The password, as typed.</param>
    /// <param name="device">What the browser says it is.</param>
    /// <param name="stop">To give up.</param>
    public async Task<SignedIn?> SignInAsync(string? email, string? password, string? device, CancellationToken stop = default)
    {
        if (await CheckAsync(email, password, stop) is not { } account) return null;
        return new(await sessions.BeginAsync(account.Id, device, stop), account);
    }

    /// <summary>The account of this address when the password is its own and it is not locked; null otherwise. Failures count.</summary>
    public async Task<Account?> CheckAsync(string? email, string? password, CancellationToken stop = default)
    {
        email = (email ?? "").Trim().ToLowerInvariant();
        password = password is { Length: <= UncommonPassword.Longest } ? password : "";
        var hash = await ChargeAsync(email, stop);
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? (_hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString())), password);
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
            returning password_hash
            """);
        charge.Parameters.Add(new() { Value = email });
        charge.Parameters.Add(new() { Value = clock.GetUtcNow() });
        charge.Parameters.Add(new() { Value = MostFailures });
        charge.Parameters.Add(new() { Value = Lockout });
        await using var row = await charge.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) && !row.IsDBNull(0) ? row.GetString(0) : null;
    }
}

/// <summary>Somebody who just signed in: what goes into the cookie, and whose account it is.</summary>
public sealed record SignedIn(SessionToken Token, Account Account);
