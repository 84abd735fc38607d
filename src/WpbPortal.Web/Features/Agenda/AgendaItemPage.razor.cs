using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>Something that a student brings in, for himself and for who supervises him.</summary>
public sealed partial class AgendaItemPage
{
    private AgendaRow? _item;

    [Inject] private AgendaQueries Agenda { get; set; } = null!;

    [Inject] private AgendaService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>What was brought in.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _item = await Agenda.ItemAsync(viewer, Id));

    private static string Lead(AgendaRow item) => AgendaWords.Sentence(item is { SharedAt: not null, IsWaiting: false } ? AgendaTexts.WasBefore : AgendaWords.For(item));

    private static string ChangeLabel(AgendaRow item) => item switch
    {
        { SharedAt: null } => AgendaTexts.ChangeOrShare,
        { IsWaiting: false } or { Readers.Count: 0 } => AgendaTexts.BringInAgain,
        _ => AgendaTexts.Change,
    };

    private string? DoneSentence(AgendaRow item) => Done switch
    {
        "gedeeld" when item.Readers.Count > 0 => string.Format(AgendaTexts.DoneShared, AgendaWords.Names(item.Readers)),
        "bewaard" => AgendaTexts.DoneKept,
        _ => null,
    };

    private async Task KeepAsync()
    {
        if (await TryAsync(viewer => Service.KeepToSelfAsync(viewer, Id))) Navigator.NavigateTo($"{Urls.AgendaItem(Id)}?gedaan=bewaard");
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(viewer => Service.RemoveAsync(viewer, Id))) Navigator.NavigateTo($"{Urls.Agenda}?gedaan=weg");
    }
}
