using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Coaching.OnTheGo;

/// <summary>The document of the page for on the way, in one language. What it needs besides itself is in <see cref="Kept"/>.</summary>
public sealed partial class OnTheGoDocument
{
    internal const string Queue = "js/notes-queue.js";
    private const string Own = "js/on-the-go.js";
    private const string Sealing = "js/sealed.js";

    private static readonly string[] Styles = ["css/tokens.css", "css/portal.css", "css/on-the-go.css"];

    /// <summary>The choices that take one tap: shorter talks than at a desk, too.</summary>
    private static readonly IReadOnlyList<int> Minutes = [5, 10, .. LogSessionForm.UsualMinutes];

    /// <summary>The files that a device keeps with the page.</summary>
    internal static IReadOnlyList<string> Kept { get; } = [.. Styles, Queue, Own, Sealing, "favicon.svg"];

    /// <summary>The files of the portal, by the names under which browsers may keep them for ever.</summary>
    [Parameter, EditorRequired] public ResourceAssetCollection Files { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
