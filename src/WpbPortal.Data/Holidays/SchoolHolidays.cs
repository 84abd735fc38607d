using System.Text.Json;
using System.Text.Json.Serialization;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Data.Holidays;

/// <summary>
/// The Dutch school holidays by region, as the ministry publishes them (rijksoverheid.nl, Overzicht schoolvakanties). Schools may
/// deviate in autumn and spring, so a meeting in a holiday is shown and never forbidden. A year that is not in the list has none.
/// The summer of 2027 stands as schools in Middle and South publish it, whose other summers are the ministry's; of North only dates that contradict
/// each other were found, so it stands in no list and a page that needs it says so (<see cref="Unknown"/>).
/// </summary>
public static class SchoolHolidays
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly ILookup<HolidayRegion, SchoolHoliday> ByRegion = Read().OrderBy(row => row.From)
        .ToLookup(row => row.Region, row => new SchoolHoliday(row.Kind, new(row.From, row.Until)));

    /// <summary>The holidays of a region that touch a stretch of days, the first one first.</summary>
    public static IReadOnlyList<SchoolHoliday> Of(HolidayRegion region, DateOnly from, DateOnly until) =>
        [.. ByRegion[region].Where(holiday => holiday.Period.From <= until && holiday.Period.Until >= from)];

    /// <summary>Holidays of a region that touch a stretch of days and of which no dates are known: of each a stretch in which it will lie.</summary>
    public static IReadOnlyList<SchoolHoliday> Unknown(HolidayRegion region, DateOnly from, DateOnly until) =>
        region == HolidayRegion.North && SummerOfNorth.Period.From <= until && SummerOfNorth.Period.Until >= from ? [SummerOfNorth] : [];

    private static readonly SchoolHoliday SummerOfNorth = new(HolidayKind.Summer, new(new(2027, 7, 1), new(2027, 9, 5)));

    private static List<Row> Read()
    {
        using var stream = typeof(SchoolHolidays).Assembly.GetManifestResourceStream("WpbPortal.Data.Holidays.school-holidays.json")
            ?? throw new InvalidOperationException("The school holidays are not embedded.");
        return JsonSerializer.Deserialize<List<Row>>(stream, Options) ?? throw new InvalidOperationException("The list of school holidays is empty.");
    }

    private sealed record Row(HolidayKind Kind, HolidayRegion Region, DateOnly From, DateOnly Until);
}

/// <summary>A school holiday of one region; its last day is included.</summary>
public sealed record SchoolHoliday(HolidayKind Kind, DatePeriod Period);

/// <summary>Which of the school holidays.</summary>
public enum HolidayKind
{
    /// <summary>Herfstvakantie.</summary>
    Autumn = 1,

    /// <summary>Kerstvakantie.</summary>
    Christmas = 2,

    /// <summary>Voorjaarsvakantie.</summary>
    Spring = 3,

    /// <summary>Meivakantie.</summary>
    May = 4,

    /// <summary>Zomervakantie.</summary>
    Summer = 5,
}
