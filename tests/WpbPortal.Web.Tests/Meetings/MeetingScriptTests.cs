using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Meetings;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Meetings;

/// <summary>The script on the day as the server keeps it, and the pages of a meeting as a browser gets them.</summary>
public sealed class MeetingScriptTests(MigratedDatabase database) : HttpTest(database)
{
    private MeetingScriptService Scripts => Data.Service<MeetingScriptService>();

    [Fact]
    public async Task KeepAsync_TheSameLetterTwiceAndOutOfOrder_CountsEachTurnOnce()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);
        var steps = meeting.Activities.OrderBy(activity => activity.Order).Select(activity => activity.Id).ToList();
        TurnMark[] turns = [To(steps[1], -2), To(steps[0], -17)];

        await Scripts.KeepAsync(viewer, meeting.Id, turns, Stop);
        var stand = await Scripts.KeepAsync(viewer, meeting.Id, turns, Stop);

        Assert.Equal([turns[1].Id, turns[0].Id], stand.Turns.Select(turn => turn.Id));
        var now = MeetingStand.Of(stand.Turns, stand.Now);
        Assert.Equal((steps[1], 15, 2), (now.ActivityId, now.Took[steps[0]].TotalMinutes, now.Took[steps[1]].TotalMinutes));
    }

    [Fact]
    public async Task KeepAsync_FromADeviceThatRunsAhead_KeepsTheOrderAndNothingInTheFuture()
    {
        var (meeting, trainer) = await MeetingAsync();
        var step = meeting.Activities.First().Id;
        TurnMark[] turns = [To(step, -1), To(step, 8), To(step, 33)];

        var stand = await Scripts.KeepAsync(await Data.ViewerOf(trainer), meeting.Id, turns, Stop);

        Assert.Equal(turns.Select(turn => turn.Id), stand.Turns.Select(turn => turn.Id));
        Assert.All(stand.Turns, turn => Assert.True(turn.At <= stand.Now));
    }

    [Fact]
    public async Task KeepAsync_OfTwoDevices_IsOneScript()
    {
        var (meeting, trainer) = await MeetingAsync();
        var step = meeting.Activities.First().Id;
        var colleague = await Data.ViewerAs(Role.SchoolEducator);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
            await Scripts.KeepAsync(number % 2 == 0 ? colleague : await Data.ViewerOf(trainer), meeting.Id, [To(step, -number)], Stop)));

        Assert.Equal(10, (await Scripts.StandAsync(colleague, meeting.Id, Stop)).Turns.Count);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Trainer)]
    public async Task Script_ForWhoDoesNotLeadIt_IsNotFound(Role role)
    {
        var (meeting, _) = await MeetingAsync();
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Scripts.StandAsync(viewer, meeting.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Scripts.KeepAsync(viewer, meeting.Id, [To(meeting.Activities.First().Id, 0)], Stop));
    }

    [Fact]
    public async Task Stand_OverHttp_TakesTurnsAndTellsTheServersClock()
    {
        var (meeting, trainer) = await MeetingAsync();
        using var visitor = await VisitorAsync(trainer);
        var (step, at) = (meeting.Activities.First().Id, Data.Clock.GetUtcNow().AddMinutes(-3).ToUnixTimeMilliseconds());

        var answer = await PostAsync(visitor, meeting.Id, new { turns = new[] { new { id = Guid.CreateVersion7(), kind = 1, step, at } } });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var told = JsonDocument.Parse(answer.Text);
        Assert.InRange(told.RootElement.GetProperty("now").GetInt64(), at, at + 600_000);
        Assert.Equal((step, at), (told.RootElement.GetProperty("turns")[0].GetProperty("step").GetGuid(), told.RootElement.GetProperty("turns")[0].GetProperty("at").GetInt64()));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(visitor, meeting.Id, new { turns = new[] { new { id = Guid.CreateVersion7(), kind = 7, at } } })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(visitor, meeting.Id, new { })).Status);
    }

    /// <summary>Where no script runs, a press does the same.</summary>
    [Fact]
    public async Task ScriptPage_WithoutItsScript_GoesOnByItsButtons()
    {
        var (meeting, trainer) = await MeetingAsync();
        using var visitor = await VisitorAsync(trainer);
        var (address, steps) = (Urls.MeetingScript(meeting.Id), meeting.Activities.OrderBy(activity => activity.Order).ToList());

        await visitor.PostAsync(address, ("Turn.To", steps[0].Id.ToString()));
        await visitor.PostAsync(address, ("Turn.To", steps[1].Id.ToString()));
        var stand = await Scripts.StandAsync(await Data.ViewerOf(trainer), meeting.Id, Stop);

        Assert.Equal(steps.Select(step => (Guid?)step.Id), stand.Turns.Select(turn => turn.ActivityId));
        Assert.Contains($"data-row=\"{steps[1].Id}\" aria-current=\"step\"", (await visitor.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MeetingPage_StepPutLater_IsThereAndTheKeyboardGoesOnAtIt()
    {
        var (meeting, trainer) = await MeetingAsync();
        using var visitor = await VisitorAsync(trainer);
        var first = meeting.Activities.Single(activity => activity.Order == 1);

        var answer = await visitor.PostAsync(Urls.Meeting(meeting.Id), ("Put.Seen", "0"), ("Put.To", $"2:{first.Id:N}"));

        Assert.Equal($"{Urls.Meeting(meeting.Id)}?stap={first.Id:N}", answer.Location);
        var page = await visitor.GetAsync($"{Urls.Meeting(meeting.Id)}?stap={first.Id:N}");
        Assert.Contains($"data-moved=\"{first.Id:N}\"", page.Text, StringComparison.Ordinal);
        Assert.True(page.Words.IndexOf("<h3>Kijken", StringComparison.Ordinal) < page.Words.IndexOf("<h3>Aankomen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StepPage_LongerThanWhatIsLeft_SaysSoAtTheMinutesAndKeepsWhatWasTyped()
    {
        var (meeting, trainer) = await MeetingAsync();
        using var visitor = await VisitorAsync(trainer);

        var answer = await visitor.PostAsync(Urls.NewMeetingStep(meeting.Id), ("Form.Title", "Nog even"), ("Form.Phase", "2"), ("Form.Minutes", "61"), ("Form.Description", "Samen kijken."));

        Assert.Contains("Samen kijken.", answer.Words, StringComparison.Ordinal);
        Assert.Matches("id=\"minuten\"[^>]*aria-invalid=\"true\"", answer.Text);
    }

    private static TurnMark To(Guid activity, int minute) => new(Guid.CreateVersion7(), TurnKind.Step, activity, new DateTimeOffset(2026, 11, 9, 9, 0, 0, TimeSpan.Zero).AddMinutes(minute));

    private static Task<Answer> PostAsync(Visitor visitor, Guid meeting, object letter) =>
        visitor.SendAsync(new(HttpMethod.Post, Urls.MeetingStand(meeting)) { Content = JsonContent.Create(letter) });

    private async Task<(Meeting Meeting, Person Trainer)> MeetingAsync()
    {
        var trajectory = await Data.TrajectoryAsync();
        var trainer = await Data.TrainerAsync(trajectory);
        return (trajectory.Meetings.MinBy(meeting => meeting.StartsAt)!, trainer);
    }
}
