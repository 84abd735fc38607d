using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Features.Today;
using Xunit;

namespace WpbPortal.Web.Tests.News;

/// <summary>Who writes news and procedures, whom they are for, who is told, and that only a number is known of who read them.</summary>
public sealed class NewsServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private NewsService Service => Data.Service<NewsService>();

    private NewsQueries Queries => Data.Service<NewsQueries>();

    public static TheoryData<Role> AllButWriters => [.. Enum.GetValues<Role>().Except([Role.SchoolEducator, Role.Coordinator])];

    [Theory]
    [MemberData(nameof(AllButWriters))]
    public async Task PostChangeAndEnd_AllRolesButWriters_AreNotFound(Role role)
    {
        var team = await Data.TeamAsync(await Data.OwnSchoolAsync());
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var id = await Service.PostAsync(coordinator, PostingKind.Procedure, null, Data.News(), Stop);
        var viewer = await Data.ViewerAs(role, team: role == Role.Supervisor ? team : null);

        foreach (var place in (PlaceKey?[])[null, PlaceKey.School(team.SchoolId), PlaceKey.Team(team.Id)]) await HiddenAsync(() => Service.PostAsync(viewer, PostingKind.Announcement, place, Data.News(), Stop));
        await HiddenAsync(() => Service.ChangeAsync(viewer, id, Data.News(), Stop));
        await HiddenAsync(() => Service.EndAsync(viewer, id, Stop));
        await HiddenAsync(() => Queries.ChoicesAsync(viewer, null, Stop));
        await HiddenAsync(() => Queries.ChoicesAsync(viewer, id, Stop));
    }

    [Fact]
    public async Task SchoolEducator_WritesForHisSchoolAndItsTeamsOnly()
    {
        var (school, other) = (await Data.SchoolAsync(), await Data.SchoolAsync());
        var (team, elsewhere) = (await Data.TeamAsync(school), await Data.TeamAsync(other));
        var educator = await Data.ViewerAs(Role.SchoolEducator, school);
        var (ofSchool, ofTeam) = (await Service.PostAsync(educator, PostingKind.Procedure, PlaceKey.School(school.Id), Data.News(), Stop), await Service.PostAsync(educator, PostingKind.Procedure, PlaceKey.Team(team.Id), Data.News(), Stop));
        foreach (var place in (PlaceKey?[])[null, PlaceKey.School(other.Id), PlaceKey.Team(elsewhere.Id)]) await HiddenAsync(() => Service.PostAsync(educator, PostingKind.Procedure, place, Data.News(), Stop));

        var colleague = await Data.ViewerAs(Role.SchoolEducator, other);
        foreach (var id in (Guid[])[ofSchool, ofTeam])
        {
            await HiddenAsync(() => Queries.OneAsync(colleague, id, Stop));
            await HiddenAsync(() => Service.ChangeAsync(colleague, id, Data.News(), Stop));
            Assert.True((await Queries.OneAsync(educator, id, Stop)).Keeps);
        }
        Assert.Equal([school.Id], (await Queries.ChoicesAsync(educator, null, Stop)).Schools.Select(place => place.Id));
    }

    [Fact]
    public async Task News_OfAPlace_IsForThoseOfThatPlaceAndTheyAreTold()
    {
        var world = await WorldAsync();
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var expected = new Dictionary<PlaceKey, string[]>
        {
            [PlaceKey.School(world.Team.SchoolId)] = ["educator", "follower", "neighbour", "student", "supervisor"],
            [PlaceKey.Team(world.Team.Id)] = ["educator", "follower", "student", "supervisor"],
        };
        foreach (var (place, readers) in expected)
        {
            var id = await Service.PostAsync(coordinator, PostingKind.Announcement, place, Data.News(), Stop);
            Assert.Equal(readers, await ToldAsync(world, id));
            foreach (var (name, person) in world.People)
            {
                var viewer = await Data.ViewerOf(person);
                var isFor = readers.Contains(name);
                Assert.Equal(isFor, (await Queries.BoardAsync(viewer, stop: Stop)).Announcements.Any(row => row.Id == id));
                Assert.Equal(isFor, (await Data.TodayForAllAsync(viewer)).News.Any(row => row.Id == id));
                if (!isFor) await HiddenAsync(() => Queries.OneAsync(viewer, id, Stop));
            }
        }
        var all = await Service.PostAsync(coordinator, PostingKind.Announcement, null, Data.News(), Stop);
        Assert.Equal(world.People.Keys.Order(StringComparer.Ordinal), await ToldAsync(world, all));
    }

    [Fact]
    public async Task Open_News_IsNewNoMoreUntilItChanges()
    {
        var world = await WorldAsync();
        var (coordinator, reader) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerOf(world.People["supervisor"]));
        var id = await Service.PostAsync(coordinator, PostingKind.Announcement, null, Data.News(), Stop);
        Assert.True((await RowAsync(reader, id)).IsNew);
        await Service.OpenAsync(reader, id, Stop);
        await Service.OpenAsync(reader, id, Stop);
        Assert.False((await RowAsync(reader, id)).IsNew);
        Assert.DoesNotContain((await Data.TodayForAllAsync(reader)).News, row => row.Id == id);
        await Service.ChangeAsync(coordinator, id, Data.News("Toch anders."), Stop);
        Assert.True((await RowAsync(reader, id)).IsChanged);
        Assert.Contains((await Data.TodayForAllAsync(reader)).News, row => row.Id == id);
        Assert.Single(await NoticesAsync(id, world.People["supervisor"].Id));
        await Service.ChangeAsync(coordinator, id, Data.News("Nog eens.") with { Tells = true }, Stop);
        Assert.Equal(2, (await NoticesAsync(id, world.People["supervisor"].Id)).Count);
    }

    [Fact]
    public async Task Readers_AreANumberFromFiveOnForWhoWrites()
    {
        var school = await Data.SchoolAsync();
        var team = await Data.TeamAsync(school);
        var educator = await Data.ViewerAs(Role.SchoolEducator, school);
        var id = await Service.PostAsync(educator, PostingKind.Procedure, PlaceKey.School(school.Id), Data.News(), Stop);
        for (var readers = 1; readers <= 5; readers++)
        {
            await Service.OpenAsync(await Data.ViewerAs(Role.Supervisor, team: team), id, Stop);
            Assert.Equal(readers < 5 ? null : 5, (await Queries.OneAsync(educator, id, Stop)).Readers);
        }
        // Who looks in from elsewhere is not counted, and no reader is given the number.
        await Service.OpenAsync(await Data.ViewerAs(Role.Coordinator), id, Stop);
        Assert.Equal(5, (await Queries.OneAsync(educator, id, Stop)).Readers);
        Assert.Null((await Queries.OneAsync(await Data.ViewerAs(Role.Supervisor, team: team), id, Stop)).Readers);
        // What it says now, nobody opened yet.
        await Service.ChangeAsync(educator, id, Data.News("Anders."), Stop);
        Assert.Null((await Queries.OneAsync(educator, id, Stop)).Readers);
    }

    [Fact]
    public async Task Versions_SayWhoChangedWhatAndWhen()
    {
        var (first, second) = (await Data.PersonAsync(Role.Coordinator), await Data.PersonAsync(Role.Coordinator));
        var id = await Service.PostAsync(await Data.ViewerOf(first), PostingKind.Procedure, null, new("Afwezig", "Bel.\n\nWacht een week."), Stop);
        Data.Clock.Advance(TimeSpan.FromDays(3));
        await Service.ChangeAsync(await Data.ViewerOf(second), id, new("Afwezig", "Bel.\n\nWacht twee dagen.", Change: "Korter wachten."), Stop);

        var reader = await Data.ViewerAs(Role.Trainer);
        var posting = await Queries.OneAsync(reader, id, Stop);
        Assert.Equal([(2, second.Name.Full, "Korter wachten."), (1, first.Name.Full, null)], posting.Versions.Select(version => (version.Number, version.Author.Full, version.Change)));
        var latest = await Queries.VersionAsync(reader, id, 2, Stop);
        Assert.Equal([(LineChange.Gone, "Wacht een week."), (LineChange.Added, "Wacht twee dagen.")], latest.Lines!.Where(line => line.Change != LineChange.Kept).Select(line => (line.Change, line.Text)));
        var oldest = await Queries.VersionAsync(reader, id, 1, Stop);
        Assert.Equal(("Bel.\n\nWacht een week.", null), (oldest.Text, oldest.Lines));
        await HiddenAsync(() => Queries.VersionAsync(reader, id, 3, Stop));
        await HiddenAsync(async () => await Queries.VersionAsync(await Data.ViewerAs(Role.Trainer, partnership: await Data.PartnershipAsync()), id, 1, Stop));
    }

    [Fact]
    public async Task End_LeavesNoTextForReadersAndNoPlaceInTheLists()
    {
        var (coordinator, reader) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.Trainer));
        var id = await Service.PostAsync(coordinator, PostingKind.Announcement, null, Data.News(), Stop);
        await Service.EndAsync(coordinator, id, Stop);
        var posting = await Queries.OneAsync(reader, id, Stop);
        Assert.Null(posting.Text);
        Assert.Empty(posting.Versions);
        await HiddenAsync(() => Queries.VersionAsync(reader, id, 1, Stop));
        Assert.DoesNotContain((await Queries.BoardAsync(reader, stop: Stop)).Announcements, row => row.Id == id);
        Assert.NotNull((await Queries.OneAsync(coordinator, id, Stop)).Text);
    }

    [Fact]
    public async Task Turn_OnTheFirstDay_TellsOnceAndShowsItThenOnly()
    {
        var world = await WorldAsync();
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var id = await Service.PostAsync(coordinator, PostingKind.Announcement, PlaceKey.Team(world.Team.Id), Data.News() with { From = Data.Today.AddDays(2) }, Stop);
        var reader = await Data.ViewerOf(world.People["supervisor"]);
        await HiddenAsync(() => Queries.OneAsync(reader, id, Stop));
        Assert.Contains((await Queries.BoardAsync(coordinator, stop: Stop)).Coming, row => row.Id == id);
        var clockwork = Data.Service<NewsClockwork>();
        await clockwork.TurnAsync(world.Team.PartnershipId, Stop);
        Assert.Empty(await ToldAsync(world, id));

        Data.Clock.Advance(TimeSpan.FromDays(2));
        await clockwork.TurnAsync(Stop);
        await clockwork.TurnAsync(world.Team.PartnershipId, Stop);
        Assert.Equal(["educator", "follower", "student", "supervisor"], await ToldAsync(world, id));
        Assert.NotNull((await Queries.OneAsync(await Data.ViewerOf(world.People["supervisor"]), id, Stop)).Text);
    }

    [Fact]
    public async Task Turn_LongAfterItIsOver_ForgetsWhoOpenedIt()
    {
        var (coordinator, reader) = (await Data.ViewerAs(Role.Coordinator), await Data.PersonAsync(Role.Trainer));
        var id = await Service.PostAsync(coordinator, PostingKind.Announcement, null, Data.News(), Stop);
        await Service.OpenAsync(await Data.ViewerOf(reader), id, Stop);
        Task<int> CountAsync() => Data.AsOwnerAsync(reader.PartnershipId, db => db.PostingReadings.CountAsync(row => row.PostingId == id, Stop), reader.Id);
        Data.Clock.Advance(TimeSpan.FromDays(7 + NewsClockwork.DaysKept));
        await Data.Service<NewsClockwork>().TurnAsync(Stop);
        Assert.Equal(1, await CountAsync());
        Data.Clock.Advance(TimeSpan.FromDays(1));
        await Data.Service<NewsClockwork>().TurnAsync(Stop);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Procedures_AreFoundByWordsOfTitleAndText()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var id = await Service.PostAsync(coordinator, PostingKind.Procedure, null, new("Wat te doen bij ziekte", "Bel je coördinator."), Stop);
        await Service.PostAsync(coordinator, PostingKind.Procedure, null, new("Filmen", "Vraag het eerst."), Stop);
        Assert.Equal([id], (await Queries.BoardAsync(coordinator, "ziekte coordinator", stop: Stop)).Procedures.Select(row => row.Id));
        Assert.Empty((await Queries.BoardAsync(coordinator, "100%", stop: Stop)).Procedures);
    }

    [Fact]
    public async Task Important_GoesByMailToWhomItIsFor_OncePerTelling_WithoutTitleOrText()
    {
        var world = await WorldAsync();
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var said = new PostingText("Lokaal gesloten", "De zolder is dicht.", Data.Today.AddDays(2), Data.Today.AddDays(9), Mails: true);
        var id = await Service.PostAsync(coordinator, PostingKind.Announcement, PlaceKey.Team(world.Team.Id), said, Stop);
        await Service.PostAsync(coordinator, PostingKind.Announcement, PlaceKey.Team(world.Team.Id), Data.News(), Stop);
        Assert.Empty(await LettersAsync(world));

        Data.Clock.Advance(TimeSpan.FromDays(2));
        await Data.Service<NewsClockwork>().TurnAsync(world.Team.PartnershipId, Stop);
        await Data.Service<NewsClockwork>().TurnAsync(world.Team.PartnershipId, Stop);
        var letters = await LettersAsync(world);
        Assert.Equal(["educator", "follower", "student", "supervisor"], letters.Select(letter => letter.Who));
        foreach (var (_, subject, body, topic) in letters)
        {
            Assert.Equal(MailTopic.News, topic);
            Assert.Contains($"/nieuws/{id}", body, StringComparison.Ordinal);
            foreach (var word in (string[])["Lokaal", "zolder"]) Assert.DoesNotContain(word, subject + body, StringComparison.OrdinalIgnoreCase);
        }

        // Only its days change, and it is important again.
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        await Service.ChangeAsync(coordinator, id, said with { Until = Data.Today.AddDays(20), From = Data.Today }, Stop);
        Assert.Equal(8, (await LettersAsync(world)).Count);
    }

    private async Task<List<(string Who, string Subject, string Body, MailTopic? Topic)>> LettersAsync(NewsWorld world)
    {
        var people = world.People.ToDictionary(one => one.Value.Id, one => one.Key);
        Guid[] ids = [.. people.Keys];
        await using var mail = await Data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        return [.. (await mail.Outbox.Where(row => row.PersonId != null && ids.Contains(row.PersonId.Value)).ToListAsync(Stop))
            .Select(row => (people[row.PersonId!.Value], row.Subject, Data.Service<Web.Mail.Letters>().BodyOf(row)!, row.Topic)).OrderBy(row => row.Item1, StringComparer.Ordinal)];
    }

    private async Task<PostingRow> RowAsync(Viewer viewer, Guid id) => (await Queries.BoardAsync(viewer, stop: Stop)).Announcements.Single(row => row.Id == id);

    private async Task<IReadOnlyList<string>> ToldAsync(NewsWorld world, Guid id)
    {
        var told = new List<string>();
        foreach (var (name, person) in world.People)
        {
            if ((await NoticesAsync(id, person.Id)).Count is var count and > 0) told.Add(count == 1 ? name : $"{name} {count}");
        }
        return [.. told.Order(StringComparer.Ordinal)];
    }

    private async Task<List<NotificationKind>> NoticesAsync(Guid id, Guid person) => await Data.AsOwnerAsync(
        (await Data.OwnSchoolAsync()).PartnershipId, db => db.Notifications.Where(row => row.RecordId == id && row.RecipientId == person).Select(row => row.Kind).ToListAsync(Stop), person);

    /// <summary>Somebody of every kind at a team, at another team of that school, and elsewhere.</summary>
    private async Task<NewsWorld> WorldAsync()
    {
        var (school, other) = (await Data.SchoolAsync(), await Data.SchoolAsync());
        var (team, nextDoor, elsewhere) = (await Data.TeamAsync(school), await Data.TeamAsync(school), await Data.TeamAsync(other));
        var people = new Dictionary<string, Person>
        {
            ["supervisor"] = await Data.PersonAsync(Role.Supervisor, team: team),
            ["neighbour"] = await Data.PersonAsync(Role.Supervisor, team: nextDoor),
            ["stranger"] = await Data.PersonAsync(Role.Supervisor, team: elsewhere),
            ["educator"] = await Data.PersonAsync(Role.SchoolEducator, school),
            ["student"] = await Data.PersonAsync(Role.StudentTeacher),
            ["follower"] = await Data.PersonAsync(Role.InstituteEducator),
            ["outsider"] = await Data.PersonAsync(Role.InstituteEducator),
            ["trainer"] = await Data.PersonAsync(Role.Trainer),
        };
        await Data.PlacementAsync(people["student"], team);
        await Data.GuidanceAsync(people["student"], people["follower"]);
        return new(team, people);
    }

    private static async Task HiddenAsync(Func<Task> act) => await Assert.ThrowsAsync<NotFoundException>(act);

    private sealed record NewsWorld(Team Team, IReadOnlyDictionary<string, Person> People);
}
