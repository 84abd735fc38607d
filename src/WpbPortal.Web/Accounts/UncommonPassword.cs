using Microsoft.AspNetCore.Identity;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Refuses what is guessed first: the commonest passwords and what people make of them, keyboard rows, years, the
/// owner's own name and address, and the words of this house. Asks for no capitals, digits or signs (NIST SP 800-63B).
/// The lists (30,000 passwords, names and words) ship inside the package zxcvbn-core, MIT licence.
/// </summary>
public sealed class UncommonPassword : IPasswordValidator<Account>
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters: room for a sentence, none for making the server sweat.</summary>
    public const int Longest = 128;

    /// <summary>Fewest bits that guessing takes: some thousand million tries.</summary>
    public const double FewestBits = 30;

    private static readonly string[] WordsOfThisHouse =
    [
        "wachtwoord", "welkom", "geheim", "hallo", "school", "stage", "student", "docent", "leraar", "begeleider", "werkplekbegeleider",
        "schoolopleider", "partnerschap", "opleiden", "portaal", "wpbportal", "wpb", "nederland", "zomer", "winter", "lente", "herfst",
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    ];

    private static readonly char[] Separators = [' ', '.', '@', '-', '_', '\''];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Broken(password, user.DisplayName, user.Email) is { } rule
            ? IdentityResult.Failed(new IdentityError { Code = rule.ToString() })
            : IdentityResult.Success);

    /// <summary>The rule that a password breaks; null when it will do.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="personal">The owner's name, address and whatever else others know.</param>
    public static Rule? Broken(string? password, params string[] personal)
    {
        if (password is null || password.Length < Shortest) return Rule.PasswordTooShort;
        if (password.Length > Longest) return Rule.PasswordTooLong;
        var words = personal.Concat(personal.SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)))
            .Where(word => word.Length > 2).Concat(WordsOfThisHouse).Select(word => word.ToLowerInvariant()).Distinct();
        return Zxcvbn.Zxcvbn.MatchPassword(password, words).Entropy < FewestBits ? Rule.PasswordTooCommon : null;
    }
}
