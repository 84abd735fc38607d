using System.Globalization;
using System.Text.RegularExpressions;
using WpbPortal.Web.Features.Import.Reading;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Numbers as schools write them: with a decimal comma or point.</summary>
internal static partial class ImportNumbers
{
    /// <summary>Reads a number; null when the cell holds none. <i>1.659</i> is a thousand and more, <i>1.5</i> one and a half.</summary>
    public static decimal? Read(ImportCell cell, string tidy)
    {
        if (cell.Number is { } number) return number;
        var text = Unit().Replace(tidy, "").Replace(" ", "");
        if (Thousands().IsMatch(text)) text = text.Replace(".", "");
        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            ? number : null;
    }

    /// <summary>Whether a spreadsheet made a power of ten of a long number, which loses its digits.</summary>
    public static bool IsDamaged(string tidy) => PowerOfTen().IsMatch(tidy);

    /// <summary>A number of a person to which some program gave a decimal: <i>12345.0</i> is <i>12345</i>.</summary>
    public static string WithoutEmptyDecimal(string tidy) => EmptyDecimal().Match(tidy) is { Success: true } match ? match.Groups[1].Value : tidy;

    [GeneratedRegex(@"^(\d+)[.,]0$")]
    private static partial Regex EmptyDecimal();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+(,\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@" ?(uur|uren|u|hours|hrs|h|dagen|dag|days|day)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"^\d([.,]\d+)?E\+\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex PowerOfTen();
}
