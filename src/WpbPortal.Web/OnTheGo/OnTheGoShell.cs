using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.OnTheGo;

/// <summary>
/// The pages for on the way, one for each kind of note, and the script that keeps them on a device. They are the same for everybody, so they are made once; the device
/// keeps nothing else of the portal. Another build of anything in it gives another version, by which devices fetch it anew.
/// </summary>
internal sealed class OnTheGoShell(IServiceScopeFactory scopes, IEnumerable<EndpointDataSource> endpoints, IWebHostEnvironment environment, IEnumerable<INoteKind> kinds)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The letters of the alphabet are fetched by the stylesheet, under their own names.</summary>
    private static readonly string[] Fonts = ["fonts/atkinson-next-latin.woff2", "fonts/atkinson-next-europe.woff2", "fonts/atkinson-next-latin-ext.woff2"];

    private readonly Lazy<Task<Made>> _made = new(() => MakeAsync(scopes, endpoints, environment, [.. kinds]));

    /// <summary>The page of a kind of note, in the language of who asks.</summary>
    public async Task<string> PageAsync(INoteKind kind) => (await _made.Value).Pages[(kind.Name, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nl")];

    /// <summary>The script that keeps the page on a device.</summary>
    public async Task<string> WorkerAsync() => (await _made.Value).Worker;

    private static async Task<Made> MakeAsync(IServiceScopeFactory scopes, IEnumerable<EndpointDataSource> endpoints, IWebHostEnvironment environment, IReadOnlyList<INoteKind> kinds)
    {
        var files = endpoints.SelectMany(source => source.Endpoints).Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).OfType<ResourceAssetCollection>().First();
        await using var scope = scopes.CreateAsyncScope();
        var drawn = new Dictionary<(string Kind, string Language), string>();
        foreach (var kind in kinds)
        {
            foreach (var (language, culture) in new[] { ("nl", PortalCultures.Dutch), ("en", PortalCultures.English) })
                drawn[(kind.Name, language)] = await DrawAsync(scope.ServiceProvider, files, kind, culture);
        }
        var kept = OnTheGoDocument.Kept.Select(file => "/" + files[file]).Concat(Fonts.Select(font => "/" + font)).ToList();
        var own = await ReadAsync(environment, "js/on-the-go-worker.js");
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(drawn.OrderBy(page => page.Key).Select(page => page.Value)) + own)))[..16];
        var pages = kinds.ToDictionary(kind => kind.Address, kind => new { nl = $"{kind.Address}?taal=nl", en = $"{kind.Address}?taal=en" });
        var shell = new { version, pages, queue = "/" + files[OnTheGoDocument.Queue], notes = Urls.OnTheGoNotes, files = kept };
        return new(drawn, $"self.shell = {JsonSerializer.Serialize(shell, Json)};\n{own}");
    }

    private static async Task<string> DrawAsync(IServiceProvider services, ResourceAssetCollection files, INoteKind kind, CultureInfo culture)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var page = await renderer.RenderComponentAsync<OnTheGoDocument>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(OnTheGoDocument.Files)] = files, [nameof(OnTheGoDocument.Kind)] = kind }));
            return page.ToHtmlString();
        });
    }

    private static async Task<string> ReadAsync(IWebHostEnvironment environment, string file)
    {
        await using var stream = environment.WebRootFileProvider.GetFileInfo(file).CreateReadStream();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private sealed record Made(IReadOnlyDictionary<(string Kind, string Language), string> Pages, string Worker);
}
