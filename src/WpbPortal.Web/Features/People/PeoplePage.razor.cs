using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.People;

/// <summary>The people of the partnership, 25 at a time, found by name, role and place.</summary>
public sealed partial class PeoplePage
{
    private static readonly Role[] Assignable = [.. Enum.GetValues<Role>().Except([Domain.People.Role.PlatformAdmin])];

    private PeopleList? _people;
    private PeopleFilter _filter = new();
    private Guid? _after;
    private bool _isKept;
    private bool _mayTakeFile;

    [Inject] private PeopleQueries People { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "rol")] private string? RoleName { get; set; }

    [SupplyParameterFromQuery(Name = "plek")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "wanneer")] private string? WhenName { get; set; }

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    /// <summary>Where somebody who was not found may be: among those who are not there now.</summary>
    private string? Elsewhere => _isKept && _filter.When != PeopleWhen.All ? PeopleAddress.Of(Urls.People, _filter with { When = PeopleWhen.All }) : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _filter = PeopleAddress.Filter(Search, RoleName, Place, WhenName);
        _after = Guid.TryParse(After, out var after) ? after : null;
        _isKept = viewer.Is(Domain.People.Role.Coordinator);
        _mayTakeFile = PeopleQueries.MayTakeFile(viewer);
        _people = await People.ListAsync(viewer, _filter, _after);
    });

    private static string Count(int total) => total == 1 ? PeopleTexts.OnePerson : string.Format(CultureInfo.CurrentCulture, PeopleTexts.ManyPeople, total);

    private string FileHref(string form) => PeopleAddress.Of($"{Urls.PeopleFile}/{form}", _filter);

    private static string Label(PeopleWhen when) => when switch
    {
        PeopleWhen.NotSigningIn => PeopleTexts.WhenNotSigningIn,
        PeopleWhen.Coming => PeopleTexts.WhenComing,
        PeopleWhen.Earlier => PeopleTexts.WhenEarlier,
        PeopleWhen.All => PeopleTexts.WhenAll,
        _ => PeopleTexts.WhenNow,
    };
}
