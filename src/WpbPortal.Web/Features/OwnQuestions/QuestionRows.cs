using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>The learning questions of a group, as the viewer may see them.</summary>
/// <param name="TrajectoryId">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="IsOpen">Whether it is not rounded off.</param>
/// <param name="TakesPart">Whether the viewer takes part.</param>
/// <param name="Trains">Whether the viewer trains the group.</param>
/// <param name="Trainers">Who trains the group.</param>
/// <param name="FirstMeetingAt">When the first meeting starts; null when none is planned.</param>
/// <param name="Meetings">The meetings, by name.</param>
/// <param name="Own">The viewer's own questions, those on the table first.</param>
/// <param name="Others">What the others ask, as far as the viewer reads it.</param>
public sealed record QuestionTable(Guid TrajectoryId, LocalisedText Title, bool IsOpen, bool TakesPart, bool Trains, IReadOnlyList<PersonName> Trainers, DateTimeOffset? FirstMeetingAt,
    IReadOnlyList<MeetingName> Meetings, IReadOnlyList<QuestionOfGroup> Own, IReadOnlyList<QuestionOfGroup> Others);

/// <summary>A meeting by name.</summary>
public sealed record MeetingName(Guid Id, LocalisedText Title);

/// <summary>A participant's learning question.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Asker">Whose it is.</param>
/// <param name="Wording">How it is worded now.</param>
/// <param name="WordedAt">Since when it is worded so.</param>
/// <param name="Meeting">In which meeting it was worded so.</param>
/// <param name="Readers">Who reads it beside him.</param>
/// <param name="ClosedAt">When it was rounded off.</param>
/// <param name="Brought">What it brought.</param>
/// <param name="Earlier">How it was worded before, the first first.</param>
/// <param name="Steps">How it went, the first first.</param>
public sealed record QuestionOfGroup(Guid Id, PersonName Asker, string Wording, DateTimeOffset WordedAt, LocalisedText? Meeting, QuestionReaders Readers, DateTimeOffset? ClosedAt, string? Brought,
    IReadOnlyList<EarlierQuestion> Earlier, IReadOnlyList<QuestionStep> Steps)
{
    /// <summary>Whether who trains laid it on the table in the meeting that is looked at.</summary>
    public bool IsLaid { get; init; }
}

/// <summary>How a question was worded before.</summary>
/// <param name="Wording">How.</param>
/// <param name="From">Since when.</param>
/// <param name="Meeting">In which meeting.</param>
/// <param name="Until">Until when.</param>
/// <param name="Reason">What made it change.</param>
public sealed record EarlierQuestion(string Wording, DateTimeOffset From, LocalisedText? Meeting, DateTimeOffset Until, string? Reason);

/// <summary>How it went, when and in which meeting.</summary>
public sealed record QuestionStep(string Said, DateTimeOffset At, LocalisedText? Meeting);

/// <summary>What of a group's questions shows elsewhere: how many are on the table, and how many are the viewer's own.</summary>
/// <param name="TakesPart">Whether the viewer takes part, and can have some of his own.</param>
/// <param name="Own">How many of his own are on the table.</param>
/// <param name="Others">How many of others, as far as he reads them.</param>
/// <param name="IsOpen">Whether the trajectory is not rounded off.</param>
public sealed record QuestionCount(bool TakesPart, int Own, int Others, bool IsOpen);

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class QuestionDrafts
{
    /// <summary>A new question for a trajectory.</summary>
    public static string New(Guid trajectoryId) => $"groepsvraag:nieuw:{trajectoryId:N}";

    /// <summary>Another wording of a question.</summary>
    public static string Reword(Guid id) => $"{Reworded}{id:N}";

    /// <summary>How it goes with a question.</summary>
    public static string Step(Guid id) => $"{Steps}{id:N}";

    /// <summary>What a question brought.</summary>
    public static string Close(Guid id) => $"{Closing}{id:N}";

    /// <summary>What all of them begin with.</summary>
    public const string All = "groepsvraag:";

    private const string Reworded = All + "anders:";
    private const string Steps = All + "stap:";
    private const string Closing = All + "rond:";
}
