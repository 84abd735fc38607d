using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using Xunit;

namespace WpbPortal.Domain.Tests.Trajectories;

/// <summary>Invents what a test of a trajectory does not care about.</summary>
internal static class Invented
{
    public static readonly Guid Partnership = Guid.CreateVersion7();
    public static readonly Guid School = Guid.CreateVersion7();
    public static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    public static LocalisedText Words(string text) => new(text, text + " (en)");

    public static TemplateMeeting Meeting(int minutes = 120, int weeks = 0, Audience participants = Audience.Supervisor, params int[] activities) =>
        new("m", Words("Open vragen"), MeetingForm.Training, weeks, minutes, participants, Words("Oefenen"), [],
            [.. activities.Select(length => new TemplateActivity(VesitPhase.Experience, Words("Samen kijken"), null, length, null))]);

    public static TemplateContent Content(string title = "Vragend begeleiden", Audience participants = Audience.Both, params TemplateMeeting[] meetings) =>
        new(Words(title), Words("Kort"), Words("Waarom"), [Words("Doel")], null, [Chance.One], [], false, participants, meetings, null, [], []);

    /// <summary>A template of these meetings; those of one name get a number behind it.</summary>
    public static TrajectoryTemplate Template(params TemplateMeeting[] meetings) =>
        new(Partnership, "eigen", Content(meetings: meetings.DistinctBy(meeting => meeting.Code).Count() == meetings.Length ? meetings : [.. meetings.Select((meeting, number) => meeting with { Code = $"{meeting.Code}{number}" })]), Now);

    public static Trajectory Trajectory(int? capacity = null, Audience participants = Audience.Both)
    {
        var template = new TrajectoryTemplate(Partnership, "eigen", Content(participants: participants), Now);
        var trajectory = new Trajectory(template.Versions.Single(), Guid.CreateVersion7(), School, "Vragend begeleiden", null);
        trajectory.LimitTo(capacity);
        return trajectory;
    }

    public static Participation Invited(this Trajectory trajectory, Role role = Role.Supervisor) =>
        trajectory.Invite(Guid.CreateVersion7(), role, School, null, Now);

    public static Participation Accepted(this Trajectory trajectory, DateTimeOffset? at = null)
    {
        var participation = trajectory.Invited();
        trajectory.Accept(participation, at ?? Now);
        return participation;
    }

    public static Rule RuleOf(Action act) => Assert.Throws<RuleViolationException>(act).Rule;
}
