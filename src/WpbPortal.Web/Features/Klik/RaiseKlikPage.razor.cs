using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Says in confidence that it does not work out, with whom will read it shown before it is sent. What is typed is kept by itself.</summary>
public sealed partial class RaiseKlikPage
{
    private static readonly string[] Fields = [nameof(KlikSignal.Words), nameof(KlikSignal.HandlerIds)];

    private NewKlik? _new;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private KlikQueries Kliks { get; set; } = null!;

    [Inject] private KlikService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>About which supervision.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private KlikForm? Form { get; set; }

    private string DraftKey => KlikDrafts.Words(Id);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var found = await Kliks.NewAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= _kept.Fields is { } fields ? KlikForm.Of(fields) : new();
        (_viewer, _new) = (viewer, found);
    });

    private async Task SendAsync()
    {
        var raised = Guid.Empty;
        if (await TryAsync(async viewer => raised = await Service.RaiseAsync(viewer, Id, Form!.Words, Form.Handlers ?? []))) Navigator.NavigateTo($"{Urls.OwnKlik(raised)}?gedaan=verteld");
    }
}

/// <summary>What is typed of a signal.</summary>
public sealed class KlikForm
{
    /// <summary>What the author has to say.</summary>
    public string? Words { get; set; }

    /// <summary>Who reads it.</summary>
    public List<Guid>? Handlers { get; set; }

    /// <summary>What was kept of it.</summary>
    internal static KlikForm Of(DraftFields fields) => new()
    {
        Words = fields.Text("Form.Words"), Handlers = [.. fields.Texts("Form.Handlers").Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)],
    };
}
