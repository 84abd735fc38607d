using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>A trajectory: what, when and who. Whoever plans it changes it from here; whoever was invited reads it.</summary>
public sealed partial class TrajectoryPage
{
    private TrajectoryDetail? _one;
    private IReadOnlyList<TrainerChoice> _trainers = [];
    private bool _reads;

    [Inject] private TrajectoryQueries Trajectories { get; set; } = null!;

    [Inject] private TrajectoryService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "zet")] private string? ShiftText { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "bijeenkomst")] private Guid? OpenMeeting { get; set; }

    [SupplyParameterFromForm(FormName = "trainers")] private TrainersForm? Form { get; set; }

    private bool IsOpen => _one!.State != TrajectoryState.Completed;

    private string? DoneSentence => Done switch
    {
        "gemaakt" => TrajectoryTexts.Made,
        "verzet" => TrajectoryTexts.Moved,
        "verschoven" => TrajectoryTexts.MovedAll,
        "afgelast" => TrajectoryTexts.Cancelled,
        "teruggezet" => TrajectoryTexts.PutBack,
        "begonnen" => TrajectoryTexts.Begun,
        "afgerond" => TrajectoryTexts.RoundedOff,
        "trainers" => TrajectoryTexts.TrainersKept,
        "overgenomen" => TrajectoryTexts.TakenOver,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _reads = viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.Trainer, Role.InstituteEducator);
        _one = await Trajectories.OneAsync(viewer, Id);
        if (_one.MayPlan) _trainers = await Trajectories.TrainersAsync(viewer, Id);
    });

    private async Task KeepTrainersAsync()
    {
        if (await TryAsync(viewer => Service.LetTrainAsync(viewer, Id, Form?.Trainers ?? []))) ShowAgain("trainers");
    }

    private async Task BeginAsync()
    {
        if (await TryAsync(viewer => Service.BeginAsync(viewer, Id))) ShowAgain("begonnen");
    }

    private async Task RoundOffAsync()
    {
        if (await TryAsync(viewer => Service.CompleteAsync(viewer, Id))) ShowAgain("afgerond");
    }

    private void ShowAgain(string done) => Navigator.NavigateTo($"{Urls.Trajectory(Id)}?gedaan={done}");

    private sealed class TrainersForm
    {
        public List<Guid>? Trainers { get; set; }
    }
}
