using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Tests.Drafts;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>The address at which the script leaves what is typed, as a browser reaches it.</summary>
public sealed class DraftEndpointTests(MigratedDatabase database) : PortalTest(database)
{
    private readonly string _key = DraftKeys.Session(Guid.CreateVersion7());

    [Fact]
    public async Task Put_AText_IsThereAgain()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(person);

        var kept = await PutAsync(browser, person, _key, 3, "typt");

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        // The clock on the wall: the test's clock stands at ten in the Netherlands.
        Assert.Equal("10:00:00", (await kept.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("savedAt").GetString());
        var found = await browser.GetFromJsonAsync<JsonElement>($"/drafts/{_key}", Stop);
        Assert.Equal((3, "typt"), (found.GetProperty("sequence").GetInt64(), found.GetProperty("fields").GetProperty("WhatHappened")[0].GetString()));
    }

    [Fact]
    public async Task Put_ALetterThatComesLate_HearsHowFarItIs()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(person);
        await PutAsync(browser, person, _key, 5, "later");

        var late = await PutAsync(browser, person, _key, 4, "eerder");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(5, (await late.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task Put_AfterTheSessionEnded_HearsThatNobodyIsSignedIn()
    {
        var person = await Data.PersonAsync(Role.Supervisor);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PutAsync(await Data.ClientAsync(), person, _key, 1, "typt")).StatusCode);
        var browser = await Data.ClientAsync(person);
        await Data.AsOwnerAsync(person.PartnershipId, db => db.AccountSessions.Where(session => session.AccountId == person.AccountId).ExecuteUpdateAsync(session => session.SetProperty(one => one.EndedAt, Data.Clock.GetUtcNow()), Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, (await PutAsync(browser, person, _key, 1, "typt")).StatusCode);
    }

    // Seen failing with the question for the owner switched off: the text lay in the drafts of who signed in later.
    [Fact]
    public async Task Put_AFormThatWasMadeForSomebodyElse_IsNotKept()
    {
        var author = await Data.PersonAsync(Role.Supervisor);
        var next = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(next);

        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(browser, author, _key, 1, "van een ander")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/drafts/{_key}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Get_SomebodyElsesDraft_FindsNothingInAnyRole()
    {
        var author = await Data.PersonAsync(Role.Supervisor);
        await Data.Service<DraftService>().KeepAsync(await Data.ViewerOf(author), _key, 1, new(new Dictionary<string, string[]> { ["WhatHappened"] = ["geheim"] }), Stop);

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.PlatformAdmin))
        {
            var browser = await Data.ClientAsync(await Data.PersonAsync(role));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/drafts/{_key}", Stop)).StatusCode);
        }
    }

    [Theory]
    [InlineData("session:%2e%2e%2fiets")]
    [InlineData("SESSION:1")]
    [InlineData("session 1")]
    [InlineData("session:'; drop table draft")]
    public async Task Put_ABadKey_IsRefused(string key)
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(person);

        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(browser, person, key, 1, "typt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/drafts/{key}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Put_FromAnotherSite_IsRefused()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(person);
        browser.DefaultRequestHeaders.Add("Origin", "https://elders.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(browser, person, _key, 1, "typt")).StatusCode);
    }

    [Fact]
    public async Task Put_WhatTheDeviceKeptClosed_IsOpenedForItsOwnerAlone()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(person);
        var letter = Seal(person, _key, 3, "in de tunnel");

        Assert.Equal(HttpStatusCode.NotFound, (await (await Data.ClientAsync(await Data.PersonAsync(Role.Supervisor))).PutAsJsonAsync($"/drafts/{_key}", new { owner = person.Id, @sealed = letter }, Stop)).StatusCode);
        var other = await Data.PersonAsync(Role.Supervisor);
        Assert.Equal(HttpStatusCode.BadRequest, (await (await Data.ClientAsync(other)).PutAsJsonAsync($"/drafts/{_key}", new { owner = other.Id, @sealed = letter }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PutAsJsonAsync($"/drafts/{_key}x", new { owner = person.Id, @sealed = letter }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.PutAsJsonAsync($"/drafts/{_key}", new { owner = person.Id, @sealed = letter }, Stop)).StatusCode);

        var found = await browser.GetFromJsonAsync<JsonElement>($"/drafts/{_key}", Stop);
        Assert.Equal((3, "in de tunnel"), (found.GetProperty("sequence").GetInt64(), found.GetProperty("fields").GetProperty("WhatHappened")[0].GetString()));
        // Handed in twice, as when the answer was lost: no second version.
        Assert.Equal(HttpStatusCode.OK, (await browser.PutAsJsonAsync($"/drafts/{_key}", new { owner = person.Id, @sealed = letter }, Stop)).StatusCode);
        Assert.False((await browser.GetFromJsonAsync<JsonElement>($"/drafts/{_key}", Stop)).GetProperty("hasOther").GetBoolean());
    }

    [Fact]
    public async Task Choose_BetweenTwoWindows_ChangesAndForgets()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var browser = await Data.ClientAsync(person);
        var (laptop, phone) = (Guid.NewGuid(), Guid.NewGuid());
        await PutAsync(browser, person, _key, 1, "laptop", laptop);

        var told = await (await PutAsync(browser, person, _key, 1, "telefoon", phone)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.True(told.GetProperty("isBeside").GetBoolean());
        var chosen = await (await browser.PostAsync($"/drafts/{_key}/keuze?writer={phone}&swaps=true", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("telefoon", chosen.GetProperty("fields").GetProperty("WhatHappened")[0].GetString());
        Assert.True(chosen.GetProperty("hasOther").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync($"/drafts/{_key}/keuze", Stop)).StatusCode);
        Assert.False((await browser.GetFromJsonAsync<JsonElement>($"/drafts/{_key}", Stop)).GetProperty("hasOther").GetBoolean());
    }

    /// <summary>As <c>js/sealed.js</c> does it.</summary>
    private string Seal(Person owner, string key, long sequence, string text) =>
        Sealing.Seal(Data.Service<SealedLetters>().PublicKey, owner.Id, $"draft:{key}",
            JsonSerializer.Serialize(new { sequence, owner = owner.Id, writer = Guid.NewGuid(), after = 0, fields = new Dictionary<string, string[]> { ["WhatHappened"] = [text] } }));

    private static Task<HttpResponseMessage> PutAsync(HttpClient browser, Person owner, string key, long sequence, string text, Guid writer) =>
        browser.PutAsJsonAsync($"/drafts/{key}", new { sequence, owner = owner.Id, writer, fields = new Dictionary<string, string[]> { ["WhatHappened"] = [text] } }, Stop);

    private static Task<HttpResponseMessage> PutAsync(HttpClient browser, Person owner, string key, long sequence, string text) =>
        browser.PutAsJsonAsync($"/drafts/{key}", new { sequence, owner = owner.Id, fields = new Dictionary<string, string[]> { ["WhatHappened"] = [text] } }, Stop);
}
