using WpbPortal.Data.Holidays;
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
/// <param name="IsTrained">Whether the viewer trains the group.</param>
public sealed record TrajectoryRow(Guid Id, LocalisedText Title, TrajectoryState State, string? School, string Year, int Meetings, DateTimeOffset? NextAt, bool IsTrained);

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
/// <param name="Latest">The latest version of the template; who plans may take it over.</param>
/// <param name="Content">What that version says.</param>
/// <param name="Meetings">Its meetings, in order of time.</param>
/// <param name="Participants">Who was invited, as far as the viewer may see.</param>
/// <param name="Trainers">Who trains the group.</param>
/// <param name="Mine">The viewer's own answer, when he was invited.</param>
/// <param name="MayPlan">Whether the viewer plans it.</param>
/// <param name="MayInvite">Whether the viewer invites people to it.</param>
/// <param name="MayWriteReport">Whether the viewer trains or plans it, and so writes what it brought.</param>
public sealed record TrajectoryDetail(Guid Id, LocalisedText Title, TrajectoryState State, string? School, string Year, Audience Audience, int? Capacity,
    IReadOnlyList<LocalisedText> Goals, Guid TemplateId, int Number, int Latest, TemplateContent Content, IReadOnlyList<MeetingDetail> Meetings,
    IReadOnlyList<ParticipantRow> Participants, IReadOnlyList<PersonName> Trainers, ParticipantRow? Mine, bool MayPlan, bool MayInvite, bool MayWriteReport);

/// <summary>A meeting with its build-up.</summary>
public sealed record MeetingDetail(Guid Id, LocalisedText Title, MeetingForm Form, Audience Audience, LocalisedText Purpose, IReadOnlyList<LocalisedText> Questions,
    DateTimeOffset StartsAt, int Minutes, string? Room, bool IsCancelled, bool IsToCome, string? CancelReason, IReadOnlyList<TemplateActivity> Activities);

/// <summary>Somebody who was invited, and what he answered.</summary>
public sealed record ParticipantRow(Guid PersonId, PersonName Name, Role Role, ParticipationState State);

/// <summary>What can be chosen when a trajectory is made.</summary>
/// <param name="Templates">The templates of the partnership.</param>
/// <param name="Years">The school years that are not over.</param>
/// <param name="Schools">The schools for which the viewer plans.</param>
/// <param name="Trainers">Who can be asked to train.</param>
/// <param name="Holidays">The school holidays of the region in those years.</param>
/// <param name="Today">The day it is.</param>
public sealed record NewTrajectoryChoices(IReadOnlyList<TemplateChoice> Templates, IReadOnlyList<YearChoice> Years, IReadOnlyList<SchoolChoice> Schools,
    IReadOnlyList<TrainerChoice> Trainers, IReadOnlyList<SchoolHoliday> Holidays, DateOnly Today);

/// <summary>A template to choose.</summary>
public sealed record TemplateChoice(Guid Id, int Number, TemplateContent Content);

/// <summary>A school year to choose.</summary>
public sealed record YearChoice(Guid Id, string Name, DateOnly From, DateOnly Until);

/// <summary>A school to choose.</summary>
public sealed record SchoolChoice(Guid Id, string Name);

/// <summary>A meeting to move.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="TrajectoryId">The trajectory it belongs to.</param>
/// <param name="TrajectoryTitle">How that is called.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="ActivityMinutes">How long its activities take together: it cannot be shorter.</param>
/// <param name="Room">Where.</param>
/// <param name="CanMove">Whether it is still to come, goes on, and its trajectory is not rounded off.</param>
/// <param name="Later">How many meetings of the trajectory come after it.</param>
/// <param name="Year">The school year of the trajectory.</param>
/// <param name="Holidays">The school holidays of the region around that year.</param>
public sealed record PlannedMeeting(Guid Id, LocalisedText Title, Guid TrajectoryId, LocalisedText TrajectoryTitle, DateTimeOffset StartsAt, int Minutes, int ActivityMinutes, string? Room,
    bool CanMove, int Later, YearChoice Year, IReadOnlyList<SchoolHoliday> Holidays);

/// <summary>A trainer who can be asked, and whether he trains this group.</summary>
public sealed record TrainerChoice(Guid PersonId, string Name, bool Trains);
