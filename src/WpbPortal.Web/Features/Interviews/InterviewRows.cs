using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>The interviews of the viewer.</summary>
/// <param name="Held">Those that she holds; null for who holds none.</param>
/// <param name="With">Those that others hold with her.</param>
public sealed record InterviewBoard(IReadOnlyList<InterviewRow>? Held, IReadOnlyList<InterviewRow> With);

/// <summary>An interview in a list.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Other">The other of the two.</param>
/// <param name="Guide">With which guide.</param>
/// <param name="State">How far it is.</param>
/// <param name="At">When.</param>
/// <param name="Place">Where.</param>
/// <param name="Waiting">How many proposals wait for an answer.</param>
public sealed record InterviewRow(Guid Id, PersonName Other, GuideContent Guide, InterviewState State, DateTimeOffset At, string? Place, int Waiting);

/// <summary>An interview, for one of the two.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="IsMine">Whether the viewer holds it.</param>
/// <param name="Interviewer">Who holds it.</param>
/// <param name="Interviewee">With whom.</param>
/// <param name="Guide">What is asked.</param>
/// <param name="GuideNumber">Which version of the guide that is.</param>
/// <param name="State">How far it is.</param>
/// <param name="At">When.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Place">Where.</param>
/// <param name="OfferedAt">Since when it is read along.</param>
/// <param name="AgreedAt">When it was agreed on.</param>
/// <param name="Texts">What was noted by number of the question, 0 for the report, as far as the viewer reads it.</param>
/// <param name="Corrections">What should be different, the latest first.</param>
public sealed record InterviewDetail(Guid Id, bool IsMine, PersonName Interviewer, PersonName Interviewee, GuideContent Guide, int GuideNumber, InterviewState State, DateTimeOffset At, int Minutes, string? Place,
    DateTimeOffset? OfferedAt, DateTimeOffset? AgreedAt, IReadOnlyDictionary<int, string> Texts, IReadOnlyList<CorrectionRow> Corrections)
{
    /// <summary>The series of a trajectory that it belongs to, as far as the viewer may read that.</summary>
    public MeetingTitle? Series { get; init; }

    /// <summary>Whether the interviewer writes in it now.</summary>
    public bool IsWritten => IsMine && State is InterviewState.Held or InterviewState.Offered;

    /// <summary>Whether whom it is with reads it now.</summary>
    public bool IsReadAlong => State is InterviewState.Offered or InterviewState.Agreed;
}

/// <summary>An interview that is to be anonymised.</summary>
/// <param name="Interview">The interview.</param>
/// <param name="Texts">What it says with other words in the place of names, by number of the question.</param>
/// <param name="From">From when on it can be.</param>
/// <param name="IsTime">Whether that has come.</param>
public sealed record InterviewToAnonymise(InterviewDetail Interview, IReadOnlyDictionary<int, string> Texts, DateTimeOffset From, bool IsTime);

/// <summary>What an interview brought, without whom it was with.</summary>
public sealed record AnonymousRow(Guid Id, GuideContent Guide, IReadOnlyList<AnonymousText> Texts);

/// <summary>What should be different, and what was answered.</summary>
public sealed record CorrectionRow(Guid Id, string Content, DateTimeOffset ProposedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>One page of an interview: a cluster of questions, or the report.</summary>
/// <param name="Interview">The interview.</param>
/// <param name="Spectrum">The row of interventions of the partnership, where this cluster lays it on the table.</param>
public sealed record InterviewPart(InterviewDetail Interview, IReadOnlyList<SpectrumPlace> Spectrum);

/// <summary>A kind of act on the row of interventions.</summary>
public sealed record SpectrumPlace(double Position, LocalisedText Label, LocalisedText Explanation);

/// <summary>Where a planned interview is to go.</summary>
/// <param name="Day">The day.</param>
/// <param name="Time">What a Dutch clock says when it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Place">Where.</param>
public sealed record InterviewMoment(DateOnly? Day, TimeOnly? Time, int Minutes, string? Place);

/// <summary>What there is to choose for a new interview.</summary>
/// <param name="People">Whom she can interview, as far as they fit what is sought.</param>
/// <param name="Guides">With which guides.</param>
/// <param name="Today">The day it is.</param>
/// <param name="Series">The series of a trajectory that it will belong to.</param>
public sealed record InterviewChoices(IReadOnlyList<InterviewPerson> People, IReadOnlyList<GuideRow> Guides, DateOnly Today, MeetingTitle? Series = null);


/// <summary>Somebody who can be interviewed.</summary>
public sealed record InterviewPerson(Guid Id, PersonName Name, bool IsStudent);

/// <summary>A guide.</summary>
/// <param name="Key">What its address knows it by: a code of one that ships, or an id.</param>
/// <param name="Content">What it asks.</param>
/// <param name="Number">Which version.</param>
/// <param name="MadeBy">Who made it; null for one that ships.</param>
/// <param name="IsMine">Whether the viewer made it.</param>
public sealed record GuideRow(string Key, GuideContent Content, int Number, PersonName? MadeBy, bool IsMine);

/// <summary>A guide with the days of its versions, the latest first.</summary>
public sealed record GuideDetail(GuideRow Guide, IReadOnlyList<GuideDay> Versions);

/// <summary>Since when a version is in use.</summary>
public sealed record GuideDay(int Number, DateTimeOffset MadeAt);

/// <summary>A wish for an interview.</summary>
/// <param name="Id">Made where the form is made, so that sending it twice makes one.</param>
/// <param name="IntervieweeId">With whom.</param>
/// <param name="Guide">With which guide: the key of it.</param>
/// <param name="Day">On which day; null to begin now.</param>
/// <param name="Time">At what time.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Place">Where.</param>
/// <param name="MeetingId">The series of a trajectory that it belongs to; null for none.</param>
public sealed record InterviewRequest(Guid Id, Guid? IntervieweeId, string? Guide, DateOnly? Day, TimeOnly? Time, int Minutes, string? Place, Guid? MeetingId = null);

/// <summary>The drafts of what is typed here.</summary>
public static class InterviewDrafts
{
    /// <summary>A guide: a new one, or changes.</summary>
    public static string Guide(Guid? id) => id is { } known ? $"guide:{known}" : "guide:new";

    /// <summary>The notes of a cluster, or the report. What begins so is removed when the interview is withdrawn.</summary>
    public static string Part(Guid interviewId, int part) => $"interview:{interviewId}:{part}";

    /// <summary>What it says without who it is about.</summary>
    public static string Anonymous(Guid interviewId) => $"interview:{interviewId}:anonymous";

    /// <summary>What should be different.</summary>
    public static string Correction(Guid interviewId) => $"interview-said:{interviewId}";

    /// <summary>An answer to that.</summary>
    public static string Answer(Guid interviewId) => $"interview:{interviewId}:answer";
}
