using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A supervisor's own way of coaching as a file: a line per conversation, with how she saw it and how the student did when he shares that. Nothing of what was said.</summary>
internal static class WayFile
{
    private static string[] Headers =>
    [
        PictureTexts.Day, PictureTexts.With, SessionTexts.KindHeading, SessionTexts.MinutesHeading, PictureTexts.Direction, PictureTexts.TopicOf, PictureTexts.Steered, PictureTexts.RoleThere,
        SessionTexts.TechniquesHeading, SessionTexts.RolesHeading, SessionTexts.HisTopic, SessionTexts.HisSteering,
    ];

    /// <summary>As CSV.</summary>
    public static SpreadsheetFile Csv(WayBoard board) => SpreadsheetFile.Csv(SessionTexts.WayFileName, Headers, Rows(board));

    /// <summary>As a workbook.</summary>
    public static SpreadsheetFile Xlsx(WayBoard board) => SpreadsheetFile.Xlsx(SessionTexts.WayFileName, new SpreadsheetSheet(SessionTexts.WayFileName, Headers, [.. Rows(board)]));

    private static IEnumerable<IReadOnlyList<object?>> Rows(WayBoard board) =>
        (board.Earlier?.Sessions ?? []).Concat(board.Way.Sessions).DistinctBy(session => session.Id).OrderBy(session => session.At).Select(session => (IReadOnlyList<object?>)
        [
            session.Day, session.Student?.Full, session.Kind.Label(), session.Minutes, session.Steering?.Direction is { } direction ? Math.Round((decimal)direction, 2) : null,
            session.Steering?.BroughtInBy?.Label(), session.Steering?.Slider is { } steering ? StyleWords.Steering(steering) : null, session.Steering?.Led is { } led ? StyleWords.Role(led) : null,
            string.Join("; ", session.Steering?.Techniques.Select(one => one.Label()) ?? []), string.Join("; ", session.Steering?.Roles.Select(one => one.Label()) ?? []),
            session.StudentLed?.By.Label(), session.StudentLed is { } his ? StyleWords.Steering(his.Steering) : null,
        ]);
}
