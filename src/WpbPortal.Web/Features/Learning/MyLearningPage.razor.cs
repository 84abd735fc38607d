using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What a student asks himself and tries: his own to add to.</summary>
public sealed partial class MyLearningPage
{
    private LearningBoard? _board;
    private DateOnly _today;

    [Inject] private LearningQueries Learning { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var board = await Learning.BoardAsync(viewer);
        (_today, _board) = (viewer.Today, board);
    });
}
