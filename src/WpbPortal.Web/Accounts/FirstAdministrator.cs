using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Security;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Makes the first administrator of an empty server. The key follows from the server's own secret, so every node knows it
/// and none keeps it; it works until there is an administrator.
/// </summary>
public sealed class FirstAdministrator(WpbContexts contexts, AccountManager accounts, SessionStore sessions, KeySecret secret)
{
    /// <summary>The key in the link.</summary>
    public SessionToken Key => new(Base64Url.EncodeToString(secret.Derive("first administrator")));

    /// <summary>Whether there is no administrator yet.</summary>
    public async Task<bool> IsWantedAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        return !await db.PlatformAdministrators.AnyAsync(stop);
    }

    /// <summary>Whether this key makes an administrator now.</summary>
    public async Task<bool> WorksAsync(SessionToken key, CancellationToken stop = default) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Text), Encoding.ASCII.GetBytes(Key.Text)) && await IsWantedAsync(stop);

    /// <summary>Makes the account and signs it in; null when the key does not work (any more).</summary>
    /// <exception cref="RuleViolationException">The name, address or password will not do, or the address has an account.</exception>
    public async Task<SignedIn?> BecomeAsync(SessionToken key, string? name, string? email, string? password, string language, string? device, CancellationToken stop = default)
    {
        if (!await WorksAsync(key, stop)) return null;
        var address = EmailAddress.Parse(email);
        var displayName = Text.Required(name, Account.DisplayNameLength, nameof(Account.DisplayName));
        await using var db = await contexts.OpenPlatformAsync(stop);
        // Two who open the link at once: the second waits here, and finds that there is one.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(7317)", stop);
        if (await db.PlatformAdministrators.AnyAsync(stop)) return null;
        if (await db.Accounts.AnyAsync(known => known.Email == address, stop)) throw new RuleViolationException(Rule.AlreadyExists) { Field = nameof(Account.Email) };
        var account = await accounts.CreateAsync(db, address, displayName, language, password);
        db.PlatformAdministrators.Add(new() { AccountId = account.Id, Since = db.Now });
        await db.CommitAsync(stop);
        return new(await sessions.BeginAsync(account.Id, device, stop: stop), account);
    }
}
