using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using MimeKit;
using WpbPortal.Data.Mail;

namespace WpbPortal.Web.Mail;

/// <summary>A promised mail as it goes over the wire: plain text, and the same as HTML.</summary>
internal static partial class MimeLetter
{
    public static MimeMessage Of(OutboxMessage message, string text, string? calendar, MailOptions options, DateTimeOffset now, string? stopAddress)
    {
        var from = MailboxAddress.Parse(options.From!);
        var mime = new MimeMessage { Subject = message.Subject, Date = now, MessageId = $"{message.Id:N}@{from.Domain}" };
        mime.From.Add(new MailboxAddress(options.FromName, from.Address));
        mime.To.Add(new MailboxAddress(message.ToName, message.ToAddress));
        // So that no out-of-office answer comes back.
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mime.Headers.Add("X-Auto-Response-Suppress", "All");
        if (stopAddress is not null)
        {
            // One click in the mail program, without signing in (RFC 8058).
            mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{stopAddress}>");
            mime.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        mime.Body = new BodyBuilder { TextBody = text, HtmlBody = Html(text, message.Language) }.ToMessageBody();
        if (calendar is not null) mime.Body = WithCalendar((Multipart)mime.Body, calendar);
        // It belongs to the text; among the headers of the letter itself it would be left out.
        mime.Body.Headers.Add(HeaderId.ContentLanguage, message.Language);
        mime.Prepare(EncodingConstraint.SevenBit);
        return mime;
    }

    /// <summary>The calendar as one of the ways to read the letter, with the method it says itself, and as a file for programs that look no further.</summary>
    private static Multipart WithCalendar(Multipart ways, string calendar)
    {
        var part = new TextPart("calendar") { Text = calendar };
        part.ContentType.Parameters.Add("method", Method().Match(calendar).Groups[1].Value);
        part.ContentTransferEncoding = ContentEncoding.Base64;
        ways.Add(part);
        var file = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar))), ContentDisposition = new(ContentDisposition.Attachment), ContentTransferEncoding = ContentEncoding.Base64, FileName = "uitnodiging.ics",
        };
        return new Multipart("mixed") { ways, file };
    }

    /// <summary>The text as HTML: paragraphs, and links where it has an address. Everything else in it is encoded.</summary>
    internal static string Paragraphs(string text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").AppendJoin("<br>", paragraph.Split('\n').Select(Linked)).Append("</p>");
        }
        return html.ToString();
    }

    private static string Html(string text, string language) =>
        $"<!DOCTYPE html><html lang=\"{language}\"><body style=\"font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em\">{Paragraphs(text)}</body></html>";

    private static string Linked(string line)
    {
        var encoder = HtmlEncoder.Default;
        var html = new StringBuilder();
        var done = 0;
        foreach (var address in Addresses().EnumerateMatches(line))
        {
            var link = encoder.Encode(line.Substring(address.Index, address.Length));
            html.Append(encoder.Encode(line[done..address.Index])).Append($"<a href=\"{link}\">{link}</a>");
            done = address.Index + address.Length;
        }
        return html.Append(encoder.Encode(line[done..])).ToString();
    }

    [GeneratedRegex("^METHOD:([A-Z]+)", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]")]
    private static partial Regex Addresses();
}
