using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;

namespace WpbPortal.Web.Accounts;

/// <summary>Identity's accounts, with broken password rules told as the portal's own.</summary>
public sealed class AccountManager(AccountStore store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher,
    IEnumerable<IPasswordValidator<Account>> passwordValidators, ILookupNormalizer names, IdentityErrorDescriber errors,
    IServiceProvider services, ILogger<UserManager<Account>> log, TimeProvider clock)
    : UserManager<Account>(store, options, hasher, [], passwordValidators, names, errors, services, log)
{
    /// <summary>Makes an account in the given context.</summary>
    /// <exception cref="RuleViolationException">The password is too short, too long or too common.</exception>
    public async Task<Account> CreateAsync(WpbDbContext context, string email, string displayName, string language, string? password)
    {
        store.WorkIn(context);
        var account = new Account { Email = email, DisplayName = displayName, Language = language, CreatedAt = clock.GetUtcNow() };
        Demand(await CreateAsync(account, password ?? ""));
        return account;
    }

    /// <summary>Gives an account of the given context another password. Whoever calls it ends the sessions made before.</summary>
    /// <exception cref="RuleViolationException">The password is too short, too long or too common.</exception>
    public async Task ChoosePasswordAsync(WpbDbContext context, Account account, string? password)
    {
        store.WorkIn(context);
        Demand(await UpdatePasswordHash(account, password ?? "", validatePassword: true));
        (account.FailedSignIns, account.LockedOutUntil) = (0, null);
        await UpdateUserAsync(account);
    }

    private static void Demand(IdentityResult result)
    {
        if (result.Succeeded) return;
        var code = result.Errors.First().Code;
        throw Enum.TryParse<Rule>(code, out var rule)
            ? new RuleViolationException(rule, rule == Rule.PasswordTooLong ? UncommonPassword.Longest : UncommonPassword.Shortest) { Field = "Password" }
            : new InvalidOperationException(code);
    }
}
