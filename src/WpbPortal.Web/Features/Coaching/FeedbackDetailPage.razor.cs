using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Feedback as the student reads it, with the versions it had, and his reply. What he types is kept by itself.</summary>
public sealed partial class FeedbackDetailPage
{
    /// <summary>The name of the form.</summary>
    internal const string ReplyHandler = "reactie";

    private FeedbackDetail? _feedback;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private CoachingService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedeeld")] private bool IsAnswered { get; set; }

    [SupplyParameterFromForm] private ReplyForm? Form { get; set; }

    private string DraftKey => DraftKeys.Reply(Id);

    private string? SavedAt => _kept.ShownAt;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var feedback = await Coaching.FeedbackAsync(viewer, Id);
        _kept = feedback.Typed;
        _viewer = viewer;
        Form ??= _kept.Fields is { } fields
            ? new() { TakesAlong = fields.Text("Form.TakesAlong"), WillTry = fields.Text("Form.WillTry"), LookBackOn = DayOf(fields.Text("Form.LookBackOn")) }
            : new() { TakesAlong = feedback.Reply?.TakesAlong, WillTry = feedback.Reply?.WillTry, LookBackOn = feedback.Experiment?.LookBackOn ?? viewer.Today.AddDays(Experiment.UsualDays) };
        // Last, since the page may be drawn while it still waits, and shows the form as soon as there is feedback.
        _feedback = feedback;
    });

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task ReplyAsync()
    {
        if (await TryAsync(viewer => Service.ReplyAsync(viewer, Id, Form!.TakesAlong, Form.WillTry, Form.LookBackOn))) Navigator.NavigateTo(RepliedAt(Id));
    }

    /// <summary>Shares the reply as it was sent; null when the day in it is none.</summary>
    internal static async Task<string?> TakeAsync(PostedForm posted)
    {
        var (id, day) = (posted.Id!.Value, posted.Fields.Text("Form.LookBackOn"));
        if (DayOf(day) is var lookBackOn && lookBackOn is null && !string.IsNullOrEmpty(day)) return null;
        await posted.Service<CoachingService>().ReplyAsync(posted.Viewer, id, posted.Fields.Text("Form.TakesAlong"), posted.Fields.Text("Form.WillTry"), lookBackOn, posted.Stop);
        return RepliedAt(id);
    }

    private static string RepliedAt(Guid id) => $"{Urls.Feedback(id)}?gedeeld=true";
}

/// <summary>What the student types.</summary>
public sealed class ReplyForm
{
    /// <summary>Wat neem je mee?</summary>
    public string? TakesAlong { get; set; }

    /// <summary>Wat ga je proberen?</summary>
    public string? WillTry { get; set; }

    /// <summary>Wanneer kijk je terug?</summary>
    public DateOnly? LookBackOn { get; set; }
}
