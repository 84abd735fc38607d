using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Live;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Klik;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Klik;

/// <summary>
/// The other of the two notices nothing. Two worlds are made alike; in the one a signal is raised and handled, in the other it is not, and
/// all that the other party can get of both is the same, until a transfer is carried out; from then on it is what any change of supervisor
/// shows. Cases are invented from their numbers: twenty on every run, a thousand with <c>WPB_LONG=1</c>.
/// </summary>
public sealed class KlikSilenceTests(MigratedDatabase database) : PortalTest(database), IAsyncLifetime
{
    private const int Few = 20, Many = 1000;

    private PortalServer _server = null!;
    private IReadOnlyList<string> _tables = [];

    /// <summary>A portal of this test's own, on the test's own clock: what is done in both worlds is done at one moment.</summary>
    public async ValueTask InitializeAsync()
    {
        _server = await PortalServer.StartAsync(Data.Connections.App, Data.Clock, ("Serilog:MinimumLevel:Default", "Fatal"), ("Demo", "false"));
        _tables = await Observed.TablesAsync(Data.Connections.Backup, Stop);
    }

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Other_OfEveryCase_GetsTheSameWithAndWithoutASignal()
    {
        var (wrong, asked, said) = (new List<string>(), 0, 0);
        for (var number = 0; number < (Environment.GetEnvironmentVariable("WPB_LONG") == "1" ? Many : Few); number++)
        {
            var script = new SilentCase(number);
            var (with, without) = await PlayAsync(script);
            var (one, other) = await LookAsync(with, without);
            asked += one.Seen.Count;
            said += one.Seen.Values.Sum(text => text.Length);
            wrong.AddRange(one.Differences(other).Select(what => $"{script}: {what}"));
            if (wrong.Count > 20) break;
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(asked > Few * 40 && said > Few * 100_000, $"Only {asked} things of {said} characters were compared: too few to prove anything.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} things of {said} characters compared.");
    }

    /// <summary>The control of the control: each of these tells the other party something, and is seen.</summary>
    [Theory]
    [InlineData("notification")]
    [InlineData("mail")]
    [InlineData("row")]
    [InlineData("supervision")]
    [InlineData("audit")]
    [InlineData("stream")]
    public async Task Other_WhoIsToldOnPurpose_IsSeenToBe(string leak)
    {
        // A student's signal about a supervisor who is nothing else, that was taken up.
        var script = Enumerable.Range(0, 500).Select(number => new SilentCase(number)).First(one => one is { ByStudent: true, Depth: SilentDepth.TakenUp, OtherTakesPartAs: null, NobodyIsLeft: false, NamesOthers: false });
        var (with, without) = await PlayAsync(script);
        var (one, other) = await LookAsync(with, without);
        Assert.Empty(one.Differences(other));

        await LeakAsync(leak, with);

        (one, other) = await LookAsync(with, without);
        Assert.NotEmpty(one.Differences(other));
    }

    private async Task<(Observed With, Observed Without)> LookAsync(SilentWorld with, SilentWorld without)
    {
        var looks = await Task.WhenAll(Observed.OfAsync(_server, Data, with, _tables, Stop), Observed.OfAsync(_server, Data, without, _tables, Stop));
        return (looks[0], looks[1]);
    }

    /// <summary>The two worlds of a case, after all that happens in it.</summary>
    private async Task<(SilentWorld With, SilentWorld Without)> PlayAsync(SilentCase script)
    {
        var (with, without) = (await SilentWorld.MakeAsync(Data, script), await SilentWorld.MakeAsync(Data, script));
        for (var time = 0; time < script.Before; time++) await InBothAsync(world => LiveAsync(world, time));
        if (script.AsksCounsellor) await InOneAsync(() => AskCounsellorAsync(with));
        await HandleAsync(script, with);
        if (script.NamesOthers) await InBothAsync(async world => await Data.Service<KlikSchoolService>().NameHandlersAsync(await world.AsAsync(world.Second), world.School.Id, [world.Second.Id, world.Colleague.Id], Stop));
        if (script.OtherRaisesToo) await InBothAsync(async world => await Data.Service<KlikService>().RaiseAsync(await world.AsAsync(world.Other), world.Supervision.Id, "Van mijn kant.", await ReadersAsync(world), Stop));
        for (var time = 0; time < script.After; time++) await InBothAsync(world => LiveAsync(world, 5 + time));
        if (script.Depth == SilentDepth.Transferred)
        {
            // From then on it is a change of supervisor as any other, by the same person at the same moment.
            await Data.Service<KlikHandlingService>().TransferAsync(await with.AsAsync(with.First), with.SignalId, new(with.Colleague.Id, "Morgen verder met een ander.", false), Stop);
            await Data.Service<PlacementService>().SuperviseAsync(await without.AsAsync(without.First), without.Placement.Id, without.Colleague.Id, Data.Today.AddDays(1), null, Stop);
            Advance();
        }
        return (with, without);

        async Task InBothAsync(Func<SilentWorld, Task> act)
        {
            await act(with);
            await act(without);
            Advance();
        }

        async Task InOneAsync(Func<Task> act)
        {
            await act();
            Advance();
        }
    }

    private async Task HandleAsync(SilentCase script, SilentWorld world)
    {
        var (service, handling, depth) = (Data.Service<KlikService>(), Data.Service<KlikHandlingService>(), script.Depth);
        var author = await world.AsAsync(world.Author);
        await Data.Service<DraftService>().KeepAsync(author, $"klik:{world.Supervision.Id:N}", 1, new(new Dictionary<string, string[]> { ["Form.Words"] = ["Het loopt"] }), Stop);
        Advance();
        if (depth == SilentDepth.Typed) return;
        Guid[] handlers = script.NobodyIsLeft ? [] : script.BothRead ? [world.First.Id, world.Second.Id] : [world.First.Id];
        world.SignalId = await service.RaiseAsync(author, world.Supervision.Id, "Het loopt niet tussen ons.", handlers, Stop);
        Advance();
        if (depth == SilentDepth.Raised) return;
        var first = await world.AsAsync(world.First);
        await handling.ReadAsync(first, world.SignalId, Stop);
        Advance();
        if (depth == SilentDepth.Read) return;
        await handling.TakeUpAsync(first, world.SignalId, Stop);
        Advance();
        if (depth == SilentDepth.TakenUp) return;
        await handling.NoteAsync(first, world.SignalId, "Met de schrijver gesproken.", Stop);
        Advance();
        switch (depth)
        {
            case SilentDepth.Withdrawn: await service.WithdrawAsync(author, world.SignalId, Stop); break;
            case SilentDepth.ChosenAnew: await service.ChooseHandlersAsync(author, world.SignalId, [world.Second.Id], Stop); break;
            case SilentDepth.Mediated: await handling.DecideAsync(first, world.SignalId, KlikDecision.Mediate, "We gaan om tafel.", Stop); break;
            case SilentDepth.Continued or SilentDepth.Reopened or SilentDepth.Closed: await handling.DecideAsync(first, world.SignalId, KlikDecision.Continue, "Samen verder.", Stop); break;
            default: break;
        }
        Advance();
        if (depth == SilentDepth.Reopened) await handling.ReopenAsync(first, world.SignalId, Stop);
        if (depth == SilentDepth.Closed) await handling.CloseAsync(first, world.SignalId, Stop);
        Advance();
    }

    /// <summary>Something that happens on any day.</summary>
    private async Task LiveAsync(SilentWorld world, int time)
    {
        if (time % 2 == 0)
        {
            await Data.SharedSessionAsync(world.Supervision, await world.AsAsync(world.Supervisor), input => input with
            {
                Day = Data.Today,
                Time = new(0, time),
                StudentInput = $"inbreng {time}",
                WhatHappened = $"gebeurd {time}",
                PrivateNote = $"notitie {time}",
            });
        }
        else
        {
            await Data.Service<OpportunityService>().OpenAsync(await world.AsAsync(world.Colleague), world.Team.Id,
                new OpportunityText(OpportunityKind.LessonVisit, $"Kijk mee {time}", "Let op het begin.", "dinsdag", Data.Today.AddDays(30), 3, false), Stop);
        }
    }

    private async Task AskCounsellorAsync(SilentWorld world) => await Data.Service<KlikService>().AskCounsellorAsync(await world.AsAsync(world.Author), world.School.Id, Stop);

    private async Task<Guid[]> ReadersAsync(SilentWorld world) => [.. (await Data.Service<KlikQueries>().NewAsync(await world.AsAsync(world.Other), world.Supervision.Id, Stop)).Readers.Take(1).Select(reader => reader.Id)];

    private async Task LeakAsync(string leak, SilentWorld world)
    {
        switch (leak)
        {
            case "notification":
                await Data.AddAsync(world.PartnershipId, [new Notification(world.PartnershipId, world.Other.Id, NotificationKind.KlikRaised, world.SignalId, null, Data.Clock.GetUtcNow())]);
                break;
            case "mail":
                await Data.AsOwnerAsync(world.PartnershipId, db =>
                {
                    Data.Service<Letters>().Promise(db, new($"bericht:{Guid.CreateVersion7()}", world.Other.Email, "", "nl", "Er is een bericht voor je", "…"));
                    return Task.FromResult(0);
                });
                break;
            case "row":
                await Data.Service<DraftService>().KeepAsync(await world.AsAsync(world.Other), "klik:kopie", 1, new(new Dictionary<string, string[]> { ["Form.Words"] = ["Het loopt"] }), Stop);
                break;
            case "stream":
                Data.Service<LiveWire>().Tell(new HashSet<LiveTopic> { LiveTopic.Person(world.Other.Id) });
                break;
            case "supervision":
                await Data.AsOwnerAsync(world.PartnershipId, db => db.Supervisions.Where(row => row.Id == world.Supervision.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(supervision => supervision.Period.Until, world.Placement.Period.Until!.Value.AddDays(-1)), Stop));
                break;
            default:
                await Data.AddAsync(world.PartnershipId, [new WpbPortal.Data.Audit.AuditEntry(world.PartnershipId, WpbPortal.Data.Audit.AuditAct.Read, nameof(KlikSignal), world.SignalId, world.First.Id, world.Other.Id, Data.Clock.GetUtcNow())]);
                break;
        }
    }

    private void Advance() => Data.Clock.Advance(TimeSpan.FromSeconds(20));
}
