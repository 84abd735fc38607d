using System.Globalization;
using System.Text.RegularExpressions;
using WpbPortal.Web.Features.Import.Reading;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Days as schools write them. The day comes before the month, as the Dutch do; a year of two digits is in this century.</summary>
internal static partial class ImportDays
{
    private static readonly Dictionary<string, int> Months = MonthNames();

    /// <summary>Reads a day; null with what is the matter when it is none.</summary>
    public static DateOnly? Read(ImportCell cell, string tidy, out ImportFindingKind wrong)
    {
        wrong = ImportFindingKind.NotADay;
        if ((cell.Day ?? Serial(cell) ?? Written(tidy, ref wrong)) is not { } day) return null;
        wrong = ImportFindingKind.DayOutOfRange;
        return day.Year is >= 1990 and <= 2100 ? day : null;
    }

    private static DateOnly? Serial(ImportCell cell) => cell.Number is { } number ? XlsxRowReader.Serial(number, 32_000) : null;

    private static DateOnly? Written(string tidy, ref ImportFindingKind wrong)
    {
        var text = Weekday().Replace(tidy, "");
        text = TimeOfDay().Replace(text, "");
        if (YearFirst().Match(text) is { Success: true } iso) return Day(iso, int.Parse(iso.Groups["m"].ValueSpan), ref wrong);
        if (DayFirst().Match(text) is { Success: true } dutch) return Day(dutch, int.Parse(dutch.Groups["m"].ValueSpan), ref wrong);
        if (MonthInWords().Match(text) is { Success: true } words && Months.TryGetValue(words.Groups["m"].Value.ToLowerInvariant(), out var month))
            return Day(words, month, ref wrong);
        return null;
    }

    private static DateOnly? Day(Match match, int month, ref ImportFindingKind wrong)
    {
        var year = int.Parse(match.Groups["y"].ValueSpan);
        if (match.Groups["y"].Length == 2) year += 2000;
        var day = int.Parse(match.Groups["d"].ValueSpan);
        if (month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month)) return new(year, month, day);
        wrong = month is >= 1 and <= 12 && day is >= 1 and <= 31 ? ImportFindingKind.DayDoesNotExist : ImportFindingKind.NotADay;
        return null;
    }

    private static Dictionary<string, int> MonthNames()
    {
        Dictionary<string, int> months = new() { ["mrt"] = 3, ["mar"] = 3, ["okt"] = 10, ["oct"] = 10, ["mei"] = 5, ["sept"] = 9 };
        foreach (var culture in new[] { CultureInfo.GetCultureInfo("nl-NL"), CultureInfo.GetCultureInfo("en-GB") })
        {
            for (var month = 1; month <= 12; month++)
            {
                var name = culture.DateTimeFormat.GetMonthName(month).ToLowerInvariant();
                months[name] = month;
                months.TryAdd(name[..3], month);
            }
        }
        return months;
    }

    [GeneratedRegex(@"^(?<y>\d{4})[-/. ](?<m>\d{1,2})[-/. ](?<d>\d{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>\d{1,2}) ?[-/. –] ?(?<m>\d{1,2}) ?[-/. –] ?(?<y>\d{4}|\d{2})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<d>\d{1,2})(?:e|st|nd|rd|th)?[-/. ]+(?<m>\p{L}{3,9})[-/. ]+(?<y>\d{4}|\d{2})$")]
    private static partial Regex MonthInWords();

    [GeneratedRegex(@"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?Z?$", RegexOptions.IgnoreCase)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? +", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();
}
