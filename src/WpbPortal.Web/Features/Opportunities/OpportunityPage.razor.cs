using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>One door: the student chooses it, plans and looks back; who keeps it sees who comes. What is typed is kept by itself.</summary>
public sealed partial class OpportunityPage
{
    private static readonly string[] Fields = [nameof(OpportunityChoice.PlannedAt), nameof(OpportunityLookBack.Saw), nameof(OpportunityLookBack.TakesAlong)];

    /// <summary>The forms of a student's own choice.</summary>
    private static readonly string[] OwnForms = ["plannen", "terugkijken", "inbrengen", "loslaten"];

    private DoorDetail? _door;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private OpportunityQueries Opportunities { get; set; } = null!;

    [Inject] private OpportunityService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which door.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "plannen")] private PlanForm? Plan { get; set; }

    [SupplyParameterFromForm(FormName = "terugkijken")] private LookForm? Look { get; set; }

    private string? DoneSentence => Done switch
    {
        "open" => OpportunityTexts.DoneOpened,
        "gekozen" => OpportunityTexts.DoneChosen,
        "gepland" => OpportunityTexts.DonePlanned,
        "teruggekeken" => _door?.Mine?.Reader is { } reader ? string.Format(OpportunityTexts.DoneLookedBack, reader.GivenName) : OpportunityTexts.DoneLookedBackAlone,
        "ingebracht" => OpportunityTexts.DoneBroughtIn,
        "losgelaten" => OpportunityTexts.DoneWithdrawn,
        "gewijzigd" => OpportunityTexts.DoneChanged,
        "gesloten" => OpportunityTexts.DoneClosed,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var door = await Opportunities.DoorAsync(viewer, Id);
        if (door.Mine is { } mine)
        {
            _kept = await Drafts.FindAsync(viewer, OpportunityDrafts.LookBack(Id));
            Look ??= _kept.Fields is { } fields
                ? new() { Saw = fields.Text("Look.Saw"), TakesAlong = fields.Text("Look.TakesAlong") }
                : new() { Saw = mine.LookBack?.Saw, TakesAlong = mine.LookBack?.TakesAlong };
            Plan ??= mine.PlannedAt is { } at ? new() { Day = Domain.DutchTime.DayOf(at), Time = TimeOnly.FromDateTime(Domain.DutchTime.Local(at)) } : new();
        }
        // Last, for the page may be drawn as soon as it is there.
        (_viewer, _door) = (viewer, door);
    });

    /// <summary>
    /// Whether this form was just sent: it is drawn once more to take what is sent, also where others changed in the meantime
    /// what would show it, so that who comes too late hears why.
    /// </summary>
    private bool Sends(string form) => Handler == form && Broken is null;

    private Task ChooseAsync() => ActAsync("gekozen", viewer => Service.ChooseAsync(viewer, Id));

    private Task PlanAsync() => ActAsync("gepland", viewer => Service.PlanAsync(viewer, Id, Plan!.Day, Plan.Time));

    private Task LookBackAsync() => ActAsync("teruggekeken", viewer => Service.LookBackAsync(viewer, Id, Look!.Saw, Look.TakesAlong));

    private Task BringInAsync() => ActAsync("ingebracht", viewer => Service.BringInAsync(viewer, Id));

    private Task WithdrawAsync() => ActAsync("losgelaten", viewer => Service.WithdrawAsync(viewer, Id));

    private Task CloseAsync() => ActAsync("gesloten", viewer => Service.CloseAsync(viewer, Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Opportunity(Id)}?gedaan={done}");
        // Whoever came too late sees beside the sentence how it stands now.
        else if (Broken is { Field: null }) _door = await Opportunities.DoorAsync(await ViewerAsync(), Id);
    }
}

/// <summary>When.</summary>
public sealed class PlanForm
{
    /// <summary>The day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The time.</summary>
    public TimeOnly? Time { get; set; }
}

/// <summary>What is typed of a look back.</summary>
public sealed class LookForm
{
    /// <summary>Wat zag of deed je?</summary>
    public string? Saw { get; set; }

    /// <summary>Wat neem je mee?</summary>
    public string? TakesAlong { get; set; }
}
