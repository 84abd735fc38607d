using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.EndToEnd.Tests.Portal;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// A student with who supervises him and who educates, in a partnership of their own, so that nobody else's journey is in theirs. The
/// student speaks Dutch, the others English.
/// </summary>
internal sealed record LearningCast(OwnPartnership Own, Person Student, Person Supervisor, Person Educator, Supervision Supervision, DateTimeOffset TalkAt, Guid TalkId)
{
    /// <summary>Makes them, with a conversation that is planned three days from now.</summary>
    public static async Task<LearningCast> MakeAsync(RunningPortal portal)
    {
        var own = await new OwnPartnership(portal, "Leren").FoundAsync();
        var (student, supervisor, educator) = (own.Add("Yara", "Zomer", Role.StudentTeacher, "nl"), own.Add("Noor", "Herfst", Role.Supervisor, "en"), own.Add("Els", "Winter", Role.SchoolEducator, "en"));
        var placement = new Placement(own.Id, student.Id, own.School.Id, own.Team.Id, OwnPartnership.Year, 2);
        var supervision = new Supervision(placement, supervisor.Id, OwnPartnership.Year);
        own.Add(placement, supervision);
        await own.KeepAsync();
        var day = OwnPartnership.Today.AddDays(3);
        var at = DutchTime.Moment(day, new(14, 30));
        var talk = CoachingSession.Plan(supervision, supervisor.Id, new(at, day, 30, SessionKind.CoachingSession), DateTimeOffset.UtcNow);
        own.Add(talk);
        await own.KeepAsync(supervisor.Id);
        return new(own, student, supervisor, educator, supervision, at, talk.Id);
    }
}
