using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>What stands between the cells of a CSV file: a semicolon in the Netherlands, a comma or a tab elsewhere.</summary>
internal static class CsvDelimiter
{
    private const int Lines = 20;
    private static readonly char[] Candidates = [';', ',', '\t', '|'];

    /// <summary>The character that makes the most of the first lines into headers we know, else the one that occurs most.</summary>
    public static char Of(TextReader text)
    {
        List<string> lines = [];
        for (var line = text.ReadLine(); line is not null && lines.Count < Lines; line = text.ReadLine())
        {
            if (!string.IsNullOrWhiteSpace(line)) lines.Add(line.Length > ImportLimits.CellLength ? line[..ImportLimits.CellLength] : line);
        }
        return Candidates.MaxBy(candidate => (lines.Select(line => ColumnNames.Recognised(Cells(line, candidate))).DefaultIfEmpty().Max(),
            lines.Take(1).Sum(line => Cells(line, candidate).Count)));
    }

    /// <summary>The character that Excel's own first line <c>sep=;</c> names; null when the line is something else.</summary>
    public static char? Named(string? line) =>
        line?.Trim().Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var named] ? named
        : line is not null && line.StartsWith("sep=\t", StringComparison.OrdinalIgnoreCase) ? '\t' : null;

    private static List<string> Cells(string line, char delimiter)
    {
        List<string> cells = [];
        var begin = 0;
        var isQuoted = false;
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '"') isQuoted = !isQuoted;
            if (at < line.Length && (line[at] != delimiter || isQuoted)) continue;
            cells.Add(line[begin..at]);
            begin = at + 1;
        }
        return cells;
    }
}
