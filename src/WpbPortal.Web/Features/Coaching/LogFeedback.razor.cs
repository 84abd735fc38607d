using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Coaching;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The feedback of a session: one to fill in, more at will.</summary>
public sealed partial class LogFeedback
{
    private readonly ElementReference[] _heads = new ElementReference[CoachingSession.MostFeedbacks + 1];
    private List<FeedbackInput> _feedback = [];
    private ElementReference _add;
    private int _turn;
    private Func<ElementReference>? _focus;

    /// <summary>What stood here when the page was made.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<FeedbackInput> Feedback { get; set; } = [];

    /// <summary>Who will read it.</summary>
    [Parameter, EditorRequired] public string Readers { get; set; } = "";

    /// <summary>The draft of the form.</summary>
    [Parameter, EditorRequired] public string DraftKey { get; set; } = "";

    /// <summary>When that was kept last.</summary>
    [Parameter] public string? SavedAt { get; set; }

    /// <summary>The sentence of what to mend in a field.</summary>
    [Parameter, EditorRequired] public Func<string, string?> MistakeAt { get; set; } = null!;

    /// <summary>Whether nobody hears the buttons yet.</summary>
    private bool IsDeaf => !RendererInfo.IsInteractive;

    protected override void OnInitialized() => _feedback = [.. Feedback];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } focus) return;
        _focus = null;
        await focus().FocusAsync();
    }

    private void Add()
    {
        _feedback.Add(LogSessionForm.NoFeedback());
        var number = _feedback.Count;
        _focus = () => _heads[number];
        _turn++;
    }

    private void Remove(FeedbackInput feedback)
    {
        _feedback.Remove(feedback);
        _focus = () => _add;
        _turn++;
    }
}
