using MailKit.Net.Smtp;
using MailKit.Security;

namespace WpbPortal.Web.Mail;

/// <summary>Connects to the SMTP server of the settings.</summary>
internal static class SmtpConnection
{
    public static async Task<SmtpClient> OpenAsync(MailOptions options, CancellationToken stop)
    {
        var smtp = new SmtpClient { Timeout = 30_000 };
        try
        {
            await smtp.ConnectAsync(options.Host!, options.Port, Security(options.Security), stop);
            if (options.User is { Length: > 0 } user) await smtp.AuthenticateAsync(user, (await File.ReadAllTextAsync(options.PasswordFile!, stop)).Trim(), stop);
            return smtp;
        }
        catch
        {
            smtp.Dispose();
            throw;
        }
    }

    // Never "when available": whoever stands in between could take that away.
    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
