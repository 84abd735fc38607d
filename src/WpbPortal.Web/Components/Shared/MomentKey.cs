using System.Globalization;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The last row of a page of a list that runs from new to old: the next page begins behind it, however long the list is.</summary>
public sealed record MomentKey(DateTimeOffset At, Guid Id)
{
    /// <summary>The key in an address; null for what is no key.</summary>
    public static MomentKey? Parse(string? text)
    {
        var parts = text?.Split('_') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks && Guid.TryParse(parts[1], out var id)
            ? new(new(ticks, TimeSpan.Zero), id)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}_{Id:N}");
}
