using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Interviews;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>An interview is planned, or begins on the spot.</summary>
public sealed partial class NewInterviewPage
{
    private static readonly string[] Fields = [nameof(Interview.IntervieweeId), nameof(InterviewRequest.Guide), nameof(Interview.At), nameof(InterviewRequest.Time), nameof(Interview.Minutes)];

    private InterviewChoices? _choices;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    [Inject] private InterviewService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "leidraad")] private string? Guide { get; set; }

    [SupplyParameterFromQuery(Name = "zoek")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "reeks")] private Guid? Series { get; set; }

    [SupplyParameterFromForm] private NewInterviewForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choices = await Interviews.ChoicesAsync(viewer, Search, Series);
        Form ??= new() { Id = System.Guid.CreateVersion7(), Guide = Guide, IntervieweeId = choices.People is [var only] ? only.Id : null };
        _choices = choices;
    });

    private async Task SaveAsync()
    {
        var form = Form!;
        var wish = new InterviewRequest(form.Id, form.IntervieweeId, form.Guide, form.IsNow ? null : form.Day, form.Time, form.Minutes, form.Place, Series);
        var done = await TryAsync(viewer => form.IsNow || form.Day is not null ? Service.MakeAsync(viewer, wish) : throw new Domain.RuleViolationException(Domain.Rule.Required) { Field = nameof(Interview.At) });
        if (done) Navigator.NavigateTo(form.IsNow ? Urls.InterviewPart(form.Id, 1) : $"{Urls.Interview(form.Id)}?gedaan=gepland");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>What is filled in for a new interview.</summary>
public sealed class NewInterviewForm
{
    public Guid Id { get; set; }
    public Guid? IntervieweeId { get; set; }
    public string? Guide { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? Time { get; set; }
    public int Minutes { get; set; } = 45;
    public string? Place { get; set; }
    public bool IsNow { get; set; }
}
