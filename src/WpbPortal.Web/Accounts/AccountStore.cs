using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Where Identity finds and keeps accounts. It works within the context of the act it is part of, so that an account,
/// its invitation and its first session are there together or not at all.
/// </summary>
public sealed class AccountStore : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>
{
    private WpbDbContext? _context;

    private WpbDbContext Context => _context ?? throw new InvalidOperationException("Accounts are read and kept within a context.");

    /// <summary>The context to work in; it is the act's own to save and to commit.</summary>
    public void WorkIn(WpbDbContext context) => _context = context;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        Context.Accounts.Add(user);
        await Context.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await Context.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        Context.Accounts.Remove(user);
        await Context.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? Context.Accounts.SingleOrDefaultAsync(account => account.Id == id, cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Context.Accounts.SingleOrDefaultAsync(account => account.Email == normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => SetNormalizedUserNameAsync(user, userName, cancellationToken);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.Email = normalizedName ?? throw new ArgumentNullException(nameof(normalizedName));
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public void Dispose() => _context = null;
}

/// <summary>An address is known in lower case, as everywhere in the portal.</summary>
internal sealed class LowerCaseAddress : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
