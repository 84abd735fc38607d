using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>Begins a template of the partnership's own: what it is called, what it is and why; all else follows.</summary>
public sealed partial class NewTemplatePage
{
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TemplateDesignService Design { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "nieuw")] private NewTemplateForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        if (!viewer.MayPlanFor(null)) throw new NotFoundException("Template");
        _kept = await Drafts.FindAsync(viewer, TemplateDrafts.New);
        Form ??= _kept.Fields is { } fields ? NewTemplateForm.Of(fields) : new() { Press = $"{Guid.CreateVersion7():N}" };
        _viewer = viewer;
    });

    private async Task BeginAsync()
    {
        var id = Guid.Empty;
        if (await TryAsync(async viewer => id = await Design.BeginAsync(viewer, new(Form!.Press, Form.Title, Form.Summary, Form.Why, Form.Participants)))) Navigator.NavigateTo($"{Urls.ChangeTemplate(id)}?gedaan=begonnen");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>What is typed of a template that is being begun.</summary>
public sealed class NewTemplateForm
{
    public string? Press { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public string? Why { get; set; }
    public Audience Participants { get; set; }

    /// <summary>What was kept of it.</summary>
    internal static NewTemplateForm Of(DraftFields fields) => new()
    {
        Press = fields.Text("Form.Press"), Title = fields.Text("Form.Title"), Summary = fields.Text("Form.Summary"), Why = fields.Text("Form.Why"),
        Participants = Enum.TryParse<Audience>(fields.Text("Form.Participants"), out var audience) ? audience : default,
    };
}
