using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data.Live;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>
/// Every address of the running portal, asked over HTTP by everybody: not signed in, with a session that has ended, in every role,
/// with and without a relation to the record, and for the same record of another partnership.
/// </summary>
[Collection(nameof(AccessWorld))]
public sealed partial class AccessMatrixTests(AccessWorld world)
{
    /// <summary>Places of the frame whose page is still being made; empty once they are there.</summary>
    private static readonly string[] Underway =
        [];

    [Fact]
    public void Endpoints_EachOne_HasALineInTheTable()
    {
        var endpoints = Endpoints();
        var lines = AccessTable.Rows.Select(row => row.Endpoint).ToHashSet();
        Assert.True(endpoints.Except(lines).ToList() is { Count: 0 },
            $"Add a line to AccessTable for each of these, that says to whom it opens:{Environment.NewLine}{string.Join(Environment.NewLine, endpoints.Except(lines).Select(Suggestion))}");
        Assert.True(lines.Except(endpoints).ToList() is { Count: 0 }, $"These lines of AccessTable are about nothing:{Environment.NewLine}{string.Join(Environment.NewLine, lines.Except(endpoints))}");
    }

    [Fact]
    public Task Requests_OfEverybodyToEverything_AreAnsweredAsTheTableSays() => AskEverythingAsync();

    /// <summary>Within a partnership the application's own wall holds by itself: where the database lets every person read and write, everybody gets the same answers. With one filter open it was seen failing.</summary>
    [Fact]
    public async Task Requests_WithThePoliciesOnPersonsOpen_AreAnsweredTheSame()
    {
        await using var open = await world.OpenPersonPoliciesAsync();
        await AskEverythingAsync();
        await FollowLinksAsync();
    }

    private async Task AskEverythingAsync()
    {
        await world.ForgetDraftsAsync();
        var wrong = new List<string>();
        var asked = 0;
        foreach (var who in Enum.GetValues<Who>().Where(who => int.IsPow2((int)who)))
        {
            using var visitor = world.Server.Visitor(world.Here.Sessions[who]);
            var person = world.Here.People.TryGetValue(who, out var id) ? id : (Guid?)null;
            var token = Visitor.TokenOf(await visitor.GetAsync(Urls.Profile));
            foreach (var row in AccessTable.Rows)
            {
                await AskAsync(visitor, row, row.AddressFor(world.Here), row.Opens.HasFlag(who), $"{who}");
                if (row.Record is not "" and not "draft") await AskAsync(visitor, row, row.AddressFor(world.There), row.Elsewhere.HasFlag(who), $"{who} for a record of another partnership");
            }

            async Task AskAsync(Visitor visitor, AccessRow row, string address, bool opens, string asker)
            {
                if (row.Pattern == Urls.SignOut) return;
                asked++;
                var answer = await SendAsync(visitor, row, address, token, person);
                if (Verdict(row, answer, opens) is { } what) wrong.Add($"{row}: {asker} {what}");
                wrong.AddRange(world.Words.Foreign(answer.Words, world.Here.PartnershipId, person).Select(word => $"{row}: {asker} reads {word}"));
            }
        }
        Assert.True(wrong.Count == 0, $"{asked} asked, {wrong.Count} wrong:{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
        Assert.True(asked > 500, $"Only {asked} requests were made: too few to prove anything.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_WithoutASession_LeadToSigningIn(bool ended)
    {
        var wrong = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            using var visitor = ended ? world.Server.Visitor(world.Ended) : world.Server.Visitor();
            var token = Visitor.TokenOf(await visitor.GetAsync(Urls.SignIn));
            var answer = await SendAsync(visitor, row, row.AddressFor(world.Here), token, null);
            var signsIn = answer.Status is HttpStatusCode.Unauthorized || (answer.Status is HttpStatusCode.Redirect && answer.Location?.StartsWith(Urls.SignIn, StringComparison.Ordinal) == true);
            if (row.Pattern == Urls.SignOut) signsIn = false;
            if (row.IsAnonymous ? (int)answer.Status >= 500 || signsIn : !signsIn) wrong.Add($"{row}: {(int)answer.Status} {answer.Location}");
            if (world.Words.Known(answer.Words) > 0) wrong.Add($"{row}: shows what somebody typed");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Every page that somebody reaches by its links shows only what is his.</summary>
    [Fact]
    public Task Pages_ReachedByLinks_HoldNoWordOfOthers() => FollowLinksAsync();

    /// <summary>Opening a page wakes no open page: one that did would wake itself, over and over.</summary>
    [Fact]
    public async Task Pages_ThatAreOpened_WakeNobody()
    {
        var people = world.Here.People.Values.Select(LiveTopic.Person).ToHashSet();
        var (told, at) = (new ConcurrentBag<string>(), "");
        var wire = world.Server.Services.GetRequiredService<LiveWire>();
        wire.Told += Note;
        foreach (var (who, session) in world.Here.Sessions)
        {
            using var visitor = world.Server.Visitor(session);
            foreach (var row in AccessTable.Rows.Where(row => row.Method == "GET" && row.Opens.HasFlag(who))) await visitor.GetAsync(at = row.AddressFor(world.Here));
        }
        wire.Told -= Note;
        Assert.Empty(told.Distinct());

        void Note(IReadOnlySet<LiveTopic> topics)
        {
            if (topics.Overlaps(people)) told.Add(at);
        }
    }

    private async Task FollowLinksAsync()
    {
        var (wrong, seen, read) = (new List<string>(), 0, 0);
        foreach (var (who, session) in world.Here.Sessions)
        {
            using var visitor = world.Server.Visitor(session);
            var person = world.Here.People.TryGetValue(who, out var id) ? id : (Guid?)null;
            var (waiting, known) = (new Queue<string>([Urls.Today]), new HashSet<string> { Urls.Today });
            while (waiting.TryDequeue(out var address) && known.Count < 400)
            {
                var page = await visitor.GetAsync(address);
                seen++;
                read += world.Words.Known(page.Words);
                if ((int)page.Status >= 400 && !Underway.Any(address.StartsWith)) wrong.Add($"{who}: a link leads to {address}, which gives {(int)page.Status}");
                wrong.AddRange(world.Words.Foreign(page.Words, world.Here.PartnershipId, person).Select(word => $"{who} reads {word} on {address}"));
                foreach (Match link in Links().Matches(page.Text))
                {
                    var next = WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                    if (next.Length > 0 && known.Add(next)) waiting.Enqueue(next);
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Distinct()));
        Assert.True(seen > 40 && read > 40, $"Only {seen} pages with {read} words were seen: too few to prove anything.");
    }

    /// <summary>Searching for each word finds it for who may read it and for nobody else, also where only the application says so.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_ForEveryWord_FindsItForItsReadersAlone(bool withOpenPolicies)
    {
        await using var open = withOpenPolicies ? await world.OpenPersonPoliciesAsync() : null;
        string[] columns =
        [
            "session_content.student_input", "session_content.what_happened", "feedback.saw", "feedback.did", "feedback.question", "feedback_reply.takes_along",
            "feedback_reply.will_try", "private_note.content", "person.family_name", "person.email", "trajectory.title_nl", "opportunity.title", "opportunity_look_back.saw",
            "agenda_item.content", "learning_question.wording", "experiment.content", "experiment.how_it_went", "klik_signal.words", "posting.title", "posting.text",
        ];
        var (wrong, hits) = (new List<string>(), 0);
        foreach (var (who, session) in world.Here.Sessions)
        {
            if (!world.Here.People.TryGetValue(who, out var person)) continue;
            using var visitor = world.Server.Visitor(session);
            foreach (var word in world.Words.In(world.Here.PartnershipId, columns).Concat(world.Words.In(world.There.PartnershipId, columns)))
            {
                var answer = await visitor.GetAsync($"{Urls.Search}?q={word}");
                var isFound = answer.Text.Contains("class=\"row\"", StringComparison.Ordinal);
                if (isFound) hits++;
                if (isFound && world.Words.Foreign(word, world.Here.PartnershipId, person).Any()) wrong.Add($"{who} finds {string.Join(", ", world.Words.Foreign(word, world.Here.PartnershipId, person))}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Distinct()));
        Assert.True(hits > 40, $"Only {hits} words were found: too few to prove anything.");
    }

    /// <summary>The control of the control: the words are there, in every kind of text, and a foreign one is noticed.</summary>
    [Fact]
    public async Task Words_OfOthers_AreNoticed()
    {
        using var supervisor = world.Server.Visitor(world.Here.Sessions[Who.Supervisor]);
        var page = await supervisor.GetAsync(Urls.Session((Guid)world.Here.Ids["shared session"]));
        Assert.Empty(world.Words.Foreign(page.Words, world.Here.PartnershipId, world.Here.People[Who.Supervisor]));
        Assert.NotEmpty(world.Words.Foreign(page.Words, world.Here.PartnershipId, world.Here.People[Who.OtherStudent]));
        Assert.NotEmpty(world.Words.Foreign(page.Words, world.There.PartnershipId, world.There.People[Who.Supervisor]));
        Assert.Superset(new HashSet<string> { "feedback.saw", "private_note.content", "feedback_reply.will_try", "meeting.title_nl", "person.email", "school.name" }, world.Words.Columns.ToHashSet());
    }

    /// <summary>What is wrong with an answer; null when it is right.</summary>
    private static string? Verdict(AccessRow row, Answer answer, bool opens)
    {
        var status = (int)answer.Status;
        if (status is 403 or >= 500) return $"gets {status}";
        var signsIn = status is 302 && answer.Location?.StartsWith(Urls.SignIn, StringComparison.Ordinal) == true;
        if (opens) return status == 404 || signsIn ? $"should get in, and gets {status}" : null;
        // A form without a name is refused before its page looks for anything: the same for every id, also for one that is nobody's.
        return status == 404 || (status == 400 && row.Method == "POST" && (row.Record.Length > 0 || row.IsAnonymous)) ? null : $"should find nothing, and gets {status}";
    }

    private Task<Answer> SendAsync(Visitor visitor, AccessRow row, string address, string token, Guid? person)
    {
        var request = new HttpRequestMessage(new(row.Method), address);
        var json = row.Method == "PUT" ? """{"sequence":2,"owner":"@person","fields":{"StudentInput":["getypt"] } }""" : row.Json;
        if (json is not null)
            request.Content = new StringContent(json.Replace("@person", $"{person ?? Guid.Empty}", StringComparison.Ordinal).Replace("@partnership", $"{world.Here.PartnershipId}", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        else if (row.Method == "POST") request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return visitor.SendAsync(request);
    }

    /// <summary>What the running portal listens to, but for files and the framework's own.</summary>
    private List<string> Endpoints() =>
    [
        .. world.Server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => !AccessTable.OfTheFramework.Any(begins => endpoint.RoutePattern.RawText!.StartsWith(begins, StringComparison.Ordinal)))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {Slashed(endpoint.RoutePattern.RawText!)}"))
            .Distinct(),
    ];

    private static string Slashed(string pattern) => pattern.StartsWith('/') ? pattern : $"/{pattern}";

    private static string Suggestion(string endpoint)
    {
        var (method, pattern) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        var record = pattern.Contains('{', StringComparison.Ordinal) ? ", \"<the record, as AccessWorld names it>\"" : "";
        return method is "GET" ? $"    .. Page(\"{pattern}\"{record}, <who>),        // takes GET and POST together" : $"    new(\"{method}\", \"{pattern}\"{(record.Length > 0 ? record : ", \"\"")}, <who>),";
    }

    [GeneratedRegex("<a[^>]* href=\"(/[^\"]*)\"")]
    private static partial Regex Links();
}
