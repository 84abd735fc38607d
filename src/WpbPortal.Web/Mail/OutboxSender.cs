using System.Security.Cryptography;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using WpbPortal.Data.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Mail;

/// <summary>
/// Sends what was promised. Several nodes may do so at once: each takes what no other holds. A letter that the server
/// refuses is tried again later and later, and given up after <see cref="Outbox.MostAttempts"/> times.
/// </summary>
public sealed class OutboxSender(Outbox outbox, MailSorting sorting, Letters letters, StopLink stops, IOptions<MailOptions> options, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Sends what is due now; gives how many letters left.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop = default)
    {
        await sorting.SortAsync(stop);
        await sorting.PutTogetherAsync(stop);
        if (!await outbox.HasDueAsync(stop)) return 0;
        // Before anything is taken: a server that is away costs no letter an attempt.
        using var smtp = await SmtpConnection.OpenAsync(options.Value, stop);
        var sent = 0;
        while (await outbox.TakeDueAsync(stop) is { Count: > 0 } due)
        {
            var tried = 0;
            try
            {
                foreach (var message in due)
                {
                    tried++;
                    if (await SendAsync(smtp, message, stop)) sent++;
                }
            }
            catch
            {
                // One letter on which the server hung up costs the others nothing.
                await outbox.ReturnAsync([.. due.Skip(tried)], CancellationToken.None);
                throw;
            }
        }
        await smtp.DisconnectAsync(quit: true, stop);
        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Host)) return;
        try
        {
            await SendUntilAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private async Task SendUntilAsync(CancellationToken stop)
    {
        var pause = Pause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stop);
                pause = Pause;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                log.LogWarning("Mail could not be sent ({Reason}); the next try is in {Seconds} seconds.", failed.Message, pause.TotalSeconds);
            }
            await Task.Delay(pause, clock, stop);
        }
    }

    /// <summary>What it says, and below it how to get no more of its kind.</summary>
    private string TextOf(OutboxMessage message)
    {
        var text = letters.BodyOf(message) ?? "";
        if (stops.Asking(message) is not { } address) return text;
        var culture = PortalCultures.Of(message.Language);
        return $"{text}\n\n{string.Format(culture, MailTexts.ResourceManager.GetString(nameof(MailTexts.StopFooter), culture)!, address)}";
    }

    private async Task<bool> SendAsync(SmtpClient smtp, OutboxMessage message, CancellationToken stop)
    {
        try
        {
            await smtp.SendAsync(MimeLetter.Of(message, TextOf(message), letters.CalendarOf(message), options.Value, clock.GetUtcNow(), stops.AtOnce(message)), stop);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // A 5xx answer about this letter, a body that no key opens, an address that is none: it will not become better by waiting.
            var forGood = refused is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } or CryptographicException or FormatException or NotSupportedException;
            await outbox.FailAsync(message, refused.Message, forGood, CancellationToken.None);
            // What the server said may name the address: it stays in the row of the letter.
            log.LogWarning("Letter {Letter} was refused at attempt {Attempt} ({Kind})", message.Id, message.Attempts, refused.GetType().Name);
            if (!smtp.IsConnected) throw new MailConnectionLostException();
            return false;
        }
        // Once the server has it, noting that is not given up for anything.
        await outbox.SentAsync(message, CancellationToken.None);
        return true;
    }
}

/// <summary>The mail server hung up in the middle; the other letters wait for the next connection.</summary>
internal sealed class MailConnectionLostException() : Exception("the mail server hung up");
