using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shell;

/// <summary>
/// Small pictures beside words. A page has dozens of them, so each is a piece of markup that is made once, and no component.
/// It always stands beside a word, so it is hidden from those who listen.
/// </summary>
internal static class Icons
{
    private static readonly ConcurrentDictionary<(IconName, string?), MarkupString> Drawn = [];

    /// <summary>The markup of a picture.</summary>
    /// <param name="name">Which.</param>
    /// <param name="more">Classes besides <c>icon</c>, from the stylesheet.</param>
    public static MarkupString Of(IconName name, string? more = null) => Drawn.GetOrAdd((name, more), static icon => Draw(icon.Item1, icon.Item2));

    private static MarkupString Draw(IconName name, string? more) => new(
        $"""<svg class="{(more is null ? "icon" : $"icon {more}")}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{Shapes.Of(name)}</svg>""");
}
