using System.Net;
using WpbPortal.Domain;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Coaching;
using Xunit;

namespace WpbPortal.Web.Tests.Http;

/// <summary>A form that is saved before its page is drawn is held to all that its page is held to.</summary>
public sealed class FormActTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task BringIn_AsABrowserSendsIt_IsKeptAndShown()
    {
        var pair = await Data.CoachingPairAsync();
        using var student = await VisitorAsync(pair.StudentPerson);
        var page = await student.GetAsync(Urls.NewAgendaItem);
        var id = Guid.CreateVersion7();

        var answer = await BringInAsync(student, page, id, "De groep werd stil.");

        Assert.Equal((HttpStatusCode.Found, $"{Urls.AgendaItem(id)}?gedaan=bewaard"), (answer.Status, answer.Location));
        Assert.Equal("De groep werd stil.", (await Data.Service<AgendaQueries>().ItemAsync(pair.Student, id, Stop)).Content);
    }

    [Fact]
    public async Task BringIn_WhatARuleRefuses_IsShownOnThePageWithWhatToMend()
    {
        var pair = await Data.CoachingPairAsync();
        using var student = await VisitorAsync(pair.StudentPerson);

        var answer = await BringInAsync(student, await student.GetAsync(Urls.NewAgendaItem), Guid.CreateVersion7(), " ");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("aria-invalid=\"true\"", answer.Text);
    }

    [Fact]
    public async Task BringIn_WithoutTheTokenOfThisBrowser_IsNotKept()
    {
        var pair = await Data.CoachingPairAsync();
        using var student = await VisitorAsync(pair.StudentPerson);
        var id = Guid.CreateVersion7();

        var answer = await student.SendAsync(new(HttpMethod.Post, Urls.NewAgendaItem)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "inbreng", ["Form.Id"] = $"{id}", ["Form.Kind"] = "Experience", ["Form.Content"] = "Van elders.", ["Form.IsShared"] = "false" }),
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        await Assert.ThrowsAsync<NotFoundException>(() => Data.Service<AgendaQueries>().ItemAsync(pair.Student, id, Stop));
    }

    [Fact]
    public async Task BringIn_ByWhoMayNotOpenThePage_IsNotFound()
    {
        var pair = await Data.CoachingPairAsync();
        using var student = await VisitorAsync(pair.StudentPerson);
        using var supervisor = await VisitorAsync(pair.SupervisorPerson);
        var id = Guid.CreateVersion7();
        var page = await student.GetAsync(Urls.NewAgendaItem);
        // With a token of her own, from a page that she may open.
        var token = Visitor.TokenOf(await supervisor.GetAsync(Urls.Profile));

        var answer = await supervisor.SubmitAsync(page, Urls.NewAgendaItem, "inbreng", ("__RequestVerificationToken", token), ("Form.Id", $"{id}"), ("Form.Kind", "Experience"), ("Form.Content", "Niet voor haar."), ("Form.IsShared", "false"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        await Assert.ThrowsAsync<NotFoundException>(() => Data.Service<AgendaQueries>().ItemAsync(pair.Student, id, Stop));
    }

    [Fact]
    public async Task Reply_AsABrowserSendsIt_IsThere()
    {
        var pair = await Data.CoachingPairAsync();
        var feedback = (await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor)).Feedback[0].Id;
        using var student = await VisitorAsync(pair.StudentPerson);
        var page = await student.GetAsync(Urls.Feedback(feedback));

        var answer = await student.SubmitAsync(page, Urls.Feedback(feedback), "reactie", ("Form.TakesAlong", "Dat wachten helpt."), ("Form.WillTry", "Vijf tellen wachten."));

        Assert.Equal((HttpStatusCode.Found, $"{Urls.Feedback(feedback)}?gedeeld=true"), (answer.Status, answer.Location));
        Assert.Equal("Dat wachten helpt.", (await Data.Service<CoachingQueries>().FeedbackAsync(pair.Student, feedback, Stop)).Reply!.TakesAlong);
    }

    private static Task<Answer> BringInAsync(Visitor student, Answer page, Guid id, string content) =>
        student.SubmitAsync(page, Urls.NewAgendaItem, "inbreng", ("Form.Id", $"{id}"), ("Form.Kind", "Experience"), ("Form.Content", content), ("Form.IsShared", "false"));
}
