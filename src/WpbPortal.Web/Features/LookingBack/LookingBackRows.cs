using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>Looking back on a trajectory, for who takes part, and for who trains or plans it.</summary>
/// <param name="TrajectoryId">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="TakesPart">Whether the viewer takes part, and can say how it was.</param>
/// <param name="HasBegun">Whether there is something to look back on.</param>
/// <param name="HasSaid">Whether he said how it was.</param>
/// <param name="MayWrite">Whether he writes what it brought.</param>
/// <param name="Written">What it brought, as it is written down now; the template's where nobody wrote yet.</param>
public sealed record LookBack(Guid TrajectoryId, LocalisedText Title, bool TakesPart, bool HasBegun, bool HasSaid, bool MayWrite, WhatItBrought Written);

/// <summary>What a trajectory brought.</summary>
/// <param name="Insights">What was seen and learnt.</param>
/// <param name="Keywords">Its key words.</param>
/// <param name="Roles">Which roles it worked on most; none for the conditions around it.</param>
/// <param name="Chances">Which chances it worked on.</param>
public sealed record WhatItBrought(string? Insights, string? Keywords, IReadOnlyList<SupervisorRole> Roles, IReadOnlyList<Chance> Chances);

/// <summary>The report of a trajectory, as far as the viewer may read it.</summary>
/// <param name="TrajectoryId">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="School">The school; null for the whole partnership.</param>
/// <param name="Year">The school year.</param>
/// <param name="Trainers">Who trained.</param>
/// <param name="TakingPart">How many take part; null for who may not see that.</param>
/// <param name="Goals">What it strove for.</param>
/// <param name="Meetings">Its meetings that were.</param>
/// <param name="Questions">What the group laid on the table; null for who does not belong to it.</param>
/// <param name="Sources">Its sources.</param>
/// <param name="Brought">What it brought.</param>
/// <param name="Means">What the group says of it; null under five, and for who may not see it.</param>
/// <param name="SeesMeans">Whether the viewer may see what the group says, once there are five.</param>
/// <param name="Quotes">Sentences that may be shown.</param>
public sealed record TrajectoryReport(Guid TrajectoryId, LocalisedText Title, TrajectoryState State, string? School, string Year, IReadOnlyList<string> Trainers, int? TakingPart, IReadOnlyList<LocalisedText> Goals,
    IReadOnlyList<ReportMeeting> Meetings, IReadOnlyList<ReportQuestion>? Questions, IReadOnlyList<string> Sources, WhatItBrought Brought, EvaluationMeans? Means, bool SeesMeans, IReadOnlyList<string> Quotes);

/// <summary>A meeting that was.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="StartsAt">When.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Present">How many were there; null where nobody marked it.</param>
/// <param name="Agenda">The topics that the group chose.</param>
/// <param name="About">What was looked at or talked about; null where nobody wrote it, and for who does not belong to the group.</param>
/// <param name="Done">What was practised, tried out or agreed; likewise.</param>
public sealed record ReportMeeting(Guid Id, LocalisedText Title, MeetingForm Form, DateTimeOffset StartsAt, int Minutes, int? Present, IReadOnlyList<string> Agenda, string? About = null, string? Done = null)
{
    /// <summary>Whether somebody wrote down what was done.</summary>
    public bool HasAccount => About is not null || Done is not null;
}

/// <summary>A learning question that lay on the table; whose it was stays with the group.</summary>
/// <param name="Wording">What was asked, in its last words.</param>
/// <param name="Brought">What it brought; null while it is open.</param>
public sealed record ReportQuestion(string Wording, string? Brought);

/// <summary>Means of at least five, five people at a time.</summary>
public sealed record EvaluationMeans(int Counted, decimal Useful, decimal OwnVoice, decimal Safety, decimal Practice)
{
    /// <summary>The mean of a question.</summary>
    public decimal Of(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.Useful => Useful,
        EvaluationQuestion.OwnVoice => OwnVoice,
        EvaluationQuestion.Safety => Safety,
        _ => Practice,
    };
}

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class LookingBackDrafts
{
    /// <summary>How somebody looks back.</summary>
    public static string Evaluation(Guid trajectoryId) => $"terugkijken:{trajectoryId:N}";

    /// <summary>What a trajectory brought.</summary>
    public static string Brought(Guid trajectoryId) => $"opbrengst:{trajectoryId:N}";
}
