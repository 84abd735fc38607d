using WpbPortal.Domain.Interviews;
using Xunit;

namespace WpbPortal.Domain.Tests.Interviews;

/// <summary>Which names are taken out of a text, and what is left as it is.</summary>
public sealed class NameHiderTests
{
    private static readonly (string, string)[] Names = [("Noor", "[x]"), ("Noor van der Haar", "[x]"), ("van der Haar", "[x]"), ("Haar", "[x]"), ("Locatie Noord", "[school]"), ("A", "[y]"), ("J.P. (Jan)", "[$1]")];

    [Theory]
    [InlineData("Noor van der Haar wachtte.", "[x] wachtte.")]
    [InlineData("noor, NOOR en Noor's les", "[x], [x] en [x]'s les")]
    [InlineData("In Locatie Noord is het noordelijk en haarfijn.", "In [school] is het noordelijk en haarfijn.")]
    [InlineData("Met J.P. (Jan) ging A mee.", "Met [$1] ging A mee.")]
    [InlineData("Niemand.", "Niemand.")]
    public void Hide_Names_WhereTheyStandAsWordsOfTheirOwn(string text, string expected) => Assert.Equal(expected, NameHider.Hide(text, Names));
}
