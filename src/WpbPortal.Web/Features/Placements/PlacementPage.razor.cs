using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Placements;

/// <summary>One placement: who looks after the student, and what there is to arrange. One form is open at a time, by the address.</summary>
public sealed partial class PlacementPage
{
    private static readonly string[] Fields =
    [
        nameof(DatePeriod.From), nameof(DatePeriod.Until), nameof(Placement.DaysPerWeek), nameof(Placement.EndReason), nameof(Placement.TeamId), nameof(BuddyPeriod.BuddyId), nameof(Supervision.SupervisorId),
    ];

    private PlacementDetail? _placement;
    private IReadOnlyList<Colleague> _colleagues = [];
    private IReadOnlyList<SchoolPlace> _places = [];

    [Inject] private PlacementQueries Placements { get; set; } = null!;

    [Inject] private PlacementService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which placement.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The form that is open.</summary>
    [SupplyParameterFromQuery(Name = "doe")] private string? Act { get; set; }

    /// <summary>The supervision that the open form is about.</summary>
    [SupplyParameterFromQuery(Name = "bij")] private string? About { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm] private PlacementForm? Form { get; set; }

    private Guid? Which => PlacementForm.Chosen(About);

    private string? DoneSentence => Done switch
    {
        "geplaatst" => PlacementTexts.DonePlaced,
        "begeleider" => PlacementTexts.DoneSupervisor,
        "einde" => PlacementTexts.DoneEnd,
        "verplaatst" => PlacementTexts.DoneMoved,
        "bewaard" => PlacementTexts.Saved,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var placement = await Placements.OneAsync(viewer, Id);
        if (placement.IsStaffed && Act == "begeleider") _colleagues = await Placements.SupervisorsAsync(viewer, Id);
        if (placement.IsArranged && Act == "buddy") _colleagues = await Placements.ColleaguesAsync(viewer, Id);
        if (placement.IsArranged && Act == "verplaatsen") _places = await Placements.PlacesAsync(viewer);
        Form ??= Fresh(placement);
        // Last, for the page may be drawn as soon as it is there.
        _placement = placement;
    });

    private PlacementForm Fresh(PlacementDetail placement)
    {
        var first = placement.Period.From > placement.Today ? placement.Period.From : placement.Today;
        return Act switch
        {
            // Who supervises today stops today at the earliest, so the next one begins tomorrow.
            "begeleider" => new() { From = placement.Supervisions.Any(one => !one.HasEnded && one.Period.Contains(first) || one.HasEnded && one.Period.Until == first) ? first.AddDays(1) : first, Until = placement.Period.Until },
            "verplaatsen" => new() { From = placement.Period.From > placement.Today ? placement.Period.From : placement.Today.AddDays(1) },
            "verleng" => new() { Until = placement.Period.Until },
            "einde" or "stopt" => new() { Until = placement.Today },
            _ => new() { Until = placement.Period.Until, Days = placement.DaysPerWeek },
        };
    }

    private Task SuperviseAsync() => DoAsync(viewer => Service.SuperviseAsync(viewer, Id, PlacementForm.Chosen(Form!.Supervisor), Form.From, Form.Until), "begeleider");

    private Task ChangeSupervisionEndAsync() => DoAsync(viewer => Service.ChangeSupervisionEndAsync(viewer, Id, Which ?? Guid.Empty, Form!.Until), "einde");

    private Task GiveBuddyAsync() => DoAsync(viewer => Service.GiveBuddyAsync(viewer, Id, PlacementForm.Chosen(Form!.Buddy)), "bewaard");

    private Task ChangeDaysAsync() => DoAsync(viewer => Service.ChangeDaysAsync(viewer, Id, Form!.Days), "bewaard");

    private async Task MoveAsync()
    {
        var next = Guid.Empty;
        if (await TryAsync(async viewer => next = await Service.MoveAsync(viewer, Id, PlaceKey.Parse(Form!.Team)?.TeamId, Form.From))) Navigator.NavigateTo($"{Urls.Placement(next)}?gedaan=verplaatst");
    }

    private async Task ChangeEndAsync()
    {
        var reason = Form!.ToReason();
        if (!await TryAsync(viewer => Service.ChangeEndAsync(viewer, Id, Form.Until, reason))) return;
        // What was entered by mistake is no longer there to look at.
        Navigator.NavigateTo($"{(reason == PlacementEndReason.EnteredByMistake ? Urls.Placements : Urls.Placement(Id))}?gedaan=bewaard");
    }

    private async Task DoAsync(Func<Viewer, Task> act, string done)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Placement(Id)}?gedaan={done}");
    }

    private string Href(string act) => $"{Urls.Placement(Id)}?doe={act}#formulier";
}
