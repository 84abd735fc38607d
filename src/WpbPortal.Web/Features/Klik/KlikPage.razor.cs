using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Klik;

/// <summary>One signal, for a handler whom its author chose: read (and noted as read), talked about, decided on.</summary>
public sealed partial class KlikPage
{
    private const string NoteField = $"{nameof(KlikNote)}.{nameof(KlikNote.Words)}";

    private static readonly string[] Fields = [NoteField, nameof(KlikSignal.Answer), nameof(KlikSignal.Decision), nameof(Supervision.SupervisorId), nameof(KlikTransfer.EvenIfFull)];

    private HandledKlik? _klik;
    private Viewer? _viewer;
    private KeptDraft _keptNote = KeptDraft.None;
    private KeptDraft _keptDecision = KeptDraft.None;
    private KeptDraft _keptOutcome = KeptDraft.None;

    [Inject] private KlikHandlingService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which signal.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "notitie")] private NoteForm? Note { get; set; }

    [SupplyParameterFromForm(FormName = "overstap")] private TransferForm? Transfer { get; set; }

    [SupplyParameterFromForm(FormName = "besluit")] private DecisionForm? Decision { get; set; }

    private string? DoneSentence => Done switch
    {
        "opgepakt" => KlikTexts.DoneTakenUp,
        "genoteerd" => KlikTexts.DoneNoted,
        "besloten" => KlikTexts.DoneDecided,
        "overgestapt" => KlikTexts.DoneTransferred,
        "heropend" => KlikTexts.DoneReopened,
        "gesloten" => KlikTexts.DoneClosed,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var klik = await Service.ReadAsync(viewer, Id);
        _keptNote = await Drafts.FindAsync(viewer, KlikDrafts.Note(Id));
        _keptDecision = await Drafts.FindAsync(viewer, KlikDrafts.Decision(Id));
        _keptOutcome = await Drafts.FindAsync(viewer, KlikDrafts.Outcome(Id));
        Note ??= new() { Words = _keptNote.Fields?.Text("Note.Words") };
        Transfer ??= new() { Answer = _keptDecision.Fields?.Text("Transfer.Answer") };
        Decision ??= DecisionForm.Of(_keptOutcome.Fields);
        (_viewer, _klik) = (viewer, klik);
    });

    private Task TakeUpAsync() => ActAsync("opgepakt", viewer => Service.TakeUpAsync(viewer, Id));

    private Task NoteAsync() => ActAsync("genoteerd", viewer => Service.NoteAsync(viewer, Id, Note!.Words));

    private Task DecideAsync() => ActAsync("besloten", viewer => Service.DecideAsync(viewer, Id, Decision!.Decision, Decision.Answer));

    private Task TransferAsync() => ActAsync("overgestapt", viewer => Service.TransferAsync(viewer, Id, new(Transfer!.SupervisorId, Transfer.Answer, Transfer.EvenIfFull)));

    private Task ReopenAsync() => ActAsync("heropend", viewer => Service.ReopenAsync(viewer, Id));

    private Task CloseAsync() => ActAsync("gesloten", viewer => Service.CloseAsync(viewer, Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Klik(Id)}?gedaan={done}");
        // Whoever came too late sees beside the sentence how it stands now.
        else if (Broken is { Field: null }) _klik = await Service.ReadAsync(await ViewerAsync(), Id);
    }

    private static string NoteReaders(HandledKlik klik) => klik.OtherReaders.Count == 0
        ? string.Format(KlikTexts.NoteReadersAlone, klik.Author.GivenName)
        : string.Format(KlikTexts.NoteReaders, string.Join(", ", klik.OtherReaders.Select(name => name.GivenName)), klik.Author.GivenName);
}

/// <summary>What is noted.</summary>
public sealed class NoteForm
{
    /// <summary>In words.</summary>
    public string? Words { get; set; }
}

/// <summary>A transfer as it is typed.</summary>
public sealed class TransferForm
{
    /// <summary>Who takes over.</summary>
    public Guid? SupervisorId { get; set; }

    /// <summary>What the author is told.</summary>
    public string? Answer { get; set; }

    /// <summary>Whether although she has no room.</summary>
    public bool EvenIfFull { get; set; }
}

/// <summary>Another decision as it is typed.</summary>
public sealed class DecisionForm
{
    /// <summary>Which.</summary>
    public KlikDecision? Decision { get; set; }

    /// <summary>What was kept of it.</summary>
    internal static DecisionForm Of(DraftFields? fields) => new()
    {
        Decision = Enum.TryParse<KlikDecision>(fields?.Text("Decision.Decision"), out var decision) && Enum.IsDefined(decision) ? decision : null,
        Answer = fields?.Text("Decision.Answer"),
    };

    /// <summary>What the author is told.</summary>
    public string? Answer { get; set; }
}
