using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>One meeting of a template, to change in the working copy, or to add to it.</summary>
public sealed partial class TemplateMeetingPage
{
    private TemplateWork? _work;
    private TemplateMeeting? _known;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TemplateDesignService Design { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The template.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Which meeting; a new one when none is asked for.</summary>
    [SupplyParameterFromQuery(Name = "code")] private string? Code { get; set; }

    /// <summary>Which form is being sent: what it is about may be gone by then.</summary>
    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "bijeenkomst")] private TemplateMeetingForm? Form { get; set; }

    private string DraftKey => TemplateDrafts.Meeting(Id, Code);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var work = await Design.WorkAsync(viewer, Id);
        _known = Code is { } code ? work.Content.Meetings.SingleOrDefault(meeting => meeting.Code == code) : null;
        if (Code is not null && _known is null && Handler is null) throw new NotFoundException("Meeting");
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= _kept.Fields is { } fields ? TemplateMeetingForm.Of(fields, Code) : TemplateMeetingForm.Of(_known);
        Form.MakeRoom();
        (_viewer, _work) = (viewer, work);
    });

    private async Task SaveAsync()
    {
        if (!await TryAsync(viewer => Design.SayMeetingAsync(viewer, Id, Form!.Wish, Code is null))) return;
        Navigator.NavigateTo(Form!.Act == TemplateMeetingForm.More ? Urls.TemplateMeeting(Id, Form.Code!) : $"{Urls.ChangeTemplate(Id)}?gedaan=bijeenkomst");
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(viewer => Design.RemoveMeetingAsync(viewer, Id, Code ?? ""))) Navigator.NavigateTo($"{Urls.ChangeTemplate(Id)}?gedaan=weg");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>What is typed of a meeting of a template.</summary>
public sealed class TemplateMeetingForm
{
    /// <summary>What is pressed to go on here, with room for one more step.</summary>
    internal const string More = "meer";

    private const int MostActivities = TemplateContent.MostLines;

    /// <summary>Where a message stands at the field itself.</summary>
    internal static readonly string[] Fields =
    [
        nameof(TemplateMeeting.Title), nameof(TemplateMeeting.WeeksAfterStart), nameof(TemplateMeeting.Minutes), nameof(TemplateMeeting.Purpose), nameof(TemplateMeeting.Questions), nameof(TemplateMeeting.Activities),
    ];

    public string? Code { get; set; }
    public string? Title { get; set; }
    public MeetingForm Form { get; set; } = MeetingForm.Training;
    public int? WeeksAfterStart { get; set; }
    public int? Minutes { get; set; }
    public Audience Participants { get; set; } = Audience.Supervisor;
    public string? Purpose { get; set; }
    public string? Questions { get; set; }
    public List<TemplateActivityForm>? Activities { get; set; }
    public string? Act { get; set; }

    /// <summary>As the service takes it.</summary>
    internal TemplateMeetingWish Wish => new(Code ?? "", Title, Form, WeeksAfterStart, Minutes, Participants, Purpose, Questions,
        [.. (Activities ?? []).Select(activity => new TemplateActivityWish(activity.Place, activity.Phase, activity.Title, activity.Minutes, activity.Description, activity.Materials))]);

    /// <summary>One row more than there are, to add.</summary>
    internal void MakeRoom()
    {
        Activities ??= [];
        if (Activities.Count < MostActivities && Activities.All(activity => !string.IsNullOrWhiteSpace(activity.Title))) Activities.Add(new() { Place = Activities.Count + 1, Phase = VesitPhase.Experience });
    }

    /// <summary>What it says now, or a new one.</summary>
    internal static TemplateMeetingForm Of(TemplateMeeting? meeting) => meeting is null
        ? new() { Code = $"m-{Guid.NewGuid():N}", Minutes = 120, WeeksAfterStart = 0 }
        : new()
        {
            Code = meeting.Code, Title = meeting.Title.Show(), Form = meeting.Form, WeeksAfterStart = meeting.WeeksAfterStart, Minutes = meeting.Minutes, Participants = meeting.Participants,
            Purpose = meeting.Purpose.Show(), Questions = string.Join('\n', meeting.Questions.Select(question => question.Show())),
            Activities =
            [
                .. meeting.Activities.Select((activity, index) => new TemplateActivityForm
                {
                    Place = index + 1, Phase = activity.Phase, Title = activity.Title.Show(), Minutes = activity.Minutes, Description = activity.Description?.Show(), Materials = activity.Materials?.Show(),
                }),
            ],
        };

    /// <summary>What was kept of it.</summary>
    internal static TemplateMeetingForm Of(DraftFields fields, string? code) => new()
    {
        Code = code ?? fields.Text("Form.Code"), Title = fields.Text("Form.Title"),
        Form = Enum.TryParse<MeetingForm>(fields.Text("Form.Form"), out var form) ? form : MeetingForm.Training,
        WeeksAfterStart = Number(fields, "Form.WeeksAfterStart"), Minutes = Number(fields, "Form.Minutes"),
        Participants = Enum.TryParse<Audience>(fields.Text("Form.Participants"), out var audience) ? audience : Audience.Supervisor,
        Purpose = fields.Text("Form.Purpose"), Questions = fields.Text("Form.Questions"),
        Activities =
        [
            .. Enumerable.Range(0, MostActivities).Select(index => $"Form.Activities[{index}].").TakeWhile(row => fields.Has(row + "Title")).Select(row => new TemplateActivityForm
            {
                Place = Number(fields, row + "Place"), Phase = Enum.TryParse<VesitPhase>(fields.Text(row + "Phase"), out var phase) ? phase : VesitPhase.Experience,
                Title = fields.Text(row + "Title"), Minutes = Number(fields, row + "Minutes"), Description = fields.Text(row + "Description"), Materials = fields.Text(row + "Materials"),
            }),
        ],
    };

    private static int? Number(DraftFields fields, string name) => int.TryParse(fields.Text(name), out var number) ? number : null;
}

/// <summary>What is typed of a step of it.</summary>
public sealed class TemplateActivityForm
{
    public int? Place { get; set; }
    public VesitPhase Phase { get; set; }
    public string? Title { get; set; }
    public int? Minutes { get; set; }
    public string? Description { get; set; }
    public string? Materials { get; set; }
}
