using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>Somebody is away: the days are filled in, and one press on a colleague arranges it.</summary>
public sealed partial class AbsencePage
{
    private static readonly string[] Fields = [nameof(Absence.From), nameof(Absence.Until), nameof(Absence.SupervisionIds), nameof(Absence.ColleagueId)];

    private AbsenceChoices? _choices;
    private bool _isNobodyChosen;

    [Inject] private CareQueries Care { get; set; } = null!;

    [Inject] private CareService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which team.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Who is away; the viewer when nobody is named.</summary>
    [SupplyParameterFromQuery(Name = "voor")] private string? Away { get; set; }

    [SupplyParameterFromForm] private AbsenceForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choices = await Care.AbsenceAsync(viewer, Id, Guid.TryParse(Away, out var away) ? away : null);
        // Who has nobody in these days is ticked already.
        Form ??= new()
        {
            From = choices.Days.From, Until = choices.Days.Until,
            Students = [.. choices.Students.Where(student => !student.Covers.Any(cover => cover.Period.Overlaps(choices.Days))).Select(student => student.SupervisionId)],
        };
        _choices = choices;
    });

    private async Task HandOverAsync()
    {
        _isNobodyChosen = !Guid.TryParse(Form!.Colleague, out var colleague);
        if (_isNobodyChosen) return;
        if (await TryAsync(viewer => Service.HandOverAsync(viewer, Id, _choices!.SupervisorId, new(Form.Students ?? [], colleague, Form.From, Form.Until)))) Navigator.NavigateTo($"{Urls.TeamCare(Id)}?gedaan=waarneming");
    }
}

/// <summary>What is chosen.</summary>
public sealed class AbsenceForm
{
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public List<Guid>? Students { get; set; }
    public string? Colleague { get; set; }
}
