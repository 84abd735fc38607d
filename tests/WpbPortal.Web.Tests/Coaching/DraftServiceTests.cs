using System.Text;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

public sealed class DraftServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private const string Key = "session:1";
    private static readonly Guid Laptop = Guid.NewGuid(), Phone = Guid.NewGuid(), Tablet = Guid.NewGuid();

    private DraftService Drafts => Data.Service<DraftService>();

    [Fact]
    public async Task KeepAsync_ALetterThatComesLate_DoesNotOvertake()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);

        Assert.NotNull((await Drafts.KeepAsync(viewer, "session:1", 2, Fields("tweede"), Stop)).At);
        Assert.Null((await Drafts.KeepAsync(viewer, "session:1", 1, Fields("eerste"), Stop)).At);
        Assert.Null((await Drafts.KeepAsync(viewer, "session:1", 2, Fields("nog eens"), Stop)).At);

        var draft = await Drafts.FindAsync(viewer, "session:1", Stop);
        Assert.Equal((2, "tweede"), (draft.Sequence, draft.Fields!.Text("WhatHappened")));
    }

    [Fact]
    public async Task KeepAsync_ManyAtOnce_KeepsTheHighestNumber()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(sequence => Drafts.KeepAsync(viewer, "session:1", sequence, Fields($"tekst {sequence}"), Stop)));

        Assert.Equal("tekst 20", (await Drafts.FindAsync(viewer, "session:1", Stop)).Fields!.Text("WhatHappened"));
    }

    [Fact]
    public async Task FindAsync_AsSomebodyElse_FindsNothing()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, "session:1", 1, Fields("geheim"), Stop);

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.PlatformAdmin))
        {
            var other = await Data.ViewerAs(role);
            Assert.Null((await Drafts.FindAsync(other, "session:1", Stop)).Fields);
            Assert.Null(await Drafts.LatestKeyAsync(other, DraftKeys.Sessions, Stop));
        }
        var administrator = await Data.ViewerAs(Role.PlatformAdmin);
        await Assert.ThrowsAsync<NotFoundException>(() => Drafts.FindAsync(administrator, "session:1", Stop));
    }

    [Fact]
    public async Task KeepAsync_AText_IsNotReadableInTheTable()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        await Drafts.KeepAsync(await Data.ViewerOf(person), "session:1", 1, Fields("een heel herkenbaar woord"), Stop);

        var content = await Data.AsOwnerAsync(person.PartnershipId, db => db.Drafts.Select(draft => draft.Content!).SingleAsync(Stop), person.Id);

        Assert.DoesNotContain("herkenbaar", Encoding.UTF8.GetString(content));
    }

    [Fact]
    public async Task KeepAsync_MoreThanAFormHolds_IsRefused()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Drafts.KeepAsync(viewer, "session:1", 1, Fields(new('a', DraftFields.LongestText + 1)), Stop));

        Assert.Equal(Rule.TooLong, broken.Rule);
    }

    [Fact]
    public async Task ShareAsync_ASessionThatWasTyped_ErasesItsDraftForGood()
    {
        var pair = await Data.CoachingPairAsync();
        var input = Data.SessionInput(pair.Supervision);
        var key = DraftKeys.Session(input.Id);
        await Drafts.KeepAsync(pair.Supervisor, key, 7, Fields("half"), Stop);

        await Data.Service<CoachingService>().ShareAsync(pair.Supervisor, input, Stop);

        var late = await Drafts.KeepAsync(pair.Supervisor, key, 8, Fields("was nog onderweg"), Stop);
        Assert.Equal((null, true), (late.At, late.IsClosed));
        var left = await Drafts.FindAsync(pair.Supervisor, key, Stop);
        Assert.Null(left.Fields);
        // Typing on in the same form goes on from the number that is left.
        Assert.NotNull((await Drafts.KeepAsync(pair.Supervisor, key, left.Sequence + 1, Fields("verder"), Stop)).At);
    }

    [Fact]
    public async Task LatestKeyAsync_AfterThrowingAway_GivesTheOneBefore()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, "session:1", 1, Fields("een"), Stop);
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        await Drafts.KeepAsync(viewer, "session:2", 1, Fields("twee"), Stop);
        Assert.Equal("session:2", await Drafts.LatestKeyAsync(viewer, DraftKeys.Sessions, Stop));

        await Drafts.ThrowAwayAsync(viewer, "session:2", Stop);

        Assert.Equal("session:1", await Drafts.LatestKeyAsync(viewer, DraftKeys.Sessions, Stop));
    }

    // Seen failing with the question for the window left out: the second overwrote the first.
    [Fact]
    public async Task KeepAsync_TwoWindowsAtOnce_KeepsBothAndTellsTheSecond()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, Key, new(1, Laptop), Fields("begin"), Stop);

        var first = await Drafts.KeepAsync(viewer, Key, new(2, Laptop, After: 1), Fields("op de laptop"), Stop);
        var second = await Drafts.KeepAsync(viewer, Key, new(7, Phone, After: 1), Fields("op de telefoon"), Stop);

        Assert.False(first.IsBeside);
        Assert.True(second.IsBeside);
        Assert.NotNull(second.At);
        var kept = await Drafts.FindAsync(viewer, Key, Stop);
        Assert.Equal(("op de laptop", true), (TextOf(kept), kept.HasOther));
        Assert.Equal("op de telefoon", TextOf(await Drafts.ChooseAsync(viewer, Key, Laptop, swaps: true, Stop)));
        Assert.Equal("op de laptop", TextOf(await Drafts.ChooseAsync(viewer, Key, Laptop, swaps: true, Stop)));
    }

    [Fact]
    public async Task KeepAsync_AWindowThatKnowsTheOthersText_GoesOnWithIt()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, Key, new(3, Laptop), Fields("begin"), Stop);

        Assert.False((await Drafts.KeepAsync(viewer, Key, new(4, Phone, After: 3), Fields("begin en verder"), Stop)).IsBeside);

        var kept = await Drafts.FindAsync(viewer, Key, Stop);
        Assert.Equal(("begin en verder", false), (TextOf(kept), kept.HasOther));
    }

    [Fact]
    public async Task KeepAsync_TypingOnBesideAnother_KeepsTheNewestOfEach()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, Key, new(1, Laptop), Fields("laptop"), Stop);
        foreach (var (sequence, text) in new[] { (1, "t"), (2, "te"), (3, "tel") }) Assert.True((await Drafts.KeepAsync(viewer, Key, new(sequence, Phone), Fields(text), Stop)).IsBeside);
        Assert.True((await Drafts.KeepAsync(viewer, Key, new(1, Tablet), Fields("tablet"), Stop)).IsBeside);

        // His own version comes first for who goes on in it; nothing of the other two is lost.
        Assert.Equal("tel", TextOf(await Drafts.ChooseAsync(viewer, Key, Phone, swaps: true, Stop)));
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("tablet", TextOf(await Drafts.ChooseAsync(viewer, Key, Tablet, swaps: true, Stop)));
        Assert.Equal("tel", TextOf(await Drafts.ChooseAsync(viewer, Key, Laptop, swaps: true, Stop)));
        await Drafts.ThrowOthersAwayAsync(viewer, Key, Stop);
        var left = await Drafts.FindAsync(viewer, Key, Stop);
        Assert.Equal(("tel", false), (TextOf(left), left.HasOther));
    }

    [Fact]
    public async Task ChooseAsync_TheOthersText_KeepsOnesOwnAndWritesInTheOneThatCounts()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, Key, new(5, Laptop), Fields("laptop"), Stop);
        await Drafts.KeepAsync(viewer, Key, new(2, Phone), Fields("telefoon"), Stop);

        var chosen = await Drafts.ChooseAsync(viewer, Key, Phone, swaps: false, Stop);
        var receipt = await Drafts.KeepAsync(viewer, Key, new(6, Phone, chosen.Sequence), Fields("laptop, en verder"), Stop);

        Assert.Equal(("laptop", false), (TextOf(chosen), receipt.IsBeside));
        // The laptop, still open, is told now; and what the phone wrote first is there as well.
        Assert.True((await Drafts.KeepAsync(viewer, Key, new(6, Laptop, After: 5), Fields("laptop zelf"), Stop)).IsBeside);
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("laptop zelf", TextOf(await Drafts.ChooseAsync(viewer, Key, Laptop, swaps: true, Stop)));
        Assert.Equal("laptop, en verder", TextOf(await Drafts.ChooseAsync(viewer, Key, Laptop, swaps: true, Stop)));
        Assert.True((await Drafts.FindAsync(viewer, Key, Stop)).HasOther);
    }

    [Fact]
    public async Task KeepAsync_AfterAnotherWindowSavedTheForm_StandsBesideIt()
    {
        var pair = await Data.CoachingPairAsync();
        var input = Data.SessionInput(pair.Supervision);
        var key = DraftKeys.Session(input.Id);
        await Drafts.KeepAsync(pair.Supervisor, key, new(1, Laptop), Fields("laptop"), Stop);
        await Data.Service<CoachingService>().SaveAsync(pair.Supervisor, input, Stop);

        Assert.True((await Drafts.KeepAsync(pair.Supervisor, key, new(2, Phone, After: 1), Fields("in de trein"), Stop)).IsBeside);

        Assert.Null(await Drafts.LatestKeyAsync(pair.Supervisor, DraftKeys.Sessions, Stop));
        Assert.Equal("in de trein", TextOf(await Drafts.ChooseAsync(pair.Supervisor, key, Phone, swaps: true, Stop)));
        Assert.False((await Drafts.FindAsync(pair.Supervisor, key, Stop)).HasOther);
    }

    [Fact]
    public async Task ChooseAsync_SomebodyElsesForm_FindsNothingInAnyRole()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, Key, new(1, Laptop), Fields("geheim"), Stop);
        await Drafts.KeepAsync(viewer, Key, new(1, Phone), Fields("ook geheim"), Stop);

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.PlatformAdmin))
        {
            var other = await Data.ViewerAs(role);
            Assert.Null((await Drafts.ChooseAsync(other, Key, Phone, swaps: true, Stop)).Fields);
            await Drafts.ThrowOthersAwayAsync(other, Key, Stop);
        }
        Assert.True((await Drafts.FindAsync(viewer, Key, Stop)).HasOther);
    }

    /// <summary>The save handshake. Seen failing with the hash left out of the comparison.</summary>
    [Fact]
    public async Task FindSameAsync_AnythingElseThanTheScreen_IsNothing()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);
        await Drafts.KeepAsync(viewer, Key, 4, Fields("Yara begon zelf"), Stop);

        Assert.Equal("Yara begon zelf", (await Drafts.FindSameAsync(viewer, Key, Screen(4, "Yara begon zelf"), Stop))!.Text("WhatHappened"));
        Assert.Null(await Drafts.FindSameAsync(viewer, Key, Screen(5, "Yara begon zelf"), Stop));
        Assert.Null(await Drafts.FindSameAsync(viewer, Key, Screen(4, "Yara begon zelf."), Stop));
        Assert.Null(await Drafts.FindSameAsync(viewer, Key, Screen(4, "Yara begon zelv"), Stop));
        Assert.Null(await Drafts.FindSameAsync(viewer, "session:2", Screen(4, "Yara begon zelf"), Stop));
    }

    private static string? TextOf(KeptDraft kept) => kept.Fields?.Text("WhatHappened");

    private static OnScreen Screen(long sequence, string text) => OnScreen.Of(sequence, Fields(text));

    private static DraftFields Fields(string text) => new(new Dictionary<string, string[]> { ["WhatHappened"] = [text] });
}
