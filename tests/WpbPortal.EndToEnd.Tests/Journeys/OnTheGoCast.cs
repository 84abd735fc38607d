using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Data;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.EndToEnd.Tests.Portal;
using static Microsoft.Playwright.Assertions;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>Two supervisors of one team, of whom the first has a student, in a partnership of their own; and what they do on a phone in a tunnel.</summary>
internal sealed record OnTheGoCast(RunningPortal Portal, Person Supervisor, Person Colleague, Person Student)
{
    /// <summary>Makes them.</summary>
    public static async Task<OnTheGoCast> MakeAsync(RunningPortal portal)
    {
        var own = await new OwnPartnership(portal, "Onderweg").FoundAsync();
        var cast = new OnTheGoCast(portal, own.Add("Noor", "Herfst", Role.Supervisor, "nl"), own.Add("Els", "Winter", Role.Supervisor, "nl"), own.Add("Yara", "Zomertuin", Role.StudentTeacher, "nl"));
        var placement = new Placement(own.Id, cast.Student.Id, own.School.Id, own.Team.Id, OwnPartnership.Year, 2);
        own.Add(placement, new Supervision(placement, cast.Supervisor.Id, OwnPartnership.Year));
        await own.KeepAsync();
        return cast;
    }

    /// <summary>What the supervisor has, as it stands in the database: of each draft what happened in it; and how many of her notes arrived.</summary>
    public async Task<(IReadOnlyList<string> Drafts, int Received)> KeptAsync()
    {
        var viewer = await Portal.ViewerAsync(Supervisor.Email);
        await using var db = await Portal.Services.GetRequiredService<WpbContexts>().OpenAsync(viewer);
        var drafts = await db.SessionContents.Where(row => row.AuthorId == viewer.PersonId
            && db.CoachingSessions.Any(session => session.Id == row.Id && session.State == SessionState.Held)).Select(row => row.WhatHappened ?? "").ToListAsync();
        return (drafts, await db.ReceivedNotes.CountAsync());
    }
}

/// <summary>What somebody does on the page for on the way.</summary>
internal static class OnTheGoSteps
{
    /// <summary>Waits until the page knows who is signed in, and the device can open it without network.</summary>
    public static async Task UntilKeptAsync(this IPage page)
    {
        await page.UntilReadyAsync();
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated' || new Promise(done => active.addEventListener('statechange', done)))");
    }

    /// <summary>Waits until the page has shown what applies.</summary>
    public static Task UntilReadyAsync(this IPage page) => page.Locator("[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Notes what happened, with a student where there is a choice, and keeps it.</summary>
    public static async Task NoteAsync(this IPage page, string happened)
    {
        await page.FieldAsync("WhatHappened", happened);
        await page.Locator("#notitie .button-accent").ClickAsync();
        await Expect(page.Locator("[name=WhatHappened]")).ToHaveValueAsync("");
    }

    /// <summary>Waits until this many notes wait.</summary>
    public static Task ExpectWaitingAsync(this IPage page, int count) => Expect(page.Locator("#stand-kop")).ToHaveAttributeAsync("data-count", $"{count}");

    /// <summary>All that lies in the storage of the browser, as one text.</summary>
    public static Task<string> StoredAsync(this IPage page) => page.EvaluateAsync<string>(
        """
        async () => {
            const found = [];
            for (const { name } of await indexedDB.databases()) {
                const db = await new Promise(done => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
                for (const list of db.objectStoreNames) {
                    const store = db.transaction(list).objectStore(list);
                    for (const what of ['getAllKeys', 'getAll']) found.push(await new Promise(done => { const asked = store[what](); asked.onsuccess = () => done([name, list, asked.result]); }));
                }
                db.close();
            }
            for (const name of await caches.keys()) {
                const shelf = await caches.open(name);
                for (const request of await shelf.keys()) found.push([name, request.url, request.url.includes('/onderweg') ? await (await shelf.match(request)).text() : '']);
            }
            return JSON.stringify([found, { ...localStorage }, { ...sessionStorage }]);
        }
        """);
}
