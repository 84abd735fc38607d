using System.Net;
using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Features.TrajectorySources;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>A file comes in from a form and goes out as a download, for who may read the trajectory, and as nothing else.</summary>
public sealed class SourceFilePageTests(MigratedDatabase database) : HttpTest(database)
{
    private const string Pdf = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

    [Fact]
    public async Task File_PutToATrajectory_IsADownloadForItsReadersAlone()
    {
        var world = await GroupWorld.MakeAsync(Data);
        using var trainer = await VisitorAsync(world.People["trainer"]);
        Assert.EndsWith("gedaan=bron", (await UploadAsync(trainer, world, "Vragend begeleiden.pdf", Pdf)).Location, StringComparison.Ordinal);
        var source = Assert.Single((await Data.Service<TrajectorySourceQueries>().BoardAsync(world.Viewers["trainer"], world.Trajectory.Id, Stop)).Sources);
        Assert.Equal((SourceKind.File, "Vragend begeleiden.pdf", "Een artikel"), (source.Kind, source.Reference, source.Title));

        using var asker = await VisitorAsync(world.People["asker"]);
        Assert.Contains($"href=\"{Urls.SourceFile(source.Id)}\"", (await asker.GetAsync(Urls.TrajectorySources(world.Trajectory.Id))).Text, StringComparison.Ordinal);
        var file = await asker.GetAsync(Urls.SourceFile(source.Id));
        Assert.Equal((HttpStatusCode.OK, Pdf), (file.Status, file.Text));
        Assert.StartsWith("attachment; filename=", file.Headers["Content-Disposition"][0], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "application/pdf", "no-store"), (file.Headers["X-Content-Type-Options"][0], file.Headers["Content-Type"][0], file.Headers["Cache-Control"][0]));
        using var stranger = await VisitorAsync(world.People["stranger"]);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Urls.SourceFile(source.Id))).Status);

        await Data.Service<TrajectorySourceService>().RemoveAsync(world.Viewers["trainer"], source.Id, Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await asker.GetAsync(Urls.SourceFile(source.Id))).Status);
    }

    [Fact]
    public async Task File_ThatIsNotTaken_OrSentByWhoDoesNotTrain_IsNotKept()
    {
        var world = await GroupWorld.MakeAsync(Data);
        using var trainer = await VisitorAsync(world.People["trainer"]);
        Assert.EndsWith($"fout={Rule.FileNotTaken}", (await UploadAsync(trainer, world, "artikel.pdf", "<html></html>")).Location, StringComparison.Ordinal);
        var page = await trainer.GetAsync($"{Urls.TrajectorySources(world.Trajectory.Id)}?fout={Rule.FileNotTaken}");
        Assert.Contains(Components.RuleSentences.Of(Rule.FileNotTaken), page.Words, StringComparison.Ordinal);
        using var forged = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Pdf)), "bestand", "a.pdf" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await trainer.SendAsync(new(HttpMethod.Post, $"{Urls.TrajectorySources(world.Trajectory.Id)}/bestand") { Content = forged })).Status);
        using var other = await VisitorAsync(world.People["asker"]);
        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(other, world, "artikel.pdf", Pdf)).Status);
        Assert.Empty((await Data.Service<TrajectorySourceQueries>().BoardAsync(world.Viewers["trainer"], world.Trajectory.Id, Stop)).Sources);
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, GroupWorld world, string name, string content)
    {
        var address = Urls.TrajectorySources(world.Trajectory.Id);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenOf(await visitor.GetAsync(address))), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "bestand", name },
            { new StringContent("Een artikel"), "titel" },
        };
        return await visitor.SendAsync(new(HttpMethod.Post, $"{address}/bestand") { Content = form });
    }
}
