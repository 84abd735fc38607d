using System.Diagnostics;
using WpbPortal.Domain;
using WpbPortal.Web.Accounts;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

public sealed class UncommonPasswordTests
{
    /// <summary>What is guessed first, as people make it twelve long.</summary>
    [Theory]
    [InlineData("password1234")]
    [InlineData("Password1234!")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("qwertyuiop12")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("iloveyou1234")]
    [InlineData("welkom123456")]
    [InlineData("Welkom2026!!")]
    [InlineData("wachtwoord12")]
    [InlineData("Wachtwoord01!")]
    [InlineData("Nederland2026")]
    [InlineData("zomerzomer2026")]
    [InlineData("september2026")]
    [InlineData("wpbportal2026")]
    [InlineData("begeleider123")]
    [InlineData("noor.vandenberg")]
    [InlineData("NoorVandenBerg1")]
    [InlineData("passwordpassword")]
    public void Broken_GuessedFirst_IsTooCommon(string password) =>
        Assert.Equal(Rule.PasswordTooCommon, UncommonPassword.Broken(password, "Noor van den Berg", "noor.vandenberg@school.example"));

    /// <summary>No capital, digit or sign is asked; letters of every alphabet and spaces are welcome.</summary>
    [Theory]
    [InlineData("vier rustige eenden zwemmen")]
    [InlineData("kruidkoek trapeze lantaarn")]
    [InlineData("xkvqzwpjhbtm")]
    [InlineData("de kat zit op de wasmachine")]
    [InlineData("πέντε ήσυχες πάπιες")]
    [InlineData("Samen-opleiden-2026")]
    public void Broken_NotGuessedSoon_WillDo(string password) => Assert.Null(UncommonPassword.Broken(password, "Noor van den Berg", "noor@school.example"));

    [Theory]
    [InlineData(null, Rule.PasswordTooShort)]
    [InlineData("", Rule.PasswordTooShort)]
    [InlineData("xkvqzwpjhbt", Rule.PasswordTooShort)]
    public void Broken_Short_SaysSo(string? password, Rule rule) => Assert.Equal(rule, UncommonPassword.Broken(password));

    [Fact]
    public void Broken_AtTheLimits_WillDoOrNot()
    {
        var sentence = string.Join(' ', Enumerable.Range(0, 40).Select(number => $"w{number * 7919 % 997}"));
        Assert.Null(UncommonPassword.Broken(sentence[..UncommonPassword.Longest]));
        Assert.Equal(Rule.PasswordTooLong, UncommonPassword.Broken(sentence[..(UncommonPassword.Longest + 1)]));
    }

    /// <summary>Nothing that somebody types keeps the server busy.</summary>
    [Theory]
    [InlineData('a')]
    [InlineData('@')]
    [InlineData('1')]
    [InlineData(' ')]
    public void Broken_LongestOfOneKind_IsJudgedQuickly(char letter)
    {
        UncommonPassword.Broken("eerst de lijsten lezen");
        var clock = Stopwatch.StartNew();
        UncommonPassword.Broken(new string(letter, UncommonPassword.Longest));
        UncommonPassword.Broken(string.Concat(Enumerable.Repeat("p@55w0rd$1qwerty", 8)));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
