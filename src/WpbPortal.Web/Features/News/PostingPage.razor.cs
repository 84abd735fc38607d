using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.News;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.News;

/// <summary>One announcement or procedure: what it says, and for who writes there how many opened it.</summary>
public sealed partial class PostingPage
{
    private PostingDetail? _posting;

    [Inject] private NewsQueries News { get; set; } = null!;

    [Inject] private NewsService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which one.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private string? DoneSentence => Done switch
    {
        "geschreven" => _posting?.Kind == PostingKind.Procedure ? NewsTexts.DoneProcedure : NewsTexts.DoneAnnouncement,
        "gewijzigd" => NewsTexts.DoneChanged,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var posting = await News.OneAsync(viewer, Id);
        await Service.OpenAsync(viewer, Id);
        _posting = posting;
    });

    private async Task EndAsync()
    {
        if (await TryAsync(viewer => Service.EndAsync(viewer, Id))) Navigator.NavigateTo(Urls.Posting(Id));
    }

    private static string Lead(PostingDetail posting) => posting.Kind == PostingKind.Procedure
        ? string.Format(NewsTexts.ProcedureFor, NewsWords.Place(posting.School, posting.Team))
        : $"{string.Format(NewsTexts.AnnouncementFor, NewsWords.Place(posting.School, posting.Team))}, {NewsWords.Days(posting.From, posting.Until)}";
}
