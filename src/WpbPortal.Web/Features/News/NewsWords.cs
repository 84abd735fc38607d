using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.News;

/// <summary>How news is spoken of.</summary>
internal static class NewsWords
{
    /// <summary>Whom it is for.</summary>
    public static string Place(string? school, string? team) => (team, school) switch
    {
        ({ } one, { } at) => $"{one}, {at}",
        (null, { } at) => string.Format(NewsTexts.WholeSchool, at),
        _ => NewsTexts.WholePartnership,
    };

    /// <summary>From when until when.</summary>
    public static string Days(DateOnly from, DateOnly? until) => until is { } last ? $"{from.ShowShort().Unbroken()} – {last.ShowShort().Unbroken()}" : new DatePeriod(from, until).Show();
}
