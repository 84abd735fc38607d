using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class AdoptionTests
{
    private static readonly DateTimeOffset First = Now.AddDays(7);

    [Fact]
    public void ChangesTo_OneThatSaysTheSame_IsNothing()
    {
        var (template, trajectory) = Running(Design("een"), Design("twee", weeks: 2));

        Assert.Empty(trajectory.ChangesTo(Revised(template, Design("een"), Design("twee", weeks: 5)), Now));
    }

    [Fact]
    public void ChangesTo_AddedChangedAndGone_ComesInTheOrderOfTheNewerVersionWithWhatGoesAtTheEnd()
    {
        var (template, trajectory) = Running(Design("weg"), Design("een"), Design("twee"));
        var newer = Revised(template, Design("nieuw"), Design("twee", minutes: 150), Design("een"));

        var changes = trajectory.ChangesTo(newer, Now);

        Assert.Equal([(MeetingChangeKind.Added, "nieuw"), (MeetingChangeKind.Changed, "twee"), (MeetingChangeKind.Removed, "weg")], changes.Select(change => (change.Kind, change.Code)));
        Assert.Equal(changes, trajectory.ChangesTo(newer, Now));
    }

    [Fact]
    public void ChangesTo_WhatWasHeldIsOnOrWasCalledOff_IsNeverAmongIt()
    {
        var (template, trajectory) = Running(Design("een"), Design("twee"), Design("drie"));
        var newer = Revised(template, Design("een", minutes: 150), Design("twee", minutes: 150), Design("drie", minutes: 150));
        trajectory.Meetings.Single(meeting => meeting.Code == "drie").Cancel(null, Now);

        Assert.Equal(["twee"], trajectory.ChangesTo(newer, First).Select(change => change.Code));
        Assert.Empty(trajectory.ChangesTo(Revised(template), First.AddDays(30)));
    }

    [Fact]
    public void ChangesTo_WhatWasLeftOutWhenItWasMade_IsNotOffered()
    {
        var template = Template(Design("een"), Design("twee"));
        var trajectory = new Trajectory(template.Versions.Single(), Guid.CreateVersion7(), School, "Traject", null);
        trajectory.Plan(Design("een"), First, 120, null);

        Assert.Empty(Bound(trajectory, template).ChangesTo(Revised(template, Design("een"), Design("twee", minutes: 150)), Now));
    }

    [Fact]
    public void TakeOver_WhatIsChosen_IsAsTheNewerVersionSaysAndTheRestStays()
    {
        var (template, trajectory) = Running(Design("een"), Design("twee"), Design("weg"));
        var newer = Revised(template, [Words("Ander doel")], Design("een", minutes: 150, steps: ["Kijken", "Napraten"]), Design("twee", minutes: 150), Design("nieuw", minutes: 60, steps: ["Kijken"]));

        var taken = trajectory.TakeOver(newer, new Dictionary<string, MeetingMoment> { ["een"] = default, ["nieuw"] = new(First.AddDays(40), "Aula"), ["weg"] = default }, "Niet nodig", Now);

        Assert.Equal(["een", "nieuw", "weg"], taken.Select(change => change.Code).Order());
        Assert.Equal((150, 2), (Of(trajectory, "een").Minutes, Of(trajectory, "een").Activities.Count));
        Assert.Equal(120, Of(trajectory, "twee").Minutes);
        Assert.Equal(("Niet nodig", (DateTimeOffset?)Now), (Of(trajectory, "weg").CancelReason, Of(trajectory, "weg").CancelledAt));
        Assert.Equal((First.AddDays(40), 60, "Aula"), (Of(trajectory, "nieuw").StartsAt, Of(trajectory, "nieuw").Minutes, Of(trajectory, "nieuw").Room));
        Assert.Equal((2, "Ander doel"), (trajectory.Version.Number, trajectory.Goals.Single().Nl));
        Assert.Equal(Rule.NoNewerVersion, RuleOf(() => trajectory.TakeOver(newer, new Dictionary<string, MeetingMoment>(), null, Now)));
    }

    [Fact]
    public void TakeOver_WhatWasHeld_StaysAsItWasWhateverIsChosen()
    {
        var (template, trajectory) = Running(Design("een"), Design("twee"));
        var newer = Revised(template, Design("een", minutes: 150, steps: ["Anders"]), Design("twee"));

        trajectory.TakeOver(newer, new Dictionary<string, MeetingMoment> { ["een"] = default }, null, First);

        Assert.Equal((120, "Aankomen"), (Of(trajectory, "een").Minutes, Of(trajectory, "een").Activities.First().Title.Nl));
    }

    [Fact]
    public void TakeOver_WhoLedAnActivity_LeadsTheOneOfTheSameTitle()
    {
        var (template, trajectory) = Running(Design("een"));
        var (meeting, leader) = (Of(trajectory, "een"), Guid.CreateVersion7());
        var step = meeting.Activities.First();
        meeting.ChangeActivity(step.Id, new(step.Phase, step.Title.Nl, step.Minutes, null, null, leader));
        Assert.True(meeting.IsBuiltAs(Design("een")));

        trajectory.TakeOver(Revised(template, Design("een", steps: ["Nieuw", "Aankomen"])), new Dictionary<string, MeetingMoment> { ["een"] = default }, null, Now);

        Assert.Equal([null, leader], meeting.Activities.OrderBy(activity => activity.Order).Select(activity => activity.LedById));
    }

    [Theory]
    [InlineData(120, 180, 180)]
    [InlineData(120, 60, 60)]
    [InlineData(150, 180, 150)]
    public void TakeOver_LengthThatWasChosenHere_StaysWhereItsActivitiesFit(int chosen, int newer, int expected)
    {
        var (template, trajectory) = Running(Design("een"));
        var meeting = Of(trajectory, "een");
        meeting.Move(meeting.StartsAt, chosen, null);

        trajectory.TakeOver(Revised(template, Design("een", minutes: newer, steps: ["Kijken"])), new Dictionary<string, MeetingMoment> { ["een"] = default }, null, Now);

        Assert.Equal(expected, meeting.Minutes);
    }

    [Fact]
    public void TakeOver_WhatStandsInACalendar_CountsOnOnlyWhenItIsDifferent()
    {
        var (template, trajectory) = Running(Design("een"), Design("twee"));
        var newer = Revised(template, Design("een", steps: ["Anders"]), Design("twee", participants: Audience.StudentTeacher));

        trajectory.TakeOver(newer, new Dictionary<string, MeetingMoment> { ["een"] = default, ["twee"] = default }, null, Now);

        Assert.Equal((0, 1), (Of(trajectory, "een").Changes, Of(trajectory, "twee").Changes));
    }

    [Fact]
    public void TakeOver_OfATrajectoryThatWasRoundedOff_IsRefused()
    {
        var (template, trajectory) = Running(Design("een"));
        trajectory.Begin();
        trajectory.Complete();

        Assert.Equal(Rule.TrajectoryCompleted, RuleOf(() => trajectory.TakeOver(Revised(template, Design("een")), new Dictionary<string, MeetingMoment>(), null, Now)));
    }

    [Fact]
    public void TakeOver_OfAnotherTemplate_IsRefused()
    {
        var (_, trajectory) = Running(Design("een"));
        var other = Template(Design("een"));

        Assert.Equal(Rule.NoNewerVersion, RuleOf(() => trajectory.TakeOver(Revised(other, Design("een")), new Dictionary<string, MeetingMoment>(), null, Now)));
    }

    [Fact]
    public void TakeOver_Title_GoesAlongUnlessItWasChosenHere()
    {
        var (template, left) = Running(Design("een"));
        var (other, own) = Running(Design("een"));
        own.Retitle("Op Noord");

        left.TakeOver(Revised(template, "Anders", [], Design("een")), new Dictionary<string, MeetingMoment>(), null, Now);
        own.TakeOver(Revised(other, "Anders", [], Design("een")), new Dictionary<string, MeetingMoment>(), null, Now);

        Assert.Equal(("Anders", "Op Noord"), (left.Title.Nl, own.Title.Nl));
    }

    private static Meeting Of(Trajectory trajectory, string code) => trajectory.Meetings.Single(meeting => meeting.Code == code);

    /// <summary>A trajectory of the first version, with all its meetings a week apart from the first on.</summary>
    private static (TrajectoryTemplate Template, Trajectory Trajectory) Running(params TemplateMeeting[] designs)
    {
        var template = Template(designs);
        var trajectory = new Trajectory(template.Versions.Single(), Guid.CreateVersion7(), School, template.Versions.Single().Title.Nl, null);
        foreach (var (number, design) in designs.Index()) trajectory.Plan(design, First.AddDays(7 * number), design.Minutes, null);
        return (template, Bound(trajectory, template));
    }

    /// <summary>As the store loads it, with its version.</summary>
    private static Trajectory Bound(Trajectory trajectory, TrajectoryTemplate template)
    {
        typeof(Trajectory).GetProperty("Version")!.SetValue(trajectory, template.Versions.First());
        return trajectory;
    }

    private static TemplateVersion Revised(TrajectoryTemplate template, params TemplateMeeting[] meetings) => Revised(template, "Vragend begeleiden", [Words("Doel")], meetings);

    private static TemplateVersion Revised(TrajectoryTemplate template, IReadOnlyList<LocalisedText> goals, params TemplateMeeting[] meetings) => Revised(template, "Vragend begeleiden", goals, meetings);

    private static TemplateVersion Revised(TrajectoryTemplate template, string title, IReadOnlyList<LocalisedText> goals, params TemplateMeeting[] meetings) =>
        template.Revise(Content(title, meetings: meetings) with { Goals = goals }, "Anders", null, Now);

    private static TemplateMeeting Design(string code, int minutes = 120, int weeks = 0, Audience participants = Audience.Supervisor, string[]? steps = null) =>
        new(code, Words($"Bijeenkomst {code}"), MeetingForm.Training, weeks, minutes, participants, Words("Oefenen"), [],
            [.. (steps ?? ["Aankomen", "Kijken"]).Select(title => new TemplateActivity(VesitPhase.Experience, Words(title), null, 20, null))]);
}
