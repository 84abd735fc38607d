using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>A template to read: why, what for, its meetings with their build-up, what was seen, and sources; the latest version, or an older one.</summary>
public sealed partial class TemplatePage
{
    private TemplateView? _template;

    [Inject] private TemplateQueries Templates { get; set; } = null!;

    [Inject] private TemplateDesignService Design { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The template.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The version; the latest when none is asked for.</summary>
    [SupplyParameterFromQuery(Name = "versie")] private int? Number { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "kopie")] private CopyWish? Copy { get; set; }

    private string? DoneSentence => Done switch
    {
        "versie" => string.Format(CultureInfo.CurrentCulture, TemplateTexts.DoneVersion, _template!.Latest),
        "kopie" => TemplateTexts.DoneCopied,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var template = await Templates.OneAsync(viewer, Id, Number);
        Copy ??= new() { Id = Guid.CreateVersion7(), Title = string.Format(CultureInfo.CurrentCulture, TemplateTexts.OwnNameOf, template.Content.Title.Show()) };
        _template = template;
    });

    private async Task CopyAsync()
    {
        if (await TryAsync(viewer => Design.CopyAsync(viewer, Id, _template!.Number, Copy!.Id, Copy.Title))) Navigator.NavigateTo($"{Urls.Template(Copy!.Id)}?gedaan=kopie");
    }
}

/// <summary>How a copy is to be called.</summary>
public sealed class CopyWish
{
    /// <summary>Made by the page, so that a press that comes twice makes one copy.</summary>
    public Guid Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Title { get; set; }
}
