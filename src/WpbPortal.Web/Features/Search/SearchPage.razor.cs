using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Search;

/// <summary>Finds by words what the reader may read: conversations, feedback, own notes, news, people, trajectories and opportunities.</summary>
public sealed partial class SearchPage
{
    private IReadOnlyList<FoundGroup>? _found;

    [Inject] private SearchQueries Search { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "soort")] private string? Kind { get; set; }

    private bool IsAsked => (Question ?? "").Trim().Length >= SearchQueries.FewestLetters;

    private FoundKind? Only => Enum.TryParse<FoundKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _found = await Search.FindAsync(viewer, Question, Only));

    private string AddressOf(FoundKind? kind) => $"{Urls.Search}?q={Uri.EscapeDataString(Question!)}{(kind is null ? null : $"&soort={kind}")}";

    private static string NameOf(FoundKind kind) => kind switch
    {
        FoundKind.Session => SearchTexts.Sessions,
        FoundKind.Feedback => SearchTexts.Feedback,
        FoundKind.Reply => SearchTexts.Replies,
        FoundKind.Note => SearchTexts.Notes,
        FoundKind.AgendaItem => SearchTexts.BroughtIn,
        FoundKind.Question => SearchTexts.Questions,
        FoundKind.Experiment => SearchTexts.Experiments,
        FoundKind.News => SearchTexts.News,
        FoundKind.Person => SearchTexts.People,
        FoundKind.Trajectory => SearchTexts.Trajectories,
        _ => SearchTexts.Opportunities,
    };

    private static string TitleOf(Found row) => row.Kind switch
    {
        FoundKind.Person => row.Who!.Value.Full,
        FoundKind.Trajectory or FoundKind.Opportunity or FoundKind.News => row.Title!.Show(),
        _ when row.IsReadAlong => string.Format(SearchTexts.ConversationOf, row.Who!.Value.Full, row.At!.Value.ShowDay().Unbroken()),
        FoundKind.AgendaItem or FoundKind.Question or FoundKind.Experiment => row.IsMine ? row.At!.Value.ShowDay() : $"{row.Who!.Value.Full}, {row.At!.Value.ShowDay().Unbroken()}",
        FoundKind.Reply when !row.IsMine => string.Format(SearchTexts.ReplyOf, row.Who!.Value.Full, row.At!.Value.ShowDay().Unbroken()),
        FoundKind.Reply => string.Format(SearchTexts.ReplyTo, row.Who!.Value.Full, row.At!.Value.ShowDay().Unbroken()),
        FoundKind.Feedback when !row.IsMine => string.Format(SearchTexts.FeedbackOf, row.Who!.Value.Full, row.At!.Value.ShowDay().Unbroken()),
        FoundKind.Feedback => string.Format(SearchTexts.FeedbackTo, row.Who!.Value.Full, row.At!.Value.ShowDay().Unbroken()),
        _ => string.Format(SearchTexts.SessionWith, row.Who!.Value.Full, row.At!.Value.ShowDay().Unbroken()),
    };

    private static string WordsOf(RoleSpot spot) => (spot.Team ?? spot.School) is { } where ? $"{spot.Role.Label()}, {where}" : spot.Role.Label();

    /// <summary>Where it stands: what a supervisor gave stands with its session, what a student got on a page of its own.</summary>
    private static string HrefOf(Found row) => row.Kind switch
    {
        _ when row.IsReadAlong => Urls.FeedbackOf(row.Id),
        FoundKind.Feedback when !row.IsMine => Urls.Feedback(row.Id),
        FoundKind.Reply when row.IsMine => Urls.Feedback(row.Id),
        FoundKind.AgendaItem => Urls.AgendaItem(row.Id),
        FoundKind.Question when row.IsMine => Urls.Question(row.Id),
        FoundKind.Experiment when row.IsMine => Urls.Experiment(row.Id),
        FoundKind.Question or FoundKind.Experiment => Urls.LearningOf(row.Id),
        FoundKind.News => Urls.Posting(row.Id),
        FoundKind.Person => Urls.Person(row.Id),
        FoundKind.Trajectory => Urls.Trajectory(row.Id),
        FoundKind.Opportunity => Urls.Opportunity(row.Id),
        _ => Urls.Session(row.Id),
    };
}
