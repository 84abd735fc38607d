using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class TemplateContentTests
{
    public static TheoryData<string, Rule> Broken => new()
    {
        { "no title", Rule.Required }, { "long title", Rule.TooLong }, { "no why", Rule.Required }, { "long goal", Rule.TooLong }, { "many goals", Rule.TooManyLines }, { "many meetings", Rule.TooManyLines },
        { "the same code", Rule.AlreadyExists }, { "no code", Rule.Required }, { "before the first day", Rule.WeeksOutOfRange }, { "after two years", Rule.WeeksOutOfRange }, { "no minutes", Rule.MeetingMinutesOutOfRange },
        { "no time for its activities", Rule.ActivitiesLongerThanMeeting }, { "activity without minutes", Rule.MeetingMinutesOutOfRange }, { "activity without title", Rule.Required }, { "long materials", Rule.TooLong },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Checked_WhatCannotBe_IsRefused(string what, Rule rule)
    {
        var whole = Content();
        var meeting = Meeting(activities: [20]);
        var step = meeting.Activities[0];
        TemplateContent content = what switch
        {
            "no title" => whole with { Title = Words(" ") with { En = "" } },
            "long title" => whole with { Title = Words(new('a', Domain.Trajectories.Trajectory.TitleLength + 1)) },
            "no why" => whole with { Why = LocalisedText.Same("") },
            "long goal" => whole with { Goals = [Words(new('a', TemplateContent.SentenceLength + 1))] },
            "many goals" => whole with { Goals = [.. Enumerable.Range(0, TemplateContent.MostLines + 1).Select(number => Words($"{number}"))] },
            "many meetings" => whole with { Meetings = [.. Enumerable.Range(0, TemplateContent.MostMeetings + 1).Select(number => meeting with { Code = $"{number}" })] },
            "the same code" => whole with { Meetings = [meeting, meeting] },
            "no code" => whole with { Meetings = [meeting with { Code = "" }] },
            "before the first day" => whole with { Meetings = [meeting with { WeeksAfterStart = -1 }] },
            "after two years" => whole with { Meetings = [meeting with { WeeksAfterStart = TemplateMeeting.MostWeeks + 1 }] },
            "no minutes" => whole with { Meetings = [meeting with { Minutes = 0 }] },
            "no time for its activities" => whole with { Meetings = [meeting with { Minutes = 19 }] },
            "activity without minutes" => whole with { Meetings = [meeting with { Activities = [step with { Minutes = 0 }] }] },
            "activity without title" => whole with { Meetings = [meeting with { Activities = [step with { Title = LocalisedText.Same(" ") }] }] },
            _ => whole with { Meetings = [meeting with { Activities = [step with { Materials = LocalisedText.Same(new('a', MeetingActivity.MaterialsLength + 1)) }] }] },
        };

        Assert.Equal(rule, RuleOf(() => content.Checked()));
    }

    [Fact]
    public void Revise_WithoutAWord_IsRefusedAndMakesNoVersion()
    {
        var template = Template();

        Assert.Equal(Rule.Required, RuleOf(() => template.Revise(Content(), " ", null, Now)));
        Assert.Equal((1, 1), (template.LatestNumber, template.Versions.Count));
    }

    [Fact]
    public void Revise_Whatever_LeavesEarlierVersionsAsTheyWere()
    {
        var template = Template(Meeting());

        var version = template.Revise(Content("Anders"), "Kortere bijeenkomsten", Partnership, Now);

        Assert.Equal((2, "Anders", "Kortere bijeenkomsten"), (version.Number, version.Title.Nl, version.Word));
        Assert.Equal("Vragend begeleiden", template.Versions.First().Title.Nl);
        Assert.Single(template.Versions.First().Content.Meetings);
    }

    [Fact]
    public void Retelling_WhatWasLeftInOneLanguage_StaysInBoth()
    {
        LocalisedText[] before = [new("Je vraagt door.", "You ask on."), new("Je wacht.", "You wait.")];

        var lines = Retelling.Lines(before, "You wait.\n\n  Je vat samen. \n");

        Assert.Equal([before[1], LocalisedText.Same("Je vat samen.")], lines);
        Assert.Equal(before[0], Retelling.Of(before[0], "Je vraagt door."));
        Assert.Null(Retelling.Of(before[0], " "));
    }

    [Fact]
    public void SaysTheSameAs_AnEqualOne_IsTrueAndAnyDifferenceIsNot()
    {
        var meeting = Meeting(activities: [20, 30]);

        Assert.True(meeting.SaysTheSameAs(Meeting(activities: [20, 30])));
        Assert.False(meeting.SaysTheSameAs(Meeting(activities: [30, 20])));
        Assert.False(meeting.SaysTheSameAs(meeting with { Questions = [Words("Wat viel op?")] }));
        Assert.False(meeting.SaysTheSameAs(meeting with { Purpose = Words("Kijken") }));
    }
}
