namespace WpbPortal.Domain.Trajectories;

/// <summary>How a meeting hangs together with the template.</summary>
public sealed partial class Meeting
{
    /// <summary>Its name within the template; null for one that was planned before that was kept.</summary>
    public string? Code { get; private set; }

    /// <summary>Whether it is built up as the template says; who leads an activity is left aside. Its activities must be loaded.</summary>
    public bool IsBuiltAs(TemplateMeeting design) => design.Activities.SequenceEqual(
        _activities.OrderBy(activity => activity.Order).Select(activity => new TemplateActivity(activity.Phase, activity.Title, activity.Description, activity.Minutes, activity.Materials)));

    /// <summary>Whether it is still to come, and goes on.</summary>
    public bool IsToCome(DateTimeOffset now) => CancelledAt is null && StartsAt > now;

    internal bool IsMadeFrom(TemplateMeeting design) => Code is null ? Title == design.Title : Code == design.Code;

    /// <summary>
    /// Says it as a newer version of the template does. A length that was chosen here stays where its activities fit in; who led an
    /// activity leads the one of the same title. Its trajectory and its activities must be loaded.
    /// </summary>
    internal void Redesign(TemplateMeeting before, TemplateMeeting design)
    {
        RequireGoingOn();
        var asked = design.Activities.Sum(activity => activity.Minutes);
        var minutes = Minutes == before.Minutes ? design.Minutes : Math.Max(asked, Minutes);
        CheckMinutes(minutes, asked);
        var leaders = _activities.Where(activity => activity.LedById is not null || activity.LedByName is not null).OrderBy(activity => activity.Order).DistinctBy(activity => activity.Title)
            .ToDictionary(activity => activity.Title);
        // What stands in somebody's calendar counts on.
        if (minutes != Minutes || design.Participants != Audience || design.Title != Title) Changes++;
        Code = design.Code;
        Form = design.Form;
        Audience = design.Participants;
        Title = design.Title.Required(TitleLength, nameof(Title));
        Purpose = design.Purpose;
        Questions = design.Questions;
        Minutes = minutes;
        _activities.Clear();
        _activities.AddRange(design.Activities.Select((activity, index) => new MeetingActivity(this, activity, index + 1)));
        foreach (var activity in _activities)
        {
            if (leaders.TryGetValue(activity.Title, out var led)) activity.LeadAs(led);
        }
        DesignNumber++;
        // A shift from before is not undone over it, for its length is another one.
        Shifted = null;
    }
}
