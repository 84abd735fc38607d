using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.People;

/// <summary>Keeps the people of a partnership and their roles. The coordinator's work, and never on his own roles.</summary>
public sealed class PeopleService(WpbContexts contexts, InvitationService invitations)
{
    /// <summary>Adds somebody with a first role, and invites him at once when that is wished.</summary>
    /// <param name="viewer">Who adds.</param>
    /// <param name="input">Name, address and number.</param>
    /// <param name="role">The first role.</param>
    /// <param name="language">The language of the invitation, "nl" or "en"; null for no invitation.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The new person.</returns>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or the place is not in his partnership.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.EmailTaken"/> or <see cref="Rule.NumberTaken"/>, or a rule of <see cref="Person"/> or <see cref="RoleAssignment"/>.
    /// </exception>
    public async Task<Guid> AddAsync(Viewer viewer, PersonInput input, RoleInput role, string? language, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var person = new Person(db.Viewer.PartnershipId, input.Name, input.Email ?? "", input.Number);
        await DemandUniqueAsync(db, person, stop);
        db.People.Add(person);
        db.Note(AuditAct.Created, person, person.Id);
        await GiveAsync(db, person.Id, role, stop);
        if (language is not null) await invitations.PromiseAsync(db, person, language, stop);
        await db.CommitAsync(stop);
        return person.Id;
    }

    /// <summary>
    /// Corrects name, address or number. The address to sign in with is the person's own and stays; an invitation that is
    /// under way to another address no longer works.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or there is no such person.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.EmailTaken"/> or <see cref="Rule.NumberTaken"/>, or a rule of <see cref="Person"/>.</exception>
    public async Task ChangeAsync(Viewer viewer, Guid personId, PersonInput input, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var person = await PersonAsync(db, personId, stop);
        var before = person.Email;
        person.Describe(input.Name, input.Email ?? "", input.Number);
        await DemandUniqueAsync(db, person, stop);
        if (person.Email != before) await InvitationService.WithdrawAsync(db, person, stop);
        db.Note(AuditAct.Changed, person, person.Id);
        await db.CommitAsync(stop);
    }

    /// <summary>Gives somebody one more role.</summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or there is no such person or place.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.OwnRoles"/>, <see cref="Rule.RoleOverlaps"/>, or a rule of <see cref="RoleAssignment"/>.</exception>
    public async Task AddRoleAsync(Viewer viewer, Guid personId, RoleInput role, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await PersonAsync(db, personId, stop);
        DemandOthers(db, personId);
        await GiveAsync(db, personId, role, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Changes the days and the hours of a role. An earlier last day ends it, today at once; a later one, or none, makes it longer. A role
    /// that has begun may begin earlier, not later: what was done in it stays.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or there is no such role.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.OwnRoles"/>, <see cref="Rule.AlreadyEnded"/>, <see cref="Rule.EndsInThePast"/>, <see cref="Rule.RoleHasBegun"/>,
    /// <see cref="Rule.PeriodEndsBeforeItBegins"/>, <see cref="Rule.HoursOutOfRange"/> or <see cref="Rule.RoleOverlaps"/>.
    /// </exception>
    public async Task ChangeRoleAsync(Viewer viewer, Guid personId, Guid roleId, RoleChange change, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var role = await db.RoleAssignments.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == roleId && row.PersonId == personId, stop) ?? throw new NotFoundException("Role");
        DemandOthers(db, personId);
        var (from, last, today, isElse) = (change.From ?? role.Period.From, change.Until, db.Viewer.Today, (change.From ?? role.Period.From, change.Hours) != (role.Period.From, role.Hours));
        if (last < from) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) };
        role.BeginOn(from, today);
        role.GrantHours(change.Hours);
        // The last day again, and it is today: taken away at once, unless it was something else that changed.
        if (last is { } day && (role.Period.Until is not { } until || day < until || (day == today && !isElse))) role.End(day, today, db.Now);
        else role.Extend(last, today);
        db.Note(role.EndedAt is null ? AuditAct.Changed : AuditAct.Ended, role, personId);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Lets somebody leave: every role, and every student he follows or by whom he is followed from the institute, ends today. What he
    /// did stays, and so do placements and supervisions, which the school educator rounds off.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or there is no such person.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.OwnRoles"/>, or <see cref="Rule.AlreadyEnded"/> when there is no role left to end.</exception>
    public async Task LeaveAsync(Viewer viewer, Guid personId, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await PersonAsync(db, personId, stop);
        DemandOthers(db, personId);
        var (today, now) = (db.Viewer.Today, db.Now);
        var roles = await db.RoleAssignments.VisibleTo(db.Viewer).Where(row => row.PersonId == personId && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= today)).ToListAsync(stop);
        if (roles.Count == 0) throw new RuleViolationException(Rule.AlreadyEnded);
        foreach (var role in roles)
        {
            role.End(today, today, now);
            db.Note(AuditAct.Ended, role, personId);
        }
        var followings = await db.InstituteGuidances.VisibleTo(db.Viewer)
            .Where(row => (row.StudentId == personId || row.EducatorId == personId) && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= today)).ToListAsync(stop);
        foreach (var following in followings)
        {
            following.End(today, today, now);
            db.Note(AuditAct.Ended, following, following.StudentId);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>Lets an institute educator follow a student.</summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or one of the two is not there.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.NotAStudent"/>, <see cref="Rule.NotAnInstituteEducator"/>, <see cref="Rule.EducatorIsStudent"/> or <see cref="Rule.GuidanceOverlaps"/>.
    /// </exception>
    public async Task FollowAsync(Viewer viewer, Guid studentId, Guid? educatorId, DateOnly? from, DateOnly? until, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await PersonAsync(db, studentId, stop);
        if (educatorId is not { } educator) throw new RuleViolationException(Rule.Required) { Field = nameof(InstituteGuidance.EducatorId) };
        await PersonAsync(db, educator, stop);
        var period = Period(from ?? db.Viewer.Today, until);
        if (!await HoldsAsync(db, studentId, Role.StudentTeacher, period.From, stop)) throw new RuleViolationException(Rule.NotAStudent);
        if (!await HoldsAsync(db, educator, Role.InstituteEducator, period.From, stop)) throw new RuleViolationException(Rule.NotAnInstituteEducator) { Field = nameof(InstituteGuidance.EducatorId) };
        var following = new InstituteGuidance(db.Viewer.PartnershipId, studentId, educator, period);
        db.InstituteGuidances.Add(following);
        db.Note(AuditAct.Created, following, studentId);
        await db.CommitAsync(stop);
    }

    /// <summary>Ends that an institute educator follows a student, today.</summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or there is no such guidance.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>.</exception>
    public async Task StopFollowingAsync(Viewer viewer, Guid guidanceId, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var following = await db.InstituteGuidances.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == guidanceId, stop) ?? throw new NotFoundException("Guidance");
        following.End(db.Viewer.Today, db.Viewer.Today, db.Now);
        db.Note(AuditAct.Ended, following, following.StudentId);
        await db.CommitAsync(stop);
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.Is(Role.Coordinator)) return db;
        await db.DisposeAsync();
        throw new NotFoundException("Person");
    }

    private static async Task<Person> PersonAsync(WpbDbContext db, Guid personId, CancellationToken stop) =>
        await db.People.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == personId, stop) ?? throw new NotFoundException("Person");

    private static void DemandOthers(WpbDbContext db, Guid personId)
    {
        if (personId == db.Viewer.PersonId) throw new RuleViolationException(Rule.OwnRoles);
    }

    private static async Task DemandUniqueAsync(WpbDbContext db, Person person, CancellationToken stop)
    {
        if (await db.People.VisibleTo(db.Viewer).AnyAsync(row => row.Email == person.Email && row.Id != person.Id, stop)) throw new RuleViolationException(Rule.EmailTaken) { Field = nameof(Person.Email) };
        if (person.Number is { } number && await db.People.VisibleTo(db.Viewer).AnyAsync(row => row.Number == number && row.Id != person.Id, stop))
            throw new RuleViolationException(Rule.NumberTaken) { Field = nameof(Person.Number) };
    }

    private static async Task GiveAsync(WpbDbContext db, Guid personId, RoleInput input, CancellationToken stop)
    {
        if (input.Role is not { } role) throw new RuleViolationException(Rule.Required) { Field = nameof(RoleAssignment.Role) };
        var (schoolId, teamId) = await PlaceAsync(db, input.Place, stop);
        if (role == Role.Supervisor && schoolId is null) throw new RuleViolationException(Rule.RoleNeedsSchool) { Field = nameof(RoleAssignment.SchoolId) };
        if (input.InstituteId is { } institute && !await db.Institutes.VisibleTo(db.Viewer).AnyAsync(row => row.Id == institute, stop)) throw new NotFoundException("Institute");
        var given = new RoleAssignment(db.Viewer.PartnershipId, personId, role, Period(input.From ?? db.Viewer.Today, input.Until), schoolId, teamId, input.InstituteId, input.Hours);
        db.RoleAssignments.Add(given);
        db.Note(AuditAct.Created, given, personId);
    }

    private static async Task<(Guid? SchoolId, Guid? TeamId)> PlaceAsync(WpbDbContext db, PlaceKey? place, CancellationToken stop) => place switch
    {
        { TeamId: { } team } => (await db.Teams.VisibleTo(db.Viewer).Where(row => row.Id == team).Select(row => (Guid?)row.SchoolId).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Team"), team),
        { SchoolId: { } school } => await db.Schools.VisibleTo(db.Viewer).AnyAsync(row => row.Id == school, stop) ? (school, null) : throw new NotFoundException("School"),
        _ => (null, null),
    };

    private static DatePeriod Period(DateOnly from, DateOnly? until) =>
        until < from ? throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) } : new(from, until);

    private static Task<bool> HoldsAsync(WpbDbContext db, Guid personId, Role role, DateOnly day, CancellationToken stop) =>
        db.RoleAssignments.VisibleTo(db.Viewer).AnyAsync(row => row.PersonId == personId && row.Role == role && row.EndedAt == null && row.Period.From <= day && (row.Period.Until == null || row.Period.Until >= day), stop);
}
