using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>What was found in a file, 50 at a time, with the list to take along.</summary>
public sealed partial class ImportFindingsTable
{
    private const int PerPage = 50;

    private static readonly (string Ending, string Name)[] Endings = [("xlsx", "Excel"), ("csv", "CSV")];

    /// <summary>Which import.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>What was found.</summary>
    [Parameter, EditorRequired] public ImportFindings Findings { get; set; } = new();

    /// <summary>Only those of this weight, as the address says it; null for all.</summary>
    [Parameter] public string? SeverityName { get; set; }

    /// <summary>How many come before this page.</summary>
    [Parameter] public int From { get; set; }

    private ImportSeverity? Severity => Enum.TryParse<ImportSeverity>(SeverityName, out var severity) && Enum.IsDefined(severity) ? severity : null;

    private List<ImportFinding> Chosen => [.. Findings.All.Where(finding => Severity is not { } only || finding.Severity == only)];

    private IEnumerable<ImportFinding> Shown => Chosen.Skip(Math.Max(0, From)).Take(PerPage);

    private List<(ImportSeverity Severity, string Label)> Kinds =>
    [
        .. new[] { (ImportSeverity.Error, ImportTexts.ToMendCount, Findings.Errors), (ImportSeverity.Warning, ImportTexts.ToCheckCount, Findings.Warnings), (ImportSeverity.Note, ImportTexts.NotesCount, Findings.Notes) }
            .Where(kind => kind.Item3 > 0)
            .Select(kind => (kind.Item1, string.Format(CultureInfo.CurrentCulture, kind.Item2, kind.Item3.ToString("N0", CultureInfo.CurrentCulture)))),
    ];

    private string HrefOf(ImportSeverity? severity, int from)
    {
        List<string> query = [.. severity is null ? [] : new[] { $"soort={severity}" }, .. from == 0 ? [] : new[] { $"vanaf={from}" }];
        return query.Count == 0 ? Urls.ImportRun(Id) : $"{Urls.ImportRun(Id)}?{string.Join('&', query)}";
    }

    private static string? ClassOf(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => "is-mistake",
        ImportSeverity.Warning => "is-attention",
        _ => null,
    };

    private static string BadgeOf(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => "badge-mistake",
        ImportSeverity.Warning => "badge-attention",
        _ => "",
    };
}
