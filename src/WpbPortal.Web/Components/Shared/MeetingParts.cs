using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shared;

/// <summary>A place on the page of a meeting where a feature shows what is its own.</summary>
public enum MeetingPlace
{
    /// <summary>What the meeting will be about, and who has a say in it: above the build-up.</summary>
    Topics,

    /// <summary>Questions of the participants: below the build-up.</summary>
    OwnQuestions,

    /// <summary>Literature and other sources.</summary>
    Sources,

    /// <summary>What was seen in the meeting.</summary>
    Observation,

    /// <summary>How it was, and what each takes along.</summary>
    LookingBack,

    /// <summary>Who takes part and who was there: beside the rest.</summary>
    Attendance,

    /// <summary>What is at hand while the meeting runs, for who leads it: on the script, below the notes.</summary>
    Script,
}

/// <summary>Something of another feature on the page of a meeting.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Component">What is drawn.</param>
public sealed record MeetingPart(MeetingPlace Place, Type Component);

/// <summary>
/// Lets a feature put a part on the page of a meeting without either knowing the other: one line in its setup. The part asks its own queries whether
/// there is anything for who looks, and draws nothing (no heading either) when there is not. Its forms post to the page itself and end at
/// <see cref="Urls.Meeting"/>.
/// </summary>
public static class MeetingParts
{
    /// <summary>Adds a part to the page of a meeting; parts at one place stand in the order in which they were added.</summary>
    public static IServiceCollection AddMeetingPart<T>(this IServiceCollection services, MeetingPlace place) where T : MeetingPartBase =>
        services.AddSingleton(new MeetingPart(place, typeof(T)));
}

/// <summary>What every part on the page of a meeting knows. The viewer may read the meeting; what else he may is the part's own question.</summary>
public abstract class MeetingPartBase : PortalPage
{
    /// <summary>The meeting.</summary>
    [Parameter, EditorRequired] public Guid MeetingId { get; set; }
}
