using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>What a template says as a whole, to change in the working copy: all but its meetings.</summary>
public sealed partial class WholeTemplatePage
{
    private TemplateWork? _work;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TemplateDesignService Design { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The template.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "geheel")] private WholeForm? Form { get; set; }

    private string DraftKey => TemplateDrafts.Whole(Id);

    private IEnumerable<TextField> Texts =>
    [
        new(nameof(WholeForm.Summary), TemplateTexts.Summary, null, Form!.Summary, 4, true),
        new(nameof(WholeForm.Why), TemplateTexts.Why, null, Form.Why, 4, true),
        new(nameof(WholeForm.Goals), TemplateTexts.Goals, TemplateTexts.LineEach, Form.Goals, 5, false),
        new(nameof(WholeForm.Keywords), TemplateTexts.Keywords, TemplateTexts.LineEach, Form.Keywords, 4, false),
        new(nameof(WholeForm.Evaluation), TemplateTexts.Evaluation, null, Form.Evaluation, 3, false),
        new(nameof(WholeForm.Seen), TemplateTexts.Seen, TemplateTexts.LineEach, Form.Seen, 4, false),
        new(nameof(WholeForm.Sources), TemplateTexts.Sources, TemplateTexts.SourceLines, Form.Sources, 4, false),
    ];

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var work = await Design.WorkAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= _kept.Fields is { } fields ? WholeForm.Of(fields) : WholeForm.Of(work.Content);
        (_viewer, _work) = (viewer, work);
    });

    private async Task SaveAsync()
    {
        if (await TryAsync(viewer => Design.SayAsync(viewer, Id, Form!.Wish))) Navigator.NavigateTo($"{Urls.ChangeTemplate(Id)}?gedaan=geheel");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";

    private sealed record TextField(string Name, string Label, string? Help, string? Value, int Rows, bool IsRequired);
}

/// <summary>What is typed of a template as a whole.</summary>
public sealed class WholeForm
{
    /// <summary>Where a message stands at the field itself.</summary>
    internal static readonly string[] Fields =
    [
        nameof(TemplateContent.Title), nameof(TemplateContent.Summary), nameof(TemplateContent.Why), nameof(TemplateContent.Goals), nameof(TemplateContent.Keywords),
        nameof(TemplateContent.Evaluation), nameof(TemplateContent.Seen), nameof(TemplateContent.Sources),
    ];

    public string? Title { get; set; }
    public string? Summary { get; set; }
    public string? Why { get; set; }
    public string? Goals { get; set; }
    public string? Keywords { get; set; }
    public string? Evaluation { get; set; }
    public string? Seen { get; set; }
    public string? Sources { get; set; }
    public SupervisorRole? RoleInFocus { get; set; }
    public List<Chance>? Chances { get; set; }
    public bool OwnQuestions { get; set; }
    public Audience Participants { get; set; }

    /// <summary>As the service takes it.</summary>
    internal TemplateWish Wish => new(Title, Summary, Why, Goals, Keywords, Evaluation, Seen, Sources, RoleInFocus, Chances ?? [], OwnQuestions, Participants);

    /// <summary>What it says now.</summary>
    internal static WholeForm Of(TemplateContent content) => new()
    {
        Title = content.Title.Show(), Summary = content.Summary.Show(), Why = content.Why.Show(), Goals = Lines(content.Goals), Keywords = Lines(content.Keywords),
        Evaluation = content.Evaluation?.Show(), Seen = Lines(content.Seen),
        Sources = string.Join('\n', content.Sources.Select(source => source.About is { } about ? $"{source.Citation} | {about.Show()}" : source.Citation)),
        RoleInFocus = content.RoleInFocus, Chances = [.. content.Chances], OwnQuestions = content.OwnQuestionsBeforehand, Participants = content.Participants,
    };

    /// <summary>What was kept of it.</summary>
    internal static WholeForm Of(DraftFields fields) => new()
    {
        Title = fields.Text("Form.Title"), Summary = fields.Text("Form.Summary"), Why = fields.Text("Form.Why"), Goals = fields.Text("Form.Goals"), Keywords = fields.Text("Form.Keywords"),
        Evaluation = fields.Text("Form.Evaluation"), Seen = fields.Text("Form.Seen"), Sources = fields.Text("Form.Sources"),
        RoleInFocus = Enum.TryParse<SupervisorRole>(fields.Text("Form.RoleInFocus"), out var role) ? role : null,
        Chances = [.. fields.Texts("Form.Chances").Select(text => Enum.TryParse<Chance>(text, out var chance) ? chance : default).Where(Enum.IsDefined)],
        OwnQuestions = fields.Has("Form.OwnQuestions"),
        Participants = Enum.TryParse<Audience>(fields.Text("Form.Participants"), out var audience) ? audience : default,
    };

    private static string Lines(IEnumerable<LocalisedText> lines) => string.Join('\n', lines.Select(line => line.Show()));
}
