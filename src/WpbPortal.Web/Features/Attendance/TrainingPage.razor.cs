using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>What supervisors were trained in a school year: initial and refresher, for who organises them.</summary>
public sealed partial class TrainingPage
{
    private TrainingYearBoard? _board;

    [Inject] private AttendanceQueries Attendances { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "jaar")] private string? YearText { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Attendances.TrainingAsync(viewer, Guid.TryParse(YearText, out var year) ? year : null));

    private string FileHref(string form) => $"{Urls.TrainingFile}/{form}?jaar={_board!.Year.Id:N}";
}
