namespace WpbPortal.Domain.Trajectories;

/// <summary>A bijeenkomst: one gathering of a trajectory, with its build-up.</summary>
public sealed partial class Meeting : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Longest name of a room, in characters.</summary>
    public const int RoomLength = 80;

    /// <summary>Longest reason for a cancellation, in characters.</summary>
    public const int ReasonLength = 300;

    /// <summary>Shortest meeting, in minutes: a talk at the coffee machine.</summary>
    public const int FewestMinutes = 5;

    /// <summary>Longest meeting, in minutes: a long day.</summary>
    public const int MostMinutes = 600;

    private readonly List<MeetingActivity> _activities = [];

    private Meeting() { }

    internal Meeting(Trajectory trajectory, TemplateMeeting design, DateTimeOffset startsAt, int minutes, string? room) : base(trajectory.PartnershipId)
    {
        Trajectory = trajectory;
        TrajectoryId = trajectory.Id;
        Code = design.Code;
        Form = design.Form;
        Audience = design.Participants;
        Title = design.Title.Required(TitleLength, nameof(Title));
        Purpose = design.Purpose;
        Questions = design.Questions;
        _activities.AddRange(design.Activities.Select((activity, index) => new MeetingActivity(this, activity, index + 1)));
        Place(startsAt, minutes, room);
    }

    /// <summary>The trajectory it belongs to.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The trajectory it belongs to.</summary>
    public Trajectory Trajectory { get; private set; } = null!;

    /// <summary>What kind of gathering.</summary>
    public MeetingForm Form { get; private set; }

    /// <summary>For whom of the participants it is.</summary>
    public Audience Audience { get; private set; }

    /// <summary>How it is called.</summary>
    public LocalisedText Title { get; private set; } = null!;

    /// <summary>What it is for.</summary>
    public LocalisedText Purpose { get; private set; } = null!;

    /// <summary>Questions to come with, or to talk about.</summary>
    public IReadOnlyList<LocalisedText> Questions { get; private set; } = [];

    /// <summary>When it starts, in UTC.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>How long it takes, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>Where.</summary>
    public string? Room { get; private set; }

    /// <summary>When it was cancelled; null while it goes on.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was cancelled, for the participants.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>How often it was moved or cancelled: with it the number of an invitation for a calendar rises.</summary>
    public int Changes { get; private set; }

    /// <summary>Its steps, in order.</summary>
    public IReadOnlyCollection<MeetingActivity> Activities => _activities;

    /// <summary>When it ends, in UTC.</summary>
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>Moves it to another moment, length or room. Its trajectory must be loaded, and its activities.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MeetingCancelled"/>, <see cref="Rule.TrajectoryCompleted"/>, <see cref="Rule.MeetingMinutesOutOfRange"/>,
    /// <see cref="Rule.ActivitiesLongerThanMeeting"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="minutes">How long it takes.</param>
    /// <param name="room">Where, if known.</param>
    /// <param name="shift">The shift that it goes along with, by which it can be put back; null for one that cannot.</param>
    public void Move(DateTimeOffset startsAt, int minutes, string? room, Shift? shift = null)
    {
        RequireGoingOn();
        var before = shift is null ? null : new ShiftedFrom(shift.Id, shift.At, StartsAt, Minutes, Room);
        Place(startsAt, minutes, room);
        Changes++;
        Shifted = before;
    }

    /// <summary>Cancels it; the participants are told why.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingCancelled"/>, <see cref="Rule.TrajectoryCompleted"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Cancel(string? reason, DateTimeOffset now)
    {
        RequireGoingOn();
        CancelReason = Text.Optional(reason, ReasonLength, nameof(CancelReason));
        CancelledAt = now;
        Changes++;
    }

    /// <summary>A meeting takes a reasonable time, and its activities together no longer than that.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingMinutesOutOfRange"/> or <see cref="Rule.ActivitiesLongerThanMeeting"/>.</exception>
    public static void CheckMinutes(int minutes, int ofActivities)
    {
        if (minutes is < FewestMinutes or > MostMinutes)
            throw new RuleViolationException(Rule.MeetingMinutesOutOfRange, FewestMinutes, MostMinutes) { Field = nameof(Minutes) };
        if (ofActivities > minutes)
            throw new RuleViolationException(Rule.ActivitiesLongerThanMeeting, ofActivities, minutes) { Field = nameof(Minutes) };
    }

    private void Place(DateTimeOffset startsAt, int minutes, string? room)
    {
        CheckMinutes(minutes, _activities.Sum(activity => activity.Minutes));
        Room = Text.Optional(room, RoomLength, nameof(Room));
        StartsAt = startsAt.ToUniversalTime();
        Minutes = minutes;
    }

    private void RequireGoingOn()
    {
        if (CancelledAt is not null) throw new RuleViolationException(Rule.MeetingCancelled);
        if (Trajectory.State == TrajectoryState.Completed) throw new RuleViolationException(Rule.TrajectoryCompleted);
    }
}
