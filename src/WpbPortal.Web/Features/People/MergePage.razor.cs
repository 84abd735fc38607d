using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.People;

/// <summary>Two persons who are the same human, side by side: what stays, and the yes that makes them one.</summary>
public sealed partial class MergePage
{
    private PersonDetail? _kept;
    private PersonDetail? _gone;
    private RuleViolationException? _refused;
    private IReadOnlyList<PersonRow> _found = [];

    [Inject] private PersonQueries People { get; set; } = null!;

    [Inject] private PeopleQueries Lists { get; set; } = null!;

    [Inject] private MergeService Merges { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Who stays.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Who goes into that one.</summary>
    [SupplyParameterFromQuery(Name = "met")] private string? With { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    private string? Refusal => _refused is null ? null : RuleSentences.Of(_refused);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var kept = await People.OneAsync(viewer, Id);
        if (Guid.TryParse(With, out var with) && with != Id)
        {
            _refused = await Merges.LookAsync(viewer, Id, with);
            _gone = await People.OneAsync(viewer, with);
        }
        else
        {
            // Somebody who came in twice mostly has the same family name.
            Search ??= kept.Name.FamilyName;
            _found = [.. (await Lists.ListAsync(viewer, new(Search, null, null, PeopleWhen.All))).Rows.Where(row => row.Id != Id)];
        }
        _kept = kept;
    });

    private async Task MergeAsync()
    {
        if (await TryAsync(viewer => Merges.MergeAsync(viewer, Id, _gone!.Id))) Navigator.NavigateTo($"{Urls.Person(Id)}?gedaan=samengevoegd");
    }

    private static IEnumerable<(string What, string Kept, string Gone, string Result)> Rows(PersonDetail kept, PersonDetail gone)
    {
        yield return (PeopleTexts.MergeName, kept.Name.Full, gone.Name.Full, kept.Name.Full);
        yield return (PeopleTexts.Email, kept.Email ?? "", gone.Email ?? "", kept.Email ?? "");
        yield return (PeopleTexts.Number, kept.Number ?? PeopleTexts.MergeNone, gone.Number ?? PeopleTexts.MergeNone, kept.Number ?? gone.Number ?? PeopleTexts.MergeNone);
        yield return (PeopleTexts.SigningIn, SignsIn(kept), SignsIn(gone), SignsIn(kept));
        yield return (PeopleTexts.Roles, Roles(kept), Roles(gone), PeopleTexts.MergeBoth);
        yield return (PeopleTexts.Placements, Placements(kept), Placements(gone), PeopleTexts.MergeBoth);
    }

    private static string SignsIn(PersonDetail person) => person.Invitation is { SignsIn: true } ? PeopleTexts.SignsIn : PeopleTexts.MergeNoAccount;

    private static string Roles(PersonDetail person) => Listed(person.Roles.Select(role => RoleSpots.Where(role.Spot) is { } where ? $"{role.Spot.Role.Label()} ({where})" : role.Spot.Role.Label()));

    private static string Placements(PersonDetail person) => Listed(person.Placements.Select(one => $"{one.Team}, {one.School} ({one.Period.Show()})").Concat(person.Supervised.Select(one => one.Student.Full)));

    private static string Listed(IEnumerable<string> texts) => string.Join("; ", texts.Distinct()) is { Length: > 0 } listed ? listed : PeopleTexts.MergeNone;
}
