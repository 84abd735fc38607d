using System.Globalization;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>Days and times as the portal writes them: <i>ma 9 nov 2026</i>, <i>14:30</i>.</summary>
public static class Moments
{
    /// <summary>A day, with its weekday.</summary>
    public static string Show(this DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day without its weekday.</summary>
    public static string ShowShort(this DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The day of a moment in the Netherlands.</summary>
    public static string ShowDay(this DateTimeOffset moment) => DutchTime.DayOf(moment).Show();

    /// <summary>A day within a sentence, where it does not wrap either.</summary>
    public static string Unbroken(this string day) => day.Replace(' ', '\u00A0');

    /// <summary>What a Dutch clock says.</summary>
    public static string ShowTime(this DateTimeOffset moment) => DutchTime.Local(moment).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>14:30:05</summary>
    public static string ShowSeconds(this DateTimeOffset moment) => DutchTime.Local(moment).ToString("HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>Day and time of a moment.</summary>
    public static string Show(this DateTimeOffset moment) => $"{moment.ShowDay()} {moment.ShowTime()}";

    /// <summary>A period, its last day included.</summary>
    public static string Show(this DatePeriod period) =>
        period.Until is { } until ? $"{period.From.ShowShort()} – {until.ShowShort()}" : string.Format(CultureInfo.CurrentCulture, ShellTexts.Since, period.From.ShowShort());
}
