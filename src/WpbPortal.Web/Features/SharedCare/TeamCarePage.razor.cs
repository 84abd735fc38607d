using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>A team on one page: who looks after whom, who stands in, where somebody is missing, and what the team agreed.</summary>
public sealed partial class TeamCarePage
{
    private TeamCare? _care;
    private Guid _me;

    [Inject] private CareQueries Care { get; set; } = null!;

    [Inject] private CareService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which team.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private bool IsOwnPlace => _care is { Students: [var only] } && only.StudentId == _me;

    private string? DoneSentence => Done switch
    {
        "waarneming" => CareTexts.DoneCover,
        "gestopt" => CareTexts.DoneEnded,
        "terug" => CareTexts.DoneBack,
        "afspraken" => CareTexts.DoneAgreement,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var care = await Care.TeamAsync(viewer, Id);
        _me = viewer.PersonId;
        // Last, for the page may be drawn as soon as it is there.
        _care = care;
    });

    private async Task EndCoverAsync(Guid coverId)
    {
        if (await TryAsync(viewer => Service.EndCoverAsync(viewer, coverId))) Navigator.NavigateTo($"{Urls.TeamCare(Id)}?gedaan=gestopt");
    }
}
