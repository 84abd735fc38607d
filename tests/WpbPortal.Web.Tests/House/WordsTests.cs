using System.Globalization;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Writing;
using WpbPortal.Web.Texts;
using Xunit;

namespace WpbPortal.Web.Tests.House;

/// <summary>Every word is there in Dutch and in English, says the same in both, and is used.</summary>
public sealed class WordsTests
{
    /// <summary>Values that no screen names, or names in sentences of their own feature.</summary>
    private static readonly Type[] WithoutLabel = [typeof(Rule), typeof(NotificationKind), typeof(TurnKind)];

    /// <summary>Texts that are looked up by the name of a value: the class, what the key begins with, and the values. A new one is one line here.</summary>
    private static readonly (string Texts, string Begins, Type Values)[] ByName =
    [
        (nameof(RuleTexts), "", typeof(Rule)),
        (nameof(ImportTexts), "Field_", typeof(ImportField)),
        (nameof(ImportTexts), "Meaning_", typeof(ImportField)),
        (nameof(ImportTexts), "Finding_", typeof(ImportFindingKind)),
        (nameof(ImportTexts), "Thing_", typeof(ImportThing)),
        (nameof(ImportTexts), "Reason_", typeof(UndoReason)),
        (nameof(ReferenceTexts), "HolidayKind_", typeof(HolidayKind)),
        .. ReferenceEnums.Select(type => (nameof(ReferenceTexts), $"{type.Name}_", type)),
    ];

    private static IEnumerable<Type> ReferenceEnums => typeof(Viewer).Assembly.GetTypes().Where(type => type.IsEnum && !WithoutLabel.Contains(type));

    /// <summary>Whose pages are still being made; empty once they are there.</summary>
    private static readonly string[] Underway = [];

    public static TheoryData<string> Pairs => [.. ResourcePair.All.Select(pair => pair.Name)];

    private static string Code { get; } = string.Join('\n', SourceTree.In("src", ".cs", ".razor").Select(file => file.Text));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Texts_OfEachFeature_AreInBothLanguages(string name) =>
        HouseRulesTests.Nothing("Every key is in the .resx and in the .en.resx, with a text and with the same {0}.", Pair(name).Broken());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Texts_OfEachFeature_AreUsed(string name) =>
        HouseRulesTests.Nothing("A text that nothing shows goes; texts that are looked up by the name of a value stand in ByName of this test.",
            Underway.Contains(name) ? [] : Pair(name).Unused(Code, IsLookedUp));

    [Fact]
    public void Texts_BrokenOnes_AreSeen()
    {
        var broken = new ResourcePair("Bad", new Dictionary<string, string> { ["A"] = "{0} dagen", ["B"] = "ja", ["C"] = " " }, new Dictionary<string, string> { ["A"] = "days", ["C"] = "no", ["D"] = "d" });
        Assert.Equal(4, broken.Broken().Count());
        Assert.Equal(["Bad.A", "Bad.B"], broken.Unused("@Bad.C", (_, _) => false));
        Assert.True(ResourcePair.All.Count >= 10, "Too few texts were found to prove anything.");
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Rules_EachOne_HasASentence(string language) => HouseRulesTests.Nothing($"Every rule has a sentence in RuleTexts ({language}).",
        Enum.GetNames<Rule>().Where(rule => Of(nameof(RuleTexts), language).GetValueOrDefault(rule) is not { Length: > 10 }));

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Values_EachOne_HasALabel(string language) => HouseRulesTests.Nothing($"Every value of an enum that a screen shows has a label in ReferenceTexts ({language}).",
        ReferenceEnums.SelectMany(type => Enum.GetNames(type).Select(value => $"{type.Name}_{value}")).Where(key => !Of(nameof(ReferenceTexts), language).ContainsKey(key)));

    /// <summary>What the screen really gets, in case a file is not built in.</summary>
    [Fact]
    public void Sentences_InBothLanguages_ComeOutDifferently()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
            var (rule, label) = (RuleSentences.Of(Rule.Required), Technique.OpenQuestion.Label());
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
            Assert.NotEqual(rule, RuleSentences.Of(Rule.Required));
            Assert.NotEqual(label, Technique.OpenQuestion.Label());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static bool IsLookedUp(string texts, string key) => ByName.Any(family => family.Texts == texts && key.StartsWith(family.Begins, StringComparison.Ordinal)
        && Enum.GetNames(family.Values).Contains(key[family.Begins.Length..].Replace("_Explanation", "", StringComparison.Ordinal).Replace("_Short", "", StringComparison.Ordinal)));

    private static IReadOnlyDictionary<string, string> Of(string texts, string language) => language == "nl" ? Pair(texts).Dutch : Pair(texts).English;

    private static ResourcePair Pair(string name) => ResourcePair.All.Single(pair => pair.Name == name);
}
