using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Live;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Klik;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.Notices;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.People;
using WpbPortal.Web.Features.Placements;
using Xunit;

namespace WpbPortal.Web.Tests.Live;

/// <summary>
/// Whose open pages are woken by what is done: who reads it, and nobody who may not know that anything was done. Asked of the topics themselves
/// and not of a stream, so that what is not said is seen as exactly as what is.
/// </summary>
public sealed class LiveTopicsTests(MigratedDatabase database) : PortalTest(database)
{
    [Fact]
    public async Task Coaching_SharedWithdrawnAndAnswered_WakesTheTwo()
    {
        var world = await WorldAsync();
        var session = Data.SessionInput(world.Supervision);

        Assert.Equal((string[])["student", "supervisor"], await world.WokenByAsync(() => Coaching.ShareAsync(world.Viewers["supervisor"], session, Stop)));
        Assert.Equal((string[])["student", "supervisor"], await world.WokenByAsync(() => Coaching.WithdrawShareAsync(world.Viewers["supervisor"], session.Id, Stop)));
        await Coaching.ShareAsync(world.Viewers["supervisor"], session.Id, Stop);
        var feedback = (await Data.Service<CoachingQueries>().SessionAsync(world.Viewers["student"], session.Id, Stop)).Feedback[0];
        Assert.Equal((string[])["student", "supervisor"], await world.WokenByAsync(() => Coaching.MarkReadAsync(world.Viewers["student"], session.Id, Stop)));
        Assert.Equal((string[])[], await world.WokenByAsync(() => Coaching.MarkReadAsync(world.Viewers["student"], session.Id, Stop)));
        Assert.Equal((string[])["student", "supervisor"], await world.WokenByAsync(() => Coaching.ReplyAsync(world.Viewers["student"], feedback.Id, "Ik wacht langer", null, Stop)));
        Assert.Equal((string[])["student"], await world.WokenByAsync(() => Coaching.KeepNoteAsync(world.Viewers["student"], session.Id, "Voor mij", Stop)));
    }

    [Fact]
    public async Task Learning_WhatIsNotShared_WakesNobodyElse()
    {
        var world = await WorldAsync();
        var (student, question, item) = (world.Viewers["student"], Guid.CreateVersion7(), Guid.CreateVersion7());
        var (questions, agenda) = (Data.Service<QuestionService>(), Data.Service<AgendaService>());

        Assert.Equal((string[])["student"], await world.WokenByAsync(() => questions.AskAsync(student, question, "Hoe wacht ik langer?", false, Stop)));
        Assert.Equal((string[])["cover", "student", "supervisor"], await world.WokenByAsync(() => questions.ShareAsync(student, question, Stop)));
        Assert.Equal((string[])["cover", "student", "supervisor"], await world.WokenByAsync(() => questions.KeepToSelfAsync(student, question, Stop)));
        Assert.Equal((string[])["student"], await world.WokenByAsync(() => questions.RewordAsync(student, question, "Hoe lang wacht ik?", "Preciezer", Stop)));
        Assert.Equal((string[])["student"], await world.WokenByAsync(() => agenda.SaveAsync(student, new(item, AgendaKind.Experience, "De les viel stil", null, false), Stop)));
        Assert.Equal((string[])["cover", "student", "supervisor"], await world.WokenByAsync(() => agenda.SaveAsync(student, new(item, AgendaKind.Experience, "De les viel stil", world.Supervision.Id, true), Stop)));
        Assert.Equal((string[])["cover", "student", "supervisor"], await world.WokenByAsync(() => agenda.KeepToSelfAsync(student, item, Stop)));
    }

    [Fact]
    public async Task Rights_ThatEnd_WakeWhomTheyWereOfAndWhoOrganises()
    {
        var world = await WorldAsync();
        var educator = world.Viewers["educator"];

        Assert.Equal((string[])["colleague", "coordinator", "cover", "educator", "follower", "student", "supervisor"],
            await world.WokenByAsync(() => Data.Service<PlacementService>().ChangeSupervisionEndAsync(educator, world.Supervision.PlacementId, world.Supervision.Id, Data.Today, Stop)));
        Assert.Equal((string[])["coordinator", "educator", "supervisor"], await world.WokenByAsync(() => Data.Service<PeopleService>().LeaveAsync(world.Viewers["coordinator"], world.People["supervisor"].Id, Stop)));
        Assert.Equal((string[])["student"], await world.WokenByAsync(() => Data.Service<ProfileService>().EndOtherSessionsAsync(world.Viewers["student"], Stop)));
        Assert.Equal((string[])["student"], await world.WokenByAsync(() => Data.Service<NoticeService>().MarkAllReadAsync(world.Viewers["student"], Stop)));
    }

    [Fact]
    public async Task Door_ThatIsChosen_WakesWhoKeepsIt()
    {
        var world = await WorldAsync();
        var (doors, keeper) = (Data.Service<OpportunityService>(), world.Viewers["colleague"]);
        var door = Guid.Empty;

        // A new door is for everybody at the school.
        Assert.Equal((string[])["colleague", "coordinator", "cover", "educator", "neighbour", "student", "supervisor"],
            await world.WokenByAsync(async () => door = await doors.OpenAsync(keeper, world.TeamId, Data.Door(), Stop)));
        var woken = await world.WokenByAsync(() => doors.ChooseAsync(world.Viewers["student"], door, Stop));
        Assert.Contains("colleague", woken);
        Assert.Contains("student", woken);
        Assert.DoesNotContain("neighbour", woken);
        Assert.DoesNotContain("supervisor", woken);
    }

    [Fact]
    public async Task Klik_OfEveryStep_WakesItsAuthorAndTheHandlersHeChose()
    {
        var world = await Data.KlikWorldAsync();
        var (author, first) = (await Data.ViewerOf(world.Student), await Data.ViewerOf(world.First));
        var people = new LiveWorld(Data, new() { ["author"] = world.Student, ["other"] = world.Supervisor, ["first"] = world.First, ["second"] = world.Second, ["colleague"] = world.Colleague });
        await people.SignInAsync();
        var (service, handling, signal) = (Data.Service<KlikService>(), Data.Service<KlikHandlingService>(), Guid.Empty);

        Assert.Equal((string[])["author", "first"], await people.WokenByAsync(async () => signal = await service.RaiseAsync(author, world.Supervision.Id, "Het loopt niet.", [world.First.Id], Stop)));
        // Reading is an event, and changes nothing that a page shows: else a page that is asked for anew would wake itself.
        Assert.Equal((string[])[], await people.WokenByAsync(() => handling.ReadAsync(first, signal, Stop)));
        Assert.Equal((string[])["author", "first"], await people.WokenByAsync(() => handling.TakeUpAsync(first, signal, Stop)));
        Assert.Equal((string[])["first"], (await people.WokenByAsync(() => handling.NoteAsync(first, signal, "Gesproken.", Stop))).Except(["author"]));
        // Who read it before, and no longer does, sees it go.
        Assert.Equal((string[])["author", "first", "second"], await people.WokenByAsync(() => service.ChooseHandlersAsync(author, signal, [world.Second.Id], Stop)));
        Assert.Equal((string[])["author", "second"], (await people.WokenByAsync(() => service.WithdrawAsync(author, signal, Stop))).Except(["first"]));
    }

    /// <summary>A table whose rows not everybody may read says for itself whom they concern; a new one that does not would tell those it points at.</summary>
    [Fact]
    public void Tables_WithAPolicyOnPersons_AreNamed()
    {
        using var context = new WpbDbContext(WpbOptions.For(Data.Connections.App));
        var restricted = context.Model.GetEntityTypes().Where(table => table.FindAnnotation(TenantTable.Readers) is not null).Select(table => table.ClrType).ToList();
        Assert.NotEmpty(restricted);
        Assert.Empty(restricted.Except(LiveTopics.Named).Select(table => table.Name));
    }

    [Fact]
    public void Topic_OfEveryKind_ComesBackAsItWent()
    {
        foreach (var kind in Enum.GetValues<LiveKind>())
        {
            var topic = new LiveTopic(kind, Guid.CreateVersion7());
            Assert.Equal(topic, LiveTopic.Parse(topic.ToString()));
        }
        Assert.Null(LiveTopic.Parse("onzin"));
        Assert.Null(LiveTopic.Parse("zAAAAAAAAAAAAAAAAAAAAAA"));
    }

    private CoachingService Coaching => Data.Service<CoachingService>();

    /// <summary>Two of a supervision, who stands in, and others at the same school, all with a page open.</summary>
    private async Task<LiveWorld> WorldAsync()
    {
        var pair = await Data.CoachingPairAsync();
        var supervision = pair.Supervision;
        var team = await Data.AsOwnerAsync(supervision.PartnershipId, db => db.Placements.Where(row => row.Id == supervision.PlacementId).Select(row => row.Team).SingleAsync(Stop));
        var school = await Data.AsOwnerAsync(supervision.PartnershipId, db => db.Schools.SingleAsync(row => row.Id == team.SchoolId, Stop));
        var partnership = await Data.AsOwnerAsync(supervision.PartnershipId, db => db.Partnerships.SingleAsync(row => row.Id == supervision.PartnershipId, Stop));
        var people = new Dictionary<string, Person>
        {
            ["student"] = pair.StudentPerson,
            ["supervisor"] = pair.SupervisorPerson,
            ["cover"] = await Data.PersonAsync(Role.Supervisor, team: team),
            ["colleague"] = await Data.PersonAsync(Role.Supervisor, team: team),
            ["neighbour"] = await Data.PersonAsync(Role.StudentTeacher, team: team),
            ["educator"] = await Data.PersonAsync(Role.SchoolEducator, school),
            ["follower"] = await Data.PersonAsync(Role.InstituteEducator, partnership: partnership),
            ["coordinator"] = await Data.PersonAsync(Role.Coordinator, partnership: partnership),
        };
        await Data.CoverAsync(supervision, people["cover"]);
        await Data.GuidanceAsync(pair.StudentPerson, people["follower"]);
        var world = new LiveWorld(Data, people) { Supervision = supervision, TeamId = team.Id };
        await world.SignInAsync();
        return world;
    }

    /// <summary>People with a page open.</summary>
    private sealed class LiveWorld(TestData data, Dictionary<string, Person> people)
    {
        private readonly Dictionary<string, SessionToken> _sessions = [];

        public Dictionary<string, Person> People => people;

        public Dictionary<string, Viewer> Viewers { get; } = [];

        public Domain.Placements.Supervision Supervision { get; init; } = null!;

        public Guid TeamId { get; init; }

        public async Task SignInAsync()
        {
            foreach (var (name, person) in people)
            {
                _sessions[name] = await data.SessionAsync(person.AccountId!.Value, person.PartnershipId);
                Viewers[name] = await data.ViewerOf(_sessions[name]);
            }
        }

        /// <summary>Whose pages an act wakes, as they listened before it.</summary>
        public async Task<string[]> WokenByAsync(Func<Task> act)
        {
            var topics = new Dictionary<string, IReadOnlySet<LiveTopic>>();
            foreach (var (name, session) in _sessions) topics[name] = await data.Service<SessionStore>().TopicsAsync(session);
            var told = new List<IReadOnlySet<LiveTopic>>();
            var wire = data.Service<LiveWire>();
            wire.Told += told.Add;
            await act();
            wire.Told -= told.Add;
            return [.. topics.Where(one => told.Any(set => set.Overlaps(one.Value))).Select(one => one.Key).Order(StringComparer.Ordinal)];
        }
    }
}
