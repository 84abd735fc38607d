using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.News;

/// <summary>Writes an announcement or a procedure, or changes one; first to look at, when one wishes. What is typed is kept by itself.</summary>
public sealed partial class WritePostingPage
{
    /// <summary>How long an announcement stands when nobody says otherwise, in days: two weeks.</summary>
    private const int UsualDays = 13;

    private const string Look = "bekijken";

    private static readonly string[] Fields = [nameof(Posting.Title), nameof(Posting.Text), nameof(DatePeriod.From), nameof(DatePeriod.Until), nameof(PostingVersion.Change)];

    private PostingChoices? _choices;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;
    private bool _isPreview;

    [Inject] private NewsQueries News { get; set; } = null!;

    [Inject] private NewsService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which one; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "soort")] private string? Kind { get; set; }

    [SupplyParameterFromForm] private PostingForm? Form { get; set; }

    private PostingKind Chosen => _choices?.Posting?.Kind ?? Form?.Kind ?? Asked;

    private PostingKind Asked => Enum.TryParse<PostingKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : PostingKind.Announcement;

    private string DraftKey => Id is { } id ? NewsDrafts.Change(id) : NewsDrafts.New(Chosen);

    private string Title => (Id, Chosen) switch
    {
        (null, PostingKind.Procedure) => NewsTexts.WriteProcedure,
        (null, _) => NewsTexts.WriteAnnouncement,
        (_, PostingKind.Procedure) => NewsTexts.ChangeProcedure,
        _ => NewsTexts.ChangeAnnouncement,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choices = await News.ChoicesAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, Id is { } id ? NewsDrafts.Change(id) : NewsDrafts.New(Form?.Kind ?? Asked));
        Form ??= _kept.Fields is { } fields ? PostingForm.Of(fields, choices.Posting?.Kind ?? Asked) : PostingForm.Of(choices, Asked, UsualDays);
        (_viewer, _choices) = (viewer, choices);
    });

    private async Task SaveAsync()
    {
        if (Form!.Act == Look)
        {
            _isPreview = await TryAsync(_ =>
            {
                if (Form.Text is { Length: > Posting.TextLength }) throw new RuleViolationException(Rule.TooLong, Posting.TextLength) { Field = nameof(Posting.Text) };
                SafeMarkdown.Check(Form.Text, nameof(Posting.Text));
                return Task.CompletedTask;
            });
            return;
        }
        var saved = Guid.Empty;
        var done = await TryAsync(async viewer =>
        {
            if (Id is { } id) await Service.ChangeAsync(viewer, saved = id, Form.Words);
            else saved = await Service.PostAsync(viewer, Chosen, PlaceKey.Parse(Form.Place), Form.Words);
        });
        if (done) Navigator.NavigateTo($"{Urls.Posting(saved)}?gedaan={(Id is null ? "geschreven" : "gewijzigd")}");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>What is typed of an announcement or a procedure.</summary>
public sealed class PostingForm
{
    public PostingKind Kind { get; set; }
    public string? Place { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public string? Change { get; set; }
    public bool Tells { get; set; }
    public bool Mails { get; set; }

    /// <summary>Whether it is only looked at.</summary>
    public string? Act { get; set; }

    /// <summary>As the domain takes it.</summary>
    internal PostingText Words => new(Title, Text, From, Until, Change, Tells, Mails);

    /// <summary>What it says now, or a new one.</summary>
    internal static PostingForm Of(PostingChoices choices, PostingKind kind, int usualDays) => choices.Posting is { } kept
        ? new() { Kind = kept.Kind, Title = kept.Title, Text = kept.Text, From = kept.From, Until = kept.Until }
        : new() { Kind = kind, From = choices.Today, Until = choices.Today.AddDays(usualDays) };

    /// <summary>What was kept of it.</summary>
    internal static PostingForm Of(DraftFields fields, PostingKind kind) => new()
    {
        Kind = kind, Place = fields.Text("Form.Place"), Title = fields.Text("Form.Title"), Text = fields.Text("Form.Text"), Change = fields.Text("Form.Change"),
        From = Day(fields.Text("Form.From")), Until = Day(fields.Text("Form.Until")), Tells = fields.Texts("Form.Tells").Count > 0, Mails = fields.Texts("Form.Mails").Count > 0,
    };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
