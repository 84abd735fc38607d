using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>Where somebody gives his timetable, sees what is kept of it, and takes it away.</summary>
public sealed partial class MyTimetablePage
{
    private static readonly DayOfWeek[] SchoolDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private OwnTimetable? _own;

    [Inject] private TimetableQueries Timetables { get; set; } = null!;

    [Inject] private TimetableService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "fout")] private string? Wrong { get; set; }

    [SupplyParameterFromForm(FormName = "link")] private LinkForm? Pasted { get; set; }

    [SupplyParameterFromForm(FormName = "hand")] private HandForm? Form { get; set; }

    private string? DoneSentence => Done switch { "bewaard" => TimetableTexts.Kept, "weg" => TimetableTexts.Removed, _ => null };

    /// <summary>Why the last file was not taken.</summary>
    private string? FileMistake => Enum.TryParse<Rule>(Wrong, out var rule) && rule is Rule.TimetableEmpty or Rule.TimetableTooLarge or Rule.TimetableUnreadable or Rule.Required
        ? RuleSentences.Of(rule)
        : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var own = await Timetables.OwnAsync(viewer);
        Form = HandForm.Whole(Form ?? HandForm.Of(own.Kept, own.Days), SchoolDays);
        // Last, for the page may be drawn as soon as it is there.
        _own = own;
    });

    private async Task TakeByHandAsync()
    {
        if (await TryAsync(viewer => Service.TakeByHandAsync(viewer, [.. Form!.Blocks.Select(block => new BlockInput(block.Day, block.From, block.Until))], Form.From, Form.Until)))
            Navigator.NavigateTo($"{Urls.MyTimetable}?gedaan=bewaard");
    }

    private async Task TakeLinkAsync()
    {
        if (await TryAsync(viewer => Service.TakeLinkAsync(viewer, Pasted?.Link))) Navigator.NavigateTo($"{Urls.MyTimetable}?gedaan=bewaard");
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(viewer => Service.RemoveAsync(viewer))) Navigator.NavigateTo($"{Urls.MyTimetable}?gedaan=weg");
    }

    private static string Show(BusyTime time) => $"{time.From.ShowTime()}–{time.Until.ShowTime()}";

    private static string DayName(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    private string Label(string sentence, int number, DayOfWeek day) =>
        string.Format(CultureInfo.CurrentCulture, sentence, DayName(day), Form!.Blocks.Take(number + 1).Count(block => block.Day == day));
}

/// <summary>What is filled in by hand.</summary>
public sealed class HandForm
{
    /// <summary>The fields beside which a message is shown.</summary>
    internal static readonly string[] Fields = [nameof(Timetable.Blocks), nameof(DatePeriod.From), nameof(DatePeriod.Until), nameof(TimetableSource.Link)];

    public List<HandBlock> Blocks { get; set; } = [];

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>What was filled in before; empty for who never did.</summary>
    internal static HandForm Of(KeptTimetable? kept, DatePeriod days) => kept is { Source: TimetableSource.ByHand }
        ? new() { Blocks = [.. kept.Blocks.Select(block => new HandBlock { Day = block.Day, From = block.From, Until = block.Until })], From = kept.Period.From, Until = kept.Period.Until }
        : new() { From = days.From, Until = days.Until };

    /// <summary>The same with room for as many blocks as a day may have, day by day.</summary>
    internal static HandForm Whole(HandForm form, IReadOnlyList<DayOfWeek> days)
    {
        form.Blocks = [.. days.SelectMany(day =>
        {
            var given = form.Blocks.Where(block => block.Day == day).ToList();
            return given.Concat(Enumerable.Range(0, Math.Max(0, Timetable.MostBlocksPerDay - given.Count)).Select(_ => new HandBlock { Day = day }));
        })];
        return form;
    }
}

/// <summary>One block as it is filled in.</summary>
public sealed class HandBlock
{
    public DayOfWeek Day { get; set; }

    public TimeOnly? From { get; set; }

    public TimeOnly? Until { get; set; }
}

/// <summary>The link as it is pasted.</summary>
public sealed class LinkForm
{
    public string? Link { get; set; }
}
