using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>Who is at a meeting: the trainer taps names, who takes part says so himself on his phone.</summary>
public sealed partial class AttendancePage
{
    /// <summary>The form by which somebody says that he is there himself.</summary>
    internal const string TickHandler = "ik";

    /// <summary>The form of the trainer.</summary>
    internal const string MarkHandler = "wie";

    private AttendanceBoard? _board;

    [Inject] private AttendanceQueries Attendances { get; set; } = null!;

    [Inject] private AttendanceService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = MarkHandler)] private TapForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = TickHandler)] private OwnForm? Own { get; set; }

    private string Lead => string.Format(CultureInfo.CurrentCulture, AttendanceTexts.Lead, _board!.Title.Show(), _board.StartsAt.Show(), _board.StartsAt.AddMinutes(_board.Minutes).ShowTime())
        + (_board.Room is { } room ? $", {room}" : null);

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Attendances.BoardAsync(viewer, Id));

    /// <summary>A whole group says so in the same minute: it is kept before the page is drawn. Null when the page has to look at it first.</summary>
    internal static async Task<string?> TakeTickAsync(PostedForm posted)
    {
        if (posted.Id is not { } id || !bool.TryParse(posted.Fields.Text("Own.IsPresent"), out var isPresent)) return null;
        await posted.Service<AttendanceService>().TickAsync(posted.Viewer, id, isPresent, posted.Stop);
        return Urls.Attendance(id);
    }

    /// <summary>The same for the tap of a trainer.</summary>
    internal static async Task<string?> TakeMarkAsync(PostedForm posted)
    {
        if (posted.Id is not { } id || new TapForm { Tap = posted.Fields.Text("Form.Tap") }.Chosen is not var (person, isPresent)) return null;
        await posted.Service<AttendanceService>().MarkAsync(posted.Viewer, id, person, isPresent, posted.Stop);
        return Urls.Attendance(id);
    }

    private async Task MarkAsync()
    {
        if (Form?.Chosen is not var (person, isPresent)) return;
        if (await TryAsync(viewer => Service.MarkAsync(viewer, Id, person, isPresent))) Navigator.NavigateTo(Urls.Attendance(Id));
    }

    private async Task TickAsync()
    {
        if (Own is { } own && await TryAsync(viewer => Service.TickAsync(viewer, Id, own.IsPresent))) Navigator.NavigateTo(Urls.Attendance(Id));
    }

    /// <summary>A tap says how it is to be: the other way round than it was when the page was drawn.</summary>
    private static string ValueOf(AttendanceRow row) => $"{row.PersonId:N}_{!row.IsPresent}";

    private sealed class TapForm
    {
        /// <summary>Whose name was tapped, and whether he is there from now on, as the page wrote it.</summary>
        public string? Tap { get; set; }

        /// <summary>What was tapped; null when it is no name of this page.</summary>
        public (Guid PersonId, bool IsPresent)? Chosen =>
            Tap?.Split('_') is [var id, var present] && Guid.TryParse(id, out var person) && bool.TryParse(present, out var isPresent) ? (person, isPresent) : null;
    }

    private sealed class OwnForm
    {
        /// <summary>Whether the viewer is there.</summary>
        public bool IsPresent { get; set; }
    }
}
