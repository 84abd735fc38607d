using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>The list of trajectories.</summary>
public sealed record TrajectoryList(IReadOnlyList<TrajectoryRow> Rows, bool MayPlan);

/// <summary>A trajectory in a list.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="School">The school; null for the whole partnership.</param>
/// <param name="Year">The school year.</param>
/// <param name="Meetings">How many meetings go on.</param>
/// <param name="NextAt">When the next one is.</param>
public sealed record TrajectoryRow(Guid Id, LocalisedText Title, TrajectoryState State, string? School, string Year, int Meetings, DateTimeOffset? NextAt);

/// <summary>One trajectory, whole.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="School">The school; null for the whole partnership.</param>
/// <param name="Year">The school year.</param>
/// <param name="Audience">For whom it is.</param>
/// <param name="Capacity">How many can take part; null for as many as wish.</param>
/// <param name="Goals">What it strives for.</param>
/// <param name="TemplateId">The template it was made from.</param>
/// <param name="Number">The version of the template that it keeps.</param>
/// <param name="Content">What that version says.</param>
/// <param name="Meetings">Its meetings, in order of time.</param>
/// <param name="Participants">Who was invited, as far as the viewer may see.</param>
/// <param name="Trainers">Who trains the group.</param>
/// <param name="MayPlan">Whether the viewer plans it.</param>
/// <param name="MayInvite">Whether the viewer invites people to it.</param>
public sealed record TrajectoryDetail(Guid Id, LocalisedText Title, TrajectoryState State, string? School, string Year, Audience Audience, int? Capacity,
    IReadOnlyList<LocalisedText> Goals, Guid TemplateId, int Number, TemplateContent Content, IReadOnlyList<MeetingDetail> Meetings,
    IReadOnlyList<ParticipantRow> Participants, IReadOnlyList<PersonName> Trainers, bool MayPlan, bool MayInvite);

/// <summary>A meeting with its build-up.</summary>
public sealed record MeetingDetail(Guid Id, LocalisedText Title, MeetingForm Form, Audience Audience, LocalisedText Purpose, IReadOnlyList<LocalisedText> Questions,
    DateTimeOffset StartsAt, int Minutes, string? Room, bool IsCancelled, string? CancelReason, IReadOnlyList<ActivityRow> Activities);

/// <summary>A step of a meeting.</summary>
public sealed record ActivityRow(VesitPhase Phase, LocalisedText Title, LocalisedText? Description, int Minutes, LocalisedText? Materials);

/// <summary>Somebody who was invited, and what he answered.</summary>
public sealed record ParticipantRow(Guid PersonId, PersonName Name, Role Role, ParticipationState State);

/// <summary>What can be chosen when a trajectory is made.</summary>
/// <param name="Templates">The templates of the partnership.</param>
/// <param name="Years">The school years that are not over.</param>
/// <param name="Schools">The schools for which the viewer plans.</param>
/// <param name="Today">The day it is.</param>
public sealed record NewTrajectoryChoices(IReadOnlyList<TemplateChoice> Templates, IReadOnlyList<YearChoice> Years, IReadOnlyList<SchoolChoice> Schools, DateOnly Today);

/// <summary>A template to choose.</summary>
public sealed record TemplateChoice(Guid Id, int Number, TemplateContent Content);

/// <summary>A school year to choose.</summary>
public sealed record YearChoice(Guid Id, string Name, DateOnly From, DateOnly Until);

/// <summary>A school to choose.</summary>
public sealed record SchoolChoice(Guid Id, string Name);

/// <summary>A trajectory as its planner sees it.</summary>
public sealed record TrajectoryPlan(Guid Id, LocalisedText Title, TrajectoryState State, IReadOnlyList<PlannedMeeting> Meetings, IReadOnlyList<TrainerChoice> Trainers, bool MayInvite);

/// <summary>A meeting to plan.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="ActivityMinutes">How long its activities take together: it cannot be shorter.</param>
/// <param name="Room">Where.</param>
/// <param name="IsCancelled">Whether it was cancelled.</param>
/// <param name="IsToCome">Whether it is still to come.</param>
public sealed record PlannedMeeting(Guid Id, LocalisedText Title, MeetingForm Form, DateTimeOffset StartsAt, int Minutes, int ActivityMinutes, string? Room, bool IsCancelled, bool IsToCome);

/// <summary>A trainer who can be asked, and whether he trains this group.</summary>
public sealed record TrainerChoice(Guid PersonId, string Name, bool Trains);
