using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shell;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>One file: how far it is, what is to mend, what it would do, and the yes that lets it in.</summary>
public sealed partial class ImportRunPage
{
    private ImportDetail? _import;
    private ImportedRow? _kept;
    private bool _isGone;

    [Inject] private ImportService Imports { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Which import.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "soort")] private string? SeverityName { get; set; }

    [SupplyParameterFromQuery(Name = "vanaf")] private int From { get; set; }

    [SupplyParameterFromQuery(Name = "fout")] private string? Wrong { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(ImportTexts.People, Urls.People), new(ImportTexts.Title, Urls.Import)];

    private int Percent => (int)((_import?.Stand.Progress.Fraction ?? 0) * 100);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        try
        {
            _import = await Imports.GetAsync(viewer, Id);
        }
        catch (NotFoundException)
        {
            _kept = await Imports.KeptAsync(viewer, Id);
            if (_kept is not null) return;
            // Another partnership's, or forgotten by a restart: the two look the same, and the second deserves a calm word.
            _isGone = true;
            if (Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    });

    private async Task ConfirmAsync()
    {
        if (await TryAsync(viewer => Imports.ConfirmAsync(viewer, Id))) Navigator.NavigateTo(Urls.ImportRun(Id));
    }

    private async Task CancelAsync()
    {
        if (await TryAsync(viewer => Imports.CancelAsync(viewer, Id))) Navigator.NavigateTo(Urls.ImportRun(Id));
    }

    private static string Counted(string text, params int[] counts) =>
        string.Format(CultureInfo.CurrentCulture, text, [.. counts.Select(count => (object)count.ToString("N0", CultureInfo.CurrentCulture))]);

    private static bool HasHeaderErrors(ImportStand stand) =>
        stand.Findings.All.Any(finding => finding.Kind is ImportFindingKind.ColumnMissing or ImportFindingKind.ColumnTwice or ImportFindingKind.NoColumnRecognised);
}
