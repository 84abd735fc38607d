using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// What goes wrong behind a page without anybody seeing it: errors in the console (a broken content security policy is
/// one), scripts that fail, requests that fail, answers that no page should get.
/// </summary>
internal sealed class Troubles
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ConcurrentBag<string> _expected = [];

    /// <summary>What was seen and not expected.</summary>
    public IReadOnlyList<string> Seen => [.. _seen.Where(trouble => !_expected.Any(expected => trouble.Contains(expected, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Lets pass what a journey does on purpose, such as opening a page that is not there.</summary>
    public void Expect(string part) => _expected.Add(part);

    public void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _seen.Enqueue($"console on {page.Url}: {message.Text} {message.Location}");
        };
        page.PageError += (_, error) => _seen.Enqueue($"script on {page.Url}: {error}");
        page.RequestFailed += (_, request) =>
        {
            // Leaving a page breaks off what it was still loading; that is no fault.
            if (request.Failure is not ("net::ERR_ABORTED" or null)) _seen.Enqueue($"request {request.Method} {request.Url}: {request.Failure}");
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400) _seen.Enqueue($"answer {answer.Status} to {answer.Request.Method} {answer.Url}");
        };
    }
}
