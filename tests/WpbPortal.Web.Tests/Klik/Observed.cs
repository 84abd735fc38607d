using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Tests.Http;

namespace WpbPortal.Web.Tests.Klik;

/// <summary>
/// What somebody can get of a world: pages that her links lead to (others in every case), the addresses she may guess, files, what she was told and mailed,
/// the trail that is hers, and how many rows of each table the database gives her. With ids, tokens and the world's key taken out, in the
/// order in which they come, so that two worlds alike give the same.
/// </summary>
internal sealed partial class Observed
{
    /// <summary>Pages that are followed by their links in one case: others in each, so that all cases together follow them all.</summary>
    private const int MostPages = 12;

    private readonly Dictionary<string, string> _names = [];
    private readonly string _key;
    private readonly Uri _server;

    private Observed(Uri server, string key) => (_server, _key) = (server, key);

    /// <summary>What was seen, by what was asked for.</summary>
    public Dictionary<string, string> Seen { get; } = [];

    public static async Task<Observed> OfAsync(PortalServer server, TestData data, SilentWorld world, IReadOnlyList<string> tables, CancellationToken stop)
    {
        var observed = new Observed(server.Address, world.Key);
        using var visitor = server.Visitor(world.Session);
        await observed.FollowAsync(visitor, new(world.Case.Number));
        foreach (var (name, address) in Guesses(world)) await observed.AskAsync(visitor, name, address);
        await observed.CountAsync(data, world, tables, stop);
        observed.Seen["how often her open pages were woken"] = $"{world.Woken}";
        return observed;
    }

    /// <summary>What is not the same in another; empty when nothing is.</summary>
    public IReadOnlyList<string> Differences(Observed other) =>
    [
        .. Seen.Keys.Union(other.Seen.Keys).Where(what => Seen.GetValueOrDefault(what) != other.Seen.GetValueOrDefault(what))
            .Select(what => $"{what}: {Apart(Seen.GetValueOrDefault(what) ?? "nothing", other.Seen.GetValueOrDefault(what) ?? "nothing")}"),
    ];

    /// <summary>The tables of partnerships that say themselves whose they are; the trail is the application's to filter, and is asked for as such.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(string backup, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(backup);
        await using var command = source.CreateCommand("select distinct table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'partnership_id' and table_name <> 'audit_entry' order by 1");
        await using var row = await command.ExecuteReaderAsync(stop);
        var tables = new List<string>();
        while (await row.ReadAsync(stop)) tables.Add(row.GetString(0));
        return tables;
    }

    private static IEnumerable<(string Name, string Address)> Guesses(SilentWorld world) =>
    [
        ("the signal, as its author", Urls.OwnKlik(world.SignalId)), ("the signal, as a handler", Urls.Klik(world.SignalId)), ("the list of handlers", Urls.HandledKlik),
        ("her own signals", Urls.MyKlik), ("the form of a signal", Urls.RaiseKlik(world.Supervision.Id)), ("the counsellor", Urls.NotSafe), ("the handlers of the school", Urls.SchoolKlik(world.School.Id)),
        ("the placement", Urls.Placement(world.Placement.Id)), ("the team", Urls.TeamCare(world.Team.Id)), ("the student", Urls.Person(world.Student.Id)), ("the supervisor", Urls.Person(world.Supervisor.Id)),
        ("a handler", Urls.Person(world.First.Id)), ("the list of people", $"{Urls.PeopleFile}/csv"), ("the year, as a file", $"{Urls.PlacementYearFile}/csv"), ("a draft of the author", $"/drafts/klik:{world.Supervision.Id:N}"),
        ("what she was told", Urls.Notifications),
    ];

    private async Task FollowAsync(Visitor visitor, Random dice)
    {
        var (waiting, known) = (new List<string>([Urls.Today]), new HashSet<string> { Urls.Today });
        for (var pages = 0; pages < MostPages && waiting.Count > 0; pages++)
        {
            var next = dice.Next(waiting.Count);
            var text = await AskAsync(visitor, null, waiting[next]);
            waiting.RemoveAt(next);
            foreach (Match link in Links().Matches(text))
            {
                var address = WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                if (address.Length > 0 && known.Add(address)) waiting.Add(address);
            }
        }
    }

    private async Task<string> AskAsync(Visitor visitor, string? name, string address)
    {
        if (address.Contains("xlsx", StringComparison.Ordinal))
        {
            Seen[Plain(address)] = Plain(await SheetsAsync(visitor, address));
            return "";
        }
        var answer = await visitor.GetAsync(address);
        // Of an address that leads elsewhere only where to; what she did not ask for has a name, so that an id that is nobody's is no difference by itself.
        Seen[name ?? Plain(address)] = answer.Location is { } to ? $"{(int)answer.Status} {Plain(to)}"
            : $"{(int)answer.Status} {(name is not null && (int)answer.Status == 404 ? Plain(Without(answer.Text, address)) : Plain(answer.Text))}";
        return answer.Text;
    }

    /// <summary>What stands in the sheets of a workbook; the file around them holds the moment at which it was made.</summary>
    private async Task<string> SheetsAsync(Visitor visitor, string address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server, address));
        request.Headers.Add("Cookie", $"{Visitor.SessionCookie}={visitor.Cookies[Visitor.SessionCookie]}");
        using var answer = await client.SendAsync(request);
        using var book = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var sheets = book.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) || entry.FullName.EndsWith("sharedStrings.xml", StringComparison.Ordinal)).OrderBy(entry => entry.FullName);
        var text = $"{(int)answer.StatusCode}";
        foreach (var sheet in sheets)
        {
            using var reader = new StreamReader(sheet.Open());
            text += $"{Environment.NewLine}{sheet.FullName} {await reader.ReadToEndAsync()}";
        }
        return text;
    }

    private static string Without(string text, string address) => text.Replace(WebUtility.HtmlEncode(address), "", StringComparison.Ordinal).Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal).Replace(address, "", StringComparison.Ordinal);

    private async Task CountAsync(TestData data, SilentWorld world, IReadOnlyList<string> tables, CancellationToken stop)
    {
        await using var app = new NpgsqlConnection(data.Connections.App);
        await app.OpenAsync(stop);
        await using var transaction = await app.BeginTransactionAsync(stop);
        await using (var enter = new NpgsqlCommand("select count(*) from platform.enter($1, $2, $3, $4)", app, transaction))
        {
            enter.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = world.Session.Hash() }, new() { Value = world.PartnershipId }, new() { Value = data.Today }, new() { Value = data.Clock.GetUtcNow() } });
            await enter.ExecuteScalarAsync(stop);
        }
        await using (var count = new NpgsqlCommand(string.Join(" union all ", tables.Select(table => $"select '{table}', count(*) from {table}")), app, transaction))
        await using (var row = await count.ExecuteReaderAsync(stop))
        {
            while (await row.ReadAsync(stop)) Seen[$"rows of {row.GetString(0)}"] = row.GetInt64(1).ToString();
        }
        await using (var told = new NpgsqlCommand("select kind, recipient_id = $1, read_at is null from notification order by at, kind", app, transaction) { Parameters = { new() { Value = world.Other.Id } } })
            Seen["notifications"] = await LinesAsync(told, stop);
        await using (var waits = new NpgsqlCommand("select count(*) from platform.klik_waits()", app, transaction)) Seen["what waits"] = await LinesAsync(waits, stop);
        await using (var mails = new NpgsqlCommand("select subject, language, sent_at is null from platform.outbox_message where to_address = $1 order by created_at, subject", app, transaction) { Parameters = { new() { Value = world.Other.Email } } })
            Seen["mails"] = await LinesAsync(mails, stop);
        await using (var trail = new NpgsqlCommand(
            "select act, record, at, actor_id = $1, subject_id = $1 from audit_entry where actor_id = $1 or subject_id = $1 or ($2 and record = any ($3)) order by at, record, act", app, transaction)
        {
            Parameters = { new() { Value = world.Other.Id }, new() { Value = world.Case.OtherTakesPartAs == Role.Coordinator }, new() { Value = AuditVisibility.Organisational.ToArray() } },
        })
            Seen["trail"] = await LinesAsync(trail, stop);
    }

    private static async Task<string> LinesAsync(NpgsqlCommand command, CancellationToken stop)
    {
        await using var row = await command.ExecuteReaderAsync(stop);
        var lines = new List<string>();
        while (await row.ReadAsync(stop)) lines.Add(string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column))));
        return string.Join('\n', lines);
    }

    /// <summary>Ids as the first, the second … that was seen; without tokens and the marks of the framework.</summary>
    private string Plain(string text)
    {
        text = Tokens().Replace(text, "");
        text = text.Replace(_key, "key", StringComparison.Ordinal);
        return Ids().Replace(text, id =>
        {
            var known = id.Value.Replace("-", "", StringComparison.Ordinal);
            return _names.TryGetValue(known, out var name) ? name : _names[known] = $"id{_names.Count}";
        });
    }

    private static string Apart(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");
        return $"at {at}{Environment.NewLine}  with    …{Around(one)}…{Environment.NewLine}  without …{Around(other)}…";
    }

    [GeneratedRegex("<a[^>]* href=\"(/[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|\\bp[0-9a-f]{8}(?![0-9a-f])")]
    private static partial Regex Ids();

    [GeneratedRegex("""name="__RequestVerificationToken" value="[^"]*"|<!--.*?-->|(?<=opaque-redirect\?url=)[\w-]+""", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
