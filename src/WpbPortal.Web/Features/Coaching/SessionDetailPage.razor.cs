using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>One session: all of it for who logged it, what was shared for the student.</summary>
public sealed partial class SessionDetailPage
{
    private SessionDetail? _session;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private CoachingService Service { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedeeld")] private bool IsJustShared { get; set; }

    [SupplyParameterFromQuery(Name = "verbeterd")] private bool IsJustCorrected { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private string? ArrangedSentence => Done switch { "gepland" => SessionTexts.JustPlanned, "verzet" => SessionTexts.JustMoved, "afgezegd" => SessionTexts.JustCalledOff, _ => null };

    private DateTimeOffset Now => Clock.GetUtcNow();

    protected override Task OnInitializedAsync() => TryAsync(LoadAsync);

    private Task TakeBackAsync() => TryAsync(async viewer =>
    {
        await Service.WithdrawShareAsync(viewer, Id);
        await LoadAsync(viewer);
    });

    private async Task LoadAsync(Domain.Viewer viewer) => _session = await Coaching.SessionAsync(viewer, Id);
}
