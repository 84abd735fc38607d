using WpbPortal.Domain.Interviews;
using Xunit;

namespace WpbPortal.Domain.Tests.Interviews;

/// <summary>Which names are taken out of a text, and what is left as it is.</summary>
public sealed class NameHiderTests
{
    private static readonly (string, string, bool)[] Names =
        [("Noor", "[x]", false), ("Noor van der Haar", "[x]", false), ("van der Haar", "[x]", false), ("Haar", "[x]", true), ("Locatie Noord", "[school]", false), ("A", "[y]", true), ("J.P. (Jan)", "[$1]", false)];

    [Theory]
    [InlineData("Noor van der Haar wachtte.", "[x] wachtte.")]
    [InlineData("noor, NOOR en Noor's les", "[x], [x] en [x]'s les")]
    [InlineData("In Locatie Noord is het noordelijk en haarfijn.", "In [school] is het noordelijk en haarfijn.")]
    [InlineData("Met J.P. (Jan) ging A mee.", "Met [$1] ging A mee.")]
    [InlineData("Noor en haar student; mevrouw Haar en HAAR klas", "[x] en haar student; mevrouw [x] en [x] klas")]
    [InlineData("Noor Van Der Haar en van der haar", "[x] en [x]")]
    [InlineData("Niemand.", "Niemand.")]
    public void Hide_Names_WhereTheyStandAsWordsOfTheirOwn(string text, string expected) => Assert.Equal(expected, NameHider.Hide(text, Names));
}
