using Npgsql;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Features.Search;
using Xunit;

namespace WpbPortal.Web.Tests.Search;

/// <summary>What is found by which words, and by whom.</summary>
public sealed class SearchQueriesTests(MigratedDatabase database) : PortalTest(database)
{
    private SearchQueries Search => Data.Service<SearchQueries>();

    [Theory]
    [InlineData("klassen")]
    [InlineData("KLAS")]
    [InlineData("cooperatieve")]
    [InlineData("coöperatieve werkvorm")]
    [InlineData("werkv")]
    [InlineData("\"rust in de klas\"")]
    [InlineData("rust -toets")]
    [InlineData("onvindbaar or rust")]
    public async Task Find_ByWhatDutchMakesOfAWord_Finds(string question)
    {
        var pair = await Data.CoachingPairAsync();
        var session = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { WhatHappened = "Er kwam rust in de klas na een coöperatieve werkvorm." });

        var found = Assert.Single(Group(await Search.FindAsync(pair.Supervisor, question, stop: Stop), FoundKind.Session));

        Assert.Equal(session.Id, found.Id);
        Assert.Contains(Passages.Begins, found.Passage!);
    }

    [Theory]
    [InlineData("rust -klas")]
    [InlineData("\"klas de in rust\"")]
    [InlineData("onvindbaar")]
    [InlineData("rust onvindbaar")]
    [InlineData("r")]
    [InlineData("  ")]
    [InlineData(null)]
    public async Task Find_ByWordsThatAreNotThere_FindsNothing(string? question)
    {
        var pair = await Data.CoachingPairAsync();
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { WhatHappened = "Er kwam rust in de klas." });

        Assert.Empty(await Search.FindAsync(pair.Supervisor, question, stop: Stop));
    }

    [Fact]
    public async Task Find_OfADraft_IsItsAuthorsAlone_AndOfWhatIsSharedAlsoTheStudents()
    {
        var (pair, stranger) = (await Data.CoachingPairAsync(), await Data.CoachingPairAsync());
        SessionInput Input(SessionInput input, string word) => input with { WhatHappened = $"gesprek {word}", Feedback = [new(Guid.CreateVersion7(), $"zag {word}", "deed", "vraag?")], PrivateNote = $"notitie {word}" };
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => Input(input, "zonnebloem"));
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => Input(input, "korenbloem") with { Time = new(8, 0) });
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, shared.Feedback[0].Id, "korenbloem neem ik mee", null, Stop);

        Assert.Equal([FoundKind.Session, FoundKind.Feedback, FoundKind.Note], Kinds(await Search.FindAsync(pair.Supervisor, "zonnebloem", stop: Stop)));
        Assert.Empty(await Search.FindAsync(pair.Student, "zonnebloem", stop: Stop));
        Assert.Equal([FoundKind.Session, FoundKind.Feedback, FoundKind.Reply, FoundKind.Note], Kinds(await Search.FindAsync(pair.Supervisor, "korenbloem", stop: Stop)));
        Assert.Equal([FoundKind.Session, FoundKind.Feedback, FoundKind.Reply], Kinds(await Search.FindAsync(pair.Student, "korenbloem", stop: Stop)));
        foreach (var other in new[] { stranger.Supervisor, stranger.Student })
            foreach (var word in (string[])["zonnebloem", "korenbloem"]) Assert.Empty(await Search.FindAsync(other, word, stop: Stop));
    }

    [Fact]
    public async Task Find_OfALearningQuestion_IsTheStudents_AndWhileHeSharesItHisSupervisors()
    {
        var (pair, stranger) = (await Data.CoachingPairAsync(), await Data.CoachingPairAsync());
        await Data.Service<QuestionService>().AskAsync(pair.Student, Guid.CreateVersion7(), "Hoe help ik een vergeetmijniet?", false, Stop);
        await Data.Service<QuestionService>().AskAsync(pair.Student, Guid.CreateVersion7(), "Hoe help ik een dotterbloem?", true, Stop);

        foreach (var word in (string[])["vergeetmijniet", "dotterbloemen"])
        {
            Assert.Equal([FoundKind.Question], Kinds(await Search.FindAsync(pair.Student, word, stop: Stop)));
            Assert.Empty(await Search.FindAsync(stranger.Supervisor, word, stop: Stop));
        }
        Assert.Empty(await Search.FindAsync(pair.Supervisor, "vergeetmijniet", stop: Stop));
        Assert.Equal([FoundKind.Question], Kinds(await Search.FindAsync(pair.Supervisor, "dotterbloemen", stop: Stop)));
    }

    [Fact]
    public async Task Find_OfNews_IsForThoseOfItsPlace_WhileItHolds_AndShowsNoMarkdown()
    {
        var (school, other) = (await Data.SchoolAsync(), await Data.SchoolAsync());
        var (team, nextDoor) = (await Data.TeamAsync(school), await Data.TeamAsync(school));
        var student = await Data.PersonAsync(Role.StudentTeacher, other);
        await Data.PlacementAsync(student, team);
        var follower = await Data.PersonAsync(Role.InstituteEducator);
        await Data.GuidanceAsync(student, follower);
        var people = new Dictionary<string, Viewer>
        {
            ["coordinator"] = await Data.ViewerAs(Role.Coordinator), ["educator"] = await Data.ViewerAs(Role.SchoolEducator, school), ["supervisor"] = await Data.ViewerAs(Role.Supervisor, team: team),
            ["neighbour"] = await Data.ViewerAs(Role.Supervisor, team: nextDoor), ["stranger"] = await Data.ViewerAs(Role.Supervisor, team: await Data.TeamAsync(other)), ["student"] = await Data.ViewerOf(student),
            ["follower"] = await Data.ViewerOf(follower), ["outsider"] = await Data.ViewerAs(Role.InstituteEducator), ["far away"] = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync()),
        };
        var news = Data.Service<NewsService>();
        Task<Guid> PostAsync(PlaceKey? place, string word) => news.PostAsync(people["coordinator"], PostingKind.Procedure, place, new($"Over {word}", $"# Kop\n\nWat **{word}** [aangaat](https://elders.example/)."), Stop);
        await PostAsync(null, "bosanemoon");
        await PostAsync(PlaceKey.School(school.Id), "klaproos");
        var ofTeam = await PostAsync(PlaceKey.Team(team.Id), "akelei");
        await news.PostAsync(people["coordinator"], PostingKind.Announcement, null, new("Later", "speenkruid", Data.Today.AddDays(3), Data.Today.AddDays(9)), Stop);

        Assert.Equal(["coordinator", "educator", "follower", "neighbour", "outsider", "stranger", "student", "supervisor"], await WhoFindsAsync("bosanemoon"));
        Assert.Equal(["coordinator", "educator", "follower", "neighbour", "student", "supervisor"], await WhoFindsAsync("klaproos"));
        Assert.Equal(["coordinator", "educator", "follower", "student", "supervisor"], await WhoFindsAsync("akelei"));
        Assert.Empty(await WhoFindsAsync("speenkruid"));
        var found = Assert.Single(Group(await Search.FindAsync(people["student"], "akelei", stop: Stop), FoundKind.News));
        Assert.Equal((ofTeam, "Over akelei"), (found.Id, found.Title!.Nl));
        Assert.Contains($"{Passages.Begins}akelei{Passages.Ends} aangaat", found.Passage!, StringComparison.Ordinal);
        foreach (var mark in (string[])["*", "#", "[", "(", "http"]) Assert.DoesNotContain(mark, found.Passage!, StringComparison.Ordinal);

        await news.EndAsync(people["coordinator"], ofTeam, Stop);
        Assert.Empty(await WhoFindsAsync("akelei"));

        async Task<IReadOnlyList<string>> WhoFindsAsync(string word)
        {
            var who = new List<string>();
            foreach (var (name, viewer) in people.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                if (Group(await Search.FindAsync(viewer, word, stop: Stop), FoundKind.News).Count > 0) who.Add(name);
            }
            return who;
        }
    }

    /// <summary>The door past row security gives ids to whoever may read them, also when the program asks it for somebody else.</summary>
    [Fact]
    public async Task Function_AskedAsSomebodyElse_GivesNothing()
    {
        var (pair, stranger) = (await Data.CoachingPairAsync(), await Data.CoachingPairAsync());
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { WhatHappened = "waterlelie" });

        Assert.Equal(1, await CountAsync(pair.Supervisor));
        Assert.Equal(0, await CountAsync(pair.Student));
        Assert.Equal(0, await CountAsync(stranger.Supervisor));

        async Task<long> CountAsync(Viewer viewer)
        {
            await using var connection = new NpgsqlConnection(Database.Connections.App);
            await connection.OpenAsync(Stop);
            await using var transaction = await connection.BeginTransactionAsync(Stop);
            await using var command = new NpgsqlCommand("select set_config('app.partnership_id', $1, true), set_config('app.person_id', $2, true)", connection);
            command.Parameters.Add(new() { Value = viewer.PartnershipId.ToString() });
            command.Parameters.Add(new() { Value = viewer.PersonId.ToString() });
            await command.ExecuteNonQueryAsync(Stop);
            return (long)(await new NpgsqlCommand("select count(*) from platform.search('waterlelie', 10)", connection).ExecuteScalarAsync(Stop))!;
        }
    }

    [Theory]
    [InlineData("haar")]
    [InlineData("van der haar")]
    [InlineData("Zoe Haar")]
    [InlineData("zoë")]
    public async Task Find_ByName_WhateverAccentsAndTussenvoegsel_FindsThePerson(string question)
    {
        var viewer = await Data.ViewerOf(await Data.PersonAsync(Role.Supervisor));
        var person = await Data.PersonAsync(Role.Trainer, name: new("Zoë", "van der", "Haar"));

        var found = Assert.Single(Group(await Search.FindAsync(viewer, question, stop: Stop), FoundKind.Person));

        Assert.Equal(person.Id, found.Id);
        Assert.Equal(Role.Trainer, Assert.Single(found.Roles).Role);
    }

    [Fact]
    public async Task Find_MoreThanIsShown_SaysSo_AndShowsTheNewestFirst()
    {
        var pair = await Data.CoachingPairAsync();
        for (var hour = 1; hour <= 7; hour++) await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Time = new(hour, 0), WhatHappened = "madelief" });

        var few = Assert.Single(await Search.FindAsync(pair.Supervisor, "madelief", stop: Stop));
        var all = Assert.Single(await Search.FindAsync(pair.Supervisor, "madelief", FoundKind.Session, Stop));

        Assert.True(few.HasMore);
        Assert.Equal(5, few.Rows.Count);
        Assert.False(all.HasMore);
        Assert.Equal(7, all.Rows.Count);
        Assert.Equal(all.Rows.Select(row => row.At).OrderDescending(), all.Rows.Select(row => row.At));
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("a & | ! <-> :* ( )")]
    [InlineData("\"\"\" ---")]
    [InlineData("%_\\")]
    [InlineData("nul\0nul")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\uE000\uE001")]
    [InlineData("de het een")]
    public async Task Find_WhateverIsTyped_IsWordsAndNothingElse(string question)
    {
        var pair = await Data.CoachingPairAsync();
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);

        Assert.DoesNotContain(await Search.FindAsync(pair.Supervisor, question, stop: Stop), group => group.Rows.Count == 0);
        await Search.FindAsync(pair.Supervisor, string.Concat(Enumerable.Repeat(question + " ", 2000)), stop: Stop);
    }

    private static IReadOnlyList<Found> Group(IReadOnlyList<FoundGroup> groups, FoundKind kind) => groups.SingleOrDefault(group => group.Kind == kind)?.Rows ?? [];

    private static IEnumerable<FoundKind> Kinds(IReadOnlyList<FoundGroup> groups) => groups.Select(group => group.Kind);
}
