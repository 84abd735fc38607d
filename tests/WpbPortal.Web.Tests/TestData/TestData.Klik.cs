using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>Lets somebody be chosen at a school.</summary>
    public Task<KlikHandler> KlikHandlerAsync(School school, Person person) => AddAsync(new KlikHandler(school, person.Id));

    /// <summary>The confidential counsellor of a school.</summary>
    public Task<SchoolCounsellor> CounsellorAsync(School school, Person? person = null) =>
        AddAsync(new SchoolCounsellor(school, $"Vertrouwenspersoon {Next()}", "0800 123 4567", $"vertrouwen{Next()}@school.example", person?.Id));

    /// <summary>A signal of one of the two, past the services, as its author.</summary>
    public Task<KlikSignal> KlikAsync(Supervision supervision, School school, Guid author, params Guid[] handlers) =>
        AddAsync(new KlikSignal(supervision, school.Id, author, $"Het loopt niet {Next()}", handlers, Today, Clock.GetUtcNow()), author);

    /// <summary>
    /// A student and a supervisor who work together at a school with two handlers of its own, and another supervisor of the team.
    /// </summary>
    public async Task<KlikSchoolWorld> KlikWorldAsync(School? at = null)
    {
        var school = at ?? await OwnSchoolAsync();
        var team = await TeamAsync(school);
        var (student, supervisor) = (await PersonAsync(Role.StudentTeacher, team: team), await PersonAsync(Role.Supervisor, team: team));
        var (first, second) = (await PersonAsync(Role.SchoolEducator, school), await PersonAsync(Role.SchoolEducator, school));
        await KlikHandlerAsync(school, first);
        await KlikHandlerAsync(school, second);
        var placement = await PlacementAsync(student, team);
        var supervision = await SupervisionAsync(supervisor, placement);
        return new(school, team, placement, supervision, student, supervisor, first, second, await PersonAsync(Role.Supervisor, team: team));
    }
}

/// <summary>Two who work together, and who may be chosen to read when that does not work out.</summary>
public sealed record KlikSchoolWorld(School School, Team Team, Placement Placement, Supervision Supervision, Person Student, Person Supervisor, Person First, Person Second, Person Colleague);
