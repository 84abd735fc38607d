using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>
/// The script of a meeting on the day, for whoever leads it: what is under way, what comes next, and how the time stands. Its script goes on ticking
/// and stepping without a line; without any script each press opens the page anew.
/// </summary>
public sealed partial class ScriptPage
{
    private MeetingView? _meeting;
    private ScriptStand? _script;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;
    private bool _observes;

    [Inject] private MeetingQueries Meetings { get; set; } = null!;

    [Inject] private MeetingScriptService Scripts { get; set; } = null!;

    [Inject] private ObservationService Observations { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The meeting.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private TurnForm? Turn { get; set; }

    [SupplyParameterFromForm(FormName = "schrijf")] private PassageForm? Form { get; set; }

    /// <summary>Says that a passage was just written down.</summary>
    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    /// <summary>A trainer of the group writes his observation; whoever else leads it, notes of his own.</summary>
    private string DraftKey => _observes ? MeetingDrafts.Observation(Id) : MeetingDrafts.Note(Id);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var meeting = await Meetings.ToDesignAsync(viewer, Id);
        _script = await Scripts.StandAsync(viewer, Id);
        _observes = viewer.Is(Role.Trainer) && meeting.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= new() { Id = Guid.CreateVersion7(), Content = _kept.Fields?.Text("Form.Content") };
        (_viewer, _meeting) = (viewer, meeting);
    });

    private async Task WriteAsync()
    {
        if (await TryAsync(viewer => Observations.WriteAsync(viewer, Id, Form!.Id, Form.Content))) Navigator.NavigateTo($"{Urls.MeetingScript(Id)}?gedaan=geschreven");
    }

    private async Task TurnAsync()
    {
        if (Turn?.Mark(_script!.Now) is not { } mark) return;
        if (await TryAsync(viewer => Scripts.KeepAsync(viewer, Id, [mark]))) Navigator.NavigateTo(Urls.MeetingScript(Id));
    }
}

/// <summary>A press without the page's script.</summary>
public sealed class TurnForm
{
    /// <summary>What the button says that ends the meeting.</summary>
    internal const string End = "einde";

    /// <summary>What the button says that begins anew.</summary>
    internal const string Anew = "opnieuw";

    /// <summary>Made by the page, so that a press that comes twice counts once.</summary>
    public Guid Id { get; set; }

    /// <summary>The activity that begins, or one of the two words.</summary>
    public string? To { get; set; }

    /// <summary>The turn, now; null when it says nothing.</summary>
    internal TurnMark? Mark(DateTimeOffset now) => To switch
    {
        End => new(Id, TurnKind.End, null, now),
        Anew => new(Id, TurnKind.Anew, null, now),
        _ when Guid.TryParse(To, out var step) => new(Id, TurnKind.Step, step, now),
        _ => null,
    };
}
