using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.ReadAlong;

/// <summary>A student sees who reads along, lets somebody, and takes it back.</summary>
public sealed partial class ReadAlongPage
{
    private const int UsualDays = 90;
    private ReadAlongBoard? _board;

    [Inject] private ReadAlongQueries ReadAlong { get; set; } = null!;

    [Inject] private ReadAlongService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "geef")] private ReadAlongForm? Form { get; set; }

    private string? DoneSentence => Done switch
    {
        "gegeven" => ReadAlongTexts.DoneGiven,
        "terug" => ReadAlongTexts.DoneTakenBack,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var board = await ReadAlong.BoardAsync(viewer);
        Form ??= new() { Parts = [GrantedPart.Feedback, GrantedPart.Learning], Until = board.Today.AddDays(UsualDays) };
        _board = board;
    });

    private async Task GiveAsync()
    {
        if (await TryAsync(viewer => Service.GiveAsync(viewer, Form!.Reader, Form.Parts ?? [], Form.Until))) Navigator.NavigateTo($"{Urls.ReadAlong}?gedaan=gegeven");
    }

    private async Task TakeBackAsync(Guid grantId)
    {
        if (await TryAsync(viewer => Service.TakeBackAsync(viewer, grantId))) Navigator.NavigateTo($"{Urls.ReadAlong}?gedaan=terug");
    }
}

/// <summary>What is chosen.</summary>
public sealed class ReadAlongForm
{
    public Guid? Reader { get; set; }
    public GrantedPart[]? Parts { get; set; }
    public DateOnly? Until { get; set; }
}
