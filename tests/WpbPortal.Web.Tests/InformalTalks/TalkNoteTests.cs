using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.InformalTalks;
using WpbPortal.Web.Tests.Drafts;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.InformalTalks;

/// <summary>Talks that a device sends: each once, for its author alone, and none lost.</summary>
public sealed class TalkNoteTests(MigratedDatabase database) : HttpTest(database)
{
    private readonly Guid _note = Guid.CreateVersion7();

    [Fact]
    public async Task Post_ATalkTwentyTimesAtOnce_IsNotedOnce()
    {
        var (educator, supervisor) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor));
        var session = await SessionAsync(educator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var device = Server.Visitor(session);
            return await device.SendAsync(Request(educator, Note(supervisor)));
        }));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, false), (answer.Status, NeedsPlace(answer))));
        var row = Assert.Single((await BoardAsync(educator)).Rows!);
        Assert.Equal((_note, supervisor.Id, "Ze mist tijd.", "eigen woord"), (row.Id, row.PersonId, row.Sentence, row.OwnHinders));
        Assert.Equal([TalkFactor.Klik, TalkFactor.Information], row.Helps);
        Assert.Equal([TalkTopic.Involvement], row.Topics);
        Assert.Equal(Data.Clock.GetUtcNow().AddHours(-2), row.At);
    }

    [Fact]
    public async Task Post_ByWhoIsNoEducatorOrUnderAnotherSignIn_IsRefused()
    {
        var (educator, other, supervisor) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor));

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(supervisor, Request(supervisor, Note(educator)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(other, Request(educator, Note(supervisor)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(other, Request(other, Note(supervisor), closedFor: educator.Id))).Status);

        Assert.Empty((await BoardAsync(other)).Rows!);
        Assert.False(NeedsPlace(await SendAsync(educator, Request(educator, Note(supervisor)))));
    }

    /// <summary>Whom she spoke left since: nothing is lost, and nothing is told.</summary>
    [Fact]
    public async Task Post_WithSomebodyWhomSheDoesNotMeet_WaitsAsAForm()
    {
        var (educator, gone) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync(await Data.SchoolAsync())));

        Assert.True(NeedsPlace(await SendAsync(educator, Request(educator, Note(gone)))));
        Assert.True(NeedsPlace(await SendAsync(educator, Request(educator, Note(gone)))));

        Assert.Empty((await BoardAsync(educator)).Rows!);
        var kept = await Data.Service<DraftService>().FindAsync(await Data.ViewerOf(educator), TalkDrafts.Talk(_note), Stop);
        Assert.Equal("Ze mist tijd.", kept.Fields?.Text("Form.Sentence"));
    }

    /// <summary>It belongs to the round from which she came; otherwise to the only one around that day of who takes part in it, and she says otherwise on its page.</summary>
    [Fact]
    public async Task Post_WithWhoTakesPartInARound_BelongsToItUnlessThereAreMore()
    {
        var (educator, supervisor, other) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor));
        async Task<Guid> RoundAsync(int day)
        {
            // The round is three weeks after the first meeting.
            var trajectory = await Data.TrajectoryAsync(from: Data.Clock.GetUtcNow().AddDays(day - 21), second: MeetingForm.InformalRound);
            await Data.ParticipationAsync(trajectory, supervisor, state: ParticipationState.Accepted);
            return trajectory.Meetings.Single(meeting => meeting.Form == MeetingForm.InformalRound).Id;
        }
        async Task<Guid?> NotedAsync(Person with, Guid? round = null)
        {
            var (id, note) = (Guid.CreateVersion7(), Note(with));
            if (round is { } from) note["Form.MeetingId"] = [$"{from}"];
            Assert.False(NeedsPlace(await SendAsync(educator, Request(educator, note, id: id))));
            return (await BoardAsync(educator)).Rows!.Single(row => row.Id == id).Round?.Id;
        }

        var (near, far) = (await RoundAsync(7), await RoundAsync(40));
        Assert.Equal(near, await NotedAsync(supervisor));
        Assert.Equal(far, await NotedAsync(supervisor, far));
        Assert.Equal(near, await NotedAsync(other, near));
        Assert.Null(await NotedAsync(other));
        Assert.Equal(near, await NotedAsync(supervisor, Guid.CreateVersion7()));
        await RoundAsync(-7);
        Assert.Null(await NotedAsync(supervisor));
        Assert.Equal(3, (await Data.Service<TalkQueries>().RoundAsync(await Data.ViewerOf(educator), near, Stop))!.Count);
    }

    /// <summary>On its page she puts a note in a round, and takes it out.</summary>
    [Fact]
    public async Task TalkPage_OfANote_PutsItInARoundAndTakesItOut()
    {
        var (educator, supervisor) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor));
        var round = (await Data.TrajectoryAsync(second: MeetingForm.InformalRound)).Meetings.Single(meeting => meeting.Form == MeetingForm.InformalRound);
        await SendAsync(educator, Request(educator, Note(supervisor)));
        using var visitor = await VisitorAsync(educator);
        foreach (var (chosen, belongs) in new[] { ($"{round.Id}", true), ("", false) })
        {
            var page = await visitor.GetAsync(Urls.Talk(_note));
            Assert.Contains("Form.MeetingId", page.Text, StringComparison.Ordinal);
            var answer = await visitor.SubmitAsync(page, Urls.Talk(_note), "praatje", ("Form.Id", $"{_note}"), ("Form.PersonId", $"{supervisor.Id}"), ("Form.Day", "2026-11-09"), ("Form.MeetingId", chosen), ("Form.Sentence", "Ze mist tijd."));
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Equal(belongs, (await visitor.GetAsync(Urls.Talks)).Text.Contains(Urls.Meeting(round.Id), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Names_OfAnEducator_AreFirstNamesOfHerSchoolAlone()
    {
        var (educator, supervisor) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor, name: new("Noor", null, "Herfstdag")));
        await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync(await Data.SchoolAsync()));
        using var device = await VisitorAsync(educator);

        var answer = await device.GetAsync(Urls.OnTheGoNames);

        var people = JsonDocument.Parse(answer.Text).RootElement.GetProperty("people");
        Assert.False(people.TryGetProperty("session", out _));
        var known = Assert.Single(people.GetProperty("talk").EnumerateArray());
        Assert.Equal((supervisor.Id, "Noor"), (known.GetProperty("id").GetGuid(), known.GetProperty("name").GetString()));
        Assert.DoesNotContain("Herfstdag", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The page in the portal writes the same talk, and what was left of a note that needed a place stands in it.</summary>
    [Fact]
    public async Task TalkPage_OfANoteThatNeedsAPlace_NotesItWithWhomWasChosen()
    {
        var (educator, gone, supervisor) = (await Data.PersonAsync(Role.SchoolEducator), await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync(await Data.SchoolAsync())), await Data.PersonAsync(Role.Supervisor));
        await SendAsync(educator, Request(educator, Note(gone)));
        using var visitor = await VisitorAsync(educator);
        var address = $"{Urls.NewTalk}?praatje={_note}";
        var page = await visitor.GetAsync(address);
        Assert.Contains("Ze mist tijd.", page.Text, StringComparison.Ordinal);

        var answer = await visitor.SubmitAsync(page, address, "praatje", ("Form.Id", $"{_note}"), ("Form.PersonId", $"{supervisor.Id}"), ("Form.Day", "2026-11-09"), ("Form.Helps", "Klik"), ("Form.Helps", "Hours"), ("Form.Sentence", "Ze mist tijd."));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var row = Assert.Single((await BoardAsync(educator)).Rows!);
        Assert.Equal((_note, supervisor.Id), (row.Id, row.PersonId));
        Assert.Equal([TalkFactor.Hours, TalkFactor.Klik], row.Helps);
    }

    private async Task<TalkBoard> BoardAsync(Person educator) => await Data.Service<TalkQueries>().BoardAsync(await Data.ViewerOf(educator), new(), stop: Stop);

    private Dictionary<string, string[]> Note(Person with) => new()
    {
        ["Form.PersonId"] = [$"{with.Id}"], ["Form.At"] = [$"{Data.Clock.GetUtcNow().AddHours(-2):O}"], ["Form.Topics"] = [nameof(TalkTopic.Involvement)],
        ["Form.Helps"] = [nameof(TalkFactor.Information), nameof(TalkFactor.Klik), "Onzin"], ["Form.OwnHinders"] = ["eigen woord"], ["Form.Sentence"] = ["Ze mist tijd."],
    };

    private async Task<Answer> SendAsync(Person person, HttpRequestMessage request)
    {
        using var device = await VisitorAsync(person);
        return await device.SendAsync(request);
    }

    private HttpRequestMessage Request(Person person, Dictionary<string, string[]> fields, Guid? closedFor = null, Guid? id = null) => new(HttpMethod.Post, Urls.OnTheGoNotes)
    {
        Content = JsonContent.Create(new
        {
            id = id ?? _note, kind = "talk", owner = person.Id, partnership = person.PartnershipId,
            letter = Sealing.Seal(Server.Services.GetRequiredService<SealedLetters>().PublicKey, closedFor ?? person.Id, $"note:{id ?? _note}", JsonSerializer.Serialize(fields)),
        }),
    };

    private static bool NeedsPlace(Answer answer) => JsonDocument.Parse(answer.Text).RootElement.GetProperty("needsPlace").GetBoolean();
}
