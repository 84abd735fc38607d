using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>A group: a trajectory, who takes part, who was only invited, who trains, and who has nothing to do with it.</summary>
/// <param name="Trajectory">The trajectory, with two meetings from Monday 16 November 2026 on.</param>
/// <param name="People">Everybody by name: asker, fellow (a student), invited, left, trainer, other trainer, educator, coordinator, follower, stranger.</param>
/// <param name="Viewers">The same, signed in.</param>
public sealed record GroupWorld(Trajectory Trajectory, IReadOnlyDictionary<string, Person> People, IReadOnlyDictionary<string, Viewer> Viewers)
{
    /// <summary>The meetings, in order of time.</summary>
    public IReadOnlyList<Meeting> Meetings => [.. Trajectory.Meetings.OrderBy(meeting => meeting.StartsAt)];

    /// <summary>Makes one in the test's own partnership.</summary>
    public static async Task<GroupWorld> MakeAsync(TestData data, bool asksQuestions = false, MeetingForm second = MeetingForm.Training)
    {
        var school = await data.SchoolAsync();
        var team = await data.TeamAsync(school);
        var trajectory = await data.TrajectoryAsync(school, asksQuestions: asksQuestions, second: second);
        var people = new Dictionary<string, Person>
        {
            ["asker"] = await data.PersonAsync(Role.Supervisor, team: team),
            ["fellow"] = await data.PersonAsync(Role.StudentTeacher, school),
            ["invited"] = await data.PersonAsync(Role.Supervisor, team: team),
            ["left"] = await data.PersonAsync(Role.Supervisor, team: team),
            ["trainer"] = await data.PersonAsync(Role.Trainer),
            ["other trainer"] = await data.PersonAsync(Role.Trainer),
            ["educator"] = await data.PersonAsync(Role.SchoolEducator, school),
            ["coordinator"] = await data.PersonAsync(Role.Coordinator),
            ["follower"] = await data.PersonAsync(Role.InstituteEducator),
            ["stranger"] = await data.PersonAsync(Role.Supervisor, team: team),
        };
        await data.ParticipationAsync(trajectory, people["asker"], Role.Supervisor, school, ParticipationState.Accepted);
        await data.ParticipationAsync(trajectory, people["fellow"], Role.StudentTeacher, school, ParticipationState.Accepted);
        await data.ParticipationAsync(trajectory, people["invited"], Role.Supervisor, school);
        await data.ParticipationAsync(trajectory, people["left"], Role.Supervisor, school, ParticipationState.Withdrawn);
        trajectory.LetTrain(people["trainer"].Id);
        await data.AddAsync(trajectory.PartnershipId, [trajectory.Trainers.Single()]);
        var viewers = new Dictionary<string, Viewer>();
        foreach (var (name, person) in people) viewers[name] = await data.ViewerOf(person);
        return new(trajectory, people, viewers);
    }

    /// <summary>Takes somebody into the group who supervises, and signs him in.</summary>
    public async Task<Viewer> JoinAsync(TestData data, Role role = Role.Supervisor)
    {
        var person = await data.PersonAsync(role);
        await data.ParticipationAsync(Trajectory, person, role, null, ParticipationState.Accepted);
        return await data.ViewerOf(person);
    }
}
