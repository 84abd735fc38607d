using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Today;

/// <summary>What did I get, what am I trying, when do we talk?</summary>
/// <param name="Feedback">The latest feedback, what is new first.</param>
/// <param name="Trying">What he is trying, what he looks back on first at the head.</param>
/// <param name="Placements">Where he is or soon will be, and who looks after him.</param>
/// <param name="Doors">The opportunities that he chose and did not look back on yet, what is planned first.</param>
/// <param name="Inputs">What he brought in for a conversation that is yet to be.</param>
/// <param name="Next">The next conversation that is planned with him.</param>
public sealed record StudentToday(IReadOnlyList<TodayFeedback> Feedback, IReadOnlyList<TodayTrial> Trying, IReadOnlyList<OwnPlacement> Placements,
    IReadOnlyList<TodayDoor> Doors, IReadOnlyList<TodayInput> Inputs, TodayConversation? Next) : TodayOfRole
{
    /// <summary>The feedback that the page opens with: new to him, or not answered yet.</summary>
    public TodayFeedback? Opening => Feedback.FirstOrDefault(feedback => !feedback.IsRead) ?? Feedback.FirstOrDefault(feedback => !feedback.IsAnswered);

    /// <summary>How many feedbacks he has not read.</summary>
    public int Unread => Feedback.Count(feedback => !feedback.IsRead);
}

/// <summary>Feedback on the student's start page.</summary>
public sealed record TodayFeedback(Guid Id, PersonName Author, DateTimeOffset SessionAt, FeedbackText Text, bool IsRead, bool IsAnswered);

/// <summary>What a student tries.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="WillTry">What it is.</param>
/// <param name="LookBackOn">When he looks back.</param>
/// <param name="IsDue">Whether that day has come.</param>
public sealed record TodayTrial(Guid Id, string WillTry, DateOnly LookBackOn, bool IsDue);

/// <summary>An opportunity that the student chose.</summary>
/// <param name="Id">The opportunity.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Team">In which team it is.</param>
/// <param name="PlannedAt">For when it is planned; null when that is yet to be arranged.</param>
public sealed record TodayDoor(Guid Id, string Title, string Team, DateTimeOffset? PlannedAt);

/// <summary>What a student brought in for a conversation that is yet to be.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Content">What it is about.</param>
/// <param name="At">When that conversation is planned; null for the next one.</param>
/// <param name="SessionId">The planned conversation.</param>
public sealed record TodayInput(Guid Id, string Content, DateTimeOffset? At, Guid? SessionId);

/// <summary>A conversation that is planned.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="With">With whom.</param>
/// <param name="At">When.</param>
public sealed record TodayConversation(Guid Id, string With, DateTimeOffset At);

/// <summary>A placement as its student sees it.</summary>
/// <param name="School">Where.</param>
/// <param name="TeamId">At which team.</param>
/// <param name="Team">Its name.</param>
/// <param name="Days">From when to when.</param>
/// <param name="Supervisors">Who supervises now.</param>
/// <param name="Covers">Who stands in now.</param>
/// <param name="Buddies">Who shows him around now.</param>
/// <param name="Choice">The round in which he can say now with whom he would like to work.</param>
public sealed record OwnPlacement(string School, Guid TeamId, string Team, DatePeriod Days, IReadOnlyList<PersonName> Supervisors, IReadOnlyList<PersonName> Covers, IReadOnlyList<PersonName> Buddies, TodayChoice? Choice);

/// <summary>A round of mutual choice that stands open for the viewer.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="Team">Of which team.</param>
/// <param name="ClosesAt">Until when.</param>
/// <param name="HasAnswered">Whether he said something.</param>
public sealed record TodayChoice(Guid RoundId, string Team, DateTimeOffset ClosesAt, bool HasAnswered);

/// <summary>A trajectory that somebody was invited to or takes part in.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="State">What was answered.</param>
/// <param name="Meetings">The meetings to come that are for him, the next first.</param>
public sealed record OwnTrajectory(Guid Id, LocalisedText Title, ParticipationState State, IReadOnlyList<TodayMeeting> Meetings)
{
    /// <summary>Whether an answer is awaited.</summary>
    public bool Waits => State is ParticipationState.Invited or ParticipationState.Offered;
}

/// <summary>A meeting to come.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="TrajectoryId">The trajectory it belongs to.</param>
/// <param name="Trajectory">How that is called.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Room">Where.</param>
public sealed record TodayMeeting(Guid Id, Guid TrajectoryId, LocalisedText Trajectory, LocalisedText Title, MeetingForm Form, DateTimeOffset StartsAt, int Minutes, string? Room);

/// <summary>Who do I see, what did they bring in, how do I coach?</summary>
/// <param name="Drafts">The sessions that wait to be shared, the latest first.</param>
/// <param name="Planned">The conversations that are planned, the next one first.</param>
/// <param name="Replies">What students answered lately, the latest first.</param>
/// <param name="Students">Whom she supervises or covers now.</param>
/// <param name="Teams">Her teams, and who stands in for her there.</param>
/// <param name="Points">Her own steering in the last weeks, oldest first.</param>
public sealed record SupervisorToday(IReadOnlyList<TodayDraft> Drafts, IReadOnlyList<TodayPlanned> Planned, IReadOnlyList<TodayReply> Replies, IReadOnlyList<CoachedStudent> Students,
    IReadOnlyList<CareTeam> Teams, IReadOnlyList<SteeringPoint> Points) : TodayOfRole;

/// <summary>A conversation that is planned; one whose time has passed waits to be noted.</summary>
public sealed record TodayPlanned(Guid SessionId, PersonName Student, DateTimeOffset At, bool HasPassed);

/// <summary>A session that its author has yet to share.</summary>
public sealed record TodayDraft(Guid SessionId, PersonName Student, DateTimeOffset At);

/// <summary>What a student answered.</summary>
public sealed record TodayReply(Guid SessionId, PersonName Student, string? TakesAlong, string? WillTry, DateTimeOffset At);

/// <summary>A student whom the viewer coaches.</summary>
/// <param name="Id">The student.</param>
/// <param name="Name">The name.</param>
/// <param name="TeamId">At which team.</param>
/// <param name="Team">Its name.</param>
/// <param name="IsMine">Whether she supervises him; else she stands in.</param>
/// <param name="From">Since when, or from when.</param>
/// <param name="StandIn">Who stands in for her today, and until when; when it is herself who stands in, that is she.</param>
/// <param name="LastAt">When they last had a conversation in these weeks.</param>
/// <param name="Inputs">What he brought in and was not talked about yet.</param>
/// <param name="Trying">What he is trying, as far as he shares it.</param>
public sealed record CoachedStudent(Guid Id, PersonName Name, Guid TeamId, string Team, bool IsMine, DateOnly From, TodayCover? StandIn, DateTimeOffset? LastAt, IReadOnlyList<TodayInput> Inputs, IReadOnlyList<TodayTrial> Trying);

/// <summary>Who stands in today, and until when.</summary>
public sealed record TodayCover(PersonName By, DateOnly? Until);

/// <summary>A team of a supervisor.</summary>
/// <param name="Id">The team.</param>
/// <param name="Name">Its name.</param>
/// <param name="CanBeAway">Whether she supervises somebody there.</param>
/// <param name="StandIns">Who stands in for her there today.</param>
/// <param name="IsOwn">Whether she is a supervisor of it, and so opens doors there.</param>
/// <param name="Doors">How many opportunities stand open there.</param>
/// <param name="Chosen">How often students chose those.</param>
/// <param name="Choice">The round in which she can say now with whom she would like to work.</param>
public sealed record CareTeam(Guid Id, string Name, bool CanBeAway, IReadOnlyList<TodayCover> StandIns, bool IsOwn, int Doors, int Chosen, TodayChoice? Choice);

/// <summary>Somebody whom a school educator did not speak lately.</summary>
public sealed record PersonToCatchUp(Guid Id, string GivenName);

/// <summary>Where am I needed?</summary>
/// <param name="Unsupervised">Placements, now or soon, for which nobody supervises yet.</param>
/// <param name="Meetings">The meetings to come of the trajectories that she plans.</param>
/// <param name="Trajectories">The trajectories that are planned or running.</param>
public sealed record SchoolEducatorToday(IReadOnlyList<UnsupervisedPlacement> Unsupervised, IReadOnlyList<TodayMeeting> Meetings, IReadOnlyList<PlannedTrajectory> Trajectories) : TodayOfRole
{
    /// <summary>The klik signals that wait for her or that she is talking about: that they are there, no names.</summary>
    public IReadOnlyList<TodayKlik> Kliks { get; init; } = [];

    /// <summary>Whom she did not speak lately: an invitation, and nobody else's to see.</summary>
    public IReadOnlyList<PersonToCatchUp> ToSpeak { get; init; } = [];

    /// <summary>The rounds whose pairs wait for her, with the team and for how many students.</summary>
    public IReadOnlyList<(Guid RoundId, string Team, int Students)> Proposals =>
        [.. Unsupervised.Where(placement => placement.Round is { State: ChoiceRoundState.Proposed }).GroupBy(placement => placement.Round!.Id).Select(round => (round.Key, round.First().Team, round.Count()))];

    /// <summary>The first for whom no round is under way: it is up to her.</summary>
    public UnsupervisedPlacement? UpToHer => Unsupervised.FirstOrDefault(placement => placement.Round is null);
}

/// <summary>A klik signal on a handler's start page: nothing by which who looks along knows whose.</summary>
public sealed record TodayKlik(Guid Id, DateTimeOffset RaisedAt, KlikState State);

/// <summary>A placement without a supervisor.</summary>
/// <param name="Id">The placement.</param>
/// <param name="Student">Whose.</param>
/// <param name="School">Where.</param>
/// <param name="Team">At which team.</param>
/// <param name="From">Since when, or from when.</param>
/// <param name="Buddy">Who shows him around now.</param>
/// <param name="Round">The round of mutual choice that is to give him a supervisor; null when there is none (any more).</param>
public sealed record UnsupervisedPlacement(Guid Id, PersonName Student, string School, string Team, DateOnly From, PersonName? Buddy, PlacementRound? Round);

/// <summary>A round of mutual choice that is not decided.</summary>
public sealed record PlacementRound(Guid Id, ChoiceRoundState State, DateTimeOffset ClosesAt);

/// <summary>A trajectory as who plans it looks at it today.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="TakePart">How many take part, as far as the viewer sees.</param>
/// <param name="Unanswered">How many have not answered yet, as far as the viewer sees.</param>
/// <param name="NextAt">When the next meeting is.</param>
public sealed record PlannedTrajectory(Guid Id, LocalisedText Title, TrajectoryState State, int TakePart, int Unanswered, DateTimeOffset? NextAt);

/// <summary>What do I prepare?</summary>
/// <param name="Meetings">The meetings to come of the groups that the viewer trains, the next first, each with its build-up.</param>
public sealed record TrainerToday(IReadOnlyList<TrainedMeeting> Meetings) : TodayOfRole
{
    /// <summary>The groups of hers that wait for an answer to what they would like more of.</summary>
    public IReadOnlyList<AskingGroup> Asking { get; init; } = [];
}

/// <summary>A group that would like more of something.</summary>
/// <param name="TrajectoryId">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Waiting">How many requests wait.</param>
public sealed record AskingGroup(Guid TrajectoryId, LocalisedText Title, int Waiting);

/// <summary>A meeting to prepare.</summary>
/// <param name="Meeting">When, where and what.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="TakePart">How many take part in the group.</param>
/// <param name="Steps">Its build-up.</param>
public sealed record TrainedMeeting(TodayMeeting Meeting, LocalisedText Purpose, int TakePart, IReadOnlyList<TrainedStep> Steps);

/// <summary>A step of a meeting's build-up.</summary>
public sealed record TrainedStep(VesitPhase Phase, LocalisedText Title, int Minutes);

/// <summary>Where are my students?</summary>
public sealed record InstituteEducatorToday(IReadOnlyList<FollowedStudent> Students) : TodayOfRole;

/// <summary>A student whom the viewer follows from the institute.</summary>
/// <param name="Id">The student.</param>
/// <param name="Name">The name.</param>
/// <param name="PlacementId">The placement now or soon; null when there is none.</param>
/// <param name="School">Where.</param>
/// <param name="Team">At which team.</param>
/// <param name="From">Since when, or from when.</param>
/// <param name="Supervisor">Who supervises now.</param>
public sealed record FollowedStudent(Guid Id, PersonName Name, Guid? PlacementId, string? School, string? Team, DateOnly? From, PersonName? Supervisor);

/// <summary>Is the partnership in order?</summary>
/// <param name="Year">How this school year is called; null when none is made.</param>
/// <param name="NotSignedIn">How many people with a role cannot sign in yet.</param>
/// <param name="Invited">How many of those have an invitation that can still be taken.</param>
/// <param name="Numbers">The numbers of this year.</param>
/// <param name="Coverage">How it stands per school.</param>
public sealed record CoordinatorToday(string? Year, int NotSignedIn, int Invited, YearNumbers Numbers, IReadOnlyList<SchoolCoverage> Coverage) : TodayOfRole
{
    /// <summary>The schools where a klik signal waits that nobody there may read: that it is so, not how many nor of whom.</summary>
    public IReadOnlyList<TeamPlace> KlikWaits { get; init; } = [];

    /// <summary>How many were never invited, or too long ago.</summary>
    public int ToInvite => NotSignedIn - Invited;

    /// <summary>Whether nobody was brought in yet besides who looks at it.</summary>
    public bool IsNew => Numbers is { Students: 0, Supervisors: 0 };
}

/// <summary>The numbers of this year.</summary>
/// <param name="Students">Student teachers with a placement today.</param>
/// <param name="Supervisors">People who supervise today.</param>
/// <param name="Trajectories">Trajectories planned or running.</param>
/// <param name="TakePart">Who take part in those.</param>
public sealed record YearNumbers(int Students, int Supervisors, int Trajectories, int TakePart);

/// <summary>How many placements a school has today, and for how many somebody supervises.</summary>
public sealed record SchoolCoverage(string School, int Placements, int Supervised);
