using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>The team writes down what it agreed. Who was overtaken by a colleague sees both texts, and loses neither.</summary>
public sealed partial class AgreementPage
{
    private TeamCare? _care;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private CareQueries Care { get; set; } = null!;

    [Inject] private CareService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which team.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private AgreementForm? Form { get; set; }

    private string DraftKey => CareDrafts.Agreement(Id);

    private string? SavedAt => _kept.ShownAt;

    private int Current => _care?.Agreements is [var latest, ..] ? latest.Version : 0;

    /// <summary>What a colleague wrote since this text was begun.</summary>
    private AgreementVersion? Newer => Form is { OnVersion: var known } && known < Current ? _care!.Agreements[0] : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var care = await Care.TeamAsync(viewer, Id);
        if (!care.WritesAgreement) throw new NotFoundException("Team");
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        (_viewer, _care) = (viewer, care);
        Form ??= _kept.Fields is { } fields
            ? new() { Content = fields.Text("Form.Content"), OnVersion = int.TryParse(fields.Text("Form.OnVersion"), out var known) ? known : Current }
            : new() { Content = care.Agreements is [var latest, ..] ? latest.Content : null, OnVersion = Current };
    });

    private async Task WriteAsync()
    {
        if (await TryAsync(viewer => Service.WriteAgreementAsync(viewer, Id, Form!.Content, Form.OnVersion))) Navigator.NavigateTo($"{Urls.TeamCare(Id)}?gedaan=afspraken");
    }
}

/// <summary>What is typed.</summary>
public sealed class AgreementForm
{
    /// <summary>The agreements.</summary>
    public string? Content { get; set; }

    /// <summary>The version that stood there when typing began.</summary>
    public int OnVersion { get; set; }
}
