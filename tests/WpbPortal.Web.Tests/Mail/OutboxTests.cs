using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using WpbPortal.Data;
using WpbPortal.Data.Mail;
using WpbPortal.Domain;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Mail;

public sealed class OutboxTests(OwnDatabase database) : IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private readonly SmtpListener _server = new();
    private readonly TestData _data = new(database.Connections);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.EmptyAsync("outbox_message");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _data.DisposeAsync();
    }

    [Fact]
    public async Task Promise_RolledBack_LeavesNoLetter()
    {
        await using (var db = await _data.Service<WpbContexts>().OpenPlatformAsync(Stop))
        {
            _data.Service<Letters>().Promise(db, ALetter("terug@school.example"));
            await db.SaveChangesAsync(Stop);
        }
        Assert.Empty(await RowsAsync());
    }

    /// <summary>An invitation is one of the ways to read the letter, with its method, and a file besides; it is sealed and blanked as the text is.</summary>
    [Fact]
    public async Task Send_ALetterWithACalendar_CarriesItTwiceWithItsMethodAndIsBlanked()
    {
        const string calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nSUMMARY:Begeleidingsgesprek – één\r\nEND:VCALENDAR\r\n";
        await PromiseAsync(ALetter("agenda@school.example", key: "agenda:1") with { Calendar = calendar });
        Assert.DoesNotContain("VCALENDAR", Encoding.Latin1.GetString(Assert.Single(await RowsAsync()).Calendar!), StringComparison.Ordinal);
        Assert.Equal(1, await Sender().SendDueAsync(Stop));

        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(Assert.Single(_server.Letters)));
        var mail = await MimeMessage.LoadAsync(stream, Stop);
        var mixed = Assert.IsType<Multipart>(mail.Body);
        var ways = Assert.IsType<MultipartAlternative>(mixed[0]);
        var part = Assert.IsType<TextPart>(ways[^1]);
        Assert.Equal(("text/calendar", "REQUEST", "utf-8"), (part.ContentType.MimeType, part.ContentType.Parameters["method"], part.ContentType.Charset));
        using var sent = new MemoryStream();
        await part.Content!.DecodeToAsync(sent, Stop);
        Assert.Equal(calendar, Encoding.UTF8.GetString(sent.ToArray()));
        var file = Assert.IsType<MimePart>(mixed[1]);
        Assert.Equal(("uitnodiging.ics", true), (file.FileName, file.IsAttachment));
        Assert.False(string.IsNullOrWhiteSpace(mail.TextBody) || string.IsNullOrWhiteSpace(mail.HtmlBody));
        Assert.Null(Assert.Single(await RowsAsync()).Calendar);
    }

    [Fact]
    public async Task Promise_TheSameEventTwice_IsOneLetter()
    {
        await PromiseAsync(ALetter("een@school.example", key: "een:1"));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => PromiseAsync(ALetter("een@school.example", key: "een:1")));
        Assert.Equal(Rule.AlreadyExists, (refused as RuleViolationException)?.Rule ?? ConstraintRules.Of(refused));
        Assert.Single(await RowsAsync());
    }

    /// <summary>A whole conversation with a real server, and a letter as people get it.</summary>
    [Fact]
    public async Task Send_ALetter_ArrivesOnceAsTextAndHtmlAndIsBlanked()
    {
        const string link = "https://portal.example/uitnodiging?sleutel=abc-DEF_123";
        await PromiseAsync(new("brief:1", "zoë@school.example", "Zoë <de> Boer", "nl", "Een nieuw wachtwoord – kies het zelf", $"Dag Zoë,\n\n<b>Klik</b> & kies:\n{link}\n\nTot ziens."));
        var kept = Assert.Single(await RowsAsync());
        Assert.DoesNotContain("sleutel", Encoding.Latin1.GetString(kept.Body!), StringComparison.Ordinal);

        Assert.Equal(1, await Sender().SendDueAsync(Stop));
        Assert.Equal(0, await Sender().SendDueAsync(Stop));

        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(Assert.Single(_server.Letters)));
        var mail = await MimeMessage.LoadAsync(stream, Stop);
        Assert.Equal("portaal@school.example", ((MailboxAddress)mail.From[0]).Address);
        Assert.Equal("Zoë <de> Boer", mail.To[0].Name);
        Assert.Equal("Een nieuw wachtwoord – kies het zelf", mail.Subject);
        Assert.Equal("nl", mail.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.EndsWith("@school.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{link}\">{link}</a>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Klik&lt;/b&gt; &amp; kies", mail.HtmlBody, StringComparison.Ordinal);
        var sent = Assert.Single(await RowsAsync());
        Assert.NotNull(sent.SentAt);
        Assert.Null(sent.Body);
    }

    [Fact]
    public async Task Send_ThreeSendersAtOnce_SendEveryLetterOnce()
    {
        for (var i = 0; i < 45; i++) await PromiseAsync(ALetter($"persoon{i}@school.example"));
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sender().SendDueAsync(Stop)));
        Assert.Equal(45, sent.Sum());
        Assert.Equal(45, _server.Letters.Select(letter => letter.Split("To: ")[1].Split('\n')[0]).Distinct().Count());
        Assert.Equal(45, _server.Letters.Count);
    }

    [Theory]
    [InlineData("550 no such person", true)]
    [InlineData("450 try later", false)]
    public async Task Send_OneRefused_TheOthersGoOnAndItWaitsOrIsGivenUp(string answer, bool forGood)
    {
        await PromiseAsync(ALetter("giftig@school.example"));
        await PromiseAsync(ALetter("goed@school.example"));
        _server.Recipient = recipient => recipient.Contains("giftig", StringComparison.Ordinal) ? answer : "250 ok";

        Assert.Equal(1, await Sender().SendDueAsync(Stop));
        var refused = (await RowsAsync()).Single(row => row.ToAddress == "giftig@school.example");
        Assert.Equal(forGood, refused.FailedAt is not null);
        Assert.Equal(forGood, refused.Body is null);
        Assert.Contains(answer[4..], refused.LastError, StringComparison.Ordinal);
        if (forGood) return;

        Assert.Equal(0, await Sender().SendDueAsync(Stop));
        _data.Clock.Advance(TimeSpan.FromMinutes(1));
        _server.Recipient = _ => "250 ok";
        Assert.Equal(1, await Sender().SendDueAsync(Stop));
    }

    [Fact]
    public async Task Send_RefusedAgainAndAgain_WaitsLongerAndIsGivenUp()
    {
        await PromiseAsync(ALetter("giftig@school.example"));
        _server.Recipient = _ => "450 try later";
        var waits = new List<TimeSpan>();
        while ((await RowsAsync()).Single() is { FailedAt: null })
        {
            Assert.Equal(0, await Sender().SendDueAsync(Stop));
            var row = (await RowsAsync()).Single();
            if (row.FailedAt is null) waits.Add(row.NextAttemptAt - _data.Clock.GetUtcNow());
            _data.Clock.SetUtcNow(row.NextAttemptAt);
        }
        Assert.Equal(Outbox.MostAttempts - 1, waits.Count);
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait) > TimeSpan.FromHours(36));
    }

    /// <summary>Letters that were taken and not tried are given back: they wait no ten minutes and lose no attempt.</summary>
    [Fact]
    public async Task Send_ServerHangsUpOnOne_TheOthersGoWithTheNextConnection()
    {
        await PromiseAsync(ALetter("giftig@school.example"));
        for (var i = 0; i < 3; i++) await PromiseAsync(ALetter($"goed{i}@school.example"));
        _server.Recipient = recipient => recipient.Contains("giftig", StringComparison.Ordinal) ? "" : "250 ok";

        await Assert.ThrowsAsync<MailConnectionLostException>(() => Sender().SendDueAsync(Stop));
        await Sender().SendDueAsync(Stop);
        // Letters of one moment go in any order: some of the three may have gone before the one that broke the line.
        Assert.Equal([1, 1, 1], (await RowsAsync()).Where(row => row.SentAt is not null).Select(row => row.Attempts));
    }

    [Fact]
    public async Task Send_ServerIsAway_CostsNoLetterAnAttempt()
    {
        await PromiseAsync(ALetter("goed@school.example"));
        var port = _server.Port;
        await _server.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => Sender(port).SendDueAsync(Stop));
        Assert.Equal(0, (await RowsAsync()).Single().Attempts);
    }

    /// <summary>A node died with letters in hand: after the hold another one sends them.</summary>
    [Fact]
    public async Task Take_NotSentByWhoTookThem_AreFreeAfterTheHold()
    {
        await PromiseAsync(ALetter("goed@school.example"));
        Assert.Single(await _data.Service<Outbox>().TakeDueAsync(Stop));
        Assert.Empty(await _data.Service<Outbox>().TakeDueAsync(Stop));
        _data.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Single(await _data.Service<Outbox>().TakeDueAsync(Stop));
    }

    private static Letter ALetter(string address, string? key = null) => new(key ?? $"test:{address}", address, "Iemand", "nl", "Onderwerp", "Tekst.");

    private OutboxSender Sender(int? port = null) => new(_data.Service<Outbox>(), _data.Service<MailSorting>(), _data.Service<Letters>(), _data.Service<StopLink>(),
        Options.Create(new MailOptions { Host = "127.0.0.1", Port = port ?? _server.Port, Security = MailSecurity.None, From = "portaal@school.example" }), _data.Clock, NullLogger<OutboxSender>.Instance);

    private async Task PromiseAsync(Letter letter)
    {
        await using var db = await _data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        _data.Service<Letters>().Promise(db, letter);
        await db.CommitAsync(Stop);
    }

    private async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var db = await _data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        return await db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Stop);
    }
}
