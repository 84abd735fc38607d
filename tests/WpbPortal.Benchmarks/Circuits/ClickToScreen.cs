using Microsoft.Playwright;
using Npgsql;
using WpbPortal.Benchmarks.Anchors;
using WpbPortal.Benchmarks.Measuring;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks.Circuits;

/// <summary>
/// From an act until the screen shows it (G8), in a browser, while so many circuits of the same page are open: an act that stays within one component of the page to log a session
/// (another day), and one that the whole page shows (another student), each beside the same sort of act on A3.
/// </summary>
internal static class ClickToScreen
{
    /// <summary>One account may have no more than 30.</summary>
    private const int PerAccount = 29;

    private const string Took =
        """
        async ([watch, acts, times]) => {
            const took = [], act = new Function('turn', acts);
            for (let turn = 0; turn < times; turn++) {
                await new Promise(done => setTimeout(done, 25));
                const seen = new Promise(done => {
                    const eye = new MutationObserver(() => { eye.disconnect(); done(performance.now()); });
                    eye.observe(document.querySelector(watch), { subtree: true, childList: true, characterData: true, attributes: true });
                });
                const begin = performance.now();
                act(turn);
                took.push(await seen - begin);
            }
            return took;
        }
        """;

    // A browser draws a date field anew as its value changes, before anything came back: so it does in A3.
    private const string OtherDay = "const day = document.getElementById('dag'); window.days ??= [day.value, '2020-01-02']; day.value = window.days[(window.turns = (window.turns ?? 0) + 1) % 2]; day.dispatchEvent(new Event('change', { bubbles: true }));";

    private const string OtherStudent = "document.querySelector('input[name=StudentId]:not(:checked)').click();";

    private const string Counted = "document.getElementById('count').click();";

    /// <summary>Median milliseconds of each act, with so many circuits open, and what each of those keeps of the server's memory.</summary>
    public static async Task<ClickCost> MeasureAsync(ServerProcess server, Func<Task<NpgsqlConnection>> superuser, Pace pace, int circuits)
    {
        var accounts = await AccountsAsync(superuser, (circuits + PerAccount - 1) / PerAccount);
        var clients = accounts.Select(_ => new Client(server.Portal)).ToList();
        foreach (var (client, email) in clients.Zip(accounts)) await client.SignInAsync(email);
        var before = server.Memory;
        var open = new List<HeldCircuit>();
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, circuits), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
            {
                var circuit = await HeldCircuit.OpenAsync(clients[number / PerAccount], server.Portal, Urls.NewSessionOf(Guid.CreateVersion7()));
                lock (open) open.Add(circuit);
            });
            var memory = (server.Memory - before) / (double)circuits / 1024 / 1024;
            var acts = await InBrowserAsync(server, pace);
            var still = open.Count(circuit => circuit.IsOpen);
            return still == circuits ? new(circuits, acts, memory) : throw new InvalidOperationException($"Of {circuits} circuits {still} stayed open.");
        }
        finally
        {
            foreach (var circuit in open) circuit.Dispose();
            foreach (var client in clients) client.Dispose();
        }
    }

    private static async Task<IReadOnlyList<Act>> InBrowserAsync(ServerProcess server, Pace pace)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browsers.LaunchAsync(playwright);
        var state = await Browsers.SignInAsync(browser, server.Portal, Pages.Supervisor);
        await using var context = await browser.NewContextAsync(new() { StorageState = state });
        var hello = await context.NewPageAsync();
        await hello.GotoAsync(new Uri(server.Circuits, HelloCircuit.Path).ToString());
        await hello.WaitForSelectorAsync("#ready");
        var log = await context.NewPageAsync();
        await log.GotoAsync(new Uri(server.Portal, Urls.NewSessionOf(Guid.CreateVersion7())).ToString());
        await log.WaitForSelectorAsync("[data-interactive=true]", new() { State = WaitForSelectorState.Attached });

        Tried[] tried = [new("another day: within one component", 2, "fieldset[role=radiogroup] .chips", OtherDay, OtherDay), new("another student: the whole page", 5, ".form-foot", OtherStudent, Counted)];
        for (var turn = 0; turn < pace.Turns + 1; turn++)
        {
            foreach (var act in tried)
            {
                foreach (var (page, watch, script, took) in ((IPage, string, string, List<double>)[])[(hello, "#count", act.Anchor, act.AnchorTook), (log, act.Watch, act.Script, act.Took)])
                {
                    await page.BringToFrontAsync();
                    var times = await page.EvaluateAsync<double[]>(Took, new object[] { watch, script, 20 });
                    // The first turn is for the runtime and the browser to compile.
                    if (turn > 0) took.AddRange(times);
                }
            }
        }
        return [.. tried.Select(act => new Act(act.Name, Median(act.Took), Median(act.AnchorTook), act.Most))];
    }

    /// <summary>Accounts for so many supervisors who have none, all with the password of the demonstration.</summary>
    private static async Task<List<string>> AccountsAsync(Func<Task<NpgsqlConnection>> superuser, int count)
    {
        await using var connection = await superuser();
        await using var command = new NpgsqlCommand(
            $"""
            with lacking as (select id, gen_random_uuid() account, 'kring' || row_number() over (order by id) || '@school.example' email from person
              where account_id is null and exists (select from role_assignment held where held.person_id = person.id and held.role = 2 and held.ended_at is null and current_date between held.starts_on and coalesce(held.ends_on, current_date))
                and exists (select from supervision coaching where coaching.supervisor_id = person.id and coaching.ended_at is null and current_date between coaching.starts_on and coalesce(coaching.ends_on, current_date))
              order by id limit {count}),
            made as (insert into platform.account (id, email, display_name, password_hash, security_stamp, failed_sign_ins, language, time_zone, two_factor_enabled, created_at)
              select lacking.account, lacking.email, lacking.email, sample.password_hash, sample.security_stamp, 0, sample.language, sample.time_zone, false, sample.created_at
              from lacking, platform.account sample where sample.email = '{Pages.Supervisor}' returning id, email)
            select made.id, made.email, lacking.id from made join lacking on lacking.account = made.id
            """, connection);
        var (emails, links) = (new List<string>(), new List<string>());
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                emails.Add(reader.GetString(1));
                links.Add($"update person set account_id = '{reader.GetGuid(0)}' where id = '{reader.GetGuid(2)}'");
            }
        }
        // The account has to be there before a person can be said to have it.
        command.CommandText = string.Join(';', links);
        await command.ExecuteNonQueryAsync();
        return emails.Count == count ? emails : throw new InvalidOperationException($"There are {emails.Count} supervisors without an account, not {count}.");
    }

    /// <summary>An act, where to look for what it brings, and the same sort of act on A3.</summary>
    private sealed record Tried(string Name, double Most, string Watch, string Script, string Anchor)
    {
        public List<double> Took { get; } = [];
        public List<double> AnchorTook { get; } = [];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>What acts cost with so many circuits open.</summary>
/// <param name="Circuits">How many circuits were open.</param>
/// <param name="Acts">From each act until the screen shows it.</param>
/// <param name="Memory">What a circuit keeps of the server's memory, in MiB.</param>
internal sealed record ClickCost(int Circuits, IReadOnlyList<Act> Acts, double Memory);

/// <summary>Median milliseconds from an act until the screen shows it, beside the same sort of act on A3.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Portal">Of the portal.</param>
/// <param name="Anchor">Of A3.</param>
/// <param name="Most">How many times A3 it may be.</param>
internal sealed record Act(string Name, double Portal, double Anchor, double Most);
