using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>
/// All that a student has of his learning, as one file to keep: a page that every browser reads, in his language, and the same for programs. What
/// people typed is text in both and never anything else.
/// </summary>
internal static class LearningZip
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What the file is called, without its ending.</summary>
    public static string NameOf(OwnLearning learning) => $"{LearningTexts.FileName}-{learning.On:yyyy-MM-dd}";

    /// <summary>The file.</summary>
    public static byte[] Of(OwnLearning learning)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, $"{NameOf(learning)}.html", Encoding.UTF8.GetBytes(Page(learning)));
            Add(zip, $"{NameOf(learning)}.json", JsonSerializer.SerializeToUtf8Bytes(learning, Readable));
        }
        return whole.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(content);
    }

    private static string Page(OwnLearning learning)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"").Append(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(Safe(LearningTexts.Title)).Append("</title><style>body{font:1.0625rem/1.6 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#232323;background:#fbf8f1}")
            .Append("article{border-top:1px solid #d9d4c5;padding:.75rem 0}p{white-space:pre-line;margin:.25rem 0}.soft{color:#5c5a52}</style></head><body>");
        page.Append("<h1>").Append(Safe(LearningTexts.Title)).Append("</h1><p class=\"soft\">").Append(Safe($"{learning.Name}, {learning.On.Show()}")).Append("</p>");
        Part(page, LearningTexts.Themes, learning.Themes, theme =>
            [Day(theme.BegunAt) + (theme.EndedAt is { } ended ? $" – {Day(ended)}" : ""), theme.Title, theme.Description, .. theme.Sources.Select(source => $"{source.Kind.Label()}: {source.Title} {source.Reference} {source.Note}")]);
        Part(page, LearningTexts.Questions, learning.Questions, question =>
            [Day(question.AskedAt), .. question.Earlier.Reverse().SelectMany(earlier => new[] { $"{Day(earlier.From)} – {Day(earlier.Until)}: {earlier.Wording}", earlier.Reason }), question.Wording, question.Brought]);
        Part(page, LearningTexts.Experiments, learning.Experiments, experiment => [$"{Day(experiment.BegunAt)}, {experiment.State.Label()}", experiment.Content, experiment.HowItWent]);
        Part(page, LearningTexts.Feedback, learning.Feedback, feedback => [$"{Day(feedback.SharedAt)}, {feedback.By}", feedback.Saw, feedback.Did, feedback.Question, feedback.TakesAlong, feedback.WillTry]);
        Part(page, LearningTexts.WhatYouBroughtIn, learning.Agenda, item => [$"{Day(item.WrittenAt)}, {item.Kind.Label()}", item.Content]);
        return page.Append("</body></html>").ToString();
    }

    private static void Part<T>(StringBuilder page, string heading, IReadOnlyList<T> rows, Func<T, IEnumerable<string?>> lines)
    {
        if (rows.Count == 0) return;
        page.Append("<h2>").Append(Safe(heading)).Append("</h2>");
        foreach (var row in rows)
        {
            page.Append("<article>");
            foreach (var (index, line) in lines(row).Where(line => !string.IsNullOrWhiteSpace(line)).Index())
                page.Append(index == 0 ? "<p class=\"soft\">" : "<p>").Append(Safe(line!)).Append("</p>");
            page.Append("</article>");
        }
    }

    private static string Day(DateTimeOffset at) => DutchTime.DayOf(at).Show();

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
