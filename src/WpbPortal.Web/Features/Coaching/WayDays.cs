using System.Globalization;
using WpbPortal.Domain;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Days as an address holds them.</summary>
internal static class WayDays
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>What is asked for; days that are none count as not asked.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.PeriodEndsBeforeItBegins"/>.</exception>
    public static WayAsked Asked(string? preset, string? from, string? until, string? besideFrom, string? besideUntil) => new(preset, Period(from, until), Period(besideFrom, besideUntil));

    /// <summary>A day.</summary>
    public static string Show(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    private static DatePeriod? Period(string? from, string? until) => Day(from) is { } first && Day(until) is { } last ? new(first, last) : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
