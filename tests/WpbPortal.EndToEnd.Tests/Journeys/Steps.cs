using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WpbPortal.Data.DemoData;
using WpbPortal.Web.Texts;
using static Microsoft.Playwright.Assertions;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>What people do on a page, so that a journey reads as a script.</summary>
internal static class Steps
{
    /// <summary>Signs in through the page.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password = DemoLoader.Password)
    {
        await page.GotoAsync(Web.Urls.SignIn);
        await page.WriteAsync(Dutch(() => AccountTexts.Email), email);
        await page.WriteAsync(Dutch(() => AccountTexts.Password), password);
        await page.PushAsync(Dutch(() => AccountTexts.SignIn));
    }

    /// <summary>Lets the portal speak this language: it speaks the account's own, whatever the browser asks for.</summary>
    public static async Task SpeakAsync(this IPage page, string language)
    {
        await page.EvaluateAsync(
            """
            async language => {
              const body = new URLSearchParams(new FormData(document.querySelector('form[action="/taal"]')));
              body.set("language", language);
              await fetch("/taal", { method: "POST", body });
            }
            """, language);
        await page.ReloadAsync();
    }

    /// <summary>Writes in the field with this label.</summary>
    public static Task WriteAsync(this IPage page, string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Writes in the field that the form knows by this name.</summary>
    public static Task FieldAsync(this IPage page, string name, string text) => page.Locator($"[name='{name}']").FillAsync(text);

    /// <summary>The button with this name.</summary>
    public static ILocator ButtonOf(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    /// <summary>The link with this name, in Dutch.</summary>
    public static ILocator LinkOf(this IPage page, Func<string> name) => page.GetByRole(AriaRole.Link, new() { Name = Dutch(name), Exact = true }).First;

    /// <summary>Goes on with the Tab key until what this selects has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }
        throw new InvalidOperationException($"With the Tab key one does not come to {selector}.");
    }

    /// <summary>Presses the button with this name.</summary>
    public static Task PushAsync(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Follows the link with this name.</summary>
    public static Task FollowAsync(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();

    /// <summary>Waits for the page with this heading.</summary>
    public static Task ExpectHeadingAsync(this IPage page, string heading) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);

    /// <summary>Waits until the address begins with this path.</summary>
    public static Task ExpectPathAsync(this IPage page, string path) =>
        Expect(page).ToHaveURLAsync(new Regex("^https?://[^/]+" + Regex.Escape(path) + "($|[?#/])"));

    /// <summary>Waits until this text is on the page.</summary>
    public static Task ExpectTextAsync(this IPage page, string text) => Expect(page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Waits until the circuit of an interactive page is up, so that what is pressed is heard.</summary>
    public static Task UntilInteractiveAsync(this IPage page) =>
        page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>A text as the Dutch see it; the tests themselves run in any language.</summary>
    public static string Dutch(Func<string> text) => In("nl", text);

    /// <summary>A text as it is in a language.</summary>
    public static string In(string language, Func<string> text)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL");
        try
        {
            return text();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }
}
