using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Accounts;

/// <summary>Lets the owner of an account choose a new password by a letter: single use, one hour.</summary>
public sealed class PasswordResetService(WpbContexts contexts, AccountManager accounts, AccountLetters texts, Letters letters, TimeProvider clock)
{
    /// <summary>How long the letter works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>How soon another letter goes to the same account, so that nobody can fill somebody's mailbox.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Sends the letter when the address has an account; does nothing when it has not, or just got one.</summary>
    public async Task SendAsync(string email, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var account = await db.Accounts.SingleOrDefaultAsync(known => known.Email == email, stop);
        if (account is null) return;
        var since = clock.GetUtcNow() - Pause;
        if (await db.PasswordResets.AnyAsync(earlier => earlier.AccountId == account.Id && earlier.CreatedAt > since, stop)) return;
        Promise(db, account);
        await db.CommitAsync(stop);
    }

    /// <summary>Whether a key still works.</summary>
    public async Task<bool> WorksAsync(SessionToken key, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var (hash, now) = (key.Hash(), clock.GetUtcNow());
        return await db.PasswordResets.AnyAsync(reset => reset.TokenHash == hash && reset.UsedAt == null && reset.ExpiresAt > now, stop);
    }

    /// <summary>Gives the account its new password and ends all its sessions; null when the key does not work (any more).</summary>
    /// <exception cref="RuleViolationException">The password is too short, too long or too common; the key still works.</exception>
    public async Task<Account?> ChooseAsync(SessionToken key, string? password, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var (hash, now) = (key.Hash(), clock.GetUtcNow());
        var reset = await db.PasswordResets.FromSql($"select * from platform.password_reset where token_hash = {hash} for update").SingleOrDefaultAsync(stop);
        if (reset is not { UsedAt: null } || reset.ExpiresAt <= now) return null;
        var account = await db.Accounts.SingleAsync(known => known.Id == reset.AccountId, stop);
        await accounts.ChoosePasswordAsync(db, account, password);
        await EndAllAsync(db, account, stop);
        await db.AccountSessions.Where(open => open.AccountId == account.Id && open.EndedAt == null).ExecuteUpdateAsync(open => open.SetProperty(row => row.EndedAt, now), stop);
        db.Tells(LiveTopic.Account(account.Id));
        letters.Promise(db, texts.PasswordChanged(account));
        await db.CommitAsync(stop);
        return account;
    }

    /// <summary>Takes every letter that is still under way its use, in the transaction of another act.</summary>
    internal async Task EndAllAsync(WpbDbContext db, Account account, CancellationToken stop)
    {
        var now = db.Now;
        await db.PasswordResets.Where(other => other.AccountId == account.Id && other.UsedAt == null).ExecuteUpdateAsync(other => other.SetProperty(row => row.UsedAt, now), stop);
    }

    /// <summary>Promises the letter in the transaction of another act.</summary>
    internal void Promise(WpbDbContext db, Account account)
    {
        var key = SessionToken.New();
        var reset = new PasswordReset { TokenHash = key.Hash(), AccountId = account.Id, CreatedAt = db.Now, ExpiresAt = db.Now + Lifetime };
        db.PasswordResets.Add(reset);
        letters.Promise(db, texts.Reset(reset, key, account));
    }
}
