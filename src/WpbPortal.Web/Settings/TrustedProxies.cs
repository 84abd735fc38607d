using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace WpbPortal.Web.Settings;

/// <summary>
/// The servers before the portal whose word is taken for who asks and whether it came over https (setting
/// <c>ForwardedHeaders:KnownProxies</c>, addresses split by <c>;</c>). Of anybody else those headers are ignored.
/// </summary>
internal static class TrustedProxies
{
    /// <exception cref="SettingException">One of them is no address.</exception>
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var proxies = Addresses(configuration["ForwardedHeaders:KnownProxies"]).ToList();
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Without a list the framework would believe everybody.
            options.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            // And with one, the whole machine too.
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        });
    }

    private static IEnumerable<IPAddress> Addresses(string? setting)
    {
        foreach (var text in (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return IPAddress.TryParse(text, out var address) ? address : throw new SettingException($"ForwardedHeaders:KnownProxies holds {text}, which is no IP address; write addresses such as 10.0.0.2, split by a semicolon.");
        }
    }
}
