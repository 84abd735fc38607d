using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>What school educators noted of talks with the viewer: she asks, and reads what they show.</summary>
public sealed partial class OwnTalksPage
{
    private OwnTalks? _own;

    [Inject] private TalkQueries Talks { get; set; } = null!;

    [Inject] private TalkService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _own = await Talks.OwnAsync(viewer));

    private static string Stand(EducatorAsked educator) => educator switch
    {
        { AskedAt: null } => TalkTexts.NotAsked,
        { AnsweredAt: null, AskedAt: { } asked } => string.Format(TalkTexts.Waits, asked.ShowDay().Unbroken()),
        { Shown: 0, AnsweredAt: { } answered } => string.Format(TalkTexts.HasNothing, answered.ShowDay().Unbroken()),
        _ => string.Format(TalkTexts.HasShown, educator.AnsweredAt!.Value.ShowDay().Unbroken()),
    };

    private static string FormOf(Guid educator) => $"vraag-{educator:N}";

    private bool Sends(Guid educator) => Handler == FormOf(educator) && Broken is null;

    private async Task AskAsync(Guid educator)
    {
        if (await TryAsync(viewer => Service.AskAsync(viewer, educator))) Navigator.NavigateTo($"{Urls.MyTalks}?gedaan=gevraagd");
    }
}
