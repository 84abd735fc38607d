using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    private Partnership? _partnership;
    private School? _school;
    private Team? _team;

    /// <summary>1 August 2026 to 31 July 2027, the school year of the test's clock.</summary>
    public DatePeriod ThisYear { get; } = new(new(2026, 8, 1), new(2027, 7, 31));

    /// <summary>A partnership with this school year; the one that all else belongs to unless told otherwise.</summary>
    public async Task<Partnership> PartnershipAsync(string? name = null)
    {
        var partnership = new Partnership(name ?? $"Opleidingsschool {Next()}", HolidayRegion.Middle);
        await AddAsync(partnership.Id, [partnership, SchoolYear.Usual(partnership.Id, Today)]);
        _partnership ??= partnership;
        return partnership;
    }

    public async Task<School> SchoolAsync(Partnership? partnership = null, string? name = null)
    {
        var owner = partnership ?? await OwnPartnershipAsync();
        var school = await AddAsync(new School(owner.Id, name ?? $"Locatie {Next()}"));
        if (owner.Id == _partnership?.Id) _school ??= school;
        return school;
    }

    public async Task<Team> TeamAsync(School? school = null, string? name = null)
    {
        var at = school ?? await OwnSchoolAsync();
        var team = await AddAsync(new Team(at.PartnershipId, at.Id, name ?? $"Team {Next()}"));
        if (at.Id == _school?.Id) _team ??= team;
        return team;
    }

    public async Task<Institute> InstituteAsync(Partnership? partnership = null, string? name = null) =>
        await AddAsync(new Institute((partnership ?? await OwnPartnershipAsync()).Id, name ?? $"Lerarenopleiding {Next()}"));

    /// <summary>
    /// Somebody with a role today: coordinators, trainers and institute educators in the whole partnership, the others at
    /// a school, supervisors in a team. Without a role: somebody who has none.
    /// </summary>
    public async Task<Person> PersonAsync(Role? role = null, School? school = null, Team? team = null, Partnership? partnership = null,
        PersonName? name = null, DatePeriod? period = null, Guid? account = null, bool hasAccount = true, string? number = null)
    {
        if (role is Role.Supervisor && team is null) team = school is null ? await OwnTeamAsync() : await TeamAsync(school);
        if (role is Role.SchoolEducator or Role.StudentTeacher && school is null && team is null && partnership is null) school = await OwnSchoolAsync();
        var partnershipId = team?.PartnershipId ?? school?.PartnershipId ?? (partnership ?? await OwnPartnershipAsync()).Id;
        var person = NewPerson(partnershipId, name, number);
        if (hasAccount) person.SignInWith(account ?? await AccountAsync(person));
        List<object> rows = [person];
        if (role is { } given) rows.Add(new RoleAssignment(partnershipId, person.Id, given, period ?? ThisYear, team?.SchoolId ?? school?.Id, team?.Id));
        await AddAsync(partnershipId, rows);
        return person;
    }

    /// <summary>One more role for somebody.</summary>
    public async Task<RoleAssignment> RoleAsync(Person person, Role role, School? school = null, Team? team = null, DatePeriod? period = null) =>
        await AddAsync(new RoleAssignment(person.PartnershipId, person.Id, role, period ?? ThisYear, team?.SchoolId ?? school?.Id, team?.Id));

    /// <summary>A student at a team for this school year, two days a week.</summary>
    public async Task<Placement> PlacementAsync(Person? student = null, Team? team = null, DatePeriod? period = null, decimal daysPerWeek = 2)
    {
        var at = team ?? await OwnTeamAsync();
        student ??= await PersonAsync(Role.StudentTeacher, team: at);
        return await AddAsync(new Placement(at.PartnershipId, student.Id, at.SchoolId, at.Id, period ?? ThisYear, daysPerWeek));
    }

    /// <summary>A student and a supervisor of his team, for as long as the placement lasts.</summary>
    public async Task<Supervision> SupervisionAsync(Person? supervisor = null, Placement? placement = null, Person? student = null, Team? team = null, DatePeriod? period = null)
    {
        var at = team ?? (placement is null ? await OwnTeamAsync() : null);
        placement ??= await PlacementAsync(student, at);
        supervisor ??= await AddSupervisorAsync(placement);
        return await AddAsync(new Supervision(placement, supervisor.Id, period ?? placement.Period));
    }

    /// <summary>Somebody of the team who stands in, for as long as the supervision lasts.</summary>
    public async Task<Cover> CoverAsync(Supervision supervision, Person coveredBy, DatePeriod? period = null) =>
        await AddAsync(new Cover(supervision, coveredBy.Id, period ?? supervision.Period));

    public async Task<BuddyPeriod> BuddyAsync(Placement placement, Person buddy, DatePeriod? period = null) =>
        await AddAsync(new BuddyPeriod(placement, buddy.Id, period ?? placement.BuddyWeeks(2)));

    /// <summary>Lets an institute educator follow a student this year.</summary>
    public async Task<InstituteGuidance> GuidanceAsync(Person student, Person educator, DatePeriod? period = null) =>
        await AddAsync(new InstituteGuidance(student.PartnershipId, student.Id, educator.Id, period ?? ThisYear));

    /// <summary>An account, and nothing in any partnership.</summary>
    public async Task<Guid> AccountAsync(Person? person = null, bool isAdministrator = false)
    {
        var account = new Account
        {
            Email = person?.Email ?? $"account{Next()}-{Guid.NewGuid():N}@school.example",
            DisplayName = person?.Name.Full ?? "Iemand",
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = Clock.GetUtcNow(),
        };
        await using var context = new WpbDbContext(WpbOptions.For(connections.Owner));
        context.Add(account);
        if (isAdministrator) context.Add(new PlatformAdministrator { AccountId = account.Id, Since = Clock.GetUtcNow() });
        await context.SaveChangesAsync();
        return account.Id;
    }

    /// <summary>A session of an account, as after signing in, that works in this partnership.</summary>
    public async Task<SessionToken> SessionAsync(Guid accountId, Guid? partnershipId)
    {
        var token = SessionToken.New();
        await using var context = new WpbDbContext(WpbOptions.For(connections.Owner));
        context.Add(new AccountSession
        {
            TokenHash = token.Hash(),
            AccountId = accountId,
            PartnershipId = partnershipId,
            CreatedAt = Clock.GetUtcNow(),
            LastSeenAt = Clock.GetUtcNow(),
            ExpiresAt = Clock.GetUtcNow().AddDays(14),
        });
        await context.SaveChangesAsync();
        return token;
    }

    /// <summary>This person, signed in, as a page hands him to a service.</summary>
    public async Task<Viewer> ViewerOf(Person person)
    {
        var account = person.AccountId ?? throw new InvalidOperationException("Somebody without an account cannot sign in.");
        return await ViewerOf(await SessionAsync(account, person.PartnershipId));
    }

    /// <summary>Who a session is.</summary>
    public async Task<Viewer> ViewerOf(SessionToken token) =>
        (await Service<SessionStore>().OpenAsync(token) ?? throw new InvalidOperationException("The session has ended.")).Viewer;

    /// <summary>Somebody with this role in the test's own partnership, signed in.</summary>
    public async Task<Viewer> ViewerAs(Role role, School? school = null, Team? team = null, Partnership? partnership = null) => role == Role.PlatformAdmin
        ? await ViewerOf(await SessionAsync(await AccountAsync(isAdministrator: true), (partnership ?? await OwnPartnershipAsync()).Id))
        : await ViewerOf(await PersonAsync(role, school, team, partnership));

    private async Task<Person> AddSupervisorAsync(Placement placement)
    {
        var person = NewPerson(placement.PartnershipId);
        person.SignInWith(await AccountAsync(person));
        var role = new RoleAssignment(placement.PartnershipId, person.Id, Role.Supervisor, ThisYear, placement.SchoolId, placement.TeamId);
        await AddAsync(placement.PartnershipId, [person, role]);
        return person;
    }

    private Person NewPerson(Guid partnershipId, PersonName? name = null, string? number = null)
    {
        var count = Next();
        return new(partnershipId, name ?? new("Noor", "van den", $"Berg{count}"), $"persoon{count}-{Guid.NewGuid():N}@school.example", number);
    }

    private async Task<Partnership> OwnPartnershipAsync() => _partnership ??= await PartnershipAsync();

    /// <summary>The school at which a test is unless it says otherwise.</summary>
    public async Task<School> OwnSchoolAsync() => _school ??= await SchoolAsync();

    private async Task<Team> OwnTeamAsync() => _team ??= await TeamAsync();
}
