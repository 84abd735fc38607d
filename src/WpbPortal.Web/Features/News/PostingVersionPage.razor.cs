using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.News;

/// <summary>What a posting said in one of its versions: who wrote it, when, and what was different.</summary>
public sealed partial class PostingVersionPage
{
    private VersionDetail? _version;

    [Inject] private NewsQueries News { get; set; } = null!;

    /// <summary>Of which posting.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Which version.</summary>
    [Parameter] public int Number { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _version = await News.VersionAsync(viewer, Id, Number));
}
