using System.Net;
using System.Text;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Timetables;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Timetables;

/// <summary>The page as a browser sends it: a file, by hand, and away again, each with its sentence where it belongs.</summary>
public sealed class TimetablePageTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task Page_AFileByHandAndRemoved_ShowsWhatIsKept()
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        var first = DateTimeOffset.UtcNow.AddHours(2);
        using var calendar = new StreamReader(TestData.CalendarFile(first));
        Assert.Equal($"{Urls.MyTimetable}?gedaan=bewaard", (await UploadAsync(visitor, await calendar.ReadToEndAsync(Stop))).Location);
        var page = await visitor.GetAsync($"{Urls.MyTimetable}?gedaan=bewaard");
        Assert.Contains("uit een bestand", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("3HV", page.Words, StringComparison.Ordinal);

        var half = await visitor.SubmitAsync(page, Urls.MyTimetable, "hand", ("Form.Blocks[0].From", "08:30"), ("Form.Blocks[0].Until", ""));
        Assert.Contains("stukken-fout", half.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"08:30\"", half.Text, StringComparison.Ordinal);
        var wrong = await visitor.SubmitAsync(page, Urls.MyTimetable, "hand", ("Form.Blocks[0].From", "10:00"), ("Form.Blocks[0].Until", "09:00"));
        Assert.Contains("Van 10:00 tot 09:00", wrong.Words, StringComparison.Ordinal);
        var saved = await visitor.SubmitAsync(page, Urls.MyTimetable, "hand", ("Form.Blocks[3].From", "08:30"), ("Form.Blocks[3].Until", "10:10"));
        Assert.Equal($"{Urls.MyTimetable}?gedaan=bewaard", saved.Location);
        page = await visitor.GetAsync(Urls.MyTimetable);
        Assert.Contains("zelf ingevuld", page.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"08:30\"", page.Text, StringComparison.Ordinal);

        Assert.Equal($"{Urls.MyTimetable}?gedaan=weg", (await visitor.SubmitAsync(page, Urls.MyTimetable, "weg")).Location);
        Assert.DoesNotContain("Zo staat het er nu", (await visitor.GetAsync(Urls.MyTimetable)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("geen agenda", "Dit konden we niet lezen als agenda.")]
    [InlineData("", "Vul dit in")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "Hier staat vanaf vandaag niets in.")]
    public async Task Page_AFileThatIsNone_SaysSoAtTheField(string file, string sentence)
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.StudentTeacher));
        var refused = await UploadAsync(visitor, file);
        var page = await visitor.GetAsync(refused.Location!);
        Assert.Contains(sentence, page.Words, StringComparison.Ordinal);
        Assert.Contains("id=\"bestand-fout\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AFileThatIsTooLarge_SaysSoAndOneWithoutATokenIsRefused()
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Coordinator));
        Assert.EndsWith("fout=TimetableTooLarge", (await UploadAsync(visitor, new string('x', CalendarReader.MostBytes + 1))).Location, StringComparison.Ordinal);
        using var forged = new MultipartFormDataContent { { new StringContent("BEGIN:VCALENDAR"), "bestand", "rooster.ics" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(new(HttpMethod.Post, $"{Urls.MyTimetable}/bestand") { Content = forged })).Status);
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, string file)
    {
        var page = await visitor.GetAsync(Urls.MyTimetable);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenOf(page)), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "bestand", "rooster.ics" },
        };
        return await visitor.SendAsync(new(HttpMethod.Post, $"{Urls.MyTimetable}/bestand") { Content = form });
    }
}
