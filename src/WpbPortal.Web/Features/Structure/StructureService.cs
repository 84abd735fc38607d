using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Structure;

/// <summary>How a partnership is built: read by everybody in it, kept by the coordinator and the administrator of the platform.</summary>
public sealed class StructureService(WpbContexts contexts)
{
    /// <summary>Schools, teams, institutes, school years and settings.</summary>
    /// <exception cref="NotFoundException">The viewer has no place in the partnership.</exception>
    public async Task<StructureDetail> GetAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var partnership = await db.Partnerships.VisibleTo(db.Viewer).AsNoTracking().SingleOrDefaultAsync(stop) ?? throw new NotFoundException(nameof(Partnership));
        var institutes = await db.Institutes.VisibleTo(db.Viewer).OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new TeamPlace(row.Id, row.Name)).ToListAsync(stop);
        var schools = await db.SchoolPlacesAsync(stop);
        return new(partnership.Name, partnership.Region, partnership.BuddyWeeks, schools, institutes, await db.YearPlacesAsync(stop), IsKept(db.Viewer), db.Viewer.Today)
        {
            KlikSchools = [.. schools.Select(school => school.Id).Where(db.Viewer.NamesKlikHandlers)],
        };
    }

    /// <summary>Adds a school.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="NotFoundException">The viewer does not keep the structure.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NameTaken"/>, or a rule of <see cref="School"/>.</exception>
    public Task<Guid> AddSchoolAsync(Viewer viewer, string? name, CancellationToken stop = default) =>
        AddAsync(viewer, db => Task.FromResult(new School(db.Viewer.PartnershipId, name ?? "")), (db, made) => db.Schools.VisibleTo(db.Viewer).AnyAsync(row => row.Name == made.Name, stop), stop);

    /// <summary>Adds a team to a school.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="NotFoundException">The viewer does not keep the structure, or there is no such school.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NameTaken"/>, or a rule of <see cref="Team"/>.</exception>
    public Task<Guid> AddTeamAsync(Viewer viewer, Guid schoolId, string? name, CancellationToken stop = default) => AddAsync(viewer, async db =>
            await db.Schools.VisibleTo(db.Viewer).AnyAsync(row => row.Id == schoolId, stop) ? new Team(db.Viewer.PartnershipId, schoolId, name ?? "") : throw new NotFoundException(nameof(School)),
        (db, made) => db.Teams.VisibleTo(db.Viewer).AnyAsync(row => row.SchoolId == schoolId && row.Name == made.Name, stop), stop);

    /// <summary>Adds an institute.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="NotFoundException">The viewer does not keep the structure.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NameTaken"/>, or a rule of <see cref="Institute"/>.</exception>
    public Task<Guid> AddInstituteAsync(Viewer viewer, string? name, CancellationToken stop = default) =>
        AddAsync(viewer, db => Task.FromResult(new Institute(db.Viewer.PartnershipId, name ?? "")), (db, made) => db.Institutes.VisibleTo(db.Viewer).AnyAsync(row => row.Name == made.Name, stop), stop);

    /// <summary>Adds a school year.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="NotFoundException">The viewer does not keep the structure.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NameTaken"/>, <see cref="Rule.SchoolYearOverlaps"/>, or a rule of <see cref="SchoolYear"/>.</exception>
    public Task<Guid> AddYearAsync(Viewer viewer, string? name, DateOnly? from, DateOnly? until, CancellationToken stop = default) =>
        AddAsync(viewer, db => Task.FromResult(new SchoolYear(db.Viewer.PartnershipId, name ?? "", Period(from, until))),
            (db, made) => db.SchoolYears.VisibleTo(db.Viewer).AnyAsync(row => row.Name == made.Name, stop), stop);

    /// <summary>Gives a school, a team or an institute another name.</summary>
    /// <exception cref="NotFoundException">The viewer does not keep the structure, or there is no such part.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NameTaken"/>, <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    public async Task RenameAsync(Viewer viewer, StructurePart part, Guid id, string? name, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        TenantEntity renamed;
        var isTaken = false;
        switch (part)
        {
            case StructurePart.School:
                var school = await db.Schools.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException(nameof(School));
                school.Rename(name ?? "");
                isTaken = await db.Schools.VisibleTo(db.Viewer).AnyAsync(row => row.Name == school.Name && row.Id != id, stop);
                renamed = school;
                break;
            case StructurePart.Team:
                var team = await db.Teams.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException(nameof(Team));
                team.Rename(name ?? "");
                isTaken = await db.Teams.VisibleTo(db.Viewer).AnyAsync(row => row.SchoolId == team.SchoolId && row.Name == team.Name && row.Id != id, stop);
                renamed = team;
                break;
            case StructurePart.Institute:
                var institute = await db.Institutes.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException(nameof(Institute));
                institute.Rename(name ?? "");
                isTaken = await db.Institutes.VisibleTo(db.Viewer).AnyAsync(row => row.Name == institute.Name && row.Id != id, stop);
                renamed = institute;
                break;
            default:
                throw new NotFoundException(part.ToString());
        }
        if (isTaken) throw new RuleViolationException(Rule.NameTaken) { Field = nameof(School.Name) };
        db.Note(AuditAct.Changed, renamed);
        await db.CommitAsync(stop);
    }

    /// <summary>Corrects the name or the days of a school year.</summary>
    /// <exception cref="NotFoundException">The viewer does not keep the structure, or there is no such year.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NameTaken"/>, <see cref="Rule.SchoolYearOverlaps"/>, or a rule of <see cref="SchoolYear"/>.</exception>
    public async Task ChangeYearAsync(Viewer viewer, Guid id, string? name, DateOnly? from, DateOnly? until, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var year = await db.SchoolYears.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException(nameof(SchoolYear));
        year.Describe(name ?? "", Period(from, until));
        if (await db.SchoolYears.VisibleTo(db.Viewer).AnyAsync(row => row.Name == year.Name && row.Id != id, stop)) throw new RuleViolationException(Rule.NameTaken) { Field = nameof(SchoolYear.Name) };
        db.Note(AuditAct.Changed, year);
        await db.CommitAsync(stop);
    }

    /// <summary>Changes the name of the partnership, the region of its holidays, and its buddy weeks.</summary>
    /// <exception cref="NotFoundException">The viewer does not keep the structure.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Partnership"/>.</exception>
    public async Task ChangeSettingsAsync(Viewer viewer, string? name, HolidayRegion region, int buddyWeeks, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var partnership = await db.Partnerships.VisibleTo(db.Viewer).SingleAsync(stop);
        partnership.Rename(Text.Required(name, Partnership.NameLength, nameof(Partnership.Name)), region);
        partnership.OpenWithBuddyWeeks(buddyWeeks);
        db.Note(AuditAct.Changed, partnership);
        await db.CommitAsync(stop);
    }

    private async Task<Guid> AddAsync<T>(Viewer viewer, Func<WpbDbContext, Task<T>> make, Func<WpbDbContext, T, Task<bool>> isTaken, CancellationToken stop) where T : TenantEntity
    {
        await using var db = await OpenAsync(viewer, stop);
        var made = await make(db);
        if (await isTaken(db, made)) throw new RuleViolationException(Rule.NameTaken) { Field = nameof(School.Name) };
        db.Add(made);
        db.Note(AuditAct.Created, made);
        await db.CommitAsync(stop);
        return made.Id;
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        // An administrator of the platform enters any partnership, also one that is not there.
        if (IsKept(db.Viewer) && await db.Partnerships.VisibleTo(db.Viewer).AnyAsync(stop)) return db;
        await db.DisposeAsync();
        throw new NotFoundException(nameof(Partnership));
    }

    private static DatePeriod Period(DateOnly? from, DateOnly? until)
    {
        if (from is not { } first) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.From) };
        if (until < first) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) };
        return new(first, until);
    }

    private static bool IsKept(Viewer viewer) => viewer.IsAny(Role.Coordinator, Role.PlatformAdmin);
}
