using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>What supervisors were trained in a school year: initial and refresher, for who organises them.</summary>
public sealed partial class TrainingPage
{
    private TrainingYearBoard? _board;

    [Inject] private AttendanceQueries Attendances { get; set; } = null!;

    [Inject] private AttendanceService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "jaar")] private string? YearText { get; set; }

    [SupplyParameterFromForm(FormName = "tellen")] private CountForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Attendances.TrainingAsync(viewer, Guid.TryParse(YearText, out var year) ? year : null));

    private async Task CountAsAsync()
    {
        if (Form?.Chosen is var (trajectory, training) && await TryAsync(viewer => Service.CountAsAsync(viewer, trajectory, training))) Navigator.NavigateTo($"{Urls.Training}?jaar={_board!.Year.Id:N}");
    }

    private static TrainingKind OtherThan(TrainingKind training) => training == TrainingKind.Initial ? TrainingKind.Refresher : TrainingKind.Initial;

    private string FileHref(string form) => $"{Urls.TrainingFile}/{form}?jaar={_board!.Year.Id:N}";

    private sealed class CountForm
    {
        /// <summary>Which trajectory, and as what it counts from now on, as the page wrote it.</summary>
        public string? Choice { get; set; }

        /// <summary>What was chosen; null when it is nothing of this page.</summary>
        public (Guid TrajectoryId, TrainingKind Training)? Chosen =>
            Choice?.Split('_') is [var id, var kind] && Guid.TryParse(id, out var trajectory) && Enum.TryParse<TrainingKind>(kind, out var training) ? (trajectory, training) : null;
    }
}
