using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Makes of an interview what leads to nobody: who held it looks over what it says with other words in the place of names, takes out what else could be recognised, and does it for good.</summary>
public sealed partial class AnonymisePage
{
    private InterviewToAnonymise? _asked;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    [Inject] private InterviewService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which interview.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private InterviewNotes? Form { get; set; }

    private string DraftKey => InterviewDrafts.Anonymous(Id);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var asked = await Interviews.ToAnonymiseAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        (_viewer, _asked) = (viewer, asked);
    });

    private string QuestionOf(int number) => number == InterviewText.Report ? InterviewTexts.Report : _asked!.Interview.Guide.Questions[number - 1].Show();

    private string? TextOf(int number) => Form?.Notes is { } sent ? sent.GetValueOrDefault($"{number}")
        : _kept.Fields is { } kept && kept.Has($"Form.Notes[{number}]") ? kept.Text($"Form.Notes[{number}]") : _asked!.Texts.GetValueOrDefault(number);

    private async Task SaveAsync()
    {
        var texts = _asked!.Texts.Keys.ToDictionary(number => number, number => Form?.Notes?.GetValueOrDefault($"{number}"));
        if (await TryAsync(viewer => Service.AnonymiseAsync(viewer, Id, texts))) Navigator.NavigateTo($"{Urls.AnonymousInterviews}?gedaan=geanonimiseerd");
    }
}
