using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.EndToEnd.Tests.Portal;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// A student with who supervises him and who educates, in a partnership of their own, so that nobody else's journey is in theirs. The
/// student speaks Dutch, the others English.
/// </summary>
internal sealed record LearningCast(Guid PartnershipId, Person Student, Person Supervisor, Person Educator, Supervision Supervision, DateTimeOffset TalkAt, Guid TalkId)
{
    /// <summary>Makes them, with a conversation that is planned three days from now.</summary>
    public static async Task<LearningCast> MakeAsync(RunningPortal portal)
    {
        var key = Guid.NewGuid().ToString("N")[..8];
        var partnership = new Partnership($"Opleidingsschool Leren {key}", HolidayRegion.South);
        var school = new School(partnership.Id, "Locatie West");
        var team = new Team(partnership.Id, school.Id, "Team Talen");
        var today = DutchTime.DayOf(DateTimeOffset.UtcNow);
        var year = new DatePeriod(today.AddDays(-40), today.AddDays(200));
        string? hash = null;
        await using (var platform = await portal.Services.GetRequiredService<WpbContexts>().OpenPlatformAsync())
        {
            var known = DemoCast.As(Role.Coordinator);
            hash = (await platform.Accounts.SingleAsync(row => row.Email == known)).PasswordHash;
        }
        List<object> rows = [partnership, SchoolYear.Usual(partnership.Id, today), school, team];
        Person Add(string given, string family, Role role, string language)
        {
            var person = new Person(partnership.Id, new(given, null, family), $"{given}-{key}@leren.example".ToLowerInvariant(), null);
            var account = new Account { Email = person.Email, DisplayName = person.Name.Full, PasswordHash = hash, SecurityStamp = key, Language = language, CreatedAt = DateTimeOffset.UtcNow };
            person.SignInWith(account.Id);
            rows.AddRange([account, person, new RoleAssignment(partnership.Id, person.Id, role, year, school.Id, role == Role.Supervisor ? team.Id : null)]);
            return person;
        }
        var (student, supervisor, educator) = (Add("Yara", "Zomer", Role.StudentTeacher, "nl"), Add("Noor", "Herfst", Role.Supervisor, "en"), Add("Els", "Winter", Role.SchoolEducator, "en"));
        var placement = new Placement(partnership.Id, student.Id, school.Id, team.Id, year, 2);
        var supervision = new Supervision(placement, supervisor.Id, year);
        var at = DutchTime.Moment(today.AddDays(3), new(14, 30));
        var talk = CoachingSession.Plan(supervision, supervisor.Id, new(at, today.AddDays(3), 30, SessionKind.CoachingSession), DateTimeOffset.UtcNow);
        rows.AddRange([placement, supervision]);
        await AsOwnerAsync(portal, partnership.Id, null, rows);
        await AsOwnerAsync(portal, partnership.Id, supervisor.Id, [talk]);
        return new(partnership.Id, student, supervisor, educator, supervision, at, talk.Id);
    }

    private static async Task AsOwnerAsync(RunningPortal portal, Guid partnershipId, Guid? personId, IEnumerable<object> rows)
    {
        await using var context = new WpbDbContext(WpbOptions.For(portal.Connections.Owner));
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.EnterAsOwnerAsync(partnershipId, personId);
        context.AddRange(rows);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
