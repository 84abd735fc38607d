using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Matching;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>The school educator sees how far a round is, decides on what is proposed, or sees what was decided. Nobody's wishes.</summary>
public sealed partial class ProposalPage
{
    private ChoiceProposal? _proposal;

    [Inject] private ChoiceQueries Choices { get; set; } = null!;

    [Inject] private ChoiceService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which round.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm] private DecisionForm? Form { get; set; }

    private string StillOpen => string.Format(ChoiceTexts.StillOpenText, _proposal!.ClosesAt.Show().Unbroken(), _proposal.Students.Answered, _proposal.Students.All,
        _proposal.Supervisors.Count(one => one.HasAnswered), _proposal.Supervisors.Count);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var proposal = await Choices.ProposalAsync(viewer, Id);
        Form ??= new();
        _proposal = proposal;
    });

    private async Task DecideAsync()
    {
        var decisions = (Form!.Supervisors ?? []).Where(one => Guid.TryParse(one.Key, out _))
            .Select(one => new ChoiceDecision(Guid.Parse(one.Key), Guid.TryParse(one.Value, out var supervisor) ? supervisor : null, Form.Reasons?.GetValueOrDefault(one.Key))).ToList();
        if (await TryAsync(viewer => Service.DecideAsync(viewer, Id, decisions))) Navigator.NavigateTo($"{Urls.ChoiceProposal(Id)}?gedaan=besloten");
    }

    private string? NameOf(Guid? supervisorId) => _proposal!.Supervisors.SingleOrDefault(one => one.Id == supervisorId)?.Name.Full;

    private string? Chosen(ProposedMatch match) => Form?.Supervisors is { } typed ? typed.GetValueOrDefault($"{match.PlacementId}") : match.SupervisorId?.ToString();
}

/// <summary>What is decided: by placement who, and why when it is another than was proposed.</summary>
public sealed class DecisionForm
{
    public Dictionary<string, string?>? Supervisors { get; set; }
    public Dictionary<string, string?>? Reasons { get; set; }
}
