using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

public sealed class DraftServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private DraftService Drafts => Data.Service<DraftService>();

    [Fact]
    public async Task KeepAsync_ALetterThatComesLate_DoesNotOvertake()
    {
        var viewer = await Data.ViewerAs(Role.Supervisor);

        Assert.NotNull(await Drafts.KeepAsync(viewer, "session:1", 2, Fields("tweede"), Stop));
        Assert.Null(await Drafts.KeepAsync(viewer, "session:1", 1, Fields("eerste"), Stop));
        Assert.Null(await Drafts.KeepAsync(viewer, "session:1", 2, Fields("nog eens"), Stop));

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

        Assert.DoesNotContain("herkenbaar", System.Text.Encoding.UTF8.GetString(content));
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

        Assert.Null(await Drafts.KeepAsync(pair.Supervisor, key, 8, Fields("was nog onderweg"), Stop));
        var left = await Drafts.FindAsync(pair.Supervisor, key, Stop);
        Assert.Null(left.Fields);
        // Typing on in the same form goes on from the number that is left.
        Assert.NotNull(await Drafts.KeepAsync(pair.Supervisor, key, left.Sequence + 1, Fields("verder"), Stop));
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

    private static DraftFields Fields(string text) => new(new Dictionary<string, string[]> { ["WhatHappened"] = [text] });
}
