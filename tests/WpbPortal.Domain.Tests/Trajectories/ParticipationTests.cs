using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class ParticipationTests
{
    [Fact]
    public void Accept_WithoutLimit_TakesPart()
    {
        var trajectory = Trajectory();
        var participation = trajectory.Invited();

        trajectory.Accept(participation, Now);

        Assert.Equal(ParticipationState.Accepted, participation.State);
        Assert.Equal(Now, participation.AnsweredAt);
    }

    [Fact]
    public void Accept_WhenAllPlacesAreTaken_WaitsInLine()
    {
        var trajectory = Trajectory(capacity: 1);
        trajectory.Accepted();

        var second = trajectory.Accepted(Now.AddHours(1));

        Assert.Equal(ParticipationState.WaitingList, second.State);
        Assert.Equal(Now.AddHours(1), second.WaitingSince);
    }

    [Fact]
    public void Withdraw_WhenOthersWait_OffersThePlaceToTheFirstAndKeepsItFree()
    {
        var trajectory = Trajectory(capacity: 1);
        var first = trajectory.Accepted();
        var late = trajectory.Accepted(Now.AddHours(2));
        var early = trajectory.Accepted(Now.AddHours(1));

        var offered = trajectory.Withdraw(first, "Ik krijg een andere klas.", Now.AddDays(1));

        Assert.Same(early, offered);
        Assert.Equal(ParticipationState.Offered, early.State);
        Assert.Equal(ParticipationState.WaitingList, late.State);
        Assert.False(trajectory.HasRoom);
        Assert.Equal("Ik krijg een andere klas.", first.Word);
    }

    [Fact]
    public void Accept_WhenOffered_TakesThePlace()
    {
        var trajectory = Trajectory(capacity: 1);
        var first = trajectory.Accepted();
        var second = trajectory.Accepted();
        trajectory.Withdraw(first, null, Now);

        trajectory.Accept(second, Now);

        Assert.Equal(ParticipationState.Accepted, second.State);
        Assert.Null(second.WaitingSince);
    }

    [Fact]
    public void Decline_OfAnOfferedPlace_OffersItToTheNext()
    {
        var trajectory = Trajectory(capacity: 1);
        var first = trajectory.Accepted();
        var second = trajectory.Accepted(Now.AddHours(1));
        var third = trajectory.Accepted(Now.AddHours(2));
        trajectory.Withdraw(first, null, Now);

        Assert.Same(third, trajectory.Decline(second, null, Now));
    }

    [Fact]
    public void Decline_WhenNobodyWaits_OffersNothing()
    {
        var trajectory = Trajectory(capacity: 1);

        Assert.Null(trajectory.Decline(trajectory.Invited(), "Deze keer niet.", Now));
    }

    [Fact]
    public void LapseOffers_WhenTheTermIsOver_FreesThePlaceForTheNextAndLetsOneJoinAgain()
    {
        var trajectory = Trajectory(capacity: 1);
        var first = trajectory.Accepted();
        var second = trajectory.Accepted(Now.AddHours(1));
        var third = trajectory.Accepted(Now.AddHours(2));
        trajectory.Withdraw(first, null, Now, Now.AddDays(3));
        Assert.Empty(trajectory.LapseOffers(Now.AddDays(3).AddTicks(-1)));

        Assert.Equal([second], trajectory.LapseOffers(Now.AddDays(3)));
        Assert.Equal((ParticipationState.Lapsed, null), (second.State, second.OfferedUntil));
        Assert.Same(third, trajectory.OfferFreePlace(Now.AddDays(3), Now.AddDays(6)));
        Assert.Equal(Now.AddDays(6), third.OfferedUntil);
        trajectory.Accept(second, Now.AddDays(4));
        Assert.Equal((ParticipationState.WaitingList, Now.AddDays(4)), (second.State, second.WaitingSince));
        // Nobody is left in line but he: the place is his when it comes free again.
        Assert.Same(second, trajectory.Decline(third, null, Now.AddDays(5), Now.AddDays(8)));
        trajectory.Accept(second, Now.AddDays(6));
        Assert.Equal((ParticipationState.Accepted, null), (second.State, second.OfferedUntil));
        Assert.Empty(trajectory.LapseOffers(Now.AddDays(30)));
    }

    [Fact]
    public void KeepOffersUntil_AnOfferWithoutATerm_GetsOneAndNoOther()
    {
        var trajectory = Trajectory(capacity: 1);
        var first = trajectory.Accepted();
        var second = trajectory.Accepted();
        trajectory.Withdraw(first, null, Now);
        trajectory.KeepOffersUntil(Now.AddDays(2));
        trajectory.KeepOffersUntil(Now.AddDays(9));
        Assert.Equal(Now.AddDays(2), second.OfferedUntil);
        Assert.Null(first.OfferedUntil);
    }

    [Fact]
    public void Remind_WhoDidNotAnswer_IsRemindedOnceForEachInvitation()
    {
        var trajectory = Trajectory();
        var silent = trajectory.Invited();
        trajectory.Accepted();

        Assert.Empty(trajectory.Remind(Now, Now.AddDays(7)));
        Assert.Equal([silent], trajectory.Remind(Now.AddDays(1), Now.AddDays(7)));
        Assert.Empty(trajectory.Remind(Now.AddDays(1), Now.AddDays(8)));
        trajectory.Decline(silent, null, Now.AddDays(8));
        trajectory.Invite(silent.PersonId, Role.Supervisor, School, null, Now.AddDays(9));
        Assert.Equal([silent], trajectory.Remind(Now.AddDays(10), Now.AddDays(17)));
    }

    [Fact]
    public void Turns_OutAndInAgain_RiseSoThatACalendarTakesTheLastWord()
    {
        var trajectory = Trajectory();
        var person = trajectory.Accepted();
        Assert.Equal(0, person.Turns);
        trajectory.Withdraw(person, null, Now);
        Assert.Equal(1, person.Turns);
        trajectory.Invite(person.PersonId, Role.Supervisor, School, null, Now);
        trajectory.Accept(person, Now);
        Assert.Equal(2, person.Turns);
    }

    [Theory]
    [InlineData(ParticipationState.Accepted)]
    [InlineData(ParticipationState.Declined)]
    [InlineData(ParticipationState.Withdrawn)]
    public void Accept_WhenAnswered_IsRefused(ParticipationState state)
    {
        var trajectory = Trajectory();
        var participation = In(trajectory, state);

        Assert.Equal(Rule.InvitationAnswered, RuleOf(() => trajectory.Accept(participation, Now)));
    }

    [Theory]
    [InlineData(ParticipationState.Invited)]
    [InlineData(ParticipationState.Declined)]
    [InlineData(ParticipationState.Withdrawn)]
    public void Withdraw_WhenNotTakingPart_IsRefused(ParticipationState state)
    {
        var trajectory = Trajectory();
        var participation = In(trajectory, state);

        Assert.Equal(Rule.NotTakingPart, RuleOf(() => trajectory.Withdraw(participation, null, Now)));
    }

    [Theory]
    [InlineData(ParticipationState.Declined)]
    [InlineData(ParticipationState.Withdrawn)]
    public void Invite_SomebodyWhoDeclinedOrStopped_InvitesTheSameParticipationAgain(ParticipationState state)
    {
        var trajectory = Trajectory();
        var participation = In(trajectory, state);

        var again = trajectory.Invite(participation.PersonId, Role.Supervisor, School, null, Now.AddDays(3));

        Assert.Same(participation, again);
        Assert.Equal(ParticipationState.Invited, again.State);
        Assert.Equal(Now.AddDays(3), again.InvitedAt);
        Assert.Null(again.Word);
    }

    [Theory]
    [InlineData(ParticipationState.Invited)]
    [InlineData(ParticipationState.Accepted)]
    public void Invite_SomebodyWhoIsInvited_IsRefused(ParticipationState state)
    {
        var trajectory = Trajectory();
        var participation = In(trajectory, state);

        Assert.Equal(Rule.AlreadyInvited, RuleOf(() => trajectory.Invite(participation.PersonId, Role.Supervisor, School, null, Now)));
    }

    [Theory]
    [InlineData(Audience.Supervisor, Role.StudentTeacher)]
    [InlineData(Audience.StudentTeacher, Role.Supervisor)]
    [InlineData(Audience.Both, Role.Trainer)]
    [InlineData(Audience.Both, Role.SchoolEducator)]
    public void Invite_SomebodyForWhomItIsNotMeant_IsRefused(Audience audience, Role role) =>
        Assert.Equal(Rule.OutsideAudience, RuleOf(() => Trajectory(participants: audience).Invited(role)));

    private static Participation In(Trajectory trajectory, ParticipationState state)
    {
        var participation = trajectory.Invited();
        if (state is ParticipationState.Accepted or ParticipationState.Withdrawn) trajectory.Accept(participation, Now);
        if (state == ParticipationState.Declined) trajectory.Decline(participation, "Nu niet", Now);
        if (state == ParticipationState.Withdrawn) trajectory.Withdraw(participation, "Te druk", Now);
        return participation;
    }
}
