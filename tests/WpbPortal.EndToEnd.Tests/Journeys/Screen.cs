using Microsoft.Playwright;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>What somebody looks at the portal with: a device, a language and a preference for light or dark.</summary>
/// <param name="Width">Of the screen, in CSS pixels.</param>
/// <param name="Height">Of the screen, in CSS pixels.</param>
/// <param name="HasTouch">Whether it is tapped.</param>
/// <param name="Language">nl or en.</param>
/// <param name="Colours">Light or dark.</param>
/// <param name="HasLargeText">Whether the letters are set to 200 %.</param>
public sealed record Screen(int Width, int Height, bool HasTouch, string Language = "nl", ColorScheme Colours = ColorScheme.Light, bool HasLargeText = false)
{
    public static readonly Screen Phone = new(390, 844, HasTouch: true);

    public static readonly Screen Laptop = new(1440, 900, HasTouch: false);

    /// <summary>The eight ways in which every page must be right.</summary>
    public static readonly IReadOnlyList<Screen> All =
        [.. from screen in (Screen[])[Phone, Laptop]
            from language in (string[])["nl", "en"]
            from colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]
            select screen with { Language = language, Colours = colours }];

    public override string ToString() => $"{Language} {Width}px {Colours.ToString().ToLowerInvariant()}{(HasLargeText ? " 200 %" : "")}";
}
