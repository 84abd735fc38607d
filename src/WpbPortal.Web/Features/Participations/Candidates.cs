using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Who can be invited to a trajectory: the supervisors and students who are in a team of the viewer's schools today.</summary>
internal static class Candidates
{
    /// <summary>Them all; somebody in two teams comes twice.</summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="schoolId">The school of the trajectory; null for the whole partnership.</param>
    /// <param name="audience">For whom the trajectory is.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<IReadOnlyList<Candidate>> OfAsync(WpbDbContext db, Guid? schoolId, Audience audience, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        // Where the viewer is a school educator: those schools, and only the trajectory's own when it has one.
        var schools = schoolId is { } one ? [one] : db.Viewer.SchoolsAs(Role.SchoolEducator);
        List<Candidate> candidates = [];
        if (audience.Includes(Role.Supervisor))
        {
            candidates.AddRange(await db.RoleAssignments.VisibleTo(db.Viewer)
                .Where(row => row.Role == Role.Supervisor && row.TeamId != null && (schools == null || schools.Contains(row.SchoolId!.Value))
                    && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
                .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.Id)
                .Select(row => new Candidate(row.PersonId, Role.Supervisor, row.SchoolId!.Value, row.School!.Name, row.TeamId!.Value, row.Team!.Name,
                    row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName, row.Person.Email, row.Person.AccountId))
                .Take(Most).ToListAsync(stop));
        }
        if (audience.Includes(Role.StudentTeacher))
        {
            candidates.AddRange(await db.Placements.VisibleTo(db.Viewer)
                .Where(row => (schools == null || schools.Contains(row.SchoolId))
                    && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
                .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id)
                .Select(row => new Candidate(row.StudentId, Role.StudentTeacher, row.SchoolId, row.School.Name, row.TeamId, row.Team.Name,
                    row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName, row.Student.Email, row.Student.AccountId))
                .Take(Most).ToListAsync(stop));
        }
        return candidates;
    }

    /// <summary>More than the people of the largest school; a partnership-wide educator invites by school.</summary>
    private const int Most = 1000;
}

/// <summary>Somebody who can be invited, in one team.</summary>
internal sealed record Candidate(Guid PersonId, Role Role, Guid SchoolId, string School, Guid TeamId, string Team,
    string GivenName, string? SurnamePrefix, string FamilyName, string Email, Guid? AccountId)
{
    public PersonName Name => new(GivenName, SurnamePrefix, FamilyName);
}
