using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Accounts;

/// <summary>The own account: language, colours, password, and where one is signed in.</summary>
public sealed partial class ProfilePage
{
    private Profile? _profile;

    [Inject] private ProfileService Profiles { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "wachtwoord")] private PasswordForm? Form { get; set; }

    private bool IsInside { get; set; }

    private bool HasCalendar { get; set; }

    protected override async Task OnInitializedAsync() => await TryAsync(async viewer =>
    {
        _profile = await Profiles.GetAsync(viewer, Http.RequestAborted);
        IsInside = viewer.PersonId != Guid.Empty && viewer.IsInside;
        HasCalendar = IsInside && viewer.IsAny(Role.StudentTeacher, Role.Supervisor, Role.Trainer);
    });

    private async Task ChangePasswordAsync()
    {
        if (await TryAsync(viewer => Profiles.ChangePasswordAsync(viewer, Form?.Present, Form?.Password, Http.RequestAborted)))
        {
            Navigator.NavigateTo($"{Urls.Profile}?gedaan=wachtwoord");
        }
    }

    private async Task EndAsync(Guid sessionId)
    {
        if (await TryAsync(viewer => Profiles.EndSessionAsync(viewer, sessionId, Http.RequestAborted))) Navigator.NavigateTo($"{Urls.Profile}?gedaan=afgemeld");
    }

    private async Task EndOthersAsync()
    {
        if (await TryAsync(viewer => Profiles.EndOtherSessionsAsync(viewer, Http.RequestAborted))) Navigator.NavigateTo($"{Urls.Profile}?gedaan=afgemeld");
    }

    private sealed class PasswordForm
    {
        public string? Present { get; set; }
        public string? Password { get; set; }
    }
}
