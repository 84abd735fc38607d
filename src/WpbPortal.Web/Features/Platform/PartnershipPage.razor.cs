using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Platform;

/// <summary>A partnership: who coordinates it, and how it stands with their invitations.</summary>
public sealed partial class PartnershipPage
{
    private static readonly string[] Fields = [nameof(Person.GivenName), nameof(Person.SurnamePrefix), nameof(Person.FamilyName), nameof(Person.Email)];

    private PartnershipDetail? _partnership;

    [Inject] private PlatformService Platform { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Which partnership.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "coordinator")] private CoordinatorForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        await TryAsync(async viewer => _partnership = await Platform.GetAsync(viewer, Id));
    }

    private async Task AddAsync()
    {
        var invited = false;
        if (await TryAsync(async viewer => invited = await Platform.AddCoordinatorAsync(viewer, Id, Form!.ToCoordinator()))) ShowAgain(invited);
    }

    private async Task InviteAsync(Guid personId)
    {
        if (await TryAsync(viewer => Platform.InviteAgainAsync(viewer, Id, personId, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))) ShowAgain(letter: true);
    }

    private void ShowAgain(bool letter) => Navigator.NavigateTo($"{Urls.Partnership(Id)}?gedaan={(letter ? "uitgenodigd" : "toegevoegd")}");

    private string StateOf(InvitationState state) => state switch
    {
        { SignsIn: true } => PlatformTexts.SignsIn,
        { LetterFailed: true } => PlatformTexts.LetterFailed,
        { Until: { } until } when until > Clock.GetUtcNow() => string.Format(CultureInfo.CurrentCulture, PlatformTexts.InvitedUntil, until.ShowDay()),
        { Until: not null } => PlatformTexts.InvitationExpired,
        _ => PlatformTexts.NotInvited,
    };
}
