using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Features.Timetables;
using Xunit;

namespace WpbPortal.Web.Tests.Timetables;

/// <summary>Links that people paste: fetched from the internet alone, within limits, kept sealed, renewed every day.</summary>
public sealed class CalendarLinksTests(MigratedDatabase database) : PortalTest(database), IAsyncLifetime
{
    private const string Lesson = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:3HV wiskunde\r\nDTSTART:20261110T080000Z\r\nDTEND:20261110T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");
    private static readonly DatePeriod Days = new(new(2026, 11, 9), new(2028, 7, 31));

    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly List<string> _asked = [];
    private Func<string, string> _answer = _ => Ok(Lesson);

    public ValueTask InitializeAsync()
    {
        _server.Start();
        _ = ServeAsync();
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _server.Stop();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Read_ACalendarOnTheInternet_GivesWhenItIsBusy()
    {
        Assert.Single(await ReadAsync("https://rooster.school.example/ical/abc?x=1"));
        Assert.Equal("GET /ical/abc?x=1 HTTP/1.1", _asked.Single().Split("\r\n")[0]);
        Assert.DoesNotContain("Cookie", _asked.Single(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", _asked.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://rooster.school.example/ical")]
    [InlineData("ftp://rooster.school.example/ical")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://naam:geheim@rooster.school.example/ical")]
    [InlineData("https://rooster.school.example:8443/ical")]
    [InlineData("rooster.school.example/ical")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_WhatIsNoPlainHttpsAddress_IsNotAllowed(string? link)
    {
        var broken = Assert.Throws<RuleViolationException>(() => CalendarLinks.Parse(link));
        Assert.Equal((Rule.LinkNotAllowed, nameof(TimetableSource.Link)), (broken.Rule, broken.Field));
    }

    [Fact]
    public void Parse_Webcal_IsHttps() => Assert.Equal("https://rooster.school.example/ical", CalendarLinks.Parse(" webcal://rooster.school.example/ical ").AbsoluteUri);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("93.184.215.14,127.0.0.1")]
    [InlineData("")]
    public async Task Read_AHostOfAPrivateNetwork_IsReachedByNobody(string addresses)
    {
        await RefusedAsync("https://rooster.school.example/ical", find: _ => [.. addresses.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)]);
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("http://rooster.school.example/elders")]
    [InlineData("https://127.0.0.1/elders")]
    [InlineData("https://binnen.school.example/elders")]
    [InlineData("https://naam:geheim@rooster.school.example/elders")]
    [InlineData("file:///etc/passwd")]
    public async Task Read_ARedirectToWhatIsNotAllowed_IsNotFollowed(string to)
    {
        _answer = _ => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await RefusedAsync("https://rooster.school.example/ical", find: host => [host switch { "binnen.school.example" => IPAddress.Parse("10.0.0.1"), "127.0.0.1" => IPAddress.Loopback, _ => Public }]);
        Assert.Single(_asked);
    }

    /// <summary>A name that is public when it is asked first, and of this machine the next time: every connection asks again, and refuses.</summary>
    [Fact]
    public async Task Read_AHostThatChangesItsAddress_IsReachedByNobodyTheSecondTime()
    {
        var times = 0;
        _answer = _ => "HTTP/1.1 307 Again\r\nLocation: /ical\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await RefusedAsync("https://rooster.school.example/ical", find: _ => [times++ == 0 ? Public : IPAddress.Loopback]);
        Assert.Equal((2, 1), (times, _asked.Count));
    }

    [Fact]
    public async Task Read_RedirectsWithoutEnd_ErrorsAndWhatIsNoCalendar_IsUnreachable()
    {
        _answer = _ => "HTTP/1.1 302 Found\r\nLocation: /nog-eens\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await RefusedAsync("https://rooster.school.example/ical");
        Assert.Equal(4, _asked.Count);
        foreach (var answer in (string[])["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n", Ok("<html>Inloggen</html>"), "onzin\r\n\r\n"])
        {
            _answer = _ => answer;
            await RefusedAsync("https://rooster.school.example/ical");
        }
    }

    [Fact]
    public async Task Read_MoreThanATimetableHas_StopsThere()
    {
        _answer = _ => Ok(new string('x', CalendarReader.MostBytes + 10));
        await RefusedAsync("https://rooster.school.example/ical");
        // Without saying beforehand how long it is.
        _answer = _ => $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', CalendarReader.MostBytes + 10)}";
        await RefusedAsync("https://rooster.school.example/ical", Rule.TimetableTooLarge);
    }

    [Fact]
    public async Task Take_ALink_KeepsItSealedRenewsItDailyAndForgetsItWithTheTimetable()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var (viewer, links) = (await Data.ViewerOf(person), Links());
        var service = new TimetableService(Data.Service<WpbContexts>(), links);
        await service.TakeLinkAsync(viewer, "https://rooster.school.example/ical/geheimesleutel", Stop);
        var kept = (await Data.Service<TimetableQueries>().OwnAsync(viewer, Stop)).Kept!;
        Assert.Equal((TimetableSource.Link, false, 1), (kept.Source, kept.Fails, kept.Week[1].Times.Count));
        Assert.Equal(0L, await AsAsync(Data.Connections.Backup, null, $"select count(*) from timetable row where row::text like '%geheimesleutel%' or encode(row.link, 'escape') like '%geheimesleutel%'"));

        // Once a day, and not for a person.
        var clockwork = new TimetableClockwork(Data.Service<WpbContexts>(), links, Data.Clock, NullLogger<TimetableClockwork>.Instance);
        _asked.Clear();
        await clockwork.TurnAsync(Stop);
        Assert.Empty(_asked);
        Assert.Equal(0L, await AsAsync(Data.Connections.App, person.Id, "select count(*) from platform.take_timetable_links('infinity', now(), 100)"));
        Data.Clock.Advance(TimeSpan.FromHours(21));
        _answer = _ => Ok(Lesson.Replace("T08", "T10", StringComparison.Ordinal).Replace("T09", "T11", StringComparison.Ordinal));
        await clockwork.TurnAsync(Stop);
        Assert.Equal(new BusyTime(new(2026, 11, 10, 10, 0, 0, TimeSpan.Zero), new(2026, 11, 10, 11, 0, 0, TimeSpan.Zero)), Assert.Single((await Data.Service<TimetableQueries>().OwnAsync(viewer, Stop)).Kept!.Week[0].Times));

        // What gives nothing any more keeps what it gave, and its owner sees so.
        Data.Clock.Advance(TimeSpan.FromHours(21));
        _answer = _ => "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n";
        await clockwork.TurnAsync(Stop);
        Assert.True((await Data.Service<TimetableQueries>().OwnAsync(viewer, Stop)).Kept!.Fails);
        await service.RemoveAsync(viewer, Stop);
        Assert.Equal(0L, await AsAsync(Data.Connections.Backup, null, $"select count(*) from timetable where person_id = '{person.Id}'"));
    }

    private static string Ok(string calendar) => $"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nContent-Length: {Encoding.UTF8.GetByteCount(calendar)}\r\nConnection: close\r\n\r\n{calendar}";

    /// <summary>Links by way of a server on this machine, which speaks no https: where it connects to is the test's business, which address is refused is not.</summary>
    private CalendarLinks Links(Func<string, IReadOnlyList<IPAddress>>? find = null) => new(new EphemeralDataProtectionProvider(), new((host, _) => Task.FromResult(find?.Invoke(host) ?? [Public]), async (_, stop) =>
    {
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)_server.LocalEndpoint, stop);
        return client.GetStream();
    }, IsPlain: true));

    private Task<IReadOnlyList<BusyTime>> ReadAsync(string link, Func<string, IReadOnlyList<IPAddress>>? find = null) => Links(find).ReadAsync(CalendarLinks.Parse(link), Days, Stop);

    private async Task RefusedAsync(string link, Rule rule = Rule.LinkUnreachable, Func<string, IReadOnlyList<IPAddress>>? find = null)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => ReadAsync(link, find));
        Assert.Equal((rule, nameof(TimetableSource.Link)), (broken.Rule, broken.Field));
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _server.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var (buffer, request) = (new byte[8192], "");
                while (!request.Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is > 0 and var read) request += Encoding.ASCII.GetString(buffer, 0, read);
                _asked.Add(request);
                try
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(request)));
                }
                catch (IOException)
                {
                    // Who has enough hangs up.
                }
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
        }
    }

    private async Task<object?> AsAsync(string connection, Guid? person, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(Stop);
        await using var transaction = await open.BeginTransactionAsync(Stop);
        if (person is { } id)
        {
            await using var enter = new NpgsqlCommand($"select set_config('app.person_id', '{id}', true)", open);
            await enter.ExecuteNonQueryAsync(Stop);
        }
        await using var command = new NpgsqlCommand(sql, open);
        return await command.ExecuteScalarAsync(Stop);
    }
}
