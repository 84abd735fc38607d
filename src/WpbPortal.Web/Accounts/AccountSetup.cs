using Microsoft.AspNetCore.Identity;
using WpbPortal.Data.Accounts;

namespace WpbPortal.Web.Accounts;

/// <summary>Signing in and everything around it.</summary>
internal static class AccountSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<AccountStore>();
        services.AddScoped<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>());
        services.AddSingleton<ILookupNormalizer, LowerCaseAddress>();
        // Registered first, so that Identity's own validator, which asks for capitals and signs, stays out.
        services.AddScoped<IPasswordValidator<Account>, UncommonPassword>();
        services.AddIdentityCore<Account>().AddUserManager<AccountManager>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordRounds.Count);
        services.AddSingleton<GuessBudget>();
        services.AddSingleton<HashingQueue>();
        services.AddScoped<SignInService>();
        services.AddScoped<InvitationService>();
        services.AddScoped<InvitationTaking>();
        services.AddScoped<PasswordResetService>();
        services.AddScoped<ProfileService>();
        services.AddScoped<FirstAdministrator>();
        services.AddHostedService<FirstAdministratorNotice>();
        services.AddSingleton<AccountLetters>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>());
        return services;
    }
}
