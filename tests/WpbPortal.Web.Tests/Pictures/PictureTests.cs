using System.Globalization;
using Bunit;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Components.Shell;
using Xunit;

namespace WpbPortal.Web.Tests.Pictures;

/// <summary>Pictures are read by ear and by keyboard too, and their drawing does not depend on the language.</summary>
public sealed class PictureTests : BunitContext
{
    public PictureTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("nl-NL");

    private static readonly SteeringChoice[] Row =
    [
        new("Listen", "luisteren", "niet invullen", -0.8), new("Steer", "sturen", "een kant op", 0), new("Impose", "opleggen", "voorschrijven", 1),
    ];

    [Fact]
    public void SteeringPicker_OfWhatWasMarked_ShowsTheNumbersWithinTheirBounds()
    {
        var picker = Picker(new() { ["Steer"] = 2, ["Impose"] = SteeringPicker.Most });

        var count = picker.Find("input[name='Marks[Steer]']");
        Assert.Equal(("2", "0", $"{SteeringPicker.Most}"), (count.GetAttribute("value"), count.GetAttribute("min"), count.GetAttribute("max")));
        Assert.Equal(["sturen", "opleggen"], picker.FindAll(".is-marked .steer-add").Select(name => name.TextContent));
        Assert.Equal([true, false, false], picker.FindAll(".step-less").Select(less => less.HasAttribute("disabled")));
        Assert.Equal([false, false, true], picker.FindAll(".step-more").Select(more => more.HasAttribute("disabled")));
    }

    [Fact]
    public void SteeringPicker_ForTheKeyboard_HasOneStopPerIntervention() =>
        Assert.Equal(Row.Length, Picker([]).FindAll("ol button:not([tabindex='-1']), ol input").Count);

    [Fact]
    public void SteeringOverTime_InDutch_DrawsWithPointsAndSaysTheDirectionInWords()
    {
        var picture = Render<SteeringOverTime>(with => with.Add(p => p.Title, "Je schoof naar meer ruimte.").Add(p => p.Points,
            [new(new DateOnly(2026, 9, 3), 0.75, "Yara"), new(new DateOnly(2026, 9, 10), 0.05, "Yara"), new(new DateOnly(2026, 9, 17), -0.35, "Yara")]));

        Assert.DoesNotContain(',', picture.Find("path.trend").GetAttribute("d")!);
        Assert.Equal(["helemaal bij de begeleider", "in het midden", "meer bij de lerende"], picture.FindAll("tbody td:nth-child(3)").Select(cell => cell.TextContent));
        Assert.Equal("+0,8", picture.Find("tbody td.numbers").TextContent);
    }

    [Fact]
    public void StyleSquare_TwoViewsOfOneConversation_HaveOneNumber_AndTheTableSaysWhoSawItSo()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var picture = Render<StyleSquare>(with => with.Add(p => p.Title, "Daan bracht het in.").Add(p => p.Points,
        [
            new(first, new DateOnly(2026, 9, 3), new(BroughtInBy.Student, 0.7), "Daan"), new(first, new DateOnly(2026, 9, 3), new(BroughtInBy.Supervisor, 1), "Daan", true),
            new(second, new DateOnly(2026, 9, 3), new(BroughtInBy.Together, -1), "Daan"),
        ]));

        Assert.Equal(["1", "1", "2"], picture.FindAll("tbody td.numbers").Select(cell => cell.TextContent));
        Assert.Equal(["geeft raad", "neemt de leiding", "zit er tussenin"], picture.FindAll("tbody td:nth-child(6)").Select(cell => cell.TextContent));
        Assert.Equal(["zo zag de begeleider het", "zo zag de student het"], picture.FindAll("tbody td:nth-child(7)").Take(2).Select(cell => cell.TextContent));
        Assert.Equal((2, 1), (picture.FindAll("circle.dot").Count, picture.FindAll("rect.dot-learner").Count));
        Assert.All(picture.FindAll("line.path"), line => Assert.DoesNotContain(',', line.OuterHtml));
    }

    [Fact]
    public void TwoTaps_WhatWasKeptBetweenTwoPlaces_IsTheNearest_AndTheStudentIsAskedAboutTheSupervisor()
    {
        var taps = Render<TwoTaps>(with => with.Add(p => p.ByName, "By").Add(p => p.SteeringName, "How").Add(p => p.By, BroughtInBy.Supervisor).Add(p => p.Steering, 0.7).Add(p => p.Supervisor, "Noor"));

        Assert.Equal(["Supervisor", "0.5"], taps.FindAll("input[checked]").Select(one => one.GetAttribute("value")));
        Assert.Equal(["ik", "samen", "Noor"], taps.FindAll("[name=By]").Select(one => one.ParentElement!.TextContent));
        Assert.Equal("Hoe sturend was Noor?", taps.FindAll("legend")[1].TextContent);
    }

    [Fact]
    public void StyleWords_AShift_SaysWhatCameMoreOften_AndFewSayNothing()
    {
        (DateOnly, WhoLed)[] dots =
        [
            (new(2026, 9, 3), new(BroughtInBy.Supervisor, 0.8)), (new(2026, 9, 17), new(BroughtInBy.Together, 0.6)), (new(2026, 10, 1), new(BroughtInBy.Student, 0)), (new(2026, 10, 8), new(BroughtInBy.Student, -0.5)),
        ];

        Assert.Equal("Vanaf oktober kwam de inbreng vaker van Yara. Jij stuurde minder dan daarvoor.", StyleWords.Shift(dots, StyleNames.ForSupervisor("Yara")));
        Assert.Equal("Vanaf oktober kwam de inbreng vaker van jou. Noor stuurde minder dan daarvoor.", StyleWords.Shift(dots, StyleNames.ForStudent("Noor")));
        Assert.Equal("Vanaf oktober kwam de inbreng vaker van de studenten. Noor stuurde minder dan daarvoor.", StyleWords.Shift(dots, StyleNames.ForReader("Noor")));
        Assert.Null(StyleWords.Shift(dots[..3], StyleNames.ForSupervisor(null)));
    }

    [Fact]
    public void MiniBars_ValueHeldBack_SaysSoInsteadOfANumber()
    {
        var picture = Render<MiniBars>(with => with.Add(p => p.Title, "Wat helpt.").Add(p => p.Bars, [new("tijd", 7), new("klik", null)]));

        Assert.Contains("minder dan vijf", picture.FindAll("tr")[1].TextContent);
    }

    [Fact]
    public void YearPlan_MeetingsCloseTogether_StandInLanesOfTheirOwn()
    {
        var plan = Render<YearPlan>(with => with.Add(p => p.Title, "Alles in november.").Add(p => p.From, new DateOnly(2026, 8, 1)).Add(p => p.Rows,
            [new("Atelier", null, [new(new DateOnly(2026, 11, 5), "Een", "/b/1"), new(new DateOnly(2026, 11, 12), "Twee", "/b/2"), new(new DateOnly(2027, 3, 4), "Drie", "/b/3")])]));

        Assert.Equal(["--lane: 0", "--lane: 1", "--lane: 0"],
            plan.FindAll(".plan-marks > li").Select(mark => mark.GetAttribute("style")!.Split("; ")[1].TrimEnd(';')));
    }

    [Fact]
    public void Icon_EveryName_HasLines() =>
        Assert.All(Enum.GetValues<IconName>(), name => Assert.Contains("<path", Icons.Of(name).Value, StringComparison.Ordinal));

    private IRenderedComponent<SteeringPicker> Picker(Dictionary<string, int> counts) =>
        Render<SteeringPicker>(with => with.Add(p => p.Label, "Wat deed jij?").Add(p => p.Choices, Row).Add(p => p.Name, "Marks").Add(p => p.Counts, counts));
}
