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
