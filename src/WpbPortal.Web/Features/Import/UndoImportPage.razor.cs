using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Features.Import.Writing;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>A file that was read in, on its way out again: what goes, what becomes as it was, and what stands in the way.</summary>
public sealed partial class UndoImportPage
{
    private UndoDetail? _undo;

    [Inject] private ImportService Imports { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which import.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _undo = await Imports.LookBackAsync(viewer, Id));

    private async Task TakeBackAsync()
    {
        if (await TryAsync(viewer => Imports.TakeBackAsync(viewer, Id))) Navigator.NavigateTo($"{Urls.Import}?gedaan=teruggedraaid");
    }

    private static string TitleOf(UndoDetail undo) => undo switch
    {
        { IsTakenBack: true } => ImportTexts.Undo_TitleDone,
        { IsRecent: false } => ImportTexts.Undo_TitleTooLate,
        { Obstacles.Count: > 0 } => ImportTexts.Undo_TitleInUse,
        _ => ImportTexts.Undo_Title,
    };

    private static string Names(UndoPart part)
    {
        var names = string.Join(", ", part.Names.Where(name => name.Length > 0));
        return part.Count <= part.Names.Count || part.Names.Count < ImportUndoSql.MostNames
            ? names
            : $"{names}, {string.Format(CultureInfo.CurrentCulture, ImportTexts.AndMore, (part.Count - part.Names.Count).ToString("N0", CultureInfo.CurrentCulture))}";
    }
}
