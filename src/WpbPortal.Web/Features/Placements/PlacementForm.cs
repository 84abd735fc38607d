using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Features.Placements;

/// <summary>What is typed about a placement; each form uses a part of it.</summary>
public sealed class PlacementForm
{
    public string? Student { get; set; }
    public string? Buddy { get; set; }
    public string? Supervisor { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public decimal? Days { get; set; }
    public string? Reason { get; set; }
    public string? Team { get; set; }

    internal static Guid? Chosen(string? text) => Guid.TryParse(text, out var id) ? id : null;

    internal PlacementEndReason? ToReason() => Enum.TryParse<PlacementEndReason>(Reason, out var reason) && Enum.IsDefined(reason) ? reason : null;
}
