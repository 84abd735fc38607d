using WpbPortal.Domain.Coaching;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A session as its author writes it down.</summary>
public sealed record SessionInput
{
    /// <summary>Made where the form is made, so that sending it twice makes one session.</summary>
    public required Guid Id { get; init; }

    /// <summary>With whom.</summary>
    public required Guid StudentId { get; init; }

    /// <summary>The day in the Netherlands.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What the clock said when it began.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>How long it took.</summary>
    public required int Minutes { get; init; }

    /// <summary>What sort of conversation.</summary>
    public SessionKind Kind { get; init; } = SessionKind.CoachingSession;

    /// <summary>What the student brought in.</summary>
    public string? StudentInput { get; init; }

    /// <summary>What happened.</summary>
    public string? WhatHappened { get; init; }

    /// <summary>Interventions by code, with how often each was used.</summary>
    public IReadOnlyDictionary<string, int> Marks { get; init; } = new Dictionary<string, int>();

    /// <summary>Techniques used, or missed.</summary>
    public IReadOnlyCollection<Technique> Techniques { get; init; } = [];

    /// <summary>Roles taken.</summary>
    public IReadOnlyCollection<SupervisorRole> Roles { get; init; } = [];

    /// <summary>Core concepts touched.</summary>
    public IReadOnlyCollection<CoreConcept> Concepts { get; init; } = [];

    /// <summary>Who brought the topic in.</summary>
    public BroughtInBy? BroughtInBy { get; init; }

    /// <summary>The author's own estimate of how steering she was, −1 (learner) to +1 (supervisor).</summary>
    public double? Slider { get; init; }

    /// <summary>Feedback, each with an id made where the form is made.</summary>
    public IReadOnlyList<FeedbackInput> Feedback { get; init; } = [];

    /// <summary>Whether it was planned and is yet to be written down.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>For the author alone; empty takes an earlier note away.</summary>
    public string? PrivateNote { get; init; }
}

/// <summary>One feedback as it is written down.</summary>
public sealed record FeedbackInput(Guid Id, string? Saw, string? Did, string? Question)
{
    /// <summary>The three parts.</summary>
    public FeedbackText Text => new(Saw, Did, Question);
}

/// <summary>The names by which the script that keeps drafts knows the forms of this feature.</summary>
public static class DraftKeys
{
    /// <summary>What every form of a session begins with.</summary>
    public const string Sessions = "session:";

    /// <summary>The form of a session.</summary>
    public static string Session(Guid sessionId) => Sessions + sessionId;

    /// <summary>The session whose form this is; null for another form.</summary>
    public static Guid? SessionOf(string key) =>
        key.StartsWith(Sessions, StringComparison.Ordinal) && Guid.TryParse(key[Sessions.Length..], out var id) ? id : null;

    /// <summary>A student's reply to feedback.</summary>
    public static string Reply(Guid feedbackId) => $"reply:{feedbackId}";

    /// <summary>A correction of feedback.</summary>
    public static string Correction(Guid feedbackId) => $"correction:{feedbackId}";

    /// <summary>A note of somebody's own with a session.</summary>
    public static string Note(Guid sessionId) => $"note:{sessionId}";
}
