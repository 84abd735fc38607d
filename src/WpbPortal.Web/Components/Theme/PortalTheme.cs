using MudBlazor;

namespace WpbPortal.Web.Components.Theme;

/// <summary>
/// MudBlazor in the portal's colours. The values are those of <c>wwwroot/css/tokens.css</c>; <c>mud.css</c> ties the
/// palette's variables to the tokens, so that light and dark follow the reader's choice without a circuit.
/// </summary>
public static class PortalTheme
{
    private static readonly string[] Family = ["Atkinson Next", "system-ui", "-apple-system", "Segoe UI", "sans-serif"];

    /// <summary>The one theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f4d3a", PrimaryContrastText = "#fdfbf6", Secondary = "#ad4b26", SecondaryContrastText = "#fffaf5",
            Background = "#faf7f1", Surface = "#fffdf9", BackgroundGray = "#f2ede2", AppbarBackground = "#faf7f1", AppbarText = "#24221d",
            TextPrimary = "#24221d", TextSecondary = "#5b5549", ActionDefault = "#5b5549", LinesDefault = "#e3dccd",
            LinesInputs = "#877d6b", Divider = "#e3dccd", TableLines = "#e3dccd", Error = "#a0262c", Success = "#1f4d3a",
            Warning = "#6f3d62", Info = "#24221d",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8ccaa6", PrimaryContrastText = "#10231a", Secondary = "#eb9a72", SecondaryContrastText = "#2a1208",
            Background = "#181613", Surface = "#211f1a", BackgroundGray = "#2a2721", AppbarBackground = "#181613", AppbarText = "#efe9dd",
            TextPrimary = "#efe9dd", TextSecondary = "#bdb5a5", ActionDefault = "#bdb5a5", LinesDefault = "#3a362e",
            LinesInputs = "#8f8674", Divider = "#3a362e", TableLines = "#3a362e", Error = "#f39d95", Success = "#8ccaa6",
            Warning = "#d9acc9", Info = "#efe9dd",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "0.625rem" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "1.0625rem", LineHeight = "1.55", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Family, FontSize = "1.0625rem", LineHeight = "1.55", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Family, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Family, FontSize = "1.0625rem", FontWeight = "650", LetterSpacing = "0", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Family, FontSize = "1rem", LetterSpacing = "0" },
        },
    };
}
