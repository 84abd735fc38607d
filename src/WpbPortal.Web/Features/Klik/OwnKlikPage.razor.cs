using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Klik;

/// <summary>What somebody raised himself: how far it is, who may read it and who did.</summary>
public sealed partial class OwnKlikPage
{
    private OwnKlik? _klik;

    [Inject] private KlikQueries Kliks { get; set; } = null!;

    [Inject] private KlikService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which signal.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "lezers")] private ReadersForm? Choice { get; set; }

    private string? DoneSentence => Done switch
    {
        "verteld" => _klik is { IsUnread: true } ? KlikTexts.DoneToldNobody : KlikTexts.DoneTold,
        "gekozen" => KlikTexts.DoneChosen,
        "teruggenomen" => KlikTexts.DoneTakenBack,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        Choice ??= new();
        _klik = await Kliks.OwnSignalAsync(viewer, Id);
    });

    private Task ChooseAsync() => ActAsync("gekozen", viewer => Service.ChooseHandlersAsync(viewer, Id, Choice!.Handlers ?? []));

    private Task WithdrawAsync() => ActAsync("teruggenomen", viewer => Service.WithdrawAsync(viewer, Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.OwnKlik(Id)}?gedaan={done}");
        else if (Broken is not null) _klik = await Kliks.OwnSignalAsync(await ViewerAsync(), Id);
    }

    private static string HowItIs(OwnKlik klik) => klik switch
    {
        { IsWithdrawn: true } => KlikTexts.IsTakenBack,
        { State: KlikState.Raised } => KlikTexts.IsRaised,
        { State: KlikState.InConversation } => KlikTexts.IsTalkedAbout,
        { State: KlikState.Decided } => KlikTexts.IsDecided,
        _ => KlikTexts.IsClosed,
    };

    private static string Readers(OwnKlik klik) => klik.Readers.Where(one => one.IsChosen).Select(one => one.Reader.Name.Full).ToList() is { Count: > 0 } names
        ? string.Format(KlikTexts.YouAndReaders, string.Join(", ", names))
        : KlikTexts.OnlyYouReads;
}

/// <summary>Who reads it from now on.</summary>
public sealed class ReadersForm
{
    /// <summary>By id.</summary>
    public List<Guid>? Handlers { get; set; }
}
