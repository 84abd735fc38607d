using Microsoft.Extensions.Options;

namespace WpbPortal.Web.Settings;

/// <summary>Settings of the site as a whole (section <c>Site</c>).</summary>
public sealed class SiteOptions
{
    /// <summary>The address that links in mails begin with, such as <c>https://portaal.example.nl</c>; the first address listened on when empty.</summary>
    public string? Address { get; set; }
}

/// <summary>Says at the start what is wrong with the address, instead of in a mail that leads nowhere.</summary>
internal sealed class SiteOptionsCheck(IConfiguration configuration, IHostEnvironment environment, DemoSetting demo) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var isServer = environment.IsProduction() && !demo.IsDemo;
        var names = (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (isServer && (names.Length == 0 || names.Contains("*")))
        {
            return ValidateOptionsResult.Fail("Set AllowedHosts to the names of the site, such as portaal.example.nl: without them the portal answers for any name that somebody writes.");
        }
        if (string.IsNullOrWhiteSpace(options.Address))
        {
            return isServer ? ValidateOptionsResult.Fail("Set Site:Address to the address that people type, such as https://portaal.example.nl: links in mails begin with it.") : ValidateOptionsResult.Success;
        }
        if (!Uri.TryCreate(options.Address, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.PathAndQuery != "/" || address.UserInfo != "")
        {
            return ValidateOptionsResult.Fail($"Site:Address holds {options.Address}, which is no address of a site; write it as https://portaal.example.nl, without a path.");
        }
        if (isServer && address.Scheme != "https" && !address.IsLoopback)
        {
            return ValidateOptionsResult.Fail($"Site:Address holds {options.Address}; begin it with https://, for nobody can sign in over http.");
        }
        return !isServer || names.Any(known => IsNamed(known, address.Host))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Add {address.Host}, the name in Site:Address, to AllowedHosts: requests for it would be refused.");
    }

    private static bool IsNamed(string known, string host) =>
        known.Equals(host, StringComparison.OrdinalIgnoreCase) || (known.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(known[1..], StringComparison.OrdinalIgnoreCase));
}
