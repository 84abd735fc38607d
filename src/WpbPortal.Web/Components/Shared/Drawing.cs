using System.Globalization;

namespace WpbPortal.Web.Components.Shared;

/// <summary>Lengths in pictures. SVG and CSS want a point where Dutch writes a comma.</summary>
internal static class Drawing
{
    /// <summary>A number as SVG and CSS read it.</summary>
    public static string Plain(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A share of the width, such as <i>37.5%</i>.</summary>
    public static string Percent(double share) => Plain(share) + "%";

    /// <summary>A length that grows with the reader's letters.</summary>
    public static string Rem(double length) => Plain(length) + "rem";

    /// <summary>A mark for ids within one page.</summary>
    public static string NewId() => $"p{Guid.NewGuid():N}"[..9];
}
