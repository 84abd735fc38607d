using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>A meeting, whole.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="Audience">For whom it is.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Questions">Questions to come with, or to talk about.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Room">Where.</param>
/// <param name="IsCancelled">Whether it was called off.</param>
/// <param name="CancelReason">Why, for the participants.</param>
/// <param name="DesignNumber">How often its build-up was changed.</param>
/// <param name="Trajectory">The trajectory it belongs to.</param>
/// <param name="Trainers">Who trains the group.</param>
/// <param name="Steps">Its build-up, in order.</param>
/// <param name="Series">The meetings of the trajectory that go on, in order of time; this one too.</param>
/// <param name="Rights">What the viewer may do with it.</param>
public sealed record MeetingView(Guid Id, LocalisedText Title, MeetingForm Form, Audience Audience, LocalisedText Purpose, IReadOnlyList<LocalisedText> Questions,
    DateTimeOffset StartsAt, int Minutes, string? Room, bool IsCancelled, string? CancelReason, int DesignNumber, MeetingTrajectory Trajectory,
    IReadOnlyList<MeetingPerson> Trainers, IReadOnlyList<StepRow> Steps, IReadOnlyList<MeetingLink> Series, MeetingRights Rights)
{
    /// <summary>Minutes that no step takes.</summary>
    public int Spare => Minutes - Steps.Sum(step => step.Minutes);

    /// <summary>When it ends.</summary>
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);
}

/// <summary>The trajectory of a meeting.</summary>
/// <param name="Id">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="School">Its school; null for the whole partnership.</param>
/// <param name="IsCompleted">Whether it was rounded off, after which it only shows.</param>
public sealed record MeetingTrajectory(Guid Id, LocalisedText Title, string? School, bool IsCompleted);

/// <summary>Somebody who trains the group, or takes part in it.</summary>
public sealed record MeetingPerson(Guid PersonId, PersonName Name);

/// <summary>Another meeting of the same trajectory.</summary>
public sealed record MeetingLink(Guid Id, LocalisedText Title, DateTimeOffset StartsAt);

/// <summary>A step of a meeting.</summary>
/// <param name="Id">The activity.</param>
/// <param name="Phase">In which phase of VESIT.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Description">What happens.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Materials">What has to be at hand.</param>
/// <param name="LedById">The trainer who leads it.</param>
/// <param name="LedBy">Who leads it, as he is called; null when nobody was chosen.</param>
/// <param name="AfterMinutes">How many minutes after the start of the meeting it begins.</param>
public sealed record StepRow(Guid Id, VesitPhase Phase, LocalisedText Title, LocalisedText? Description, int Minutes, LocalisedText? Materials, Guid? LedById, string? LedBy, int AfterMinutes);

/// <summary>What somebody may do with a meeting.</summary>
/// <param name="MayDesign">Change its build-up, and lead it on the day.</param>
/// <param name="MayMove">Move it or call it off.</param>
public sealed record MeetingRights(bool MayDesign, bool MayMove);

/// <summary>A step as somebody wishes it.</summary>
/// <param name="Id">The activity; made by the page for a new one, so that a press that comes twice makes one.</param>
/// <param name="IsNew">Whether it is to be added.</param>
/// <param name="Seen">The number of the build-up that was on the page.</param>
/// <param name="Step">What it says.</param>
public sealed record StepWish(Guid Id, bool IsNew, int Seen, MeetingStep Step);
