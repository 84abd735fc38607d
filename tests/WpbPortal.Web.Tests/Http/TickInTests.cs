using System.Net;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Http;

/// <summary>A whole group says on its phones that it is there, in the same moment, while the trainer taps names too: over the line, to the portal as it runs.</summary>
public sealed class TickInTests(MigratedDatabase database) : HttpTest(database)
{
    private const int Many = 100;

    [Fact]
    public async Task AHundredPhonesAtOnce_WhileTheTrainerTapsNames_NoneIsLostAndEachIsThereOnce()
    {
        var trajectory = await Data.TrajectoryAsync(from: DutchTime.Moment(Data.Today, new(10, 15)));
        var trainer = await Data.TrainerAsync(trajectory);
        var meeting = trajectory.Meetings.MinBy(one => one.StartsAt)!.Id;
        var people = new List<Person>();
        for (var number = 0; number < Many; number++)
        {
            var person = await Data.PersonAsync(Role.Supervisor);
            await Data.ParticipationAsync(trajectory, person, state: ParticipationState.Accepted);
            people.Add(person);
        }
        var phones = new List<Visitor>();
        foreach (var person in people) phones.Add(await VisitorAsync(person));
        using var laptop = await VisitorAsync(trainer);
        // Everybody has the page before him.
        var path = Urls.Attendance(meeting);
        var pages = await Task.WhenAll(phones.Select(phone => phone.GetAsync(path)));
        var board = await laptop.GetAsync(path);
        Assert.All(pages.Append(board), page => Assert.Equal(HttpStatusCode.OK, page.Status));

        var taps = TapAsync(laptop, board, path, people.Take(10));
        var answers = await Task.WhenAll(phones.Zip(pages, (phone, page) => phone.SubmitAsync(page, path, "ik", ("Own.IsPresent", "true"))));

        Assert.All(answers.Concat(await taps), answer => Assert.Equal((HttpStatusCode.Found, path), (answer.Status, answer.Location)));
        var kept = await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Attendances.Where(row => row.MeetingId == meeting).Select(row => row.Participation.PersonId).ToListAsync(Stop));
        Assert.Equal(people.Select(person => person.Id).Order(), kept.Order());
        Assert.Contains($"{Many} van {Many} aanwezig", (await laptop.GetAsync(path)).Words, StringComparison.Ordinal);
        Assert.Contains("Je bent er", (await phones[^1].GetAsync(path)).Words, StringComparison.Ordinal);
        phones.ForEach(phone => phone.Dispose());
    }

    /// <summary>One name after the other, as fast as the page lets him.</summary>
    private static async Task<IReadOnlyList<Answer>> TapAsync(Visitor trainer, Answer board, string path, IEnumerable<Person> people)
    {
        List<Answer> answers = [];
        foreach (var person in people) answers.Add(await trainer.SubmitAsync(board, path, "wie", ("Form.Tap", $"{person.Id:N}_True")));
        return answers;
    }
}
