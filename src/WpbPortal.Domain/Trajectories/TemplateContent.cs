using WpbPortal.Domain.Coaching;

namespace WpbPortal.Domain.Trajectories;

/// <summary>What a template says: why, goals, meetings with their build-up, and sources. Kept whole, as one version.</summary>
/// <param name="Title">How the trajectory is called.</param>
/// <param name="Summary">What it is, in a few sentences.</param>
/// <param name="Why">The reason that the partnership had for it.</param>
/// <param name="Goals">What it strives for.</param>
/// <param name="RoleInFocus">Which role of a supervisor it works on most; null when it works on the conditions around it.</param>
/// <param name="Chances">Which of the four chances it works on.</param>
/// <param name="Keywords">Its key words.</param>
/// <param name="OwnQuestionsBeforehand">Whether participants word their own learning questions before the first meeting.</param>
/// <param name="Participants">For whom it is.</param>
/// <param name="Meetings">Its meetings, in order.</param>
/// <param name="Evaluation">How it is looked back on.</param>
/// <param name="Seen">What those who did it before saw happen.</param>
/// <param name="Sources">Literature.</param>
public sealed partial record TemplateContent(
    LocalisedText Title,
    LocalisedText Summary,
    LocalisedText Why,
    IReadOnlyList<LocalisedText> Goals,
    SupervisorRole? RoleInFocus,
    IReadOnlyList<Chance> Chances,
    IReadOnlyList<LocalisedText> Keywords,
    bool OwnQuestionsBeforehand,
    Audience Participants,
    IReadOnlyList<TemplateMeeting> Meetings,
    LocalisedText? Evaluation,
    IReadOnlyList<LocalisedText> Seen,
    IReadOnlyList<TemplateSource> Sources)
{
    /// <summary>As what its hours count unless somebody says otherwise: with a training or a proeve in it it teaches the role, else it deepens it.</summary>
    public TrainingKind UsualTraining() => Meetings.Any(meeting => meeting.Form is MeetingForm.Training or MeetingForm.Proeve) ? TrainingKind.Initial : TrainingKind.Refresher;
}

/// <summary>One meeting of a template.</summary>
/// <param name="Code">Its name within the template, which stays the same over versions.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="WeeksAfterStart">How many weeks after the first day of the trajectory.</param>
/// <param name="Minutes">How long it takes, in minutes.</param>
/// <param name="Participants">For whom this meeting is.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Questions">Questions to come with, or to talk about.</param>
/// <param name="Activities">Its build-up.</param>
public sealed partial record TemplateMeeting(
    string Code,
    LocalisedText Title,
    MeetingForm Form,
    int WeeksAfterStart,
    int Minutes,
    Audience Participants,
    LocalisedText Purpose,
    IReadOnlyList<LocalisedText> Questions,
    IReadOnlyList<TemplateActivity> Activities)
{
    /// <summary>
    /// The day on which it falls when the trajectory begins on this day. Only weeks outside the holidays count, so a group keeps its own
    /// weekday and the order of its meetings; a first day in a weekend becomes the Monday after.
    /// </summary>
    public DateOnly DayFrom(DateOnly start, IReadOnlyList<DatePeriod> holidays)
    {
        var day = Free(start.DayOfWeek switch { DayOfWeek.Saturday => start.AddDays(2), DayOfWeek.Sunday => start.AddDays(1), _ => start }, holidays);
        for (var week = 0; week < WeeksAfterStart; week++) day = Free(day.AddDays(7), holidays);
        return day;
    }

    private static DateOnly Free(DateOnly day, IReadOnlyList<DatePeriod> holidays)
    {
        while (holidays.Any(holiday => holiday.Contains(day))) day = day.AddDays(7);
        return day;
    }
}

/// <summary>One step of a meeting of a template.</summary>
/// <param name="Phase">In which phase of VESIT.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Description">What happens.</param>
/// <param name="Minutes">How long it takes, in minutes.</param>
/// <param name="Materials">What has to be at hand.</param>
public sealed record TemplateActivity(VesitPhase Phase, LocalisedText Title, LocalisedText? Description, int Minutes, LocalisedText? Materials);

/// <summary>A source of a template.</summary>
/// <param name="Citation">Who and when, as it is cited.</param>
/// <param name="About">What is in it for a participant.</param>
public sealed record TemplateSource(string Citation, LocalisedText? About);
