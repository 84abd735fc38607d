using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace WpbPortal.Web.Settings;

/// <summary>The address that links in mails begin with. Never taken from a request, whose Host header anybody can write.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options, IServer server)
{
    /// <summary>A whole address on this site.</summary>
    public string Of(string path) => (options.Value.Address ?? Listening()).TrimEnd('/') + path;

    private string Listening() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").Replace("127.0.0.1", "localhost")
        ?? "http://localhost:5080";
}
