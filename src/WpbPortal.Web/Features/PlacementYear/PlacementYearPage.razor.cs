using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>Who is where in a school year, with whom, from when to when: as a time line or as a table, to print and to take along.</summary>
public sealed partial class PlacementYearPage
{
    private const string TableView = "tabel";

    private PlacementYearView? _year;

    [Inject] private PlacementYearQueries Years { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "plek")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "jaar")] private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "deel")] private string? PartName { get; set; }

    [SupplyParameterFromQuery(Name = "als")] private string? View { get; set; }

    private bool IsTable => View == TableView;

    private YearPlace Year => _year!.Years.Single(one => one.Id == _year.Asked.YearId);

    /// <summary>What the picture shows: how many, and whether somebody waits.</summary>
    private string Picture
    {
        get
        {
            var people = _year!.Rows.Count == 1 ? PlacementYearTexts.OnePlacement : string.Format(CultureInfo.CurrentCulture, PlacementYearTexts.ManyPlacements, _year.Rows.Count);
            return _year.Rows.Count(row => row.Open.Count > 0) switch
            {
                0 => string.Format(CultureInfo.CurrentCulture, PlacementYearTexts.NobodyWaits, people),
                1 => string.Format(CultureInfo.CurrentCulture, PlacementYearTexts.OneWaits, people),
                var waiting => string.Format(CultureInfo.CurrentCulture, PlacementYearTexts.ManyWait, people, waiting),
            };
        }
    }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _year = await Years.YearAsync(viewer, PlacementYearAddress.Asked(YearText, PartName, Place)));

    private string Address(string? view) => PlacementYearAddress.Of(Urls.PlacementYear, _year!.Asked, view);

    private string FileHref(string form) => PlacementYearAddress.Of($"{Urls.PlacementYearFile}/{form}", _year!.Asked);

    private static string Label(YearPart part) => part switch
    {
        YearPart.FirstHalf => PlacementYearTexts.FirstHalf,
        YearPart.SecondHalf => PlacementYearTexts.SecondHalf,
        YearPart.FirstQuarter => PlacementYearTexts.FirstQuarter,
        YearPart.SecondQuarter => PlacementYearTexts.SecondQuarter,
        YearPart.ThirdQuarter => PlacementYearTexts.ThirdQuarter,
        YearPart.FourthQuarter => PlacementYearTexts.FourthQuarter,
        _ => PlacementYearTexts.WholeYear,
    };
}
