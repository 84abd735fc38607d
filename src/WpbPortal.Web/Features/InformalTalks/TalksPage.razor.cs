using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Talks;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>The talks of a school educator, whom she did not speak lately, and who asks to see what she noted; for a coordinator how many people named what.</summary>
public sealed partial class TalksPage
{
    private TalkBoard? _board;

    [Inject] private TalkQueries Talks { get; set; } = null!;

    [Inject] private TalkService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "met")] private Guid? Person { get; set; }

    [SupplyParameterFromQuery(Name = "over")] private string? About { get; set; }

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private TalkFactor? Factor => Enum.TryParse<TalkFactor>(About, out var factor) && Enum.IsDefined(factor) ? factor : null;

    private string? DoneSentence => Done switch { "bewaard" => TalkTexts.DoneKept, "getoond" => TalkTexts.DoneShown, _ => null };

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Talks.BoardAsync(viewer, new(Person, Factor), MomentKey.Parse(After)));

    private string Later(MomentKey next) => $"{Urls.Talks}?na={next}{(Person is { } person ? $"&met={person}" : "")}{(Factor is { } factor ? $"&over={factor}" : "")}";

    private async Task AnswerAsync(Guid request)
    {
        if (await TryAsync(viewer => Service.AnswerAsync(viewer, request))) Navigator.NavigateTo($"{Urls.Talks}?gedaan=getoond");
    }
}
