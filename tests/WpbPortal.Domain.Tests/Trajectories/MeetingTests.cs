using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class MeetingTests
{
    [Fact]
    public void Plan_FromADesign_CopiesActivitiesInOrder()
    {
        var meeting = Trajectory().Plan(Meeting(activities: [20, 60, 40]), Now, 120, " B1.04 ");

        Assert.Equal([(1, 20), (2, 60), (3, 40)], meeting.Activities.Select(activity => (activity.Order, activity.Minutes)));
        Assert.Equal("B1.04", meeting.Room);
        Assert.Equal(Now.AddMinutes(120), meeting.EndsAt);
    }

    [Fact]
    public void Plan_ShorterThanItsActivities_IsRefused()
    {
        var broken = Assert.Throws<RuleViolationException>(() => Trajectory().Plan(Meeting(activities: [60, 61]), Now, 120, null));

        Assert.Equal(Rule.ActivitiesLongerThanMeeting, broken.Rule);
        Assert.Equal([121, 120], broken.Arguments);
        Assert.Equal(nameof(Domain.Trajectories.Meeting.Minutes), broken.Field);
    }

    [Fact]
    public void Move_ToALengthShorterThanItsActivities_IsRefusedAndChangesNothing()
    {
        var meeting = Trajectory().Plan(Meeting(activities: [60, 60]), Now, 120, "B1");

        Assert.Equal(Rule.ActivitiesLongerThanMeeting, RuleOf(() => meeting.Move(Now.AddDays(1), 119, "B2")));
        Assert.Equal((Now, 120, "B1"), (meeting.StartsAt, meeting.Minutes, meeting.Room));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(601)]
    public void Plan_TooShortOrTooLong_IsRefused(int minutes) =>
        Assert.Equal(Rule.MeetingMinutesOutOfRange, RuleOf(() => Trajectory().Plan(Meeting(), Now, minutes, null)));

    [Fact]
    public void Template_WithActivitiesLongerThanTheMeeting_IsRefused() =>
        Assert.Equal(Rule.ActivitiesLongerThanMeeting, RuleOf(() => Template(Meeting(60, 0, Audience.Both, 61))));

    [Fact]
    public void Move_KeepsMomentsInUtc()
    {
        var meeting = Trajectory().Plan(Meeting(), Now, 120, null);

        meeting.Move(new DateTimeOffset(2026, 11, 9, 14, 30, 0, TimeSpan.FromHours(1)), 90, null);

        Assert.Equal(TimeSpan.Zero, meeting.StartsAt.Offset);
        Assert.Equal(13, meeting.StartsAt.Hour);
    }

    [Fact]
    public void PutBack_WithinTheTerm_StandsWhereItStood()
    {
        var meeting = Trajectory().Plan(Meeting(activities: [60]), Now, 120, "B1");
        var shift = new Shift(Guid.NewGuid(), Now);
        meeting.Move(Now.AddDays(7), 90, "B2", shift);

        meeting.PutBack(shift.Id, Now + Domain.Trajectories.Meeting.UndoTerm);

        Assert.Equal((Now, 120, "B1", 2), (meeting.StartsAt, meeting.Minutes, meeting.Room, meeting.Changes));
        Assert.Equal(Rule.ChangedMeanwhile, RuleOf(() => meeting.PutBack(shift.Id, Now)));
    }

    [Fact]
    public void PutBack_MovedAgainOrTooLate_IsRefused()
    {
        var meeting = Trajectory().Plan(Meeting(), Now, 120, null);
        var (first, second) = (new Shift(Guid.NewGuid(), Now), new Shift(Guid.NewGuid(), Now));
        meeting.Move(Now.AddDays(7), 120, null, first);
        meeting.Move(Now.AddDays(8), 120, null, second);

        Assert.Equal(Rule.ChangedMeanwhile, RuleOf(() => meeting.PutBack(first.Id, Now)));
        Assert.Equal(Rule.UndoTooLate, RuleOf(() => meeting.PutBack(second.Id, (Now + Domain.Trajectories.Meeting.UndoTerm).AddSeconds(1))));
        Assert.Equal(Now.AddDays(8), meeting.StartsAt);
    }

    [Fact]
    public void Cancel_AfterThat_ItCannotMove()
    {
        var meeting = Trajectory().Plan(Meeting(), Now, 120, null);

        meeting.Cancel("Studiedag", Now);

        Assert.Equal("Studiedag", meeting.CancelReason);
        Assert.Equal(Rule.MeetingCancelled, RuleOf(() => meeting.Move(Now, 120, null)));
        Assert.Equal(Rule.MeetingCancelled, RuleOf(() => meeting.Cancel(null, Now)));
    }

    [Theory]
    [InlineData("2026-09-07", 0, "2026-09-07")]
    [InlineData("2026-09-07", 3, "2026-09-28")]
    [InlineData("2026-09-05", 0, "2026-09-07")]
    [InlineData("2026-09-06", 2, "2026-09-21")]
    public void DayFrom_FirstDayOfTheTrajectory_SkipsTheWeekend(string start, int weeks, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Meeting(weeks: weeks).DayFrom(DateOnly.Parse(start), []));

    [Theory]
    [InlineData(5, "2026-10-13")]
    [InlineData(6, "2026-10-27")]
    [InlineData(14, "2027-01-05")]
    public void DayFrom_HolidaysOnTheWay_CountsSchoolWeeksAndKeepsTheWeekday(int weeks, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Meeting(weeks: weeks).DayFrom(new(2026, 9, 8),
            [new(new(2026, 10, 17), new DateOnly(2026, 10, 25)), new(new(2026, 12, 19), new DateOnly(2027, 1, 3))]));
}
