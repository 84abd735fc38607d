using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using Xunit;

namespace WpbPortal.Domain.Tests.Opportunities;

public sealed class OpportunityTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly OpportunityText Text = new(OpportunityKind.LessonVisit, "Kijk mee bij 3 havo", null, "dinsdag, derde uur", Today.AddDays(30), 2, false);

    [Fact]
    public void Open_WhatIsTyped_IsTrimmedAndStandsInTheTeam()
    {
        var team = Team();
        var door = new Opportunity(team, Guid.CreateVersion7(), Text with { Title = "  Kijk mee ", Description = " een\r\ntwee ", Timing = " " }, Today, Now);

        Assert.Equal(("Kijk mee", "een\ntwee", null, team.Id, team.SchoolId), (door.Title, door.Description, door.Timing, door.TeamId, door.SchoolId));
        Assert.True(door.IsOpenOn(Today.AddDays(30)));
        Assert.False(door.IsOpenOn(Today.AddDays(31)));
    }

    public static TheoryData<Rule, string, OpportunityText> Broken => new()
    {
        { Rule.Required, nameof(Opportunity.Title), Text with { Title = " " } },
        { Rule.TooLong, nameof(Opportunity.Title), Text with { Title = new('a', Opportunity.TitleLength + 1) } },
        { Rule.TooLong, nameof(Opportunity.Timing), Text with { Timing = new('a', Opportunity.TimingLength + 1) } },
        { Rule.TooLong, nameof(Opportunity.Description), Text with { Description = new('a', Opportunity.DescriptionLength + 1) } },
        { Rule.Required, nameof(Opportunity.Kind), Text with { Kind = 0 } },
        { Rule.Required, nameof(Opportunity.LastDay), Text with { LastDay = null } },
        { Rule.EndsInThePast, nameof(Opportunity.LastDay), Text with { LastDay = Today.AddDays(-1) } },
        { Rule.OpenTooLong, nameof(Opportunity.LastDay), Text with { LastDay = Today.AddDays(Opportunity.MostDays + 1) } },
        { Rule.PlacesOutOfRange, nameof(Opportunity.Places), Text with { Places = 0 } },
        { Rule.PlacesOutOfRange, nameof(Opportunity.Places), Text with { Places = Opportunity.MostPlaces + 1 } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void OpenAndChange_BrokenRules_SaySoAtTheField(Rule rule, string field, OpportunityText text)
    {
        Expect(rule, () => Open(text), field);
        Expect(rule, () => Open().Change(text, Today), field);
    }

    [Fact]
    public void Choose_WhileThereIsRoom_TakesAPlace()
    {
        var door = Open();
        var (one, two, three) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = door.Choose(one, Today, Now);
        Expect(Rule.AlreadyChosen, () => door.Choose(one, Today, Now));
        door.Choose(two, Today, Now);

        Assert.Equal((ChoiceState.Chosen, one, door.Id), (first.State, first.StudentId, first.OpportunityId));
        Expect(Rule.PlacesTaken, () => door.Choose(three, Today, Now));
        door.Withdraw(first);
        Assert.Equal(1, door.Taken);
        door.Choose(three, Today, Now);
        // Whoever let go stands at the end like everybody.
        Expect(Rule.PlacesTaken, () => door.Choose(one, Today, Now));
        Assert.Equal(2, door.Taken);
    }

    [Fact]
    public void Choose_NoPlacesNamed_IsForAsManyAsWish()
    {
        var door = Open(Text with { Places = null });
        for (var count = 0; count < 60; count++) door.Choose(Guid.CreateVersion7(), Today, Now);
        Assert.Equal(60, door.Taken);
    }

    [Fact]
    public void ChooseAgain_AfterLettingGo_IsTheSameChoiceAnew()
    {
        var door = Open();
        var student = Guid.CreateVersion7();
        var choice = door.Choose(student, Today, Now);
        door.Plan(choice, Today.AddDays(1), Now.AddDays(1), Today);
        door.Withdraw(choice);

        Assert.Same(choice, door.Choose(student, Today, Now.AddHours(1)));
        Assert.Equal((ChoiceState.Chosen, null, Now.AddHours(1)), (choice.State, choice.PlannedAt, choice.ChosenAt));
        Assert.Single(door.Choices);
    }

    [Fact]
    public void Choose_ClosedOrOver_IsRefusedButWhoChoseGoesOn()
    {
        var door = Open();
        var choice = door.Choose(Guid.CreateVersion7(), Today, Now);
        Expect(Rule.OpportunityClosed, () => door.Choose(Guid.CreateVersion7(), Today.AddDays(31), Now));
        door.Close(Now);

        Expect(Rule.OpportunityClosed, () => door.Choose(Guid.CreateVersion7(), Today, Now));
        Expect(Rule.OpportunityClosed, () => door.Close(Now));
        Expect(Rule.OpportunityClosed, () => door.Change(Text, Today));
        door.Plan(choice, Today, Now.AddHours(1), Today);
        Assert.Equal(ChoiceState.Planned, choice.State);
    }

    [Fact]
    public void Change_FewerPlacesThanTaken_IsRefused()
    {
        var door = Open();
        door.Choose(Guid.CreateVersion7(), Today, Now);
        door.Choose(Guid.CreateVersion7(), Today, Now);

        var broken = Expect(Rule.FewerPlacesThanTaken, () => door.Change(Text with { Places = 1 }, Today), nameof(Opportunity.Places));
        Assert.Equal([2], broken.Arguments);
        door.Change(Text with { Places = 2, IsOfTeam = true, Title = "Kijk mee" }, Today);
        Assert.Equal((2, true, "Kijk mee"), (door.Places, door.IsOfTeam, door.Title));
        door.Change(Text with { Places = null }, Today);
        Assert.Null(door.Places);
    }

    [Fact]
    public void Plan_OutsideTheDaysOfTheDoor_SaysSo()
    {
        var door = Open();
        var choice = door.Choose(Guid.CreateVersion7(), Today, Now);

        Expect(Rule.PlannedBeforeToday, () => door.Plan(choice, Today.AddDays(-1), Now, Today), nameof(OpportunityChoice.PlannedAt));
        var late = Expect(Rule.PlannedAfterLastDay, () => door.Plan(choice, Today.AddDays(31), Now, Today), nameof(OpportunityChoice.PlannedAt));
        Assert.Equal([Today.AddDays(30)], late.Arguments);
        door.Plan(choice, Today.AddDays(2), Now.AddDays(2), Today);
        door.Plan(choice, Today.AddDays(3), Now.AddDays(3), Today);
        Assert.Equal((ChoiceState.Planned, Now.AddDays(3)), (choice.State, choice.PlannedAt!.Value));
        Assert.Throws<ArgumentException>(() => Open().Plan(choice, Today, Now, Today));
    }

    [Fact]
    public void LookBack_InTwoSentences_EndsTheChoiceAndCanBeWrittenAnew()
    {
        var door = Open();
        var choice = door.Choose(Guid.CreateVersion7(), Today, Now);
        door.Plan(choice, Today.AddDays(1), Now.AddDays(1), Today);
        Expect(Rule.LookBackTooEarly, () => new OpportunityLookBack(choice, "zag", "neem mee", null, Now));
        Expect(Rule.Required, () => new OpportunityLookBack(choice, " ", "neem mee", null, Now.AddDays(1)), nameof(OpportunityLookBack.Saw));
        Expect(Rule.TooLong, () => new OpportunityLookBack(choice, "zag", new('a', OpportunityLookBack.SentenceLength + 1), null, Now.AddDays(1)), nameof(OpportunityLookBack.TakesAlong));
        Assert.Equal(ChoiceState.Planned, choice.State);

        var supervisor = Guid.CreateVersion7();
        var looked = new OpportunityLookBack(choice, " zag ", "neem mee", supervisor, Now.AddDays(1));
        Assert.Equal((choice.Id, choice.StudentId, supervisor, "zag"), (looked.Id, looked.StudentId, looked.SharedWithId, looked.Saw));
        Assert.Equal((ChoiceState.LookedBack, 1), (choice.State, door.Taken));
        looked.Write(choice, "zag anders", "neem mee", Now.AddDays(2));
        Assert.Equal(("zag anders", Now.AddDays(2)), (looked.Saw, looked.WrittenAt));
        Expect(Rule.AlreadyLookedBack, () => door.Plan(choice, Today, Now, Today));
        Expect(Rule.AlreadyLookedBack, () => door.Withdraw(choice));
        Expect(Rule.AlreadyChosen, () => door.Choose(choice.StudentId, Today, Now));
    }

    [Fact]
    public void LookBack_WithoutAPlan_IsPossibleOnceChosenAndNotAfterLettingGo()
    {
        var door = Open();
        var choice = door.Choose(Guid.CreateVersion7(), Today, Now);
        Assert.NotNull(new OpportunityLookBack(choice, "zag", "neem mee", null, Now));

        var other = door.Choose(Guid.CreateVersion7(), Today, Now);
        door.Withdraw(other);
        Expect(Rule.ChoiceWithdrawn, () => new OpportunityLookBack(other, "zag", "neem mee", null, Now));
        Expect(Rule.ChoiceWithdrawn, () => door.Withdraw(other));
        Expect(Rule.ChoiceWithdrawn, () => door.Plan(other, Today, Now, Today));
    }

    private static Team Team()
    {
        var partnership = Guid.CreateVersion7();
        return new(partnership, Guid.CreateVersion7(), "Vakgroep Nederlands");
    }

    private static Opportunity Open(OpportunityText? text = null) => new(Team(), Guid.CreateVersion7(), text ?? Text, Today, Now);

    private static RuleViolationException Expect(Rule rule, Action act, string? field = null)
    {
        var broken = Assert.Throws<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
        return broken;
    }
}
