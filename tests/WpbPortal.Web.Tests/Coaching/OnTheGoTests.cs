using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.OnTheGo;
using WpbPortal.Web.Tests.Drafts;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>What a device sends that was noted without network, and what it keeps.</summary>
public sealed class OnTheGoTests(MigratedDatabase database) : HttpTest(database)
{
    private readonly Guid _note = Guid.CreateVersion7();

    [Fact]
    public async Task Post_ANote_BecomesADraftOfHerAlone()
    {
        var pair = await Data.CoachingPairAsync();
        var said = $"het woord {Guid.NewGuid():N}";

        var answer = await SendAsync(pair.SupervisorPerson, Note(pair, said));

        Assert.Equal((HttpStatusCode.OK, false), (answer.Status, NeedsPlace(answer)));
        var session = (await Data.Service<CoachingQueries>().SessionToEditAsync(pair.Supervisor, _note, Stop))!;
        Assert.Equal((pair.StudentPerson.Id, Data.Today, new TimeOnly(8, 40), 10), (session.StudentId, session.Day, session.Time, session.Minutes));
        Assert.Equal(("Hoe begin ik?", said, SessionKind.LessonVisit), (session.StudentInput, session.WhatHappened, session.Kind));
        Assert.Equal("zag dit", Assert.Single(session.Feedback).Saw);
        var seen = await Data.Service<CoachingQueries>().SessionAsync(pair.Student, _note, Stop);
        Assert.Equal((SessionState.Held, null, null), (seen.State, seen.WhatHappened, seen.StudentInput));
        Assert.Empty(seen.Feedback);
        Assert.DoesNotContain(Server.Log.Lines, line => line.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_TheSameNoteFiftyTimesAtOnce_IsTakenInOnce()
    {
        var pair = await Data.CoachingPairAsync();
        var session = await SessionAsync(pair.SupervisorPerson);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var device = Server.Visitor(session);
            return await device.SendAsync(Request(pair.SupervisorPerson, _note, Note(pair, "eenmaal")));
        }));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, false), (answer.Status, NeedsPlace(answer))));
        Assert.Equal((1, 1, 1), await CountAsync(pair.Supervisor));
    }

    /// <summary>Seen failing with the row not asked for by which a note is known again: what she had written since was gone.</summary>
    [Fact]
    public async Task Post_AgainAfterSheWroteOnOrShared_WritesNothingOver()
    {
        var pair = await Data.CoachingPairAsync();
        await SendAsync(pair.SupervisorPerson, Note(pair, "zoals onderweg"));
        var (queries, service) = (Data.Service<CoachingQueries>(), Data.Service<CoachingService>());
        var session = (await queries.SessionToEditAsync(pair.Supervisor, _note, Stop))!;
        await service.SaveAsync(pair.Supervisor, session with { WhatHappened = "en thuis afgemaakt", Feedback = [] }, Stop);

        Assert.False(NeedsPlace(await SendAsync(pair.SupervisorPerson, Note(pair, "zoals onderweg"))));
        Assert.Equal("en thuis afgemaakt", (await queries.SessionToEditAsync(pair.Supervisor, _note, Stop))!.WhatHappened);

        await service.ShareAsync(pair.Supervisor, _note, Stop);
        Assert.False(NeedsPlace(await SendAsync(pair.SupervisorPerson, Note(pair, "zoals onderweg"))));
        Assert.Equal("en thuis afgemaakt", (await queries.SessionAsync(pair.Student, _note, Stop)).WhatHappened);
    }

    /// <summary>Seen failing with the question for the owner and the binding of the letter left out: it lay among the drafts of who signed in later.</summary>
    [Fact]
    public async Task Post_UnderAnotherSignIn_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        var next = await Data.CoachingPairAsync();
        var note = Request(pair.SupervisorPerson, _note, Note(pair, "van een ander"));
        var stolen = Request(next.SupervisorPerson, _note, Note(pair, "van een ander"), closedFor: pair.SupervisorPerson.Id);
        using var device = await VisitorAsync(next.SupervisorPerson);

        Assert.Equal(HttpStatusCode.NotFound, (await device.SendAsync(note)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await device.SendAsync(stolen)).Status);

        Assert.Equal((0, 0, 0), await CountAsync(next.Supervisor));
        Assert.False(NeedsPlace(await SendAsync(pair.SupervisorPerson, Note(pair, "van haar"))));
        // The number is hers now: somebody else who happens to use it is not told that his arrived.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(next.SupervisorPerson, Note(next, "eigen nummer"), Guid.CreateVersion7())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(await Data.PersonAsync(Role.Supervisor, partnership: null), Note(pair, "zelfde nummer"))).Status);
    }

    [Fact]
    public async Task Post_FromAnotherPartnership_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        using var device = await VisitorAsync(pair.SupervisorPerson);
        var elsewhere = await Data.PartnershipAsync();

        var answer = await device.SendAsync(Request(pair.SupervisorPerson, _note, Note(pair, "elders"), partnership: elsewhere.Id));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal((0, 0, 0), await CountAsync(pair.Supervisor));
    }

    /// <summary>A supervision that ended long ago, and a student who never was hers: nothing is lost, and nothing is told.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_ForAStudentWhoIsNotHers_WaitsAsAForm(bool everWas)
    {
        var pair = await Data.CoachingPairAsync(new(Data.Today.AddDays(-90), Data.Today.AddDays(-30)));
        var other = everWas ? pair : await Data.CoachingPairAsync();
        var note = Note(pair, "toch opgeschreven");
        note["StudentId"] = [$"{other.StudentPerson.Id}"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(pair.SupervisorPerson, note)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, true), (answer.Status, NeedsPlace(answer))));
        Assert.Equal((0, 0, 1), await CountAsync(pair.Supervisor));
        var kept = await Data.Service<DraftService>().FindAsync(pair.Supervisor, DraftKeys.Session(_note), Stop);
        Assert.Equal(("toch opgeschreven", "zag dit"), (kept.Fields?.Text("WhatHappened"), kept.Fields?.Text("Feedback1.Saw")));
    }

    [Theory]
    [InlineData("Day", "2026-11-10")]
    [InlineData("Day", "gisteren")]
    [InlineData("Time", "23:55")]
    [InlineData("Time", "")]
    [InlineData("Minutes", "0")]
    [InlineData("StudentId", "")]
    public async Task Post_WithWhatNoSessionHas_WaitsAsAForm(string field, string value)
    {
        var pair = await Data.CoachingPairAsync();
        var note = Note(pair, "klok liep voor");
        note[field] = [value];

        Assert.True(NeedsPlace(await SendAsync(pair.SupervisorPerson, note)));

        Assert.Equal((0, 0, 1), await CountAsync(pair.Supervisor));
    }

    /// <summary>Who stands in notes what she did in those days.</summary>
    [Fact]
    public async Task Post_ByWhoStandsIn_BecomesADraftOfHers()
    {
        var pair = await Data.CoachingPairAsync();
        var colleague = await Data.PersonAsync(Role.Supervisor);
        await Data.CoverAsync(pair.Supervision, colleague, new(Data.Today, Data.Today.AddDays(3)));

        Assert.False(NeedsPlace(await SendAsync(colleague, Note(pair, "waargenomen"))));

        Assert.Equal((1, 1, 1), await CountAsync(await Data.ViewerOf(colleague)));
        Assert.Equal((0, 0, 0), await CountAsync(pair.Supervisor));
    }

    [Theory]
    [InlineData("geen brief")]
    [InlineData("")]
    public async Task Post_WhatNobodyCanOpen_IsRefusedAndTakenInLater(string letter)
    {
        var pair = await Data.CoachingPairAsync();
        using var device = await VisitorAsync(pair.SupervisorPerson);
        var request = new HttpRequestMessage(HttpMethod.Post, Urls.OnTheGoNotes)
        {
            Content = JsonContent.Create(new { id = _note, kind = "session", owner = pair.SupervisorPerson.Id, partnership = pair.SupervisorPerson.PartnershipId, letter }),
        };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await device.SendAsync(request)).Status);

        Assert.Equal((0, 0, 0), await CountAsync(pair.Supervisor));
        Assert.False(NeedsPlace(await SendAsync(pair.SupervisorPerson, Note(pair, "nu wel"))));
    }

    [Fact]
    public async Task Post_WhatIsNoNote_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        using var device = await VisitorAsync(pair.SupervisorPerson);
        var request = Request(pair.SupervisorPerson, _note, Note(pair, "soort"), kind: "gedicht");

        Assert.Equal(HttpStatusCode.BadRequest, (await device.SendAsync(request)).Status);
        // A form of another site would come as one of these; without the check of where it comes from.
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded" })
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await device.SendAsync(new(HttpMethod.Post, Urls.OnTheGoNotes) { Content = new StringContent("{}", Encoding.UTF8, type) })).Status);
    }

    [Fact]
    public async Task Post_AfterTheSessionEnded_HearsThatNobodyIsSignedIn()
    {
        var pair = await Data.CoachingPairAsync();
        using var device = Server.Visitor();

        Assert.Equal(HttpStatusCode.Unauthorized, (await device.SendAsync(Request(pair.SupervisorPerson, _note, Note(pair, "later")))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await device.GetAsync(Urls.OnTheGoNames)).Status);
    }

    [Fact]
    public async Task Names_OfASupervisor_AreFirstNamesOfHerStudentsAlone()
    {
        var pair = await Data.CoachingPairAsync();
        await Data.CoachingPairAsync();
        using var device = await VisitorAsync(pair.SupervisorPerson);

        var answer = await device.GetAsync(Urls.OnTheGoNames);

        var said = JsonDocument.Parse(answer.Text).RootElement;
        var student = Assert.Single(said.GetProperty("people").GetProperty("session").EnumerateArray());
        Assert.Equal((pair.StudentPerson.Id, pair.StudentPerson.Name.GivenName), (student.GetProperty("id").GetGuid(), student.GetProperty("name").GetString()));
        Assert.Equal((pair.SupervisorPerson.Id, pair.SupervisorPerson.PartnershipId), (said.GetProperty("owner").GetGuid(), said.GetProperty("partnership").GetGuid()));
        Assert.DoesNotContain(pair.StudentPerson.Name.FamilyName, answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.StudentPerson.Email, answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_OfTwoWhoAreCalledTheSame_AreToldApartByALetter()
    {
        (Guid, PersonName) Named(string given, string family) => (Guid.CreateVersion7(), new(given, null, family));

        var names = FirstName.Of([Named("Noor", "Bakker"), Named("Noor", "Visser"), Named("Yara", "Zomer")]);

        Assert.Equal(["Noor B.", "Noor V.", "Yara"], names.Select(name => name.Name));
    }

    /// <summary>The page is the same for whoever asks: a device keeps it as it is.</summary>
    [Fact]
    public async Task Page_ForAnybody_HoldsNobodyAndIsInBothLanguages()
    {
        var pair = await Data.CoachingPairAsync();
        using var supervisor = await VisitorAsync(pair.SupervisorPerson);
        using var nobody = Server.Visitor();

        foreach (var (language, heading) in new[] { ("nl", "Onderweg noteren"), ("en", "Notes on the go") })
        {
            var page = await supervisor.GetAsync($"{Urls.OnTheGo}?taal={language}");
            Assert.Equal(page.Text, (await nobody.GetAsync($"{Urls.OnTheGo}?taal={language}")).Text);
            Assert.Contains($"<h1>{heading}</h1>", page.Words, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\">", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(pair.SupervisorPerson.Name.GivenName, page.Words, StringComparison.Ordinal);
        }
    }

    /// <summary>The worker looks after that page alone, and all that it keeps is there.</summary>
    [Fact]
    public async Task Worker_ForAnybody_KeepsThePageAndNothingElse()
    {
        using var nobody = Server.Visitor();

        var answer = await nobody.GetAsync(Urls.OnTheGoWorker);

        Assert.Equal((Urls.OnTheGo, "text/javascript; charset=utf-8"), (answer.Header("Service-Worker-Allowed"), answer.Header("Content-Type")));
        var shell = JsonDocument.Parse(Regex.Match(answer.Text, "^self[.]shell = (.*);\n").Groups[1].Value).RootElement;
        var files = shell.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToList();
        Assert.True(files.Count >= 8);
        Assert.All(files, file => Assert.Matches("^/(css|js|fonts|favicon)", file));
        foreach (var file in files)
        {
            Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(file)).Status);
            // By another name when its content is another; letters are the same for ever.
            if (!file.StartsWith("/fonts", StringComparison.Ordinal)) Assert.Matches("[.][a-z0-9]{10}[.](css|js|svg)$", file);
        }
        var page = await nobody.GetAsync(Urls.OnTheGo);
        foreach (Match used in Regex.Matches(page.Text, "(?:src|stylesheet\" href)=\"([^\"]+)\"")) Assert.Contains(used.Groups[1].Value, files);
        Assert.Matches("^[0-9a-f]{16}$", shell.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData(Urls.OnTheGo)]
    [InlineData(Urls.OnTheGoTalk)]
    public async Task Manifest_ForAnybody_NamesSignsThatAreThere(string page)
    {
        using var nobody = Server.Visitor();
        var address = Regex.Match((await nobody.GetAsync(page)).Text, "rel=\"manifest\" href=\"([^\"]+)\"").Groups[1].Value;

        var manifest = await nobody.GetAsync(address);

        Assert.StartsWith("application/manifest+json", manifest.Header("Content-Type"), StringComparison.Ordinal);
        var said = JsonDocument.Parse(manifest.Text).RootElement;
        Assert.Equal((page, page), (said.GetProperty("start_url").GetString(), said.GetProperty("scope").GetString()));
        foreach (var icon in said.GetProperty("icons").EnumerateArray()) Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(icon.GetProperty("src").GetString()!)).Status);
    }

    private Dictionary<string, string[]> Note(CoachingPair pair, string happened) => new()
    {
        ["StudentId"] = [$"{pair.StudentPerson.Id}"], ["Day"] = [$"{Data.Today:yyyy-MM-dd}"], ["Time"] = ["08:40"], ["Minutes"] = ["other"], ["OtherMinutes"] = ["10"],
        ["Kind"] = [nameof(SessionKind.LessonVisit)], ["StudentInput"] = ["Hoe begin ik?"], ["WhatHappened"] = [happened],
        ["Feedback1.Id"] = ["019a2134-0000-7000-8000-" + $"{_note:N}"[20..]], ["Feedback1.Saw"] = ["zag dit"],
    };

    private async Task<Answer> SendAsync(Person person, Dictionary<string, string[]> fields, Guid? id = null)
    {
        using var device = await VisitorAsync(person);
        return await device.SendAsync(Request(person, id ?? _note, fields));
    }

    private HttpRequestMessage Request(Person person, Guid id, Dictionary<string, string[]> fields, Guid? partnership = null, Guid? closedFor = null, string kind = "session") => new(HttpMethod.Post, Urls.OnTheGoNotes)
    {
        Content = JsonContent.Create(new
        {
            id, kind, owner = person.Id, partnership = partnership ?? person.PartnershipId,
            letter = Sealing.Seal(Server.Services.GetRequiredService<SealedLetters>().PublicKey, closedFor ?? person.Id, $"note:{id}", JsonSerializer.Serialize(fields)),
        }),
    };

    private static bool NeedsPlace(Answer answer) => JsonDocument.Parse(answer.Text).RootElement.GetProperty("needsPlace").GetBoolean();

    /// <summary>How many sessions somebody logged, with how many feedbacks, and how many of her notes arrived.</summary>
    private async Task<(int Sessions, int Feedback, int Received)> CountAsync(Viewer viewer)
    {
        await using var db = await Data.Service<WpbContexts>().OpenAsync(viewer, Stop);
        return (await db.CoachingSessions.CountAsync(row => row.AuthorId == viewer.PersonId, Stop), await db.Feedback.CountAsync(row => row.AuthorId == viewer.PersonId, Stop),
            await db.ReceivedNotes.CountAsync(Stop));
    }
}
