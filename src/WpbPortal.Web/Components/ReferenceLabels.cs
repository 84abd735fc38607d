using System.Globalization;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components;

/// <summary>How a reference value is called on the screen.</summary>
public static class ReferenceLabels
{
    /// <summary>The label of an enum value, in the language of the screen.</summary>
    public static string Label<T>(this T value) where T : struct, Enum => Look($"{typeof(T).Name}_{value}") ?? value.ToString();

    /// <summary>The short label, for lists; the label itself where it is short.</summary>
    public static string Short<T>(this T value) where T : struct, Enum => Look($"{typeof(T).Name}_{value}_Short") ?? value.Label();

    /// <summary>What the value means, in a sentence; null where the label says it all.</summary>
    public static string? Explanation<T>(this T value) where T : struct, Enum => Look($"{typeof(T).Name}_{value}_Explanation");

    private static string? Look(string key) => ReferenceTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
