using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.People;

/// <summary>The people of a partnership as a list: names, roles and schools for everybody, addresses and numbers for those who may reach them.</summary>
public sealed class PeopleQueries(WpbContexts contexts)
{
    private const int PageSize = 25;

    /// <summary>A page of people, as the Dutch sort: by family name without its tussenvoegsel, 25 at a time, with what there is to filter by.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">The last of the page before; null for the first page.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<PeopleList> ListAsync(Viewer viewer, PeopleFilter filter, Guid? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var rows = filter.IsEmpty && after is null
            ? await db.KnownAsync(static (db, viewer) => Rows(db, viewer, Now(db, viewer), Now(db, viewer)), stop)
            : await Rows(db, db.Viewer, await BehindAsync(db, Chosen(db, filter), after, stop), Chosen(db, filter)).ToListAsync(stop);
        var shown = rows.Take(PageSize).Select(row => row.Person).ToList();
        if (db.Viewer.Is(Role.Coordinator))
        {
            var invitations = await InvitationService.StatesAsync(db, [.. shown.Select(row => row.Id)], stop);
            shown = [.. shown.Select(row => row with { Invitation = invitations[row.Id] })];
        }
        var total = rows.Count > 0 ? rows[0].Total : await Chosen(db, filter).CountAsync(stop);
        return new(shown, total, rows.Count > PageSize ? shown[^1].Id : null, await db.SchoolPlacesAsync(stop));
    }

    private static async Task<IQueryable<Person>> BehindAsync(WpbDbContext db, IQueryable<Person> chosen, Guid? after, CancellationToken stop)
    {
        var key = after is null ? null : await db.People.VisibleTo(db.Viewer).Where(row => row.Id == after).Select(row => new { row.FamilyName, row.GivenName }).SingleOrDefaultAsync(stop);
        return key is null ? chosen : chosen.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.FamilyName, row.GivenName, row.Id), ValueTuple.Create(key.FamilyName, key.GivenName, after!.Value)));
    }

    private static IQueryable<Person> Now(WpbDbContext db, Viewer viewer) => db.People.VisibleTo(viewer).Where(row => row.Roles.Any(held =>
        held.EndedAt == null && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)));

    /// <summary>A page of people, and how many there are in all: counted in the statement that reads them.</summary>
    private static IQueryable<CountedRow> Rows(WpbDbContext db, Viewer viewer, IQueryable<Person> chosen, IQueryable<Person> counted)
    {
        var reached = db.People.ReachedBy(viewer).Select(row => row.Id);
        return chosen.OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id).Take(PageSize + 1)
            .Select(row => new CountedRow(new PersonRow(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName),
                row.Roles.Where(held => held.EndedAt == null && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today))
                    .OrderBy(held => held.Role).ThenBy(held => held.School!.Name).ThenBy(held => held.Team!.Name)
                    .Select(held => new RoleSpot(held.Role, held.School!.Name, held.Team!.Name)).ToList(),
                reached.Contains(row.Id) ? row.Email : null, reached.Contains(row.Id) ? row.Number : null, null), counted.Count()))
            .AsNoTracking();
    }

    /// <summary>What there is to choose for a role.</summary>
    public async Task<PeopleChoices> ChoicesAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var institutes = await db.Institutes.VisibleTo(db.Viewer).OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new TeamPlace(row.Id, row.Name)).ToListAsync(stop);
        return new(await db.SchoolPlacesAsync(stop), institutes, await db.YearPlacesAsync(stop), db.Viewer.Today);
    }

    /// <summary>
    /// All people of a filter as a list for a spreadsheet, a line for each role, with the columns that the import reads. What is
    /// not for this viewer stays empty. The audit keeps that it was taken.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer is neither coordinator nor school educator.</exception>
    public async Task<IReadOnlyList<PeopleFileRow>> FileRowsAsync(Viewer viewer, PeopleFilter filter, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!MayTakeFile(db.Viewer)) throw new NotFoundException("List");
        var (today, onlyNow) = (db.Viewer.Today, When(filter, db.Viewer) is PeopleWhen.Now or PeopleWhen.NotSigningIn);
        var reached = db.People.ReachedBy(db.Viewer).Select(row => row.Id);
        var seen = db.RoleAssignments.VisibleTo(db.Viewer).Select(row => row.Id);
        var people = await Chosen(db, filter).OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.GivenName, row.SurnamePrefix, row.FamilyName,
                Email = reached.Contains(row.Id) ? row.Email : null, Number = reached.Contains(row.Id) ? row.Number : null,
                Roles = row.Roles.Where(held => onlyNow
                        ? held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)
                        : seen.Contains(held.Id))
                    .OrderBy(held => held.Role).ThenBy(held => held.Period.From)
                    .Select(held => new { Spot = new RoleSpot(held.Role, held.School!.Name, held.Team!.Name), held.Period.From, held.Period.Until, held.Hours, IsSeen = seen.Contains(held.Id) }).ToList(),
            }).AsNoTracking().ToListAsync(stop);
        db.Note(AuditAct.Exported, await db.Partnerships.VisibleTo(db.Viewer).SingleAsync(stop));
        await db.CommitAsync(stop);
        return
        [
            .. people.SelectMany(row => row.Roles.Count == 0
                ? [new PeopleFileRow(new(row.GivenName, row.SurnamePrefix, row.FamilyName), row.Email, row.Number, null, null, null, null)]
                : row.Roles.Select(held => new PeopleFileRow(new(row.GivenName, row.SurnamePrefix, row.FamilyName), row.Email, row.Number, held.Spot,
                    held.IsSeen ? held.From : null, held.IsSeen ? held.Until : null, held.IsSeen ? held.Hours : null))),
        ];
    }

    /// <summary>Whether the viewer takes the list along as a file.</summary>
    internal static bool MayTakeFile(Viewer viewer) => viewer.IsAny(Role.Coordinator, Role.SchoolEducator);

    /// <summary>A person, and how many there are in all.</summary>
    private sealed record CountedRow(PersonRow Person, int Total);

    private static PeopleWhen When(PeopleFilter filter, Viewer viewer) => viewer.Is(Role.Coordinator) ? filter.When : PeopleWhen.Now;

    private static IQueryable<Person> Chosen(WpbDbContext db, PeopleFilter filter)
    {
        var today = db.Viewer.Today;
        var (role, school, team) = (filter.Role, filter.Place?.SchoolId, filter.Place?.TeamId);
        var any = role is null && filter.Place is null;
        Expression<Func<RoleAssignment, bool>> asked = held => (role == null || held.Role == role) && (school == null || held.SchoolId == school) && (team == null || held.TeamId == team);
        Expression<Func<RoleAssignment, bool>> now = held => held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today);
        Expression<Func<RoleAssignment, bool>> later = held => held.EndedAt == null && held.Period.From > today;
        var people = db.People.VisibleTo(db.Viewer);
        people = When(filter, db.Viewer) switch
        {
            PeopleWhen.NotSigningIn => people.Where(row => row.AccountId == null && row.Roles.AsQueryable().Where(asked).Any(now)),
            PeopleWhen.Coming => people.Where(row => !row.Roles.AsQueryable().Any(now) && row.Roles.AsQueryable().Where(asked).Any(later)),
            PeopleWhen.Earlier => people.Where(row => !row.Roles.AsQueryable().Any(now) && !row.Roles.AsQueryable().Any(later) && (any || row.Roles.AsQueryable().Any(asked))),
            PeopleWhen.All => people.Where(row => any || row.Roles.AsQueryable().Any(asked)),
            _ => people.Where(row => row.Roles.AsQueryable().Where(asked).Any(now)),
        };
        return people.Named(filter.Search, db.Viewer);
    }
}

/// <summary>A line of the list as a file.</summary>
public sealed record PeopleFileRow(PersonName Name, string? Email, string? Number, RoleSpot? Spot, DateOnly? From, DateOnly? Until, decimal? Hours);
