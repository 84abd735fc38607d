using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>A supervisor opens a door, or says anew what it is. What she types is kept by itself.</summary>
public sealed partial class DoorPage
{
    /// <summary>How long a door stands open when nobody says otherwise, in days: eight weeks.</summary>
    private const int UsualDays = 56;

    private static readonly string[] Fields =
        [nameof(Opportunity.Kind), nameof(Opportunity.Title), nameof(Opportunity.Description), nameof(Opportunity.Timing), nameof(Opportunity.LastDay), nameof(Opportunity.Places)];

    private DoorChoices? _choices;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private OpportunityQueries Opportunities { get; set; } = null!;

    [Inject] private OpportunityService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which door; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    [SupplyParameterFromForm] private DoorForm? Form { get; set; }

    private string DraftKey => Id is { } id ? OpportunityDrafts.Change(id) : OpportunityDrafts.New;

    private string School => (_choices!.Teams.FirstOrDefault(team => team.Id == Form!.Team) ?? _choices.Teams[0]).School;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choices = await Opportunities.ChoicesAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= _kept.Fields is { } fields ? DoorForm.Of(fields) : DoorForm.Of(choices.Door, choices.Teams[0].Id, choices.Today.AddDays(UsualDays));
        (_viewer, _choices) = (viewer, choices);
    });

    private async Task SaveAsync()
    {
        var saved = Guid.Empty;
        var done = await TryAsync(async viewer =>
        {
            if (Id is { } id) await Service.ChangeAsync(viewer, saved = id, Form!.Text);
            else saved = await Service.OpenAsync(viewer, Form!.Team, Form.Text);
        });
        if (done) Navigator.NavigateTo($"{Urls.Opportunity(saved)}?gedaan={(Id is null ? "open" : "gewijzigd")}");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>What is typed of a door.</summary>
public sealed class DoorForm
{
    public OpportunityKind Kind { get; set; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? Timing { get; set; }
    public DateOnly? LastDay { get; set; }
    public int? Places { get; set; }
    public Guid Team { get; set; }
    public bool IsOfTeam { get; set; }

    /// <summary>As the domain takes it.</summary>
    internal OpportunityText Text => new(Kind, Title, Description, Timing, LastDay, Places, IsOfTeam);

    /// <summary>What a door says now, or a new one.</summary>
    internal static DoorForm Of(OpportunityText? door, Guid team, DateOnly usualLastDay) => new()
    {
        Kind = door?.Kind ?? OpportunityKind.LessonVisit, Title = door?.Title, Description = door?.Description, Timing = door?.Timing,
        LastDay = door is null ? usualLastDay : door.LastDay, Places = door?.Places, Team = team, IsOfTeam = door?.IsOfTeam ?? false,
    };

    /// <summary>What was kept of it.</summary>
    internal static DoorForm Of(DraftFields fields) => new()
    {
        Kind = Enum.TryParse<OpportunityKind>(fields.Text("Form.Kind"), out var kind) ? kind : OpportunityKind.LessonVisit,
        Title = fields.Text("Form.Title"), Description = fields.Text("Form.Description"), Timing = fields.Text("Form.Timing"),
        LastDay = DateOnly.TryParseExact(fields.Text("Form.LastDay"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Places = int.TryParse(fields.Text("Form.Places"), CultureInfo.InvariantCulture, out var places) ? places : null,
        Team = Guid.TryParse(fields.Text("Form.Team"), out var team) ? team : Guid.Empty, IsOfTeam = fields.Texts("Form.IsOfTeam").Count > 0,
    };
}
