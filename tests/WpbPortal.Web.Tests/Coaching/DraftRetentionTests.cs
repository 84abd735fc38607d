using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>What was typed and left: when its author hears that it goes, and when it is gone. In a database of its own, for it goes in every partnership.</summary>
public sealed class DraftRetentionTests(OwnDatabase database) : IClassFixture<OwnDatabase>, IAsyncDisposable
{
    private const string Key = "session:een";
    private readonly TestData _data = new(database.Connections);
    private DateTimeOffset _begun;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DraftService Drafts => _data.Service<DraftService>();

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    [Fact]
    public async Task Turn_OfWhatIsLeft_TellsAWeekBeforeAndThenLetsGo()
    {
        var (person, viewer) = await TypeAsync();
        await AtDayAsync(22);
        Assert.Equal(0, await ToldAsync(person));

        await AtDayAsync(24);
        await AtDayAsync(25);
        Assert.Equal(1, await ToldAsync(person));

        await AtDayAsync(29);
        Assert.NotNull((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
        await AtDayAsync(31);
        Assert.Null((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
        Assert.Equal(1, await ToldAsync(person));
    }

    [Fact]
    public async Task Turn_AfterAMonthWithoutThePortal_TellsFirst()
    {
        var (person, viewer) = await TypeAsync();
        await AtDayAsync(40);
        Assert.NotNull((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
        Assert.Equal(1, await ToldAsync(person));

        await AtDayAsync(47);
        Assert.Null((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
    }

    [Fact]
    public async Task Turn_OfWhatIsTypedOnIn_StaysAndIsToldOfAnew()
    {
        var (person, viewer) = await TypeAsync();
        await AtDayAsync(24);
        _data.Clock.Advance(TimeSpan.FromDays(24));
        viewer = await _data.ViewerOf(person);
        await Drafts.KeepAsync(viewer, Key, 2, Fields("en verder"), Stop);
        await AtDayAsync(31);
        Assert.NotNull((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
        await AtDayAsync(48);

        Assert.Equal(2, await ToldAsync(person));
    }

    private async Task<(Person Person, Viewer Viewer)> TypeAsync()
    {
        var person = await _data.PersonAsync(Role.Supervisor);
        var viewer = await _data.ViewerOf(person);
        _begun = _data.Clock.GetUtcNow();
        await Drafts.KeepAsync(viewer, Key, 1, Fields("begonnen"), Stop);
        return (person, viewer);
    }

    private async Task AtDayAsync(int day)
    {
        await new DraftRetention(_data.Service<WpbContexts>(), new FakeTimeProvider(_begun.AddDays(day))).TurnAsync(Stop);
    }

    private Task<int> ToldAsync(Person person) => _data.AsOwnerAsync(person.PartnershipId,
        db => db.Notifications.CountAsync(row => row.RecipientId == person.Id && row.Kind == NotificationKind.DraftFading, Stop), person.Id);

    private static DraftFields Fields(string text) => new(new Dictionary<string, string[]> { ["WhatHappened"] = [text] });
}
