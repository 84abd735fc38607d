using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The supervisor corrects feedback that was shared: a new version, beside which the student reads the earlier one.</summary>
public sealed partial class CorrectFeedbackPage
{
    private FeedbackDetail? _feedback;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private CoachingService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private CorrectionForm? Form { get; set; }

    private string DraftKey => DraftKeys.Correction(Id);

    private string? SavedAt => _kept.ShownAt;

    private string Readers => string.Format(LogTexts.Readers, _feedback!.Student.GivenName);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var feedback = await Coaching.FeedbackAsync(viewer, Id);
        if (feedback is not { IsMine: true, SharedAt: not null }) throw new NotFoundException("Feedback");
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        _viewer = viewer;
        _feedback = feedback;
        Form ??= _kept.Fields is { } fields
            ? new() { Saw = fields.Text("Form.Saw"), Did = fields.Text("Form.Did"), Question = fields.Text("Form.Question") }
            : new() { Saw = feedback.Text.Saw, Did = feedback.Text.Did, Question = feedback.Text.Question };
    });

    private async Task CorrectAsync()
    {
        if (await TryAsync(viewer => Service.CorrectFeedbackAsync(viewer, Id, new(Form!.Saw, Form.Did, Form.Question))))
            Navigator.NavigateTo($"{Urls.Session(_feedback!.SessionId)}?verbeterd=true");
    }
}

/// <summary>The three parts as they are typed.</summary>
public sealed class CorrectionForm
{
    /// <summary>Wat zag je?</summary>
    public string? Saw { get; set; }

    /// <summary>Wat deed het?</summary>
    public string? Did { get; set; }

    /// <summary>Welke vraag geef je mee?</summary>
    public string? Question { get; set; }
}
