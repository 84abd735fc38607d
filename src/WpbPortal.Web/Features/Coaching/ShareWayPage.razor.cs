using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A supervisor shares her way of coaching with a trainer, sees who looked, and takes it back.</summary>
public sealed partial class ShareWayPage
{
    private WaySharing? _sharing;

    [Inject] private WayService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "delen")] private ShareForm? Form { get; set; }

    private string? DoneSentence => Done switch { "gedeeld" => SessionTexts.WayIsShared, "terug" => SessionTexts.WayIsTakenBack, _ => null };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _sharing = await Service.SharingAsync(viewer);
        Form ??= new() { Until = viewer.Today.AddDays(CoachingGrant.UsualDays) };
    });

    private static string KeyOf(PossibleTrainer trainer) => $"{trainer.TrajectoryId:N}:{trainer.TrainerId:N}";

    private static string ReadSentence(SharedWay way) => way.Readings.Count == 0
        ? string.Format(SessionTexts.NotReadYet, way.Trainer.GivenName)
        : string.Format(SessionTexts.ReadBy, way.Trainer.GivenName, string.Join(", ", way.Readings.Take(5).Select(moment => moment.Show().Unbroken())));

    private Task ShareAsync() => ActAsync("gedeeld", viewer =>
    {
        var chosen = _sharing!.Trainers.FirstOrDefault(trainer => KeyOf(trainer) == Form!.Trainer) ?? throw new RuleViolationException(Rule.NotYourTrainer) { Field = nameof(CoachingGrant.TrainerId) };
        return Service.ShareAsync(viewer, chosen.TrajectoryId, chosen.TrainerId, Form!.Until);
    });

    private Task TakeBackAsync(SharedWay way) => ActAsync("terug", viewer => Service.TakeBackAsync(viewer, way.Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.ShareMyCoaching}?gedaan={done}");
    }

    /// <summary>With whom, and until when.</summary>
    internal sealed class ShareForm
    {
        /// <summary>The trajectory and the trainer.</summary>
        public string? Trainer { get; set; }

        /// <summary>The last day.</summary>
        public DateOnly? Until { get; set; }
    }
}
