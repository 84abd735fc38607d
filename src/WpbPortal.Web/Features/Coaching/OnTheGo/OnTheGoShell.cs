using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Features.Coaching.OnTheGo;

/// <summary>
/// The page for on the way and the script that keeps it on a device. Both are the same for everybody, so they are made once; the device
/// keeps nothing else of the portal. Another build of anything in it gives another version, by which devices fetch it anew.
/// </summary>
internal sealed class OnTheGoShell(IServiceScopeFactory scopes, IEnumerable<EndpointDataSource> endpoints, IWebHostEnvironment environment)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The letters of the alphabet are fetched by the stylesheet, under their own names.</summary>
    private static readonly string[] Fonts = ["fonts/atkinson-next-latin.woff2", "fonts/atkinson-next-europe.woff2", "fonts/atkinson-next-latin-ext.woff2"];

    private readonly Lazy<Task<Made>> _made = new(() => MakeAsync(scopes, endpoints, environment));

    /// <summary>The page in the language of who asks.</summary>
    public async Task<string> PageAsync()
    {
        var made = await _made.Value;
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? made.English : made.Dutch;
    }

    /// <summary>The script that keeps the page on a device.</summary>
    public async Task<string> WorkerAsync() => (await _made.Value).Worker;

    private static async Task<Made> MakeAsync(IServiceScopeFactory scopes, IEnumerable<EndpointDataSource> endpoints, IWebHostEnvironment environment)
    {
        var files = endpoints.SelectMany(source => source.Endpoints).Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).OfType<ResourceAssetCollection>().First();
        await using var scope = scopes.CreateAsyncScope();
        var (dutch, english) = (await DrawAsync(scope.ServiceProvider, files, PortalCultures.Dutch), await DrawAsync(scope.ServiceProvider, files, PortalCultures.English));
        var kept = OnTheGoDocument.Kept.Select(file => "/" + files[file]).Concat(Fonts.Select(font => "/" + font)).ToList();
        var own = await ReadAsync(environment, "js/on-the-go-worker.js");
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dutch + english + own)))[..16];
        var shell = new { version, page = Urls.OnTheGo, pages = new { nl = $"{Urls.OnTheGo}?taal=nl", en = $"{Urls.OnTheGo}?taal=en" }, queue = "/" + files[OnTheGoDocument.Queue], notes = Urls.OnTheGoNotes, files = kept };
        return new(dutch, english, $"self.shell = {JsonSerializer.Serialize(shell, Json)};\n{own}");
    }

    private static async Task<string> DrawAsync(IServiceProvider services, ResourceAssetCollection files, CultureInfo culture)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var page = await renderer.RenderComponentAsync<OnTheGoDocument>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(OnTheGoDocument.Files)] = files }));
            return page.ToHtmlString();
        });
    }

    private static async Task<string> ReadAsync(IWebHostEnvironment environment, string file)
    {
        await using var stream = environment.WebRootFileProvider.GetFileInfo(file).CreateReadStream();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private sealed record Made(string Dutch, string English, string Worker);
}
