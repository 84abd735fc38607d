using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.News;

/// <summary>What there is to know: announcements of today, and how things are done.</summary>
public sealed partial class NewsPage
{
    private const int LongestSearch = 100;

    private NewsBoard? _board;

    [Inject] private NewsQueries News { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "eerder")] private string? Earlier { get; set; }

    private bool IsSearched => !string.IsNullOrWhiteSpace(Search);

    private bool IsEarlier => Earlier == "ja";

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await News.BoardAsync(viewer, Search is { Length: > LongestSearch } ? Search[..LongestSearch] : Search, IsEarlier));
}
