using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>A meeting: who, when, where, what for and how it is built up. Other features put their own parts on it (<see cref="Components.Shared.MeetingParts"/>).</summary>
public sealed partial class MeetingPage
{
    private MeetingView? _meeting;
    private Viewer? _viewer;
    private bool _reads;

    [Inject] private MeetingQueries Meetings { get; set; } = null!;

    [Inject] private MeetingDesignService Design { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The meeting.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    /// <summary>The step that was just put elsewhere, on which the keyboard goes on.</summary>
    [SupplyParameterFromQuery(Name = "stap")] private Guid? Moved { get; set; }

    [SupplyParameterFromForm(FormName = "schuif")] private PutForm? Put { get; set; }

    private string? DoneSentence => Done switch
    {
        "verzet" => MeetingTexts.DoneMoved,
        "verschoven" => MeetingTexts.DoneMovedAll,
        "afgelast" => MeetingTexts.DoneCalledOff,
        "erbij" => MeetingTexts.DoneAdded,
        "aangepast" => MeetingTexts.DoneChanged,
        "weg" => MeetingTexts.DoneRemoved,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _reads = viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.Trainer, Role.InstituteEducator);
        (_viewer, _meeting) = (viewer, await Meetings.OneAsync(viewer, Id));
    });

    private async Task PutAsync()
    {
        var wish = Put ?? new();
        if (await TryAsync(viewer => Design.PutStepAsync(viewer, Id, wish.Step, wish.Place, wish.Seen))) Navigator.NavigateTo($"{Urls.Meeting(Id)}?stap={wish.Step:N}#opbouw");
        // Whoever came too late sees how it stands now.
        else if (Broken?.Rule == Rule.ChangedMeanwhile) _meeting = await Meetings.OneAsync(await ViewerAsync(), Id);
    }
}

/// <summary>Where a step is to stand.</summary>
public sealed class PutForm
{
    /// <summary>The number of the build-up that was on the page.</summary>
    public int Seen { get; set; }

    /// <summary>The step and its place, as one press says it: <c>3:0190…</c>.</summary>
    public string? To { get; set; }

    /// <summary>From 1 on.</summary>
    internal int Place => int.TryParse(To?.Split(':')[0], out var place) ? place : 0;

    /// <summary>The step.</summary>
    internal Guid Step => Guid.TryParse(To?.Split(':')[^1], out var step) ? step : Guid.Empty;
}
