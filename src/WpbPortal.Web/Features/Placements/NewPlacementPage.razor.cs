using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Placements;

/// <summary>Places a student: first the team, then who, when, and with whom of that team.</summary>
public sealed partial class NewPlacementPage
{
    private static readonly string[] Fields =
    [
        nameof(Placement.StudentId), nameof(DatePeriod.From), nameof(DatePeriod.Until), nameof(Placement.DaysPerWeek), nameof(BuddyPeriod.BuddyId), nameof(Supervision.SupervisorId),
    ];

    private IReadOnlyList<SchoolPlace>? _places;
    private NewPlacementChoices? _new;
    private bool _staffs;

    [Inject] private PlacementQueries Placements { get; set; } = null!;

    [Inject] private PlacementService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "team")] private string? Team { get; set; }

    [SupplyParameterFromForm(FormName = "nieuw")] private PlacementForm? Form { get; set; }

    private Guid? TeamId => PlaceKey.Parse(Team)?.TeamId;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        if (TeamId is { } team)
        {
            _new = await Placements.NewAsync(viewer, team);
            _staffs = viewer.Is(Role.SchoolEducator);
            Form ??= new() { From = _new.Period.From, Until = _new.Period.Until, Days = 2 };
        }
        else
        {
            _places = await Placements.PlacesAsync(viewer);
        }
    });

    private async Task CreateAsync()
    {
        var made = Guid.Empty;
        var input = new PlacementInput(PlacementForm.Chosen(Form!.Student), TeamId ?? Guid.Empty, Form.From, Form.Until, Form.Days, PlacementForm.Chosen(Form.Buddy), PlacementForm.Chosen(Form.Supervisor));
        if (await TryAsync(async viewer => made = await Service.CreateAsync(viewer, input))) Navigator.NavigateTo($"{Urls.Placement(made)}?gedaan=geplaatst");
    }
}
