using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using Xunit;

namespace WpbPortal.Web.Tests;

/// <summary>A test that renders the real page on the real services and the real database, in Dutch, as somebody who is signed in.</summary>
public abstract class PageTest : PortalTest
{
    private AsyncServiceScope? _scope;

    protected PageTest(MigratedDatabase database) : base(database)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("nl-NL");
        Browser.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>The page's browser.</summary>
    protected BunitContext Browser { get; } = new();

    /// <summary>The page at an address, as this person sees it.</summary>
    protected async Task<IRenderedComponent<TPage>> OpenAsync<TPage>(Person person, string address, params (string Name, object Value)[] route) where TPage : IComponent
    {
        _scope ??= Data.Services.CreateAsyncScope();
        var services = _scope.Value.ServiceProvider;
        services.GetRequiredService<CurrentViewer>().Principal = TestData.PrincipalOf(await Data.SessionAsync(person.AccountId!.Value, person.PartnershipId));
        Browser.Services.AddFallbackServiceProvider(services);
        var navigation = Browser.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(address);
        var left = false;
        navigation.LocationChanged += (_, _) => left = true;
        navigation.OnNotFound += (_, _) => left = true;
        var page = Browser.Render<TPage>(parameters =>
        {
            foreach (var (name, value) in route) parameters.TryAdd(name, value);
        });
        // The page asks the database first: it is there once it shows something, or leads elsewhere.
        await page.WaitForStateAsync(() => left || page.Markup.Length > 0, TimeSpan.FromSeconds(20));
        return page;
    }

    /// <summary>Where the browser is.</summary>
    protected string Address => "/" + Browser.Services.GetRequiredService<NavigationManager>().ToBaseRelativePath(Browser.Services.GetRequiredService<NavigationManager>().Uri);

    public override async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (_scope is { } scope) await scope.DisposeAsync();
        await base.DisposeAsync();
    }
}
