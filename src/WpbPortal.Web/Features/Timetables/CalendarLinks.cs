using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>
/// Fetches calendars from addresses that people paste, and so may lead anywhere: https alone, no name or password, no other port, no address
/// of this machine or a network of one's own, asked at the moment of connecting and at every redirect; no more bytes and no more time than a
/// timetable takes. Whatever goes wrong is told in one way, so that nothing can be learnt of what is behind it.
/// </summary>
/// <param name="protection">Seals the addresses.</param>
/// <param name="way">How a host is found and reached.</param>
public sealed class CalendarLinks(IDataProtectionProvider protection, WayOut way)
{
    private const int LongestAddress = 2000;
    private const int MostRedirects = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly IDataProtector _protector = protection.CreateProtector("timetable-link");

    /// <summary>The address as it is kept.</summary>
    public byte[] Seal(Uri address) => _protector.Protect(Encoding.UTF8.GetBytes(address.AbsoluteUri));

    /// <summary>The address that was kept.</summary>
    public Uri Open(byte[] link) => new(Encoding.UTF8.GetString(_protector.Unprotect(link)));

    /// <summary>What somebody pasted, as an address that may be asked; webcal is another word for https.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.LinkNotAllowed"/>.</exception>
    public static Uri Parse(string? text)
    {
        var pasted = text?.Trim() ?? "";
        if (pasted.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase)) pasted = "https" + pasted[6..];
        return pasted.Length <= LongestAddress && Uri.TryCreate(pasted, UriKind.Absolute, out var address) && IsAllowed(address) ? address : throw new RuleViolationException(Rule.LinkNotAllowed) { Field = nameof(TimetableSource.Link) };
    }

    /// <summary>When the calendar behind an address says that its owner is busy on these days.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.LinkUnreachable"/>, or a rule of the calendar's reader; at the link.</exception>
    public async Task<IReadOnlyList<BusyTime>> ReadAsync(Uri address, DatePeriod days, CancellationToken stop)
    {
        try
        {
            using var content = await FetchAsync(address, stop);
            return await CalendarReader.ReadAsync(content, days, stop);
        }
        catch (RuleViolationException broken)
        {
            throw new RuleViolationException(broken.Rule is Rule.TimetableUnreadable ? Rule.LinkUnreachable : broken.Rule) { Field = nameof(TimetableSource.Link) };
        }
    }

    private async Task<MemoryStream> FetchAsync(Uri address, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(LongestWait);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, Credentials = null, PreAuthenticate = false, AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 32, ActivityHeadersPropagator = null, ConnectCallback = async (asked, cancel) => await ConnectAsync(asked.DnsEndPoint, cancel),
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, way.IsPlain ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.Port }.Uri : address);
                request.Headers.Accept.ParseAdd("text/calendar");
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                    && answer.Headers.Location is { } next)
                {
                    address = new(address, next);
                    if (!IsAllowed(address)) break;
                    continue;
                }
                if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentLength > CalendarReader.MostBytes) break;
                return await WithinLimitsAsync(await answer.Content.ReadAsStreamAsync(patience.Token), patience.Token);
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException || (broken is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // Refused, away, too slow: the same answer for all of it.
        }
        throw new RuleViolationException(Rule.LinkUnreachable) { Field = nameof(TimetableSource.Link) };
    }

    /// <summary>One byte more than is allowed tells the reader that it is too much.</summary>
    private static async Task<MemoryStream> WithinLimitsAsync(Stream content, CancellationToken stop)
    {
        var buffer = new byte[CalendarReader.MostBytes + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return new(buffer, 0, length);
    }

    /// <summary>Looks the host up and reaches that very address: nothing is looked up a second time, when it might answer otherwise.</summary>
    private async Task<Stream> ConnectAsync(DnsEndPoint asked, CancellationToken stop)
    {
        var addresses = await way.Find(asked.Host, stop);
        if (addresses.Count == 0 || !addresses.All(PublicAddress.Is)) throw new HttpRequestException("not a public address");
        return await way.Reach(new(addresses[0], asked.Port), stop);
    }

    private static bool IsAllowed(Uri address) => address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0;
}

/// <summary>How a host is found and reached. A test has a way of its own, to a server that speaks no https.</summary>
/// <param name="Find">The addresses of a host.</param>
/// <param name="Reach">A connection to one of them.</param>
/// <param name="IsPlain">Whether what is reached speaks http instead of https.</param>
public sealed record WayOut(Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> Find, Func<IPEndPoint, CancellationToken, Task<Stream>> Reach, bool IsPlain = false)
{
    /// <summary>The internet.</summary>
    public static WayOut Internet { get; } = new(async (host, stop) => await Dns.GetHostAddressesAsync(host, stop), async (place, stop) =>
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(place, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    });
}

/// <summary>Which addresses are on the internet, and not of this machine, a network of one's own, or set apart.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] SetApart =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Internet6 = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || (plain.AddressFamily == AddressFamily.InterNetworkV6 && Internet6.Contains(plain)))
            && !SetApart.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
