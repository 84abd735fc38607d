using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.OnTheGo;

/// <summary>The document of a page for on the way, in one language. What it needs besides itself is in <see cref="Kept"/>.</summary>
public sealed partial class OnTheGoDocument
{
    internal const string Queue = "js/notes-queue.js";
    private const string Own = "js/on-the-go.js";
    private const string Sealing = "js/sealed.js";

    private static readonly string[] Styles = ["css/tokens.css", "css/portal.css", "css/on-the-go.css"];

    /// <summary>The files that a device keeps with the page.</summary>
    internal static IReadOnlyList<string> Kept { get; } = [.. Styles, Queue, Own, Sealing, "favicon.svg"];

    [Inject] private IEnumerable<INoteKind> Kinds { get; set; } = [];

    /// <summary>The files of the portal, by the names under which browsers may keep them for ever.</summary>
    [Parameter, EditorRequired] public ResourceAssetCollection Files { get; set; } = null!;

    /// <summary>What is noted.</summary>
    [Parameter, EditorRequired] public INoteKind Kind { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The address of a file, from the root: these pages stand at more than one depth.</summary>
    private string At(string file) => "/" + Files[file];

    /// <summary>Where each kind of note goes on that could not be placed: one device may hold several.</summary>
    private string Places => JsonSerializer.Serialize(Kinds.ToDictionary(kind => kind.Name, kind => kind.PlaceAddress));
}
