using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>One calm page of an interview: the questions of a cluster with a note for each, or the short report. What is typed is kept by itself.</summary>
public sealed partial class InterviewPartPage
{
    private InterviewPart? _part;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    [Inject] private InterviewService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which interview.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Which cluster, from 1 up; 0 for the report.</summary>
    [Parameter] public int Part { get; set; }

    [SupplyParameterFromForm] private InterviewNotes? Form { get; set; }

    private GuideContent Guide => _part!.Interview.Guide;

    private string DraftKey => InterviewDrafts.Part(Id, Part);

    private string Heading => Part == 0 ? InterviewTexts.Report : Guide.Clusters[Part - 1].Title.Show();

    private string PartSentence => Part == 0 ? InterviewTexts.ReportLead : string.Format(InterviewTexts.PartOf, Part, Guide.Clusters.Count, _part!.Interview.Interviewee.GivenName);

    private string? Readers => _part!.Interview.State == InterviewState.Offered ? string.Format(InterviewTexts.YouAnd, _part.Interview.Interviewee.GivenName) : null;

    private IEnumerable<(int Number, string Question)> Questions => Part == 0
        ? [(InterviewText.Report, InterviewTexts.ReportQuestion)]
        : Guide.Clusters[Part - 1].Questions.Select((question, index) => (Guide.FirstOf(Part - 1) + index, question.Show()));

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var part = await Interviews.PartAsync(viewer, Id, Part);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        (_viewer, _part) = (viewer, part);
    });

    private string? TextOf(int number) => Form?.Notes is { } sent ? sent.GetValueOrDefault($"{number}")
        : _kept.Fields is { } kept && kept.Has($"Form.Notes[{number}]") ? kept.Text($"Form.Notes[{number}]") : _part!.Interview.Texts.GetValueOrDefault(number);

    private async Task SaveAsync()
    {
        var texts = Questions.ToDictionary(question => question.Number, question => Form?.Notes?.GetValueOrDefault($"{question.Number}"));
        if (!await TryAsync(viewer => Service.WriteAsync(viewer, Id, Part, texts))) return;
        Navigator.NavigateTo(Part == 0 ? $"{Urls.Interview(Id)}?gedaan=bewaard" : Urls.InterviewPart(Id, Part == Guide.Clusters.Count ? 0 : Part + 1));
    }
}

/// <summary>What is typed with questions, by their numbers.</summary>
public sealed class InterviewNotes
{
    public Dictionary<string, string?>? Notes { get; set; }
}
