using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The conversation that a supervisor was writing down last and did not finish, to go on with. Nothing when there is none.</summary>
public sealed partial class OpenDraftNotice
{
    private string? _sentence;
    private string? _href;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    /// <summary>The session that is before her already.</summary>
    [Parameter] public Guid? Except { get; set; }

    /// <summary>What was found before the circuit, so that the circuit begins with the same.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)] public Drawn? Before { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Before is null) await TryAsync(LookUpAsync);
        else (_sentence, _href) = (Before.Sentence, Before.Href);
        Before = RendererInfo.IsInteractive ? null : new(_sentence, _href);
    }

    private async Task LookUpAsync(Viewer viewer)
    {
        if (await Drafts.LatestKeyAsync(viewer, DraftKeys.Sessions) is not { } key || DraftKeys.SessionOf(key) is not { } session || session == Except) return;
        var draft = await Drafts.FindAsync(viewer, key);
        if (draft is not { Fields: { } fields, SavedAt: { } savedAt }) return;
        var name = (await Coaching.MyStudentsAsync(viewer)).FirstOrDefault(student => student.Id == LogSessionForm.Of(fields).StudentId)?.Name.GivenName;
        _sentence = name is null ? string.Format(LogTexts.OpenDraftNobody, savedAt.Show()) : string.Format(LogTexts.OpenDraft, name, savedAt.Show());
        _href = Urls.NewSessionOf(session);
    }

    /// <summary>What it says; nothing when no draft is open.</summary>
    public sealed record Drawn(string? Sentence, string? Href);
}
