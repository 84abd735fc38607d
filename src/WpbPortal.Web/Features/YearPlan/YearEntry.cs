namespace WpbPortal.Web.Features.YearPlan;

/// <summary>Something in the year, in the order of time.</summary>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Of">The trajectory that it belongs to; null for an interview.</param>
/// <param name="Place">Where.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="IsCancelled">Whether it was called off.</param>
/// <param name="Clash">What it coincides with, in words; null for nothing.</param>
public sealed record YearEntry(DateTimeOffset StartsAt, int Minutes, string Title, string? Of, string? Place, string Href, bool IsCancelled, string? Clash)
{
    /// <summary>Whether it is a series of talks around its day, each with a time of its own.</summary>
    public bool IsSeries { get; init; }
}
