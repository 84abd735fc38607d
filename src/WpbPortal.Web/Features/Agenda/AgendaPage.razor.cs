using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>What a student brings in and has brought in; what a supervisor's students bring to her.</summary>
public sealed partial class AgendaPage
{
    private AgendaBoard? _board;

    [Inject] private AgendaQueries Agenda { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private bool IsRemoved => Done == "weg";

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Agenda.BoardAsync(viewer, MomentKey.Parse(After)));
}
