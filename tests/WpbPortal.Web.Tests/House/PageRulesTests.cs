using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shell;
using WpbPortal.Web.Features.Notices;
using WpbPortal.Web.Features.Today;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.House;

/// <summary>Every page says for whom it is and which of the two kinds it is (docs/decisions/0003-static-pages-and-circuits.md).</summary>
public sealed class PageRulesTests
{
    /// <summary>Open to whoever has not signed in. Each checks what it needs itself: a link of a mail, or that this is a demonstration.</summary>
    private static readonly Type[] Anonymous =
    [
        typeof(SignInPage), typeof(ForgottenPasswordPage), typeof(ChoosePasswordPage), typeof(InvitationPage), typeof(FirstAdministratorPage),
        typeof(OutgoingMailPage), typeof(StopMailPage), typeof(NotFoundPage), typeof(ErrorPage),
    ];

    /// <summary>Open to everybody who is signed in, whatever his role: his own day, what he was told, himself and his account.</summary>
    private static readonly Type[] ForEverybody = [typeof(TodayPage), typeof(NotificationsPage), typeof(ProfilePage), typeof(OwnPartnershipsPage)];

    private static IReadOnlyList<Type> Pages { get; } = [.. typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0)];

    [Fact]
    public void Pages_EachOne_IsStaticOrOpensACircuit() =>
        HouseRulesTests.Nothing("A page carries exactly one of [ExcludeFromInteractiveRouting] (it shows) and [InteractivePage] (you do something in it).", Pages.Where(page => !SaysItsKind(page)).Select(page => page.Name));

    [Fact]
    public void Pages_EachOne_SaysForWhomItIs() =>
        HouseRulesTests.Nothing("A page carries [ForRoles(…)]; or it stands here on the list for everybody; or on the anonymous list, with [AllowAnonymous].", Pages.Where(page => !SaysForWhom(page)).Select(page => page.Name));

    [Fact]
    public void Pages_ThatAreAnonymous_OpenNoCircuit() =>
        HouseRulesTests.Nothing("A page for people who are not signed in is static.", Anonymous.Where(page => page.IsDefined(typeof(InteractivePageAttribute), true)).Select(page => page.Name));

    [Fact]
    public void Pages_SignedIn_TurnBrokenRulesIntoSentences() =>
        HouseRulesTests.Nothing("A page stands on PortalPage, whose one catch makes a sentence of a broken rule and 'not found' of what is not visible.",
            Pages.Except(Anonymous).Where(page => !typeof(PortalPage).IsAssignableFrom(page)).Select(page => page.Name));

    [Fact]
    public void Pages_BadOnes_AreSeen()
    {
        Assert.False(SaysItsKind(typeof(BadPage)));
        Assert.False(SaysForWhom(typeof(BadPage)));
        Assert.False(SaysItsKind(typeof(BothKinds)));
        Assert.True(Pages.Count >= 15, "Too few pages were found to prove anything.");
    }

    private static bool SaysItsKind(Type page) => page.IsDefined(typeof(InteractivePageAttribute), true) != page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), true);

    private static bool SaysForWhom(Type page) =>
        (page.IsDefined(typeof(ForRolesAttribute), true) ? 1 : 0) + (ForEverybody.Contains(page) ? 1 : 0) + (Anonymous.Contains(page) && page.IsDefined(typeof(AllowAnonymousAttribute), true) ? 1 : 0) == 1
        && page.IsDefined(typeof(AllowAnonymousAttribute), true) == Anonymous.Contains(page);

    [Route("/bad")]
    private sealed class BadPage : ComponentBase;

    [Route("/both"), InteractivePage, ExcludeFromInteractiveRouting, ForRoles]
    private sealed class BothKinds : ComponentBase;
}
