using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shell;
using WpbPortal.Web.Planning;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Plans a trajectory from a template: what, for whom, and when each meeting is. Clashes are shown and ask for a conscious yes.</summary>
public sealed partial class NewTrajectoryPage
{
    private NewTrajectoryChoices? _choices;
    private TemplateChoice? _template;
    private IReadOnlyList<ClashRow> _clashes = [];
    private bool _laidAnew;
    private string? _unseen;

    [Inject] private TrajectoryQueries Trajectories { get; set; } = null!;

    [Inject] private TrajectoryService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "sjabloon")] private Guid? TemplateId { get; set; }

    [SupplyParameterFromForm(FormName = "traject")] private NewTrajectoryForm? Form { get; set; }

    private static IReadOnlyList<Crumb> Crumbs => [new(TrajectoryTexts.Title, Urls.Trajectories)];

    private YearChoice? Year => _choices!.Years.FirstOrDefault(year => year.Id == Form!.SchoolYearId);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _choices = await Trajectories.ChoicesAsync(viewer);
        if (TemplateId is not { } id) return;
        _template = _choices.Templates.SingleOrDefault(template => template.Id == id) ?? throw new NotFoundException("Template");
        Form ??= NewTrajectoryForm.From(_template, _choices);
    });

    private async Task PlanAsync()
    {
        if (_template is null) return;
        // Who changed the first day or the time and makes it at once sees first what becomes of the meetings.
        if (Form!.Act == NewTrajectoryForm.LayOut || Form.HasOtherBeginning)
        {
            _laidAnew = await TryAsync(_ => Form.LayOverYear(_template, _choices!)) && Form.Act != NewTrajectoryForm.LayOut;
            return;
        }
        Form.TakeRoom();
        _unseen = (Form.Meetings ?? []).Where(meeting => meeting.SeenDay is { } seen && seen != meeting.Day).Select(meeting => DayHint.Of(meeting.Day, Year, _choices!.Holidays)).OfType<string>().FirstOrDefault();
        if (_unseen is not null) return;
        NewTrajectory? wish = null;
        var made = await TryAsync(async viewer =>
        {
            wish = Form.ToWish();
            // A yes counts for the clashes that were on the screen; others are shown first.
            var despite = Form.Yes && ClashNotice.Sign(await Service.ClashesAsync(viewer, wish)) == Form.Seen;
            await Service.MakeAsync(viewer, wish, despite);
        });
        if (made) Navigator.NavigateTo($"{Urls.Trajectory(Form.Id)}?gedaan=gemaakt");
        else if (Broken?.Rule == Rule.MeetingClashes) _clashes = await Service.ClashesAsync(await ViewerAsync(), wish!);
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}
