namespace WpbPortal.Domain.Trajectories;

/// <summary>How a meeting is built up. Its trajectory and its activities must be loaded for each of these.</summary>
public sealed partial class Meeting
{
    /// <summary>How often its build-up was changed. Who changes it says which one he saw, so that nobody overrules another unseen.</summary>
    public int DesignNumber { get; private set; }

    /// <summary>Adds an activity at the end of its phase: after the last of the same phase or of an earlier one.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MeetingCancelled"/>, <see cref="Rule.TrajectoryCompleted"/>, <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>,
    /// <see cref="Rule.MeetingMinutesOutOfRange"/> or <see cref="Rule.ActivitiesLongerThanMeeting"/>.
    /// </exception>
    public MeetingActivity AddActivity(MeetingStep step, Guid? id = null)
    {
        RequireGoingOn();
        RequireTime(step.CheckedMinutes, null);
        var before = _activities.Where(activity => activity.Phase <= step.Phase).Select(activity => activity.Order).DefaultIfEmpty(0).Max();
        var added = new MeetingActivity(this, step, before + 1, id ?? Guid.CreateVersion7());
        foreach (var later in _activities.Where(activity => activity.Order > before)) later.Stand(later.Order + 1);
        _activities.Add(added);
        DesignNumber++;
        return added;
    }

    /// <summary>Says an activity anew.</summary>
    /// <exception cref="NotFoundException">It is no activity of this meeting.</exception>
    /// <exception cref="RuleViolationException">As <see cref="AddActivity"/>.</exception>
    public void ChangeActivity(Guid activityId, MeetingStep step)
    {
        RequireGoingOn();
        var activity = Find(activityId);
        RequireTime(step.CheckedMinutes, activity);
        activity.Say(step);
        DesignNumber++;
    }

    /// <summary>Puts an activity at another place, from 1 on; a place before the first or after the last is the first or the last.</summary>
    /// <exception cref="NotFoundException">It is no activity of this meeting.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingCancelled"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void PutActivity(Guid activityId, int place)
    {
        RequireGoingOn();
        var moved = Find(activityId);
        List<MeetingActivity> order = [.. _activities.Where(activity => activity != moved).OrderBy(activity => activity.Order)];
        var index = Math.Clamp(place - 1, 0, order.Count);
        if (index == moved.Order - 1) return;
        order.Insert(index, moved);
        Number(order);
        DesignNumber++;
    }

    /// <summary>Takes an activity away.</summary>
    /// <exception cref="NotFoundException">It is no activity of this meeting.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingCancelled"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void RemoveActivity(Guid activityId)
    {
        RequireGoingOn();
        _activities.Remove(Find(activityId));
        Number([.. _activities.OrderBy(activity => activity.Order)]);
        DesignNumber++;
    }

    private static void Number(List<MeetingActivity> order)
    {
        for (var index = 0; index < order.Count; index++) order[index].Stand(index + 1);
    }

    private void RequireTime(int minutes, MeetingActivity? instead) => CheckMinutes(Minutes, minutes + _activities.Where(activity => activity != instead).Sum(activity => activity.Minutes));

    private MeetingActivity Find(Guid activityId) => _activities.SingleOrDefault(activity => activity.Id == activityId) ?? throw new NotFoundException("MeetingActivity");
}
