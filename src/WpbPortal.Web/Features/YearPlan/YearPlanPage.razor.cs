using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.YearPlan;

/// <summary>A school year on one screen: per trajectory as a picture, or by date as a list.</summary>
public sealed partial class YearPlanPage
{
    private const string ListView = "lijst", CalendarView = "kalender", MonthFormat = "yyyy-MM";

    private YearPlanView? _plan;

    [Inject] private YearPlanQueries Plans { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "jaar")] private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "school")] private string? SchoolText { get; set; }

    [SupplyParameterFromQuery(Name = "traject")] private string? TrajectoryText { get; set; }

    [SupplyParameterFromQuery(Name = "als")] private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "maand")] private string? MonthText { get; set; }

    [SupplyParameterFromQuery(Name = "zet")] private string? ShiftText { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private Guid? SchoolId => Parse(SchoolText);

    private Guid? TrajectoryId => Parse(TrajectoryText);

    private bool IsList => View == ListView;

    private bool IsCalendar => View == CalendarView;

    private IReadOnlyList<YearTrajectory> Shown => [.. _plan!.Trajectories.Where(row => (SchoolId is not { } school || row.SchoolId == school || row.SchoolId is null) && (TrajectoryId is not { } id || row.Id == id))];

    private IEnumerable<(Guid Id, string Name)> Schools => _plan!.Trajectories.Where(row => row.SchoolId is not null).Select(row => (row.SchoolId!.Value, row.School!)).Distinct().OrderBy(school => school.Item2, StringComparer.CurrentCulture);

    /// <summary>One's own interviews stand beside the trajectories of all; a choice of school or trajectory leaves them out.</summary>
    private IReadOnlyList<YearInterview> Interviews => SchoolId is null && TrajectoryId is null ? _plan!.Interviews : [];

    private IEnumerable<IGrouping<string, YearEntry>> Months => Shown.SelectMany(row => row.Meetings, EntryOf).Concat(Interviews.Select(EntryOf))
        .OrderBy(entry => entry.StartsAt)
        .GroupBy(entry => DutchTime.DayOf(entry.StartsAt).ToString(MonthFormat, CultureInfo.InvariantCulture));

    private IReadOnlyList<YearPlanRow> Rows =>
    [
        .. Shown.Select(row => new YearPlanRow(row.Title.Show(), Urls.Trajectory(row.Id), [.. row.Meetings.Where(meeting => !meeting.IsCancelled).Select(meeting => MarkOf(row, meeting))])
        {
            ShiftAll = row.Meetings.FirstOrDefault(meeting => Moves(row, meeting)) is { } first && row.Meetings.Count(meeting => Moves(row, meeting)) > 1
                ? $"{Urls.MoveMeeting(first.Id, HrefOf(_plan!.Year.Id, View))}&reeks=1" : null,
        }),
        .. Interviews.Count == 0 ? Array.Empty<YearPlanRow>() : [new(YearPlanTexts.Interviews, Urls.Interviews, [.. Interviews.Select(MarkOf)])],
    ];

    private IReadOnlyList<PlanMeeting> Marks => [.. Rows.SelectMany(row => row.Meetings)];

    /// <summary>The month of the calendar: the one that was asked for, the present one, or the first of the year.</summary>
    private DateOnly Month
    {
        get
        {
            var year = _plan!.Year;
            var asked = DateOnly.TryParseExact($"{MonthText}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : _plan.Today;
            return asked < year.From ? year.From : asked > year.Until ? year.Until : asked;
        }
    }

    private IReadOnlyList<PlanHoliday> Holidays => [.. _plan!.Holidays.Select(holiday => new PlanHoliday(holiday.Kind.Label(), holiday.Period.From, holiday.Period.Until!.Value))];

    private string Picture
    {
        get
        {
            var meetings = Shown.SelectMany(row => row.Meetings).Where(meeting => !meeting.IsCancelled).ToList();
            var among = Shown.Count == 1 ? YearPlanTexts.OneTrajectory : string.Format(CultureInfo.CurrentCulture, YearPlanTexts.ManyTrajectories, Shown.Count);
            if (meetings.Count == 0) return string.Format(CultureInfo.CurrentCulture, YearPlanTexts.PictureNone, among);
            var many = meetings.Count == 1 ? YearPlanTexts.OneMeeting : string.Format(CultureInfo.CurrentCulture, YearPlanTexts.ManyMeetings, meetings.Count);
            return Busiest([.. meetings.Select(meeting => DutchTime.DayOf(meeting.StartsAt).Month)]) is { } month
                ? string.Format(CultureInfo.CurrentCulture, YearPlanTexts.PictureBusiest, many, among, CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month))
                : string.Format(CultureInfo.CurrentCulture, YearPlanTexts.Picture, many, among);
        }
    }

    /// <summary>The month that really stands out: with two meetings more than any other; null when none does.</summary>
    /// <param name="months">The month of each meeting, 1 to 12.</param>
    internal static int? Busiest(IReadOnlyCollection<int> months)
    {
        var most = months.CountBy(month => month).OrderByDescending(month => month.Value).Take(2).ToList();
        return most.Count > 0 && most[0].Value >= 2 + (most.Count > 1 ? most[1].Value : 0) ? most[0].Key : null;
    }

    private string? DoneSentence => Done switch
    {
        "verzet" => YearPlanTexts.Moved,
        "verschoven" => YearPlanTexts.MovedAll,
        "afgelast" => YearPlanTexts.Cancelled,
        "teruggezet" => YearPlanTexts.PutBack,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _plan = await Plans.YearAsync(viewer, Parse(YearText)));

    private YearRow? Beside(int step) => _plan!.Years.ElementAtOrDefault(_plan.Years.ToList().FindIndex(year => year.Id == _plan.Year.Id) + step);

    private string HrefOf(Guid year, string? view, DateOnly? month = null) =>
        $"{Urls.YearPlan}?jaar={year}{(SchoolId is { } school ? $"&school={school}" : null)}{(TrajectoryId is { } id && year == _plan!.Year.Id ? $"&traject={id}" : null)}"
        + $"{(view is ListView or CalendarView ? $"&als={view}" : null)}{(view == CalendarView && year == _plan!.Year.Id ? $"&maand={(month ?? Month).ToString(MonthFormat, CultureInfo.InvariantCulture)}" : null)}";

    /// <summary>Whoever plans comes where a meeting is moved, as long as it can be; everybody else, and what was, at the trajectory.</summary>
    private string HrefOf(YearTrajectory row, YearMeeting meeting) => Moves(row, meeting)
        ? Urls.MoveMeeting(meeting.Id, HrefOf(_plan!.Year.Id, View))
        : $"{Urls.Trajectory(row.Id)}?bijeenkomst={meeting.Id}#b-{meeting.Id}";

    private static bool Moves(YearTrajectory row, YearMeeting meeting) => row.MayPlan && meeting is { IsToCome: true, IsCancelled: false } && row.State != TrajectoryState.Completed;

    private PlanMeeting MarkOf(YearTrajectory row, YearMeeting meeting) =>
        new(DutchTime.DayOf(meeting.StartsAt), meeting.Form.IsSeries() ? meeting.Title.Show() : $"{meeting.StartsAt.ShowTime()} {meeting.Title.Show()}", HrefOf(row, meeting), SignOf(meeting.Form), ClashOf(meeting)) { Moves = Moves(row, meeting) };

    private static PlanMeeting MarkOf(YearInterview interview) =>
        new(DutchTime.DayOf(interview.At), $"{interview.At.ShowTime()} {string.Format(CultureInfo.CurrentCulture, YearPlanTexts.InterviewWith, interview.With.Full)}", Urls.Interview(interview.Id), PlanSign.Other);

    private YearEntry EntryOf(YearTrajectory row, YearMeeting meeting) =>
        new(meeting.StartsAt, meeting.Minutes, meeting.Title.Show(), row.Title.Show(), meeting.Room, HrefOf(row, meeting), meeting.IsCancelled, ClashOf(meeting)) { IsSeries = meeting.Form.IsSeries() };

    private static YearEntry EntryOf(YearInterview interview) =>
        new(interview.At, interview.Minutes, string.Format(CultureInfo.CurrentCulture, YearPlanTexts.InterviewWith, interview.With.Full), null, interview.Place, Urls.Interview(interview.Id), false, null);

    private static string? ClashOf(YearMeeting meeting) =>
        meeting.ClashesWith.Count == 0 ? null : string.Format(CultureInfo.CurrentCulture, YearPlanTexts.Clash, string.Join(", ", meeting.ClashesWith.Select(title => title.Show())));

    private static PlanSign SignOf(MeetingForm form) => form switch
    {
        MeetingForm.Training => PlanSign.Training,
        MeetingForm.Proeve => PlanSign.Proeve,
        MeetingForm.CampfireSession or MeetingForm.LearningStudio or MeetingForm.TeamConversation or MeetingForm.ReturnSession => PlanSign.Together,
        _ => PlanSign.Other,
    };

    private static string Upper(DateOnly day)
    {
        var month = day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
        return char.ToUpper(month[0], CultureInfo.CurrentCulture) + month[1..];
    }

    private static Guid? Parse(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
