using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>The doors that stand open: for a student to choose from, for a team to keep, for the educators to see what is used.</summary>
public sealed partial class OpportunitiesPage
{
    private OpportunityBoard? _board;

    [Inject] private OpportunityQueries Opportunities { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "soort")] private string? Kind { get; set; }

    private OpportunityKind? Chosen => Enum.TryParse<OpportunityKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Opportunities.BoardAsync(viewer, Chosen));

    private static string Lead(OpportunityBoard board) => board switch
    {
        { ToChoose: not null } => OpportunityTexts.LeadStudent,
        { OfTeams: not null } => OpportunityTexts.LeadSupervisor,
        { OfSchools: not null } => OpportunityTexts.LeadEducator,
        { Followed: not null } => OpportunityTexts.LeadFollower,
        _ => OpportunityTexts.LeadCoordinator,
    };

    private static string Used(IReadOnlyList<DoorRow> doors) => string.Format(OpportunityTexts.UsedOf, doors.Count(door => door.Uses.All > 0), doors.Count);
}
