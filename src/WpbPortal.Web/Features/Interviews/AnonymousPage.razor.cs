using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>What interviews brought, without whom they were with or when they were.</summary>
public sealed partial class AnonymousPage
{
    private const int Shown = 80;

    private IReadOnlyList<AnonymousRow>? _rows;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _rows = await Interviews.AnonymousAsync(viewer));

    private static string Beginning(AnonymousRow row) => row.Texts is [{ Content: var text }, ..] ? text.Length <= Shown ? text : $"{text[..Shown]}…" : "";
}
