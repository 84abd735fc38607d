using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Mail;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Notices;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Mail;

/// <summary>Mail as its recipient wishes it, by the clock of the test: it begins on Monday 9 November 2026, ten o'clock.</summary>
public sealed class MailWishTests(OwnDatabase database) : IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private readonly SmtpListener _server = new();
    private readonly TestData _data = new(database.Connections);
    private int _letters;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private MailWishService Wishes => _data.Service<MailWishService>();

    public async ValueTask InitializeAsync() => await database.EmptyAsync("outbox_message");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _data.DisposeAsync();
    }

    [Theory]
    [InlineData("2026-11-09T10:00", "2026-11-09T10:00", "2026-11-09T16:00")]
    [InlineData("2026-11-09T07:29", "2026-11-09T07:30", "2026-11-09T16:00")]
    [InlineData("2026-11-09T16:00", "2026-11-09T16:00", "2026-11-10T16:00")]
    [InlineData("2026-11-09T17:59", "2026-11-09T17:59", "2026-11-10T16:00")]
    [InlineData("2026-11-09T18:00", "2026-11-10T07:30", "2026-11-10T16:00")]
    [InlineData("2026-11-13T18:00", "2026-11-16T07:30", "2026-11-16T16:00")] // A Friday evening.
    [InlineData("2026-11-14T11:00", "2026-11-16T07:30", "2026-11-16T16:00")] // A Saturday.
    [InlineData("2026-12-18T20:00", "2027-01-04T07:30", "2027-01-04T16:00")] // Over Christmas.
    [InlineData("2027-03-26T18:30", "2027-03-30T07:30", "2027-03-30T16:00")] // Over Easter, and the night in which the clock goes forward.
    [InlineData("2027-05-05T19:00", "2027-05-07T07:30", "2027-05-07T16:00")] // Over Ascension Day.
    [InlineData("2026-10-23T18:30", "2026-10-26T07:30", "2026-10-26T16:00")] // The night in which it goes back.
    public void Hours_OnSchoolDaysOnly_AsADutchClockSaysThem(string now, string next, string together)
    {
        Assert.Equal(Dutch(next), LetterHours.Next(HolidayRegion.Middle, Dutch(now)));
        Assert.Equal(Dutch(together), LetterHours.NextDigest(HolidayRegion.Middle, Dutch(now)));
    }

    [Fact]
    public async Task InTheEvening_WhatLetsSomebodyInLeavesAndTheRestWaitsForTheMorning()
    {
        var (person, viewer) = await PersonAsync();
        _data.Clock.SetUtcNow(Dutch("2026-11-09T21:00"));
        viewer = await _data.ViewerOf(person);
        await PromiseAsync(viewer, person, "Uitnodiging", MailTopic.Trajectories);
        await PromiseAsync(viewer, person, "Een nieuw wachtwoord", null);
        Assert.Equal(["Een nieuw wachtwoord"], await SentAsync());
        _data.Clock.SetUtcNow(Dutch("2026-11-10T07:29"));
        Assert.Empty(await SentAsync());
        _data.Clock.SetUtcNow(Dutch("2026-11-10T07:30"));
        Assert.Equal(["Uitnodiging"], await SentAsync());
    }

    [Fact]
    public async Task Together_AtFour_IsOneMailThatSaysThatItIsThereAndNoMore()
    {
        var (person, viewer) = await PersonAsync();
        await Wishes.KeepAsync(viewer, [new(MailTopic.Trajectories, MailWay.Digest), new(MailTopic.People, MailWay.Digest)], Stop);
        await PromiseAsync(viewer, person, "Doe je mee?", MailTopic.Trajectories);
        _data.Clock.SetUtcNow(Dutch("2026-11-09T15:59"));
        viewer = await _data.ViewerOf(person);
        await PromiseAsync(viewer, person, "Iemand neemt waar", MailTopic.People);
        await PromiseAsync(viewer, person, "Een gesprek", MailTopic.Appointments);
        Assert.Equal(["Een gesprek"], await SentAsync());
        _data.Clock.SetUtcNow(Dutch("2026-11-09T16:00"));
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("2 berichten uit het portaal", mail.Subject);
        Assert.Contains("– Doe je mee?", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("– Iemand neemt waar", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Wat er staat", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(await SentAsync());

        // One alone needs no other around it.
        await PromiseAsync(viewer, person, "Nog een", MailTopic.Trajectories);
        Assert.Empty(await SentAsync());
        _data.Clock.SetUtcNow(Dutch("2026-11-10T16:00"));
        Assert.Equal(["Nog een"], await SentAsync());
    }

    [Fact]
    public async Task Together_WithACalendar_LeavesByItselfAtThatHour()
    {
        var (person, viewer) = await PersonAsync();
        await Wishes.KeepAsync(viewer, [new(MailTopic.Meetings, MailWay.Digest)], Stop);
        await PromiseAsync(viewer, person, "Bijeenkomst 1", MailTopic.Meetings, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n");
        await PromiseAsync(viewer, person, "Bijeenkomst 2", MailTopic.Meetings, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n");
        Assert.Empty(await SentAsync());
        _data.Clock.SetUtcNow(Dutch("2026-11-09T16:00"));
        Assert.Equal(["Bijeenkomst 1", "Bijeenkomst 2"], (await SentAsync()).Order());
    }

    [Fact]
    public async Task None_IsNotSentAndNotKept()
    {
        var (person, viewer) = await PersonAsync();
        await Wishes.KeepAsync(viewer, [new(MailTopic.Trajectories, MailWay.None)], Stop);
        await PromiseAsync(viewer, person, "Doe je mee?", MailTopic.Trajectories);
        Assert.Empty(await SentAsync());
        await using var db = await _data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        Assert.False(await db.Outbox.AnyAsync(Stop));
    }

    [Fact]
    public async Task OneClick_WithoutASession_StopsThatKindAndNoOther()
    {
        var (person, viewer) = await PersonAsync();
        await PromiseAsync(viewer, person, "Doe je mee?", MailTopic.Trajectories);
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        var address = new Uri(mail.Headers[HeaderId.ListUnsubscribe]!.Trim().Trim('<', '>').Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("https", address.Scheme);
        Assert.Contains(Urls.StopMail, mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Id.ToString("N"), address.Query, StringComparison.OrdinalIgnoreCase);
        using var program = await _data.ClientAsync();

        // A program that only looks changes nothing.
        using var looked = await program.GetAsync(address.PathAndQuery, Stop);
        Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        using var page = await program.GetAsync(looked.Headers.Location, Stop);
        Assert.Contains("trajecten", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.All(await Wishes.WishesAsync(viewer, Stop), wish => Assert.Equal(MailWay.AtOnce, wish.Way));

        using var wrong = await program.PostAsync(address.PathAndQuery[..^4] + "AAAA", OneClick(), Stop);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        using var clicked = await program.PostAsync(address.PathAndQuery, OneClick(), Stop);
        Assert.Equal(HttpStatusCode.OK, clicked.StatusCode);
        Assert.Equal([MailTopic.Trajectories], (await Wishes.WishesAsync(viewer, Stop)).Where(wish => wish.Way == MailWay.None).Select(wish => wish.Topic));
        await PromiseAsync(viewer, person, "Nog een traject", MailTopic.Trajectories);
        await PromiseAsync(viewer, person, "Een gesprek", MailTopic.Appointments);
        Assert.Equal(["Een gesprek"], await SentAsync());

        static FormUrlEncodedContent OneClick() => new([new("List-Unsubscribe", "One-Click")]);
    }

    [Fact]
    public async Task OneClick_OnWhatIsPutTogether_StopsAllOfIt()
    {
        var (person, viewer) = await PersonAsync();
        await Wishes.KeepAsync(viewer, [new(MailTopic.Trajectories, MailWay.Digest), new(MailTopic.People, MailWay.Digest)], Stop);
        await PromiseAsync(viewer, person, "Een", MailTopic.Trajectories);
        await PromiseAsync(viewer, person, "Twee", MailTopic.People);
        await SentAsync();
        _data.Clock.SetUtcNow(Dutch("2026-11-09T16:00"));
        var address = new Uri(Assert.Single(await MailsAsync()).Headers[HeaderId.ListUnsubscribe]!.Trim().Trim('<', '>').Replace(" ", "", StringComparison.Ordinal));
        using var program = await _data.ClientAsync();
        using var clicked = await program.PostAsync(address.PathAndQuery, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Stop);
        Assert.Equal([MailTopic.Trajectories, MailTopic.People], (await Wishes.WishesAsync(await _data.ViewerOf(person), Stop)).Where(wish => wish.Way == MailWay.None).Select(wish => wish.Topic));
    }

    [Fact]
    public async Task Wishes_AreOnesOwn_AndOfWhatOneIsWrittenToAbout()
    {
        var (_, viewer) = await PersonAsync();
        await Wishes.KeepAsync(viewer, [new(MailTopic.People, MailWay.Digest), new(MailTopic.Coaching, MailWay.None)], Stop);
        await Wishes.KeepAsync(viewer, [new(MailTopic.People, MailWay.None)], Stop);
        var own = await Wishes.WishesAsync(viewer, Stop);
        Assert.Equal(MailWay.None, own.Single(wish => wish.Topic == MailTopic.People).Way);
        Assert.DoesNotContain(own, wish => wish.Topic is MailTopic.Coaching or MailTopic.Together);
        Assert.All(await Wishes.WishesAsync((await PersonAsync()).Viewer, Stop), wish => Assert.Equal(MailWay.AtOnce, wish.Way));
    }

    private async Task<(Person Person, Viewer Viewer)> PersonAsync()
    {
        var person = await _data.PersonAsync(Role.Supervisor);
        return (person, await _data.ViewerOf(person));
    }

    private async Task PromiseAsync(Viewer viewer, Person to, string subject, MailTopic? topic, string? calendar = null)
    {
        await using var db = await _data.Service<WpbContexts>().OpenAsync(viewer, Stop);
        _data.Service<Letters>().Promise(db, new($"test:{++_letters}:{to.Id}", to.Email, to.Name.Full, "nl", subject, "Wat er staat.", Calendar: calendar, Topic: topic, PersonId: to.Id));
        await db.CommitAsync(Stop);
    }

    /// <summary>What leaves now.</summary>
    private async Task<IReadOnlyList<MimeMessage>> MailsAsync()
    {
        var before = _server.Letters.Count;
        var sender = new OutboxSender(_data.Service<Outbox>(), _data.Service<MailSorting>(), _data.Service<Letters>(), _data.Service<StopLink>(),
            Options.Create(new MailOptions { Host = "127.0.0.1", Port = _server.Port, Security = MailSecurity.None, From = "portaal@school.example" }), _data.Clock, NullLogger<OutboxSender>.Instance);
        await sender.SendDueAsync(Stop);
        List<MimeMessage> mails = [];
        foreach (var text in _server.Letters.Skip(before))
        {
            using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text));
            mails.Add(await MimeMessage.LoadAsync(stream, Stop));
        }
        return mails;
    }

    private async Task<IReadOnlyList<string>> SentAsync() => [.. (await MailsAsync()).Select(mail => mail.Subject!)];

    private static DateTimeOffset Dutch(string text)
    {
        var clock = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return DutchTime.Moment(DateOnly.FromDateTime(clock), TimeOnly.FromDateTime(clock));
    }
}
