using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Live;

/// <summary>
/// Open pages stay right by themselves (docs/decisions, live pages). The stream says only that the page is to be asked for anew, and
/// within which time; never what changed, whose it is or that it can no longer be seen.
/// </summary>
internal static class LiveEndpoints
{
    /// <summary>How long nothing is said before a line says that it is still there; proxies end what is silent for a minute.</summary>
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>How long a session that ends by time, or a relation that nobody told of, may go unnoticed here.</summary>
    internal static readonly TimeSpan Check = TimeSpan.FromSeconds(60);

    // A burst of saves is one look, and the next one after this.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    // After the first line has been said, the browser is to come back soon when the line is lost.
    private static readonly byte[] Hello = "retry: 2000\n\n"u8.ToArray();
    private static readonly byte[] Here = ":\n\n"u8.ToArray();
    private static readonly byte[] Ended = "event: ended\ndata: 0\n\n"u8.ToArray();

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveHub>();
        services.AddSingleton<LiveListener>();
        services.AddHostedService(made => made.GetRequiredService<LiveListener>());
    }

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.Live, StreamAsync).WithMetadata(new SkipStatusCodePagesAttribute());

    /// <summary>
    /// A page that is asked for anew and is not there (any more) says so in a header: to a browser an answer that is no page is a fault, and
    /// that something was taken back is none.
    /// </summary>
    public static IApplicationBuilder UseLiveLooks(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.ContainsKey("Wpb-Live"))
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status404NotFound) (response.StatusCode, response.Headers["Wpb-Gone"]) = (StatusCodes.Status200OK, "1");
                return Task.CompletedTask;
            }, context.Response);
        }
        return next(context);
    });

    private static async Task StreamAsync(HttpContext http, [FromQuery(Name = "sinds")] string? since, CurrentViewer current, SessionStore sessions, LiveHub hub,
        TimeProvider clock, IHostApplicationLifetime life)
    {
        var token = SessionToken.Of(http.User);
        if (token is not { } own || await current.SessionAsync() is not { } session || await sessions.TopicsAsync(own, http.RequestAborted) is not { Count: > 0 } topics)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        using var news = new LiveNews();
        using var ear = hub.Listen(session.Viewer.AccountId, topics, news.Add, MomentOf(since));
        if (ear is null)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        try
        {
            await SayAsync(http, Hello, stopping.Token);
            // Who does not ask for a stream hears whether it would open, and no more.
            if (http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal)) await TellAsync(http, own, ear, news, sessions, clock, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The page is closed or hidden, or the portal stops.
        }
        catch (IOException)
        {
            // The line is lost.
        }
    }

    private static async Task TellAsync(HttpContext http, SessionToken token, LiveEar ear, LiveNews news, SessionStore sessions, TimeProvider clock, CancellationToken stop)
    {
        var due = clock.GetUtcNow() + Check;
        while (true)
        {
            var wait = due - clock.GetUtcNow();
            var (spread, session) = await news.NextAsync(wait < Beat ? wait : Beat, clock, stop);
            var now = clock.GetUtcNow();
            // The page itself says what is left of it, so looking waits for nothing; only where the session may be over that is asked first.
            if (spread is { } within && !session)
            {
                await SayAsync(http, Look(within), stop);
                var soon = now + within * Random.Shared.NextDouble();
                if (soon < due) due = soon;
            }
            if (session || now >= due)
            {
                if (await TopicsAsync(sessions, token, stop) is { } topics)
                {
                    if (topics.Count == 0)
                    {
                        await SayAsync(http, Ended, stop);
                        return;
                    }
                    ear.Hear(topics);
                }
                due = now + Check;
            }
            if (session && spread is { } sure) await SayAsync(http, Look(sure), stop);
            else if (spread is null) await SayAsync(http, Here, stop);
            if (spread is not null) await Task.Delay(Rest, stop);
        }
    }

    /// <summary>Null while the database is away: that signs nobody out.</summary>
    private static async Task<IReadOnlySet<LiveTopic>?> TopicsAsync(SessionStore sessions, SessionToken token, CancellationToken stop)
    {
        try
        {
            return await sessions.TopicsAsync(token, stop);
        }
        catch (Npgsql.NpgsqlException)
        {
            return null;
        }
    }

    private static byte[] Look(TimeSpan spread) => Encoding.ASCII.GetBytes($"event: look\ndata: {(int)spread.TotalMilliseconds}\n\n");

    private static async Task SayAsync(HttpContext http, byte[] line, CancellationToken stop)
    {
        await http.Response.Body.WriteAsync(line, stop);
        await http.Response.Body.FlushAsync(stop);
    }

    private static DateTimeOffset? MomentOf(string? since) =>
        long.TryParse(since, CultureInfo.InvariantCulture, out var made) && made is > 0 and < 253_402_300_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(made) : null;
}

/// <summary>What one open page has yet to hear: the shortest time in which to look, and whether its session may be over.</summary>
internal sealed class LiveNews : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _waits = new(0, 1);
    private TimeSpan? _spread;
    private bool _session;

    public void Add(TimeSpan spread, bool session)
    {
        lock (_gate)
        {
            var isNew = _spread is null;
            _spread = _spread is { } earlier && earlier < spread ? earlier : spread;
            _session |= session;
            if (isNew) _waits.Release();
        }
    }

    /// <summary>Waits for news; null when there is none for so long.</summary>
    public async Task<(TimeSpan? Spread, bool Session)> NextAsync(TimeSpan patience, TimeProvider clock, CancellationToken stop)
    {
        using var beat = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, stop);
        try
        {
            await _waits.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, false);
        }
        lock (_gate)
        {
            var news = (_spread, _session);
            (_spread, _session) = (null, false);
            return news;
        }
    }

    public void Dispose() => _waits.Dispose();
}
