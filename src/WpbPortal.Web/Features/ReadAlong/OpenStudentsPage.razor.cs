using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.ReadAlong;

/// <summary>An educator sees which students let her read along.</summary>
public sealed partial class OpenStudentsPage
{
    private IReadOnlyList<OpenStudent>? _students;

    [Inject] private ReadAlongQueries ReadAlong { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _students = await ReadAlong.StudentsAsync(viewer));
}
