namespace WpbPortal.Domain.Trajectories;

/// <summary>What a template may say.</summary>
public sealed partial record TemplateContent
{
    /// <summary>Longest summary, reason or word on looking back, in characters.</summary>
    public const int TextLength = 3000;

    /// <summary>Longest goal, question or what was seen, in characters.</summary>
    public const int SentenceLength = 500;

    /// <summary>Longest key word, in characters.</summary>
    public const int KeywordLength = 60;

    /// <summary>Most goals, questions, key words and such in one list.</summary>
    public const int MostLines = 30;

    /// <summary>Most meetings of one template.</summary>
    public const int MostMeetings = 40;

    /// <summary>The same, when it can be so: with a title, and meetings that each have a name of their own, a title, a purpose and activities that fit in their minutes.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, <see cref="Rule.TooManyLines"/>, <see cref="Rule.WeeksOutOfRange"/>, <see cref="Rule.MeetingMinutesOutOfRange"/>
    /// or <see cref="Rule.ActivitiesLongerThanMeeting"/>.
    /// </exception>
    public TemplateContent Checked()
    {
        if (Meetings.Count > MostMeetings) throw new RuleViolationException(Rule.TooManyLines, MostMeetings) { Field = nameof(Meetings) };
        foreach (var (lines, longest, field) in new[] { (Goals, SentenceLength, nameof(Goals)), (Keywords, KeywordLength, nameof(Keywords)), (Seen, SentenceLength, nameof(Seen)) }) CheckLines(lines, longest, field);
        Evaluation?.Required(TextLength, nameof(Evaluation));
        if (Sources.Count > MostLines) throw new RuleViolationException(Rule.TooManyLines, MostLines) { Field = nameof(Sources) };
        foreach (var source in Sources)
        {
            Text.Required(source.Citation, SentenceLength, nameof(Sources));
            source.About?.Required(SentenceLength, nameof(Sources));
        }
        var codes = new HashSet<string>();
        foreach (var meeting in Meetings)
        {
            if (!codes.Add(Text.Required(meeting.Code, TrajectoryTemplate.CodeLength, nameof(TemplateMeeting.Code)))) throw new RuleViolationException(Rule.AlreadyExists) { Field = nameof(TemplateMeeting.Code) };
            meeting.Check();
        }
        return this with { Title = Title.Required(Trajectory.TitleLength, nameof(Title)), Summary = Summary.Required(TextLength, nameof(Summary)), Why = Why.Required(TextLength, nameof(Why)) };
    }

    internal static void CheckLines(IReadOnlyList<LocalisedText> lines, int longest, string field)
    {
        if (lines.Count > MostLines) throw new RuleViolationException(Rule.TooManyLines, MostLines) { Field = field };
        foreach (var line in lines) line.Required(longest, field);
    }
}

/// <summary>What a meeting of a template may say.</summary>
public sealed partial record TemplateMeeting
{
    /// <summary>Latest week in which a meeting falls, after the first day.</summary>
    public const int MostWeeks = 104;

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="RuleViolationException">As <see cref="TemplateContent.Checked"/>.</exception>
    public void Check()
    {
        Title.Required(Meeting.TitleLength, nameof(Title));
        Purpose.Required(TemplateContent.TextLength, nameof(Purpose));
        if (Activities.Count > TemplateContent.MostLines) throw new RuleViolationException(Rule.TooManyLines, TemplateContent.MostLines) { Field = nameof(Activities) };
        if (WeeksAfterStart is < 0 or > MostWeeks) throw new RuleViolationException(Rule.WeeksOutOfRange, MostWeeks) { Field = nameof(WeeksAfterStart) };
        TemplateContent.CheckLines(Questions, TemplateContent.SentenceLength, nameof(Questions));
        foreach (var activity in Activities)
        {
            activity.Title.Required(Meeting.TitleLength, nameof(Activities));
            activity.Description?.Required(MeetingActivity.DescriptionLength, nameof(Activities));
            activity.Materials?.Required(MeetingActivity.MaterialsLength, nameof(Activities));
            if (activity.Minutes is < 1 or > Meeting.MostMinutes) throw new RuleViolationException(Rule.MeetingMinutesOutOfRange, 1, Meeting.MostMinutes) { Field = nameof(Activities) };
        }
        Meeting.CheckMinutes(Minutes, Activities.Sum(activity => activity.Minutes));
    }

    /// <summary>Whether another says all that this one says, in the same order. In which week it falls is left aside: a meeting that is planned has its day.</summary>
    public bool SaysTheSameAs(TemplateMeeting other) => (Title, Form, Minutes, Participants, Purpose) == (other.Title, other.Form, other.Minutes, other.Participants, other.Purpose)
        && Questions.SequenceEqual(other.Questions) && Activities.SequenceEqual(other.Activities);
}
