using System.Globalization;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>
/// A session as it is typed. What stands on the screen comes by the draft channel, so this reads the fields of a draft;
/// the names of its properties are those of the fields.
/// </summary>
public sealed class LogSessionForm
{
    /// <summary>Choices that take one tap.</summary>
    public static readonly IReadOnlyList<int> UsualMinutes = [15, 20, 30, 45];

    /// <summary>The choice that opens a field for any number of minutes.</summary>
    public const string OtherChoice = "other";

    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";
    private const int UsualLength = 20;

    /// <summary>With whom; null until somebody is chosen.</summary>
    public Guid? StudentId { get; init; }

    /// <summary>The day, as a date field gives it.</summary>
    public string? Day { get; init; }

    /// <summary>The time at which it began, as a time field gives it.</summary>
    public string? Time { get; init; }

    /// <summary>One of the usual numbers, or <see cref="OtherChoice"/>.</summary>
    public string? Minutes { get; init; }

    /// <summary>How many minutes when none of the usual numbers is right.</summary>
    public string? OtherMinutes { get; init; }

    /// <summary>What sort of conversation.</summary>
    public SessionKind Kind { get; init; } = SessionKind.CoachingSession;

    /// <summary>What the student brought in.</summary>
    public string? StudentInput { get; init; }

    /// <summary>What happened.</summary>
    public string? WhatHappened { get; init; }

    /// <summary>Who brought the topic in; null when she skips it.</summary>
    public BroughtInBy? BroughtInBy { get; init; }

    /// <summary>The author's estimate of how steering she was; null when she skips it.</summary>
    public double? Slider { get; init; }

    /// <summary>How often each intervention was used.</summary>
    public IReadOnlyDictionary<string, int> Marks { get; init; } = new Dictionary<string, int>();

    /// <summary>Techniques used, or missed.</summary>
    public IReadOnlyCollection<Technique> Techniques { get; init; } = [];

    /// <summary>Roles taken.</summary>
    public IReadOnlyCollection<SupervisorRole> Roles { get; init; } = [];

    /// <summary>Core concepts touched.</summary>
    public IReadOnlyCollection<CoreConcept> Concepts { get; init; } = [];

    /// <summary>Feedback, at least one to fill in.</summary>
    public IReadOnlyList<FeedbackInput> Feedback { get; init; } = [];

    /// <summary>For the author alone.</summary>
    public string? PrivateNote { get; init; }

    /// <summary>The day, when it is one.</summary>
    public DateOnly? OnDay => DateOnly.TryParseExact(Day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An empty form, for a conversation that has just been.</summary>
    /// <param name="now">What a Dutch clock says.</param>
    /// <param name="studentId">With whom, when that is clear.</param>
    /// <param name="broughtIn">What he brought in for it.</param>
    public static LogSessionForm New(DateTime now, Guid? studentId, string? broughtIn = null)
    {
        var began = now.AddMinutes(-now.Minute % 5);
        return new()
        {
            StudentId = studentId,
            Day = Show(DateOnly.FromDateTime(began)),
            Time = Show(TimeOnly.FromDateTime(began)),
            Minutes = Show(UsualLength),
            StudentInput = broughtIn,
            Feedback = [NoFeedback()],
        };
    }

    /// <summary>What was saved before.</summary>
    public static LogSessionForm Of(SessionInput saved) => new()
    {
        StudentId = saved.StudentId,
        Day = Show(saved.Day),
        Time = Show(saved.Time),
        Minutes = UsualMinutes.Contains(saved.Minutes) ? Show(saved.Minutes) : OtherChoice,
        OtherMinutes = UsualMinutes.Contains(saved.Minutes) ? null : Show(saved.Minutes),
        Kind = saved.Kind,
        StudentInput = saved.StudentInput,
        WhatHappened = saved.WhatHappened,
        BroughtInBy = saved.BroughtInBy,
        Slider = saved.Slider,
        Marks = saved.Marks,
        Techniques = saved.Techniques,
        Roles = saved.Roles,
        Concepts = saved.Concepts,
        Feedback = saved.Feedback.Count > 0 ? saved.Feedback : [NoFeedback()],
        PrivateNote = saved.PrivateNote,
    };

    /// <summary>What stands on the screen. A value that no field could give counts as not filled in.</summary>
    public static LogSessionForm Of(DraftFields fields) => new()
    {
        StudentId = Guid.TryParse(fields.Text(nameof(StudentId)), out var student) ? student : null,
        Day = fields.Text(nameof(Day)),
        Time = fields.Text(nameof(Time)),
        Minutes = fields.Text(nameof(Minutes)),
        OtherMinutes = fields.Text(nameof(OtherMinutes)),
        Kind = Values<SessionKind>(fields, nameof(Kind)).FirstOrDefault(SessionKind.CoachingSession),
        StudentInput = fields.Text(nameof(StudentInput)),
        WhatHappened = fields.Text(nameof(WhatHappened)),
        BroughtInBy = Values<BroughtInBy>(fields, nameof(BroughtInBy)).Cast<BroughtInBy?>().FirstOrDefault(),
        Slider = double.TryParse(fields.Text(nameof(Slider)), CultureInfo.InvariantCulture, out var slider) ? slider : null,
        Marks = MarksOf(fields),
        Techniques = Values<Technique>(fields, nameof(Techniques)),
        Roles = Values<SupervisorRole>(fields, nameof(Roles)),
        Concepts = Values<CoreConcept>(fields, nameof(Concepts)),
        Feedback = FeedbackOf(fields) is { Count: > 0 } given ? given : [NoFeedback()],
        PrivateNote = fields.Text(nameof(PrivateNote)),
    };

    /// <summary>A feedback to fill in.</summary>
    public static FeedbackInput NoFeedback() => new(Guid.CreateVersion7(), null, null, null);

    /// <summary>What to save.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.StudentNotChosen"/>, <see cref="Rule.Required"/> for the day or time, or <see cref="Rule.MinutesOutOfRange"/>.
    /// </exception>
    public SessionInput ToInput(Guid id) => new()
    {
        Id = id,
        StudentId = StudentId ?? throw new RuleViolationException(Rule.StudentNotChosen) { Field = nameof(StudentId) },
        Day = OnDay ?? throw new RuleViolationException(Rule.Required) { Field = nameof(Day) },
        Time = TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var time) ? time : throw new RuleViolationException(Rule.Required) { Field = nameof(Time) },
        Minutes = int.TryParse(Minutes == OtherChoice ? OtherMinutes : Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? minutes
            : throw new RuleViolationException(Rule.MinutesOutOfRange, CoachingSession.FewestMinutes, CoachingSession.MostMinutes) { Field = nameof(Minutes) },
        Kind = Kind,
        StudentInput = StudentInput,
        WhatHappened = WhatHappened,
        Marks = Marks,
        Techniques = Techniques,
        Roles = Roles,
        Concepts = Concepts,
        BroughtInBy = BroughtInBy,
        Slider = Slider,
        Feedback = [.. Feedback.Where(IsWritten)],
        PrivateNote = PrivateNote,
    };

    /// <summary>The field of the form that a rule is about: the rule counts only the feedback in which something was written.</summary>
    public string? FieldOf(string? field)
    {
        if (field is null || !field.StartsWith(nameof(Feedback), StringComparison.Ordinal) || field.Split('.') is not [var numbered, var part]) return field;
        var number = int.Parse(numbered[nameof(Feedback).Length..], CultureInfo.InvariantCulture);
        var written = Feedback.Index().Where(row => IsWritten(row.Item)).ElementAtOrDefault(number - 1);
        return FeedbackText.FieldOf(part, written.Index + 1);
    }

    /// <summary>How often an intervention is marked, as a field is called.</summary>
    public static string MarkField(string code) => $"{nameof(Marks)}[{code}]";

    private static bool IsWritten(FeedbackInput feedback) =>
        !string.IsNullOrWhiteSpace(feedback.Saw) || !string.IsNullOrWhiteSpace(feedback.Did) || !string.IsNullOrWhiteSpace(feedback.Question);

    private static Dictionary<string, int> MarksOf(DraftFields fields)
    {
        var marks = new Dictionary<string, int>();
        foreach (var (name, values) in fields.Values)
        {
            if (name.StartsWith(MarkField("")[..^1], StringComparison.Ordinal) && name.EndsWith(']')
                && values is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
                marks[name[MarkField("")[..^1].Length..^1]] = count;
        }
        return marks;
    }

    private static List<FeedbackInput> FeedbackOf(DraftFields fields)
    {
        List<FeedbackInput> given = [];
        for (var number = 1; given.Count < CoachingSession.MostFeedbacks && Guid.TryParse(fields.Text(FeedbackText.FieldOf("Id", number)), out var id); number++)
        {
            given.Add(new(id, fields.Text(FeedbackText.FieldOf(nameof(FeedbackText.Saw), number)),
                fields.Text(FeedbackText.FieldOf(nameof(FeedbackText.Did), number)), fields.Text(FeedbackText.FieldOf(nameof(FeedbackText.Question), number))));
        }
        return given;
    }

    private static List<T> Values<T>(DraftFields fields, string name) where T : struct, Enum =>
        [.. fields.Texts(name).Select(text => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>()];

    private static string Show(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Show(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Show(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);
}
