using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.People;

/// <summary>One person: what everybody may know, what the viewer may see besides, and what the coordinator keeps.</summary>
public sealed partial class PersonPage
{
    private PersonDetail? _person;
    private PeopleChoices? _choices;
    private IReadOnlyList<PersonChoice> _educators = [];

    [Inject] private PersonQueries People { get; set; } = null!;

    [Inject] private PeopleQueries Lists { get; set; } = null!;

    [Inject] private PeopleService Service { get; set; } = null!;

    [Inject] private InvitationService Invitations { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Who.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The form that is open.</summary>
    [SupplyParameterFromQuery(Name = "doe")] private string? Act { get; set; }

    /// <summary>What the open form is about.</summary>
    [SupplyParameterFromQuery(Name = "bij")] private string? About { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm] private PersonForm? Form { get; set; }

    private Guid? Which => Guid.TryParse(About, out var id) ? id : null;

    private string? DoneSentence => Done switch
    {
        "gewijzigd" => PeopleTexts.DoneChanged,
        "adres" => PeopleTexts.DoneAddress,
        "toegevoegd" => PeopleTexts.DoneAdded,
        "uitgenodigd" => PeopleTexts.DoneInvited,
        "wachtwoord" => PeopleTexts.DoneReset,
        "rol" => PeopleTexts.DoneRole,
        "einde" => PeopleTexts.DoneEnd,
        "samengevoegd" => PeopleTexts.DoneMerged,
        "vertrek" => PeopleTexts.DoneLeft,
        "volgt" => PeopleTexts.DoneFollowing,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var person = await People.OneAsync(viewer, Id);
        if (person.IsKept && Act == "rol") _choices = await Lists.ChoicesAsync(viewer);
        if (person.IsKept && Act == "volg") _educators = await People.EducatorsAsync(viewer);
        Form ??= Fresh(person);
        // Last, for the page may be drawn as soon as it is there.
        _person = person;
    });

    private PersonForm Fresh(PersonDetail person) => new()
    {
        GivenName = person.Name.GivenName,
        SurnamePrefix = person.Name.SurnamePrefix,
        FamilyName = person.Name.FamilyName,
        Email = person.Email,
        Number = person.Number,
        From = Changed(person)?.Period?.From ?? person.Today,
        Until = Changed(person) is { } changed ? changed.Period?.Until : YearEnd(person.Today),
        Hours = Changed(person)?.Hours,
    };

    private PersonRole? Changed(PersonDetail person) => Act == "wijzig-rol" ? person.Roles.FirstOrDefault(role => role.Id == Which) : null;

    private DateOnly? YearEnd(DateOnly today) => _choices?.Years.FirstOrDefault(year => year.Period.Contains(today))?.Period.Until;

    private Task ChangeAsync() => DoAsync(viewer => Service.ChangeAsync(viewer, Id, Form!.ToPerson()),
        !string.Equals(Form!.Email?.Trim(), _person!.Email, StringComparison.OrdinalIgnoreCase) && _person.Invitation is { SignsIn: false } ? "adres" : "gewijzigd");

    private Task AddRoleAsync() => DoAsync(viewer => Service.AddRoleAsync(viewer, Id, Form!.ToRole()), "rol");

    private Task ChangeRoleAsync() => DoAsync(viewer => Service.ChangeRoleAsync(viewer, Id, Which ?? Guid.Empty, new(Form!.From, Form.Until, Form.Hours)), "gewijzigd");

    private Task LeaveAsync() => DoAsync(viewer => Service.LeaveAsync(viewer, Id), "vertrek");

    private Task FollowAsync() => DoAsync(viewer => Service.FollowAsync(viewer, Id, Guid.TryParse(Form!.Educator, out var educator) ? educator : null, Form.From, Form.Until), "volgt");

    private Task StopFollowingAsync(Guid guidanceId) => DoAsync(viewer => Service.StopFollowingAsync(viewer, guidanceId), "einde");

    private async Task InviteAsync()
    {
        var sent = SentLetter.Invitation;
        if (await TryAsync(async viewer => sent = await Invitations.InviteAsync(viewer, Id, Form?.Language == "en" ? "en" : "nl"))) ShowAgain(sent == SentLetter.Invitation ? "uitgenodigd" : "wachtwoord");
    }

    private async Task DoAsync(Func<Viewer, Task> act, string done)
    {
        if (await TryAsync(act)) ShowAgain(done);
    }

    private void ShowAgain(string done) => Navigator.NavigateTo($"{Urls.Person(Id)}?gedaan={done}");

    private string ActHref(string act) => $"{Urls.Person(Id)}?doe={act}#formulier";

    private static string InviteLabel(InvitationState state) => state switch
    {
        { SignsIn: true } => PeopleTexts.SendReset,
        { InvitedAt: not null } => PeopleTexts.InviteAgain,
        _ => PeopleTexts.Invite,
    };

    private static string RolesInWords(PersonDetail person)
    {
        var now = person.Roles.Where(role => role.Time == PeriodTime.Now).Select(role => role.Spot.Role.Label()).Distinct().ToList();
        return now.Count == 0 ? PeopleTexts.NoRoleNow : string.Join(" · ", now);
    }
}
