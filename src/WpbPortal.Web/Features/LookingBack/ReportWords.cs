using System.Globalization;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>What a report says in words, on the page and in the file alike.</summary>
internal static class ReportWords
{
    /// <summary>What stands above it.</summary>
    public static string Title(TrajectoryReport report) => string.Format(LookingBackTexts.ReportTitle, report.Title.Show());

    /// <summary>Where and when it was, who trained and how many took part.</summary>
    public static string Lead(TrajectoryReport report)
    {
        var where = $"{report.Year}, {report.School ?? LookingBackTexts.WholePartnership}, {report.State.Label()}.";
        var trainers = report.Trainers.Count == 0 ? null : $" {string.Format(LookingBackTexts.TrainedBy, string.Join(", ", report.Trainers))}";
        return $"{where}{trainers}{(report.TakingPart is { } many ? $" {string.Format(LookingBackTexts.TakingPart, many)}" : null)}";
    }

    /// <summary>What kind of meeting it was, and how long it took.</summary>
    public static string About(ReportMeeting meeting) => string.Format(LookingBackTexts.MeetingWords, meeting.Form.Label(), meeting.Minutes);

    /// <summary>Whether somebody's attendance is known, and the viewer may know how many there were.</summary>
    public static bool HasAttendance(IReadOnlyList<ReportMeeting> meetings) => meetings.Any(meeting => meeting.Present is not null);

    /// <summary>How many were there.</summary>
    public static string Present(ReportMeeting meeting) => meeting.Present?.ToString(CultureInfo.CurrentCulture) ?? "–";

    /// <summary>What was done in a meeting, each with what was asked.</summary>
    public static IEnumerable<(string Label, string Said)> Account(ReportMeeting meeting)
    {
        if (meeting.About is { } about) yield return (TakeAlongWords.About(meeting.Form), about);
        if (meeting.Done is { } done) yield return (TakeAlongWords.Done(meeting.Form), done);
    }

    /// <summary>A mean, with one decimal.</summary>
    public static string Mean(decimal mean) => mean.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>The key words, the roles in focus and the chances, each with what it is.</summary>
    public static IEnumerable<(string Label, string Said)> Brought(WhatItBrought brought)
    {
        if (brought.Keywords is { Length: > 0 } words) yield return (LookingBackTexts.KeywordsShort, words);
        yield return (LookingBackTexts.RolesLegend, brought.Roles.Count == 0 ? LookingBackTexts.Conditions : string.Join(", ", brought.Roles.Select(role => role.Label())));
        if (brought.Chances.Count > 0) yield return (LookingBackTexts.ChancesLegend, string.Join("; ", brought.Chances.Select(chance => chance.Label())));
    }
}
