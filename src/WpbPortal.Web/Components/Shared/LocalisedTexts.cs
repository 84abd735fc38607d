using System.Globalization;
using WpbPortal.Domain;

namespace WpbPortal.Web.Components.Shared;

/// <summary>Texts that are kept in both languages.</summary>
public static class LocalisedTexts
{
    /// <summary>The text in the language of the screen.</summary>
    public static string Show(this LocalisedText text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
