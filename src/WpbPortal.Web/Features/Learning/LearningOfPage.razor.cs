using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What a student shares of what he asks himself and tries, for who coaches him now, and whom he lets read along.</summary>
public sealed partial class LearningOfPage
{
    private LearningOfStudent? _learning;
    private DateOnly _today;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    /// <summary>The student.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var learning = await Learning.OfAsync(viewer, Id);
        (_today, _learning) = (viewer.Today, learning);
    });
}
