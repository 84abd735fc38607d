using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace WpbPortal.Web.Tests.Calendars;

/// <summary>What RFC 5545 asks of a calendar, line by line, by a reader that leans on no library.</summary>
internal static class CalendarRules
{
    private static readonly string[] OnceInAnEvent = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"];

    /// <summary>Fails on the first thing that the standard does not allow. With <c>WPB_CALENDARS</c> set it is kept in that folder too, for another program to judge.</summary>
    public static void Check(string text)
    {
        if (Environment.GetEnvironmentVariable("WPB_CALENDARS") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, $"{Guid.CreateVersion7():N}.ics"), text);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n")[..^1], line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Assert.All(lines, line => Assert.Matches("^[A-Z-]+(;[A-Z-]+=(\"[^\"\\x00-\\x1F]*\"|[^\";:,\\x00-\\x1F]*))*:[^\\x00-\\x1F]*$", line));
        // What begins ends, in the right order, and a zone that is named is there, before it is used.
        Stack<string> open = [];
        HashSet<string> zones = [];
        foreach (var line in lines)
        {
            var (name, value) = (line[..line.IndexOfAny([':', ';'])], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (name == "BEGIN") open.Push(value);
            else if (name == "END") Assert.Equal(open.Pop(), value);
            else if (name == "TZID") zones.Add(value);
            if (Regex.Match(line, "^[A-Z-]+;TZID=([^:;]+):") is { Success: true } zoned) Assert.Contains(zoned.Groups[1].Value, zones);
            if (name is "DTSTART" or "DTEND" && open.Peek() == "VEVENT") Assert.Matches(@"^DT(START|END)(;TZID=[^:;]+:\d{8}T\d{6}|:\d{8}T\d{6}Z)$", line);
            if (name is "SUMMARY" or "LOCATION" or "DESCRIPTION") Assert.Matches(@"^([^;,\\]|\\[;,\\nN])*$", value);
        }
        Assert.Empty(open);
        Assert.Equal("VERSION:2.0", lines[1]);
        Assert.Single(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        var events = Regex.Matches(string.Join('\n', lines), "BEGIN:VEVENT\n(.*?)\nEND:VEVENT", RegexOptions.Singleline).Select(one => one.Groups[1].Value.Split('\n')).ToList();
        Assert.All(events, one => Assert.All(OnceInAnEvent, name => Assert.Single(one, line => line.StartsWith(name + ":", StringComparison.Ordinal) || line.StartsWith(name + ";", StringComparison.Ordinal))));
        Assert.Equal(events.Count, events.Select(one => one.Single(line => line.StartsWith("UID:", StringComparison.Ordinal))).Distinct().Count());
    }
}
