using WpbPortal.Web;

namespace WpbPortal.Benchmarks;

/// <summary>Pages that show, each with who asks for it: lists of 25 rows or more and pages that are read (G1), and pages with a picture (G3).</summary>
internal static class Pages
{
    public const string Supervisor = "tessa.cosic30@school.example";
    public const string Student = "yara.meijer2026@student.example";
    public const string Coordinator = "ruud.verhagen@wilgenkruis.example";
    public const string Trainer = "ioana.postma500@school.example";
    public const string Educator = "tessa.boer501@school.example";

    /// <summary>In the place of the id of a session that the two shared, and of the feedback in it.</summary>
    private const string Its = "{id}";

    public static IReadOnlyList<Shown> All { get; } =
    [
        new("G1", "sessions", Urls.Sessions, Supervisor),
        new("G1", "feedback", Urls.MyFeedback, Student),
        new("G1", "people", Urls.People, Coordinator),
        new("G1", "placements", Urls.Placements, Coordinator),
        new("G1", "trajectories", Urls.Trajectories, Coordinator),
        new("G1", "notifications", Urls.Notifications, Student),
        new("G1", "timeline", Urls.Timeline, Student),
        new("G1", "learning", Urls.MyLearning, Student),
        new("G1", "agenda", Urls.Agenda, Student),
        new("G1", "agenda-supervisor", Urls.Agenda, Supervisor),
        new("G1", "ways", Urls.SharedWays, Trainer),
        new("G1", "reading-along", Urls.OpenStudents, Educator),
        new("G1", "session", $"{Urls.Sessions}/{Its}", Student),
        new("G1", "session-supervisor", $"{Urls.Sessions}/{Its}", Supervisor),
        new("G1", "one-feedback", $"{Urls.MyFeedback}/{Its}", Student),
        new("G1", "search", $"{Urls.Search}?q=les", Student),
        new("G3", "student", Urls.Today, Student),
        new("G3", "supervisor", Urls.Today, Supervisor),
        new("G3", "coordinator", Urls.Today, Coordinator),
        new("G3", "views", Urls.MyViews, Student),
        new("G3", "coaching", Urls.MyCoaching, Supervisor),
    ];

    /// <summary>The address of a page, where it is one of a conversation.</summary>
    public static string AddressOf(Shown page, SharedSession shared) =>
        page.Path.Replace(Its, (page.Path.StartsWith(Urls.MyFeedback, StringComparison.Ordinal) ? shared.Feedback : shared.Session).ToString());
}

/// <summary>A page that is measured.</summary>
/// <param name="Goal">The goal it is held to.</param>
/// <param name="Name">What the anchors know it by.</param>
/// <param name="Path">Its address.</param>
/// <param name="Email">Who asks for it.</param>
internal sealed record Shown(string Goal, string Name, string Path, string Email);

/// <summary>A session that a supervisor shared with a student, and the feedback in it.</summary>
internal sealed record SharedSession(Guid Session, Guid Feedback);
