using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Reads who can be invited, who was, and one's own trajectories.</summary>
public sealed class ParticipationQueries(WpbContexts contexts)
{
    /// <summary>What is needed to invite people to a trajectory, by team.</summary>
    /// <exception cref="NotFoundException">The viewer may not invite to it.</exception>
    public async Task<InvitationChoices> ChoicesAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var one = await db.Trajectories.InvitedToBy(db.Viewer).Where(row => row.Id == trajectoryId)
            .Select(row => new { row.Title, row.SchoolId, row.Audience, row.State, row.Capacity }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Trajectory");
        var invited = await db.Participations.VisibleTo(db.Viewer).Where(row => row.TrajectoryId == trajectoryId)
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.Id)
            .Select(row => new InvitedPerson(row.PersonId, new(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName), row.Role, row.School.Name, row.State, row.Word, row.OfferedUntil))
            .ToListAsync(stop);
        var states = invited.ToDictionary(person => person.PersonId, person => person.State);
        var teams = (await Candidates.OfAsync(db, one.SchoolId, one.Audience, stop))
            .GroupBy(candidate => (candidate.School, candidate.TeamId, candidate.Team))
            .OrderBy(team => team.Key.School, StringComparer.CurrentCulture).ThenBy(team => team.Key.Team, StringComparer.CurrentCulture)
            .Select(team => new TeamChoice(team.Key.TeamId, team.Key.Team, team.Key.School,
                [.. team.DistinctBy(person => person.PersonId).OrderBy(person => person.Name.Sorted, StringComparer.CurrentCulture)
                    .Select(person => new PersonChoice(new(person.PersonId, person.Role), person.Name, states.TryGetValue(person.PersonId, out var state) ? state : null, person.AccountId is not null))]));
        return new(trajectoryId, one.Title, one.State, one.Capacity, [.. teams], invited);
    }

    /// <summary>What the viewer was trained, by school year.</summary>
    public async Task<IReadOnlyList<OwnTraining>> TrainingAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await TrainingHours.OwnAsync(db, stop);
    }

    /// <summary>The trajectories to which the viewer was invited himself, what waits for an answer first.</summary>
    public async Task<IReadOnlyList<MyTrajectory>> MineAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        // Of today all, also what began or is over: until the end of the day one can say that one was there.
        var (me, now, from) = (db.Viewer.PersonId, db.Now, DutchTime.Moment(db.Viewer.Today, TimeOnly.MinValue));
        var there = db.Attendances.VisibleTo(db.Viewer).Where(row => row.Participation.PersonId == me);
        var rows = await db.Participations.VisibleTo(db.Viewer).Where(row => row.PersonId == me)
            .Select(row => new
            {
                row.TrajectoryId, row.Trajectory.Title, TrajectoryState = row.Trajectory.State, School = row.Trajectory.School!.Name, row.Role, row.State, row.Word, row.InvitedAt, row.OfferedUntil,
                From = row.School.Name, row.Trajectory.Version.Content,
                Meetings = row.Trajectory.Meetings.Where(meeting => meeting.CancelledAt == null && meeting.StartsAt >= from).OrderBy(meeting => meeting.StartsAt)
                    .Select(meeting => new MyMeeting(meeting.Id, meeting.Title, meeting.Form, meeting.Audience, meeting.StartsAt, meeting.Minutes, meeting.Room,
                        there.Any(present => present.MeetingId == meeting.Id), now)).ToList(),
            }).ToListAsync(stop);
        return
        [
            .. rows.Select(row => new MyTrajectory(row.TrajectoryId, row.Title, row.Content.Summary, row.TrajectoryState, row.School, row.From, row.State, row.Word, row.InvitedAt, row.OfferedUntil,
                    [.. row.Meetings.Where(meeting => meeting.Audience.Includes(row.Role))]))
                .OrderBy(row => row.Waits ? 0 : row.State == ParticipationState.Accepted ? 1 : 2).ThenByDescending(row => row.InvitedAt),
        ];
    }
}

/// <summary>What is needed to invite people.</summary>
/// <param name="TrajectoryId">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="Capacity">How many can take part; null for as many as wish.</param>
/// <param name="Teams">Who can be invited, by team.</param>
/// <param name="Invited">Who was invited, and what they answered.</param>
public sealed record InvitationChoices(Guid TrajectoryId, LocalisedText Title, TrajectoryState State, int? Capacity, IReadOnlyList<TeamChoice> Teams, IReadOnlyList<InvitedPerson> Invited);

/// <summary>A team and its people.</summary>
public sealed record TeamChoice(Guid Id, string Name, string School, IReadOnlyList<PersonChoice> People);

/// <summary>Somebody of a team.</summary>
/// <param name="Invitee">Who, and as what.</param>
/// <param name="Name">The name.</param>
/// <param name="State">What was answered; null when not invited yet.</param>
/// <param name="SignsIn">Whether the person can sign in to answer.</param>
public sealed record PersonChoice(Invitee Invitee, PersonName Name, ParticipationState? State, bool SignsIn)
{
    /// <summary>Whether an invitation would be the first, or the first after a no.</summary>
    public bool CanBeInvited => State is null or ParticipationState.Declined or ParticipationState.Withdrawn or ParticipationState.Lapsed;
}

/// <summary>Somebody who was invited.</summary>
public sealed record InvitedPerson(Guid PersonId, PersonName Name, Role Role, string School, ParticipationState State, string? Word, DateTimeOffset? OfferedUntil);

/// <summary>A trajectory of one's own.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Summary">What it is.</param>
/// <param name="TrajectoryState">How far it is.</param>
/// <param name="School">The school it is for; null for the whole partnership.</param>
/// <param name="InvitedFrom">The school whose educators see the answer.</param>
/// <param name="State">What was answered.</param>
/// <param name="Word">The word that went with it.</param>
/// <param name="InvitedAt">When the invitation was made.</param>
/// <param name="OfferedUntil">Until when a place is kept; null when none is.</param>
/// <param name="Meetings">The meetings to come that are for this person.</param>
public sealed record MyTrajectory(Guid Id, LocalisedText Title, LocalisedText Summary, TrajectoryState TrajectoryState, string? School, string InvitedFrom, ParticipationState State,
    string? Word, DateTimeOffset InvitedAt, DateTimeOffset? OfferedUntil, IReadOnlyList<MyMeeting> Meetings)
{
    /// <summary>Whether an answer can be given.</summary>
    public bool Waits => TrajectoryState != TrajectoryState.Completed && State is ParticipationState.Invited or ParticipationState.Offered;

    /// <summary>Whether a place that was kept went to the next, and joining is still possible.</summary>
    public bool CanStillJoin => TrajectoryState != TrajectoryState.Completed && State == ParticipationState.Lapsed;
}

/// <summary>A meeting of today or later.</summary>
public sealed record MyMeeting(Guid Id, LocalisedText Title, MeetingForm Form, Audience Audience, DateTimeOffset StartsAt, int Minutes, string? Room, bool IsPresent, DateTimeOffset Now)
{
    /// <summary>Whether one can say now that one is there.</summary>
    public bool CanTick => !Form.IsSeries() && AttendanceTime.IsOpen(StartsAt, Minutes, Now);
}
