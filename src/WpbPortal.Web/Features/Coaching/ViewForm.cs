using System.Globalization;
using WpbPortal.Domain.Coaching;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Two taps as a form sends them.</summary>
public sealed class ViewForm
{
    /// <summary>Who brought the topic in.</summary>
    public string? BroughtInBy { get; set; }

    /// <summary>How steering, with a point in every language.</summary>
    public string? Steering { get; set; }

    /// <summary>Whether it is shared with it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Who brought the topic in; null when that was not tapped.</summary>
    public BroughtInBy? By => Enum.TryParse<BroughtInBy>(BroughtInBy, out var by) && Enum.IsDefined(by) ? by : null;

    /// <summary>How steering; null when that was not tapped.</summary>
    public double? How => double.TryParse(Steering, NumberStyles.Float, CultureInfo.InvariantCulture, out var how) ? how : null;
}
