using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>What is typed to plan a trajectory.</summary>
public sealed class NewTrajectoryForm
{
    internal const string LayOut = "verdeel";

    /// <summary>Where a message stands at the field itself.</summary>
    internal static readonly string[] Fields = [nameof(Trajectory.Title), nameof(Trajectory.Capacity), nameof(FirstDay)];

    private static readonly TimeOnly Afternoon = new(13, 30);

    public Guid Id { get; set; }
    public Guid TemplateId { get; set; }
    public int Number { get; set; }
    public Guid SchoolYearId { get; set; }
    public Guid? SchoolId { get; set; }
    public string? Title { get; set; }
    public int? Capacity { get; set; }
    public List<Guid>? Trainers { get; set; }
    public DateOnly? FirstDay { get; set; }
    public TimeOnly? Time { get; set; }
    public string? Room { get; set; }
    public List<NewMeetingForm>? Meetings { get; set; }

    /// <summary>The first day, time and room with which the meetings were laid out.</summary>
    public DateOnly? LaidDay { get; set; }
    public TimeOnly? LaidTime { get; set; }
    public string? LaidRoom { get; set; }

    public string? Act { get; set; }

    /// <summary>Whether the clashes on the screen are fine so.</summary>
    public bool Yes { get; set; }

    /// <summary>The sign of the clashes that were on the screen.</summary>
    public string? Seen { get; set; }

    /// <summary>A plan to begin with: this year, the planner's own school, from the Tuesday after next.</summary>
    internal static NewTrajectoryForm From(TemplateChoice template, NewTrajectoryChoices choices)
    {
        var year = choices.Years.FirstOrDefault() ?? throw new NotFoundException("SchoolYear");
        var soon = choices.Today > year.From ? choices.Today : year.From.AddDays(30);
        var form = new NewTrajectoryForm
        {
            Id = Guid.CreateVersion7(),
            TemplateId = template.Id,
            Number = template.Number,
            SchoolYearId = year.Id,
            SchoolId = choices.Schools.Count == 1 ? choices.Schools[0].Id : null,
            Title = template.Content.Title.Show(),
            FirstDay = soon.AddDays(14 + (((int)DayOfWeek.Tuesday - (int)soon.DayOfWeek + 7) % 7)),
            Time = Afternoon,
        };
        form.LayOverYear(template, choices);
        return form;
    }

    /// <summary>Puts the meetings on the calendar from the first day on, outside the holidays.</summary>
    internal Task LayOverYear(TemplateChoice template, NewTrajectoryChoices choices)
    {
        var first = FirstDay ?? throw new RuleViolationException(Rule.Required) { Field = nameof(FirstDay) };
        DatePeriod[] holidays = [.. choices.Holidays.Select(holiday => holiday.Period)];
        Meetings = [.. template.Content.Meetings.Select(meeting => new NewMeetingForm
        {
            Code = meeting.Code, Day = meeting.DayFrom(first, holidays), Time = Time ?? Afternoon, Minutes = meeting.Minutes, Room = Room,
        })];
        (LaidDay, LaidTime, LaidRoom) = (FirstDay, Time, Room);
        return Task.CompletedTask;
    }

    /// <summary>Whether the first day or the time is another one than that with which the meetings were laid out.</summary>
    internal bool HasOtherBeginning => LaidDay is not null && (LaidDay != FirstDay || LaidTime != Time);

    /// <summary>A room that was named afterwards is that of every meeting that has no other of its own.</summary>
    internal void TakeRoom()
    {
        if (LaidDay is null || LaidRoom == Room) return;
        foreach (var meeting in (Meetings ?? []).Where(meeting => string.IsNullOrWhiteSpace(meeting.Room) || meeting.Room == LaidRoom)) meeting.Room = Room;
        LaidRoom = Room;
    }

    /// <exception cref="RuleViolationException">A day, time or length is missing.</exception>
    internal NewTrajectory ToWish() => new(Id, TemplateId, Number, SchoolYearId, SchoolId, Title ?? "", Capacity, Trainers ?? [],
        [.. (Meetings ?? []).Select((meeting, index) => meeting.ToWish(index))]);
}

/// <summary>When and where one meeting is to be.</summary>
public sealed class NewMeetingForm
{
    public string? Code { get; set; }
    public DateOnly? Day { get; set; }

    /// <summary>The day of which the page told already that it is no school day, if it is none.</summary>
    public DateOnly? SeenDay { get; set; }
    public TimeOnly? Time { get; set; }
    public int? Minutes { get; set; }
    public string? Room { get; set; }

    internal NewMeeting ToWish(int index) => new(Code ?? "", Day ?? throw Missing(nameof(Day), index), Time ?? throw Missing(nameof(Time), index), Minutes ?? throw Missing(nameof(Minutes), index), Room);

    private static RuleViolationException Missing(string field, int index) => new(Rule.Required) { Field = $"{field}{index}" };
}
