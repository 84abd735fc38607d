using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Components;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>A student brings something in for a conversation to come, or says anew what it is. What he types is kept by itself.</summary>
public sealed partial class BringInPage
{
    /// <summary>The name of the form.</summary>
    internal const string Handler = "inbreng";

    private static readonly string[] Fields = [nameof(AgendaItem.Content), nameof(AgendaItem.SupervisionId)];

    private AgendaChoices? _choices;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private AgendaQueries Agenda { get; set; } = null!;

    [Inject] private AgendaService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>What was brought in; null for something new.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>For which conversation, when one comes here from there.</summary>
    [SupplyParameterFromQuery(Name = "gesprek")] private Guid? ForSession { get; set; }

    [SupplyParameterFromForm] private AgendaForm? Form { get; set; }

    private string DraftKey => Id is { } id ? AgendaDrafts.Change(id) : AgendaDrafts.New;

    private ComingConversation? Only => _choices!.Conversations is [var first, ..] && _choices.Conversations.All(one => one.With == first.With) ? first : null;

    private string? Readers => _choices!.Conversations.Count == 0 ? null : Only is { } only ? string.Format(AgendaTexts.OnceShared, only.With.GivenName) : AgendaTexts.OnceSharedSomebody;

    private string ShareLabel => Only is { } only ? string.Format(AgendaTexts.ShareWith, only.With.GivenName) : AgendaTexts.Share;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choices = await Agenda.ChoicesAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= _kept.Fields is { } fields ? AgendaForm.Of(fields) : AgendaForm.Of(choices.Item);
        if (choices.Conversations.All(one => one.Key != Form.Conversation))
            Form.Conversation = (choices.Conversations.FirstOrDefault(one => one.SessionId is not null && one.SessionId == (ForSession ?? choices.Item?.SessionId)) ?? choices.Conversations.FirstOrDefault())?.Key;
        (_viewer, _choices) = (viewer, choices);
    });

    private async Task SaveAsync()
    {
        var id = Id ?? Form!.Id;
        if (await TryAsync(viewer => Service.SaveAsync(viewer, Form!.Input(id)))) Navigator.NavigateTo(SavedAt(id, Form!.IsShared));
    }

    /// <summary>Keeps something new as it was sent; null when the page has to look at it first.</summary>
    internal static async Task<string?> TakeAsync(PostedForm posted)
    {
        if (posted.Id is not null || AgendaForm.OfWhole(posted.Fields) is not { } form) return null;
        await posted.Service<AgendaService>().SaveAsync(posted.Viewer, form.Input(form.Id), posted.Stop);
        return SavedAt(form.Id, form.IsShared);
    }

    private static string SavedAt(Guid id, bool isShared) => $"{Urls.AgendaItem(id)}?gedaan={(isShared ? "gedeeld" : "bewaard")}";
}

/// <summary>What is typed.</summary>
public sealed class AgendaForm
{
    public Guid Id { get; set; }
    public AgendaKind Kind { get; set; } = AgendaKind.Experience;
    public string? Content { get; set; }
    public Guid? Conversation { get; set; }
    public Guid? Question { get; set; }
    public bool IsShared { get; set; }

    /// <summary>What was brought in, or something new.</summary>
    internal static AgendaForm Of(AgendaRow? item) => new() { Id = item?.Id ?? Guid.CreateVersion7(), Kind = item?.Kind ?? AgendaKind.Experience, Content = item?.Content, Conversation = item?.SessionId, Question = item?.Question?.Id };

    /// <summary>What is to be kept.</summary>
    internal AgendaInput Input(Guid id) => new(id, Kind, Content, Conversation, IsShared, Question);

    /// <summary>The form as a browser sends it, with everything in it that it needs; null when something is missing, or is not what it should be.</summary>
    internal static AgendaForm? OfWhole(DraftFields fields)
    {
        var form = Of(fields);
        form.IsShared = fields.Text("Form.IsShared") == "true";
        var isWhole = fields.Text("Form.Id") == form.Id.ToString() && fields.Text("Form.Kind") == form.Kind.ToString() && (form.Conversation is not null || !form.IsShared)
            && (form.Question is not null || string.IsNullOrEmpty(fields.Text("Form.Question")));
        return isWhole ? form : null;
    }

    /// <summary>What was kept of it.</summary>
    internal static AgendaForm Of(DraftFields fields) => new()
    {
        Id = Guid.TryParse(fields.Text("Form.Id"), out var id) ? id : Guid.CreateVersion7(),
        Kind = Enum.TryParse<AgendaKind>(fields.Text("Form.Kind"), out var kind) && Enum.IsDefined(kind) ? kind : AgendaKind.Experience,
        Content = fields.Text("Form.Content"),
        Conversation = Guid.TryParse(fields.Text("Form.Conversation"), out var conversation) ? conversation : null,
        Question = Guid.TryParse(fields.Text("Form.Question"), out var question) ? question : null,
    };
}
