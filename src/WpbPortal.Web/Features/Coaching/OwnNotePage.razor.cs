using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>What one of the two in a session notes for himself alone. Of a session that is still being written down the note stands in that form.</summary>
public sealed partial class OwnNotePage
{
    private SessionDetail? _session;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private CoachingService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private NoteForm? Form { get; set; }

    private string DraftKey => DraftKeys.Note(Id);

    private string? SavedAt => _kept.ShownAt;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var session = await Coaching.SessionAsync(viewer, Id);
        if (session is { IsMine: true, State: SessionState.Held })
        {
            Navigator.NavigateTo(Urls.EditSession(Id));
            return;
        }
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        _viewer = viewer;
        Form ??= new() { Text = _kept.Fields is { } fields ? fields.Text("Form.Text") : session.PrivateNote };
        _session = session;
    });

    private async Task KeepAsync()
    {
        if (await TryAsync(viewer => Service.KeepNoteAsync(viewer, Id, Form!.Text))) Navigator.NavigateTo(Urls.Session(Id));
    }
}

/// <summary>The note as it is typed.</summary>
public sealed class NoteForm
{
    /// <summary>Wat wil je zelf onthouden?</summary>
    public string? Text { get; set; }
}
