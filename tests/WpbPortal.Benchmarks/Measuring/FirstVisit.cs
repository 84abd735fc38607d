using System.Diagnostics;
using Microsoft.Playwright;
using WpbPortal.Data.DemoData;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks.Measuring;

/// <summary>Bytes that a browser fetches for a page, the first time and again (G13), from the published portal.</summary>
internal static class FirstVisit
{
    private static readonly string[] Pages = [Urls.SignIn, Urls.Today, Urls.Sessions, Urls.NewSession, Urls.MyCoaching, Urls.MyTrajectories];

    public static async Task<IReadOnlyList<Visit>> MeasureAsync(DatabaseConnections connections, string email)
    {
        var folder = Directory.CreateTempSubdirectory("wpbportal-published").FullName;
        await RunAsync("dotnet", "publish", Folders.Web, "-c", "Release", "-o", folder, "-v", "quiet", "--nologo");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "WpbPortal.Web.dll"), "--urls", "http://localhost:5987", "--contentRoot", folder])
        {
            Environment = { ["ConnectionStrings__App"] = connections.App, ["Demo"] = "true", ["ASPNETCORE_ENVIRONMENT"] = "Development" },
            RedirectStandardOutput = true,
        })!;
        try
        {
            return await VisitAsync(new("http://localhost:5987"), email);
        }
        finally
        {
            process.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Visit>> VisitAsync(Uri address, string email)
    {
        await WaitAsync(address);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browsers.LaunchAsync(playwright);
        var state = await Browsers.SignInAsync(browser, address, email);
        var visits = new List<Visit>();
        foreach (var page in Pages)
        {
            await using var context = await browser.NewContextAsync(new() { StorageState = page == Urls.SignIn ? null : state });
            var (first, plain) = await BytesAsync(context, address, page);
            var (again, _) = await BytesAsync(context, address, page);
            visits.Add(new(page, first, again, plain));
        }
        return visits;
    }

    private static async Task<(long Bytes, int Loose)> BytesAsync(IBrowserContext context, Uri address, string path)
    {
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var (bytes, loose) = (0L, 0);
        session.Event("Network.loadingFinished").OnEvent += (_, happened) => bytes += (long)happened!.Value.GetProperty("encodedDataLength").GetDouble();
        page.Response += (_, response) =>
        {
            if (response.Request.ResourceType is not ("stylesheet" or "script")) return;
            if (!response.Headers.ContainsKey("content-encoding") || !response.Headers.GetValueOrDefault("cache-control", "").Contains("immutable")) loose++;
        };
        // A stream that stays open is never idle; it is some hundred bytes.
        await page.AddInitScriptAsync("window.EventSource = class { addEventListener() {} close() {} };");
        await page.GotoAsync(new Uri(address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.CloseAsync();
        return (bytes, loose);
    }

    private static async Task WaitAsync(Uri address)
    {
        using var http = new HttpClient();
        for (var time = 0; time < 100; time++)
        {
            try
            {
                if ((await http.GetAsync(new Uri(address, "/health/ready"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(200);
        }
        throw new InvalidOperationException("The published portal did not start.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}.");
    }
}

/// <summary>What a visit to a page fetched.</summary>
/// <param name="Page">The page.</param>
/// <param name="First">Bytes over the wire, the first time.</param>
/// <param name="Again">The same, the second time.</param>
/// <param name="Loose">Styles and scripts that came uncompressed, or that a browser has to ask for again.</param>
internal sealed record Visit(string Page, long First, long Again, int Loose);
