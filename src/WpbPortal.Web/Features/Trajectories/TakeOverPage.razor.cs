using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>What the latest version of the template says otherwise than the one that a trajectory keeps: seen, chosen and taken over.</summary>
public sealed partial class TakeOverPage
{
    private TakeOverView? _view;
    private IReadOnlyList<Difference> _whole = [];
    private IReadOnlyList<ClashRow> _clashes = [];
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TakeOverService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "overnemen")] private TakeOverForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var view = await Service.SeeAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, TrajectoryDrafts.TakeOver(Id));
        Form ??= TakeOverForm.Of(_kept.Fields, view);
        _whole = TemplateDifferences.Between(view.Content, view.LatestContent);
        (_viewer, _view) = (viewer, view);
    });

    private async Task TakeOverAsync()
    {
        var wish = Form!.Wish;
        var done = await TryAsync(async viewer =>
        {
            // A yes counts for the clashes that were on the screen; others are shown first.
            var despite = Form.Yes && ClashNotice.Sign(await Service.ClashesAsync(viewer, Id, wish)) == Form.Seen;
            await Service.TakeOverAsync(viewer, Id, wish, despite);
        });
        if (done) Navigator.NavigateTo($"{Urls.Trajectory(Id)}?gedaan=overgenomen");
        else if (Broken?.Rule == Rule.MeetingClashes) _clashes = await Service.ClashesAsync(await ViewerAsync(), Id, wish);
        // What is chosen stays; the next press counts for the version that the page tells of now.
        else if (Broken?.Rule == Rule.ChangedMeanwhile) Form.Version = _view!.Latest;
    }
}

/// <summary>What is chosen of a newer version.</summary>
public sealed class TakeOverForm
{
    /// <summary>The version that the page told of.</summary>
    public int Version { get; set; }

    public List<TakeOverRowForm>? Rows { get; set; }
    public string? Reason { get; set; }

    /// <summary>Whether the clashes on the screen are fine so.</summary>
    public bool Yes { get; set; }

    /// <summary>The sign of the clashes that were on the screen.</summary>
    public string? Seen { get; set; }

    /// <summary>As the service takes it.</summary>
    internal TakeOverWish Wish => new(Version, [.. (Rows ?? []).Where(row => row is { IsTaken: true, Code: not null }).Select(row => new TakeOverChoice(row.Code!, row.Day, row.Time, row.Room))], Reason);

    /// <summary>What is chosen of a meeting; as it is proposed when nothing was sent of it.</summary>
    internal TakeOverRowForm Of(TakeOverRow row) => Rows?.FirstOrDefault(known => known.Code == row.Code) ?? TakeOverRowForm.Proposed(row);

    /// <summary>What was kept of it when it was of this version, or else what is proposed: all but what goes, and what would replace what was changed here.</summary>
    internal static TakeOverForm Of(DraftFields? fields, TakeOverView view) => new()
    {
        Version = view.Latest,
        Reason = fields?.Text("Form.Reason"),
        Rows = fields?.Text("Form.Version") == $"{view.Latest}"
            ? [.. view.Rows.Select((_, index) => $"Form.Rows[{index}].").Where(row => fields!.Has(row + "Code")).Select(row => TakeOverRowForm.Of(fields!, row))]
            : null,
    };
}

/// <summary>What is chosen of one meeting.</summary>
public sealed class TakeOverRowForm
{
    public string? Code { get; set; }
    public bool IsTaken { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? Time { get; set; }
    public string? Room { get; set; }

    internal static TakeOverRowForm Proposed(TakeOverRow row) => new()
    {
        Code = row.Code, IsTaken = row.Kind != MeetingChangeKind.Removed && !row.IsChangedHere, Day = row.Day, Time = row.Kind == MeetingChangeKind.Added ? row.Time : null,
    };

    internal static TakeOverRowForm Of(DraftFields fields, string row) => new()
    {
        Code = fields.Text(row + "Code"), IsTaken = fields.Text(row + "IsTaken") == "true", Room = fields.Text(row + "Room"),
        Day = DateOnly.TryParse(fields.Text(row + "Day"), CultureInfo.InvariantCulture, out var day) ? day : null, Time = TimeOnly.TryParse(fields.Text(row + "Time"), CultureInfo.InvariantCulture, out var time) ? time : null,
    };
}
