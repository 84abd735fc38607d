using Microsoft.Extensions.Options;
using MimeKit;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Mail;

/// <summary>How mail leaves the house (section <c>Mail</c>).</summary>
public sealed class MailOptions
{
    /// <summary>The SMTP server; without one mails are kept, which only a demonstration and development may do.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 587 is for handing in mail.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>The address that mails come from; its domain also makes their Message-ID.</summary>
    public string? From { get; set; }

    /// <summary>The name that mails come from.</summary>
    public string FromName { get; set; } = "WpbPortal";

    /// <summary>The name to sign in with, when the server asks for one.</summary>
    public string? User { get; set; }

    /// <summary>The file that holds the password of <see cref="User"/>.</summary>
    public string? PasswordFile { get; set; }
}

/// <summary>How a connection to an SMTP server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: for a server on the same machine only.</summary>
    None,

    /// <summary>STARTTLS, which must succeed.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
}

/// <summary>Says at the start what is wrong with the settings of mail, instead of at the first letter.</summary>
internal sealed class MailOptionsCheck(IHostEnvironment environment, DemoSetting demo) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
        {
            return environment.IsProduction() && !demo.IsDemo
                ? ValidateOptionsResult.Fail("Set Mail:Host and Mail:From to the SMTP server and address that mail leaves by: without them nobody can be invited. (Demo=true keeps mails on a page instead.)")
                : ValidateOptionsResult.Success;
        }
        if (!MailboxAddress.TryParse(options.From, out var from) || !from.Address.Contains('@')) return ValidateOptionsResult.Fail("Set Mail:From to the address that mails come from, such as portaal@example.nl.");
        if (options.Port is < 1 or > 65535) return ValidateOptionsResult.Fail($"Mail:Port holds {options.Port}; write the port of the SMTP server, mostly 587.");
        if (string.IsNullOrEmpty(options.User)) return ValidateOptionsResult.Success;
        if (!CanRead(options.PasswordFile)) return ValidateOptionsResult.Fail($"Mail:User is set; set Mail:PasswordFile to a file with its password that the portal can read ({options.PasswordFile ?? "now empty"}).");
        return options.Security == MailSecurity.None && options.Host is not ("localhost" or "127.0.0.1" or "::1")
            ? ValidateOptionsResult.Fail("Set Mail:Security to StartTls or Tls: with None the password of Mail:User would cross the network for all to read.")
            : ValidateOptionsResult.Success;
    }

    private static bool CanRead(string? file)
    {
        try
        {
            using var opened = File.OpenRead(file ?? "");
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
