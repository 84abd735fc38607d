using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Moves a meeting, alone or with all that follow, and back to where one came from. Clashes are shown and ask for a conscious yes.</summary>
public sealed partial class MoveMeetingPage
{
    private PlannedMeeting? _meeting;
    private IReadOnlyList<ClashRow> _clashes = [];
    private bool _looksAgain;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TrajectoryQueries Trajectories { get; set; } = null!;

    [Inject] private TrajectoryService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "terug")] private string? Back { get; set; }

    [SupplyParameterFromQuery(Name = "dag")] private string? AskedDay { get; set; }

    [SupplyParameterFromQuery(Name = "reeks")] private string? AskedSeries { get; set; }

    [SupplyParameterFromForm(FormName = "verzet")] private MoveForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "zet-terug")] private ShiftForm? Undo { get; set; }

    [SupplyParameterFromForm(FormName = "gelast-af")] private ReasonForm? Reason { get; set; }

    private string BackTo => Back is null ? Urls.Trajectory(_meeting!.TrajectoryId) : Urls.Local(Back);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _kept = await Drafts.FindAsync(viewer, TrajectoryDrafts.CallOff(Id));
        Reason ??= new() { Text = _kept.Fields?.Text("Reason.Text") };
        (_viewer, _meeting) = (viewer, await Trajectories.MeetingAsync(viewer, Id));
        if (Form is not null) return;
        var clock = DutchTime.Local(_meeting.StartsAt);
        var day = DateOnly.FromDateTime(clock);
        Form = new()
        {
            SeenAt = MoveForm.Key(_meeting.StartsAt), Day = DateOnly.TryParseExact(AskedDay, "yyyy-MM-dd", out var asked) ? asked : day, Time = TimeOnly.FromDateTime(clock), Minutes = _meeting.Minutes,
            Room = _meeting.Room, Later = AskedSeries is "1" && _meeting.Later > 0,
        };
        // Who comes with a day from the year plan sees at once what it would coincide with.
        if (Form.Day != day && _meeting.CanMove) _clashes = await Service.ClashesAsync(viewer, Id, Form.ToMove());
    });

    private async Task MoveAsync()
    {
        // A day in a holiday is never forbidden, and nobody lands on it unawares.
        _looksAgain = Form!.SeenDay is { } seen && seen != Form.Day && Form.Day != DutchTime.DayOf(_meeting!.StartsAt) && DayHint.Of(Form.Day, _meeting.Year, _meeting.Holidays) is not null;
        if (_looksAgain)
        {
            await TryAsync(async viewer => _clashes = await Service.ClashesAsync(viewer, Id, Form.ToMove()));
            return;
        }
        MeetingMove? move = null;
        var shift = Guid.CreateVersion7();
        var moved = await TryAsync(async viewer =>
        {
            move = Form.ToMove();
            // A yes counts for the clashes that were on the screen; others are shown first.
            var despite = Form.Yes && ClashNotice.Sign(await Service.ClashesAsync(viewer, Id, move)) == Form.Seen;
            await Service.MoveAsync(viewer, Id, move, despite, shift);
        });
        if (moved) Leave($"{(move!.TakesLaterAlong ? "verschoven" : "verzet")}&zet={Id:N}.{shift:N}");
        else if (Broken?.Rule == Rule.MeetingClashes) _clashes = await Service.ClashesAsync(await ViewerAsync(), Id, move!);
    }

    private async Task CallOffAsync()
    {
        if (await TryAsync(viewer => Service.CancelAsync(viewer, Id, Reason?.Text))) Leave("afgelast");
    }

    /// <summary>Comes from the page that said that it was moved.</summary>
    private async Task UndoAsync()
    {
        if (await TryAsync(viewer => Service.UndoAsync(viewer, Id, Undo!.Id))) Leave("teruggezet");
    }

    private void Leave(string done) => Navigator.NavigateTo($"{BackTo}{(BackTo.Contains('?', StringComparison.Ordinal) ? '&' : '?')}gedaan={done}");

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";

    private sealed class ReasonForm
    {
        public string? Text { get; set; }
    }

    private sealed class ShiftForm
    {
        public Guid Id { get; set; }
    }
}

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class TrajectoryDrafts
{
    /// <summary>Why a meeting is called off.</summary>
    public static string CallOff(Guid meetingId) => $"afgelasting:{meetingId:N}";

    /// <summary>What of a newer version is taken over, and why meetings are called off with it.</summary>
    public static string TakeOver(Guid trajectoryId) => $"overnemen:{trajectoryId:N}";
}
