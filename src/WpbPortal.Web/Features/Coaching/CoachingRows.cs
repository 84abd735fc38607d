using System.Text.Json;
using System.Text.Json.Serialization;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A student whose session the viewer may log, and on which days.</summary>
public sealed record LoggableStudent(Guid Id, PersonName Name, [property: JsonConverter(typeof(DaysAsJson))] IReadOnlyList<DatePeriod> Days)
{
    /// <summary>Whether a session on that day may be logged.</summary>
    public bool MayBeOn(DateOnly day) => Days.Any(days => days.Contains(day));
}

/// <summary>Carries days from the first drawing to the circuit: without it a period would be read back empty, and every day allowed.</summary>
internal sealed class DaysAsJson : JsonConverter<IReadOnlyList<DatePeriod>>
{
    public override IReadOnlyList<DatePeriod> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonSerializer.Deserialize<DateOnly?[][]>(ref reader, options)!.Select(days => new DatePeriod(days[0]!.Value, days[1]))];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<DatePeriod> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Select(days => new DateOnly?[] { days.From, days.Until }).ToArray(), options);
}

/// <summary>What the page to log a session begins with.</summary>
/// <param name="Written">The session as it was written down; null when there is none yet.</param>
/// <param name="Students">With whom the viewer may have talked.</param>
/// <param name="Agenda">What they brought in and was not talked about yet.</param>
/// <param name="Spectrum">The acts that can be marked.</param>
public sealed record LogBeginning(SessionInput? Written, IReadOnlyList<LoggableStudent> Students, IReadOnlyList<WaitingInput> Agenda, IReadOnlyList<SpectrumStep> Spectrum);

/// <summary>What a student brought in for a conversation that is yet to be.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="StudentId">Whose it is.</param>
/// <param name="SupervisionId">Within which supervision.</param>
/// <param name="SessionId">For which planned conversation; null for the next one.</param>
/// <param name="Content">What it is about.</param>
/// <param name="IsShared">Whether who supervises him reads it.</param>
public sealed record WaitingInput(Guid Id, Guid StudentId, Guid SupervisionId, Guid? SessionId, string Content, bool IsShared);

/// <summary>One session of a list, with no more of what was said than makes it known again.</summary>
/// <param name="Id">The session.</param>
/// <param name="At">When it began.</param>
/// <param name="Minutes">How long it took.</param>
/// <param name="Kind">What sort of conversation.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsMine">Whether the viewer logged it.</param>
/// <param name="Other">The other one in the conversation.</param>
/// <param name="FeedbackCount">How many feedbacks the viewer may read of it.</param>
/// <param name="ReplyCount">How many of those were replied to.</param>
/// <param name="StudentInput">What the student brought in, as far as the viewer may read it.</param>
public sealed record SessionRow(Guid Id, DateTimeOffset At, int Minutes, SessionKind Kind, SessionState State, bool IsMine, PersonName Other,
    int FeedbackCount, int ReplyCount, string? StudentInput)
{
    // Two lines on a phone.
    private const int MostLetters = 90;

    /// <summary>How what the student brought in begins, in whole words; null when there is nothing the viewer may read.</summary>
    public string? FirstWords
    {
        get
        {
            var text = string.Join(' ', (StudentInput ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (text.Length <= MostLetters) return text.Length == 0 ? null : text;
            var space = text.LastIndexOf(' ', MostLetters);
            return text[..(space > 0 ? space : MostLetters)].TrimEnd(',', ';', ':', '.') + "…";
        }
    }
}

/// <summary>A page of a list of sessions, where the next one begins, and whether the viewer left one half written.</summary>
public sealed record SessionPage(IReadOnlyList<SessionRow> Rows, Components.Shared.MomentKey? Next, bool HasDraft);

/// <summary>A session as somebody who was in it may read it.</summary>
public sealed record SessionDetail
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required int Minutes { get; init; }

    /// <summary>What sort of conversation.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>Where it will be, when it is planned and that was said.</summary>
    public string? Place { get; init; }

    /// <summary>Where it stands.</summary>
    public required SessionState State { get; init; }

    /// <summary>Since when it is shared.</summary>
    public required DateTimeOffset? SharedAt { get; init; }

    /// <summary>Whether the viewer logged it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>The student.</summary>
    public required PersonName Student { get; init; }

    /// <summary>The supervisor.</summary>
    public required PersonName Author { get; init; }

    /// <summary>The other one in it.</summary>
    public PersonName Other => IsMine ? Student : Author;

    /// <summary>What the student brought in, as far as the viewer may read it.</summary>
    public string? StudentInput { get; init; }

    /// <summary>What happened, as far as the viewer may read it.</summary>
    public string? WhatHappened { get; init; }

    /// <summary>The core concepts it touched.</summary>
    public IReadOnlyList<CoreConcept> Concepts { get; init; } = [];

    /// <summary>How the viewer coached; null for everybody but the author.</summary>
    public SteeringDetail? Steering { get; init; }

    /// <summary>How the student saw it: the viewer's own view, or what is shared with the viewer.</summary>
    public StudentViewDetail? View { get; init; }

    /// <summary>The viewer's own note.</summary>
    public string? PrivateNote { get; init; }

    /// <summary>What the student brings in, while the conversation is yet to be.</summary>
    public IReadOnlyList<WaitingInput> Agenda { get; init; } = [];

    /// <summary>The feedback, in order.</summary>
    public IReadOnlyList<FeedbackDetail> Feedback { get; init; } = [];

    /// <summary>Whether the student opened it.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether sharing can still be taken back at this moment.</summary>
    public bool MayBeTakenBack(DateTimeOffset now) =>
        IsMine && State == SessionState.Shared && !IsRead && now - SharedAt <= CoachingSession.TimeToUndoSharing;
}

/// <summary>How a supervisor coached in a session; for her alone.</summary>
public sealed record SteeringDetail(IReadOnlyList<InterventionMark> Marks, IReadOnlyList<Technique> Techniques, IReadOnlyList<SupervisorRole> Roles,
    double? Slider, double? Direction, BroughtInBy? BroughtInBy)
{
    /// <summary>What she noted of it; null when there is nothing.</summary>
    internal static SteeringDetail? Of(SessionSteering? how) => how is null ? null : new(how.Marks, how.Techniques, how.Roles, how.Slider, how.Direction, how.BroughtInBy);

    /// <summary>The dot of her two taps, when she gave both.</summary>
    public WhoLed? Led => WhoLed.Of(BroughtInBy, Slider);
}

/// <summary>How a student saw a session.</summary>
/// <param name="Led">His two taps.</param>
/// <param name="SharedAt">Since when the supervisor sees it.</param>
public sealed record StudentViewDetail(WhoLed Led, DateTimeOffset? SharedAt);

/// <summary>A session as the student saw it.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="At">When it was.</param>
/// <param name="Supervisor">With whom.</param>
/// <param name="Led">His two taps.</param>
/// <param name="IsShared">Whether the supervisor sees it.</param>
public sealed record SeenSession(Guid SessionId, DateTimeOffset At, PersonName Supervisor, WhoLed Led, bool IsShared);

/// <summary>One feedback as its author or its student reads it.</summary>
public sealed record FeedbackDetail
{
    /// <summary>The feedback.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session it came out of.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset SessionAt { get; init; }

    /// <summary>What sort of conversation.</summary>
    public required SessionKind SessionKind { get; init; }

    /// <summary>Whether the viewer wrote it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>Who gave it.</summary>
    public required PersonName Author { get; init; }

    /// <summary>Whom it is for.</summary>
    public required PersonName Student { get; init; }

    /// <summary>The text as it is now.</summary>
    public required FeedbackText Text { get; init; }

    /// <summary>Since when the student reads it.</summary>
    public required DateTimeOffset? SharedAt { get; init; }

    /// <summary>When it was last corrected.</summary>
    public required DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>Which version of the text it is.</summary>
    public required int Version { get; init; }

    /// <summary>When the student first opened it.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>What the student does with it.</summary>
    public required ReplyDetail? Reply { get; init; }

    /// <summary>What the viewer tries because of it, as its student.</summary>
    public OwnExperiment? Experiment { get; init; }

    /// <summary>What the viewer is typing in reply.</summary>
    public KeptDraft Typed { get; init; } = KeptDraft.None;

    /// <summary>The texts it had before, the latest first.</summary>
    public IReadOnlyList<EarlierFeedback> Earlier { get; init; } = [];
}

/// <summary>What a student tries because of feedback.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="LookBackOn">When he looks back.</param>
public sealed record OwnExperiment(Guid Id, DateOnly LookBackOn);

/// <summary>A text that feedback had before it was corrected.</summary>
public sealed record EarlierFeedback(int Version, FeedbackText Text, DateTimeOffset ReplacedAt);

/// <summary>What a student does with feedback.</summary>
/// <param name="TakesAlong">What he takes along.</param>
/// <param name="WillTry">What he will try.</param>
/// <param name="RepliedAt">When he said so.</param>
/// <param name="Version">To which version of the feedback he replied.</param>
public sealed record ReplyDetail(string? TakesAlong, string? WillTry, DateTimeOffset RepliedAt, int Version);

/// <summary>One feedback of the student's timeline.</summary>
public sealed record FeedbackRow(Guid Id, DateTimeOffset SharedAt, DateTimeOffset SessionAt, PersonName Author, FeedbackText Text, bool IsRead,
    DateTimeOffset? CorrectedAt, ReplyDetail? Reply);

/// <summary>What is new to the student, all of it, and a page of what he read before.</summary>
public sealed record FeedbackPage(IReadOnlyList<FeedbackRow> Unread, IReadOnlyList<FeedbackRow> Read, Components.Shared.MomentKey? Next);

/// <summary>One session on the viewer's own steering spectrum.</summary>
/// <param name="Id">The session.</param>
/// <param name="At">When it was.</param>
/// <param name="Minutes">How long it took.</param>
/// <param name="Kind">What sort of conversation.</param>
/// <param name="Student">With whom; null for who does not see that.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Steering">How she coached; null when she said nothing of it.</param>
/// <param name="StudentLed">How the student saw it, when he shares that.</param>
public sealed record SteeredSession(Guid Id, DateTimeOffset At, int Minutes, SessionKind Kind, PersonName? Student, SessionState State, SteeringDetail? Steering, WhoLed? StudentLed)
{
    /// <summary>The day of it in the Netherlands.</summary>
    public DateOnly Day => DutchTime.DayOf(At);

    /// <summary>Its dots in the square: hers, and the student's when he shares it.</summary>
    public IReadOnlyList<Components.Shared.StylePoint> Dots =>
    [
        .. Steering?.Led is { } led ? [new(Id, Day, led, Student?.Full)] : Array.Empty<Components.Shared.StylePoint>(),
        .. StudentLed is { } his ? [new(Id, Day, his, Student?.Full, SeenByLearner: true)] : Array.Empty<Components.Shared.StylePoint>(),
    ];
}
