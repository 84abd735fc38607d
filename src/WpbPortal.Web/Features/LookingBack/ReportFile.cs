using System.Globalization;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Documents;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>The report of a trajectory as a PDF, in the reader's language: the same as its page.</summary>
internal static class ReportFile
{
    /// <summary>Its bytes.</summary>
    public static byte[] Of(TrajectoryReport report) =>
        TaggedDocument.Write(ReportWords.Title(report), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, report.Title.Show(), document => Write(document, report));

    private static void Write(TaggedDocument document, TrajectoryReport report)
    {
        document.Heading(1, ReportWords.Title(report));
        document.Paragraph(ReportWords.Lead(report));
        document.Heading(2, LookingBackTexts.Goals);
        document.List(report.Goals.Select(goal => goal.Show()));
        document.Heading(2, LookingBackTexts.Meetings);
        if (report.Meetings.Count == 0) document.Paragraph(LookingBackTexts.NoMeetings, isSoft: true);
        else WriteMeetings(document, report.Meetings);
        if (report.Questions is { Count: > 0 } questions)
        {
            document.Heading(2, LookingBackTexts.Questions);
            document.List(questions.Select(question => question.Brought is { } brought ? $"{question.Wording} {string.Format(LookingBackTexts.Brought, brought)}" : question.Wording));
            document.Paragraph(LookingBackTexts.QuestionsForGroup, isSoft: true);
        }
        document.Heading(2, LookingBackTexts.WhatItBrought);
        document.Paragraph(report.Brought.Insights ?? LookingBackTexts.NothingWritten);
        foreach (var (label, said) in ReportWords.Brought(report.Brought))
        {
            document.Heading(3, label);
            document.Paragraph(said);
        }
        document.Heading(2, LookingBackTexts.WhatGroupSays);
        if (report.Means is { } means) WriteMeans(document, means, report.Quotes);
        else document.Paragraph(report.SeesMeans ? LookingBackTexts.UnderFive : LookingBackTexts.NotForYou, isSoft: true);
        if (report.Sources.Count == 0) return;
        document.Heading(2, LookingBackTexts.Sources);
        document.List(report.Sources);
    }

    private static void WriteMeetings(TaggedDocument document, IReadOnlyList<ReportMeeting> meetings)
    {
        var counts = ReportWords.HasAttendance(meetings);
        List<TaggedColumn> columns = [new(LookingBackTexts.Meeting, 5), new(LookingBackTexts.When, 2.2), new(LookingBackTexts.What, 3.2)];
        if (counts) columns.Add(new(LookingBackTexts.Present, 1.6, IsNumber: true));
        document.Table(columns, meetings.Select(meeting =>
        {
            List<string> cells = [meeting.Title.Show(), meeting.StartsAt.ShowDay(), ReportWords.About(meeting)];
            if (counts) cells.Add(ReportWords.Present(meeting));
            return (IReadOnlyList<string>)cells;
        }));
        string[] topics = [.. meetings.SelectMany(meeting => meeting.Agenda.Select(topic => $"{topic} ({meeting.Title.Show()})"))];
        if (topics.Length > 0)
        {
            document.Heading(3, LookingBackTexts.Agenda);
            document.List(topics);
        }
        if (!meetings.Any(meeting => meeting.HasAccount)) return;
        foreach (var meeting in meetings.Where(meeting => meeting.HasAccount))
        {
            document.Heading(3, meeting.Title.Show());
            foreach (var (label, said) in ReportWords.Account(meeting)) document.Paragraph($"{label} {said}");
        }
        document.Paragraph(LookingBackTexts.AccountsForGroup, isSoft: true);
    }

    private static void WriteMeans(TaggedDocument document, EvaluationMeans means, IReadOnlyList<string> quotes)
    {
        document.Paragraph(string.Format(LookingBackTexts.MeansOf, means.Counted));
        document.Table([new(LookingBackTexts.Question, 6), new(LookingBackTexts.Mean, 1, IsNumber: true)],
            Enum.GetValues<EvaluationQuestion>().Select(question => (IReadOnlyList<string>)[question.Label(), ReportWords.Mean(means.Of(question))]));
        foreach (var quote in quotes) document.Quote(quote);
    }
}
