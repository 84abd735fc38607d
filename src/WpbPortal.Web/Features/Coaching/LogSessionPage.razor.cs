using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>
/// A supervisor logs a session. What she types goes by the draft channel and not over the circuit; saving takes it from
/// there, so that what is saved is what is on the screen, whatever the line did in between.
/// </summary>
public sealed partial class LogSessionPage
{
    private Guid? _shown;
    private Viewer? _viewer;
    private LogSessionForm? _form;
    private LogSessionForm? _sent;
    private KeptDraft _kept = KeptDraft.None;
    private IReadOnlyList<LoggableStudent> _students = [];
    private IReadOnlyList<SpectrumStep> _spectrum = [];
    private IReadOnlyList<WaitingInput> _agenda = [];
    private bool _isBlank;
    private bool _isPlanned;
    private Guid? _studentId;
    private bool _isSaving;
    private bool _isToMend;
    private string? _unkept;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private CoachingService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    /// <summary>A session that was saved before.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>The id of a new session, in the address, so that a reload and a second window find the same draft.</summary>
    [SupplyParameterFromQuery(Name = "gesprek")] private Guid? NewId { get; set; }

    /// <summary>With whom, when one comes here from that student.</summary>
    [SupplyParameterFromQuery(Name = "student")] private Guid? ForStudent { get; set; }

    /// <summary>Whether it is about another conversation than the one that was planned.</summary>
    [SupplyParameterFromQuery(Name = "ander")] private bool IsAnother { get; set; }

    /// <summary>What the page was drawn with before the circuit, so that the circuit begins with the same. Her own words, and sealed.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)] public Drawn? Before { get; set; }

    private Guid SessionId => Id ?? NewId ?? Guid.Empty;

    private string DraftKey => DraftKeys.Session(SessionId);

    private string? SavedAt => _kept.ShownAt;

    private PersonName? Student => _students.FirstOrDefault(student => student.Id == _studentId)?.Name;

    private string Readers => Student is { } student ? string.Format(LogTexts.Readers, student.GivenName) : LogTexts.ReadersUnknown;

    private string ShareLabel => Student is { } student ? string.Format(LogTexts.ShareWith, student.GivenName) : LogTexts.Share;

    /// <summary>Whether nobody hears the buttons: the circuit is not there yet, or busy saving.</summary>
    private bool IsDeaf => _isSaving || !RendererInfo.IsInteractive;

    private string? Trouble => _unkept ?? (Broken is { } broken && !IsAtAField(broken) ? RuleSentences.Of(broken) : null);

    protected override async Task OnParametersSetAsync()
    {
        if (SessionId == Guid.Empty)
        {
            // On the way out of this page its address is another's already.
            if (_shown is not null) return;
            await TryAsync(BeginAsync);
            return;
        }
        if (_shown == SessionId) return;
        _shown = SessionId;
        if (!await TryAsync(LoadAsync) && Broken?.Rule is Rule.SessionAlreadyShared or Rule.SessionCancelled) ToSession();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isToMend) return;
        _isToMend = false;
        await (await ScriptAsync()).InvokeVoidAsync("mend", DraftKey);
    }

    /// <summary>Begins with the planned conversation that has just been; with a new one when there is none, or when it is another.</summary>
    private async Task BeginAsync(Viewer viewer)
    {
        var student = ForStudent is { } id ? $"&student={id}" : null;
        var planned = IsAnother ? null : await Coaching.JustTalkedAsync(viewer, ForStudent);
        Navigator.NavigateTo(planned is { } session ? Urls.EditSession(session) : Urls.NewSessionOf(Guid.CreateVersion7()) + student, replace: true);
    }

    private async Task LoadAsync(Viewer viewer)
    {
        if (Before is not { } drawn || drawn.Reader != viewer.PersonId || drawn.SessionId != SessionId) drawn = await LookUpAsync(viewer);
        // Used once: a circuit that comes back later looks again.
        Before = RendererInfo.IsInteractive ? null : drawn;
        (_viewer, _form, _kept, _students, _agenda, _spectrum, _isBlank, _isPlanned) = (viewer, drawn.Form, drawn.Kept, drawn.Students, drawn.Agenda, drawn.OwnSpectrum ?? SteeringSpectrum.Default, drawn.IsBlank, drawn.IsPlanned);
        _studentId = _form.StudentId;
    }

    private async Task<Drawn> LookUpAsync(Viewer viewer)
    {
        var (written, students, agenda, spectrum) = await Coaching.BeginningAsync(viewer, SessionId);
        if (Id is not null && written is null) throw new NotFoundException("Session");
        var kept = await Drafts.FindAsync(viewer, DraftKey);
        var student = written?.StudentId ?? ForStudent ?? (students.Count == 1 ? students[0].Id : null);
        // What the student brought in is the beginning, until she writes something else.
        var broughtIn = InputOf(agenda, student, written?.Id);
        var form = kept.Fields is { } fields ? LogSessionForm.Of(fields)
            : written is not null ? LogSessionForm.Of(written with { StudentInput = written.StudentInput ?? broughtIn })
            : LogSessionForm.New(DutchTime.Local(Clock.GetUtcNow()), student, broughtIn);
        return new(viewer.PersonId, SessionId, form, kept, students, agenda, spectrum.SequenceEqual(SteeringSpectrum.Default) ? null : spectrum, written is null && kept.Fields is null, written is { IsPlanned: true });
    }

    /// <summary>What a student brought in for this conversation: for the planned one, or for the next.</summary>
    private static string? InputOf(IReadOnlyList<WaitingInput> agenda, Guid? studentId, Guid? sessionId) =>
        string.Join("\n\n", agenda.Where(input => input.StudentId == studentId && (input.SessionId is null || sessionId is null || input.SessionId == sessionId)).Select(input => input.Content)) is { Length: > 0 } text ? text : null;

    private async Task SaveAsync(bool isShared)
    {
        if (_isSaving) return;
        _isSaving = true;
        try
        {
            var left = await LeaveAsync();
            _unkept = left.State switch
            {
                "saved" => null,
                "signedOut" => LogTexts.NotSavedSignedOut,
                "elsewhere" => LogTexts.NotSavedElsewhere,
                _ => LogTexts.NotSavedNoLine,
            };
            if (_unkept is null && await TryAsync(viewer => SaveAsync(viewer, left, isShared)))
                ToSession(isShared ? "?gedeeld=true" : null);
            else
                _isToMend = true;
        }
        finally
        {
            _isSaving = false;
        }
    }

    /// <summary>Lets the browser leave with the server what is on the screen, and say what that is.</summary>
    private async Task<LeftDraft> LeaveAsync() => await (await ScriptAsync()).InvokeAsync<LeftDraft>("flush", DraftKey);

    private async Task SaveAsync(Viewer viewer, LeftDraft left, bool isShared)
    {
        // Never half: what is saved is what was on the screen when the button was pressed. Where that is not what is kept, it is fetched once more.
        var fields = await Drafts.FindSameAsync(viewer, DraftKey, left.Screen)
            ?? await Drafts.FindSameAsync(viewer, DraftKey, (await LeaveAsync()).Screen)
            ?? throw new RuleViolationException(Rule.ChangedMeanwhile);
        _sent = LogSessionForm.Of(fields);
        var input = _sent.ToInput(SessionId);
        await (isShared ? Service.ShareAsync(viewer, input) : Service.SaveAsync(viewer, input));
    }

    private async Task ThrowAwayAsync()
    {
        if (!await TryAsync(viewer => Drafts.ThrowAwayAsync(viewer, DraftKey))) return;
        if (Id is null) Navigator.NavigateTo(Urls.Sessions, forceLoad: true);
        else ToSession();
    }

    // A static page: the circuit ends here.
    private void ToSession(string? query = null) => Navigator.NavigateTo(Urls.Session(SessionId) + query, forceLoad: true);

    private string? MistakeAt(string field) => Broken is { } broken && FieldOf(broken) == field ? RuleSentences.Of(broken) : null;

    private string? FieldOf(RuleViolationException broken) => _sent is null ? broken.Field : _sent.FieldOf(broken.Field);

    private bool IsAtAField(RuleViolationException broken) =>
        FieldOf(broken) is "StudentId" or "Day" or "Time" or "Minutes" or "StudentInput" or "WhatHappened" or "PrivateNote"
        || FieldOf(broken)?.StartsWith("Feedback", StringComparison.Ordinal) == true;

    private ValueTask<IJSObjectReference> ScriptAsync() => Browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/drafts.js"]);

    /// <summary>All that the page shows when it is drawn first.</summary>
    /// <param name="Reader">For whom it was looked up.</param>
    /// <param name="SessionId">Of which session.</param>
    /// <param name="Form">What stands in the form.</param>
    /// <param name="Kept">What was kept of it.</param>
    /// <param name="Students">With whom she may have talked.</param>
    /// <param name="Agenda">What they brought in and was not talked about yet.</param>
    /// <param name="OwnSpectrum">The acts she may mark; null when they are those that every partnership begins with, which need not be sent along.</param>
    /// <param name="IsBlank">Whether nothing was written yet.</param>
    /// <param name="IsPlanned">Whether it was planned, and nothing of it saved yet.</param>
    public sealed record Drawn(Guid Reader, Guid SessionId, LogSessionForm Form, KeptDraft Kept, IReadOnlyList<LoggableStudent> Students,
        IReadOnlyList<WaitingInput> Agenda, IReadOnlyList<SpectrumStep>? OwnSpectrum, bool IsBlank, bool IsPlanned);

    /// <summary>How leaving the draft with the server went.</summary>
    /// <param name="State">The word of the script.</param>
    /// <param name="Screen">What stood on the screen.</param>
    internal sealed record LeftDraft(string State, OnScreen Screen);
}
