using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A supervisor's own way of coaching, in the days that she asks for, also beside others. It shows, and judges nothing.</summary>
public sealed partial class MyCoachingPage
{
    private WayBoard? _board;
    private string? _mistake;

    [Inject] private WayQueries Ways { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "dagen")] private string? Preset { get; set; }

    [SupplyParameterFromQuery(Name = "van")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "tot")] private string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "naast-van")] private string? BesideFrom { get; set; }

    [SupplyParameterFromQuery(Name = "naast-tot")] private string? BesideUntil { get; set; }

    private bool HasOwnDays => From is not null || Until is not null;

    private StyleNames Names => StyleNames.ForSupervisor(_board!.Way.OnlyStudent);

    private string? Readers => _board!.SharedWith.Count == 0 ? null : string.Format(SessionTexts.YouAnd, string.Join(", ", _board.SharedWith.Select(one => one.Full)));

    private static (string? Preset, string Label)[] Presets =>
        [(null, SessionTexts.LatelyDays), (WayAsked.ThisYear, SessionTexts.ThisYearDays), (WayAsked.LastYear, SessionTexts.LastYearDays), (WayAsked.BothYears, SessionTexts.BothYearsDays), (WayAsked.Quarters, SessionTexts.QuartersDays)];

    private string HoursSentence
    {
        get
        {
            var spent = _board!.Spent.ToString("0.#", CultureInfo.CurrentCulture);
            return _board.Granted is { } granted ? string.Format(SessionTexts.HoursOf, spent, granted.ToString("0.#", CultureInfo.CurrentCulture)) : string.Format(SessionTexts.HoursOnly, spent);
        }
    }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        WayAsked asked = new(Preset);
        try
        {
            asked = WayDays.Asked(Preset, From, Until, BesideFrom, BesideUntil);
        }
        catch (RuleViolationException broken)
        {
            _mistake = RuleSentences.Of(broken);
        }
        _board = await Ways.BoardAsync(viewer, asked);
    });

    private bool IsShown(string? preset) => !HasOwnDays && Preset == preset;

    private static string HrefOf(string? preset) => preset is null ? Urls.MyCoaching : $"{Urls.MyCoaching}?dagen={preset}";

    private string FileHref(string form) => $"{Urls.MyCoachingFile}/{form}?van={WayDays.Show(_board!.Days.From)}&tot={WayDays.Show(_board.Days.Until ?? _board.Days.From)}"
        + (_board.EarlierDays is { } days ? $"&naast-van={WayDays.Show(days.From)}&naast-tot={WayDays.Show(days.Until ?? days.From)}" : "");
}
