using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Reading;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>Where a file is chosen, and what it should look like.</summary>
public sealed partial class ImportPage
{
    private const long MostMegabytes = ImportLimits.FileBytes / 1024 / 1024;

    private static readonly (ImportFileKind Kind, string Path)[] Kinds = [(ImportFileKind.People, "mensen"), (ImportFileKind.Placements, "stageplaatsen")];
    private static readonly (string Ending, string Name)[] Endings = [("xlsx", "Excel"), ("csv", "CSV")];

    private IReadOnlyList<ImportDetail>? _recent;
    private IReadOnlyList<ImportedRow> _imported = [];

    [Inject] private ImportService Imports { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "fout")] private string? Wrong { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private static string TooLarge => string.Format(CultureInfo.CurrentCulture, ImportTexts.Finding_FileTooLarge, MostMegabytes);

    /// <summary>Why the last file was not taken.</summary>
    private string? Mistake => Wrong switch
    {
        "geen-bestand" => ImportTexts.Error_NoFile,
        "te-groot" => TooLarge,
        "bezig" => ImportTexts.Error_Busy,
        "druk" => RuleSentences.Of(Rule.ImportTooBusy),
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _imported = await Imports.RecentAsync(viewer);
        // What is in stands in the list of what was read in; a file that changed nothing is in none.
        _recent = [.. (await Imports.ListAsync(viewer)).Where(run => _imported.All(file => file.Id != run.Id))];
    });

    private static string BadgeOf(ImportStand stand) => stand.State switch
    {
        ImportState.Done => "badge-green",
        ImportState.Ready => "badge-new",
        ImportState.ToMend or ImportState.Failed => "badge-attention",
        _ => "",
    };

    private static string StateOf(ImportStand stand) => stand.State switch
    {
        ImportState.Waiting or ImportState.Working => ImportTexts.State_Working,
        ImportState.Ready => ImportTexts.State_Ready,
        ImportState.ToMend => ImportTexts.State_ToMend,
        ImportState.Done => ImportTexts.State_Done,
        ImportState.Cancelled => ImportTexts.State_Cancelled,
        _ => ImportTexts.State_Failed,
    };
}
