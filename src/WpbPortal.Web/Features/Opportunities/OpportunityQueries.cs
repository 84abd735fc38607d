using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>Which doors stand open, who chose them, and what students say of it.</summary>
public sealed class OpportunityQueries(WpbContexts contexts)
{
    private const int MostDoors = 100;
    private const int MostChosen = 50;
    private const int MostLookBacks = 10;

    /// <summary>How long a door that is closed or over stays in the list of who looks after it, in days.</summary>
    private const int DaysShownAfterwards = 90;

    /// <summary>The doors for the viewer, in each of his roles.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="kind">Only doors of this kind; null for all.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<OpportunityBoard> BoardAsync(Viewer viewer, OpportunityKind? kind = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return new()
        {
            Chosen = db.Viewer.Is(Role.StudentTeacher) ? await ChosenAsync(db, stop) : null,
            ToChoose = db.Viewer.Is(Role.StudentTeacher) ? await ToChooseAsync(db, kind, stop) : null,
            OfTeams = db.Viewer.Is(Role.Supervisor) ? await OfTeamsAsync(db, kind, stop) : null,
            LookBacks = db.Viewer.Is(Role.Supervisor) ? await LookBacksAsync(db, stop) : null,
            OfSchools = db.Viewer.Is(Role.SchoolEducator) ? await OfSchoolsAsync(db, kind, stop) : null,
            Followed = db.Viewer.Is(Role.InstituteEducator) ? await FollowedAsync(db, stop) : null,
            Numbers = db.Viewer.Is(Role.Coordinator) ? await NumbersAsync(db, stop) : null,
        };
    }

    /// <summary>A door, with the viewer's own choice and who else chose it as far as that is for him.</summary>
    /// <exception cref="NotFoundException">The viewer does not see it.</exception>
    public async Task<DoorDetail> DoorAsync(Viewer viewer, Guid opportunityId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var (kept, open) = (db.Opportunities.KeptBy(db.Viewer).Select(row => row.Id), db.Opportunities.ChosenFromBy(db.Viewer).Select(row => row.Id));
        var rows = db.Opportunities.VisibleTo(db.Viewer).Where(row => row.Id == opportunityId);
        var door = await rows.Select(row => new { row.SchoolId, School = row.School.Name, row.Description, row.ClosedAt, CanChoose = open.Contains(row.Id) }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Opportunity");
        var row = await rows.Select(Row(today, kept)).SingleAsync(stop);
        var mine = await MineAsync(db, opportunityId, door.SchoolId, stop);
        // Who is told of others' choices is who keeps the door and whoever educates there; a student sees how many, never who.
        var seesAll = row.IsKept || db.Viewer.MayStaffAt(door.SchoolId);
        var users = seesAll || db.Viewer.Is(Role.InstituteEducator) ? await UsersAsync(db, opportunityId, stop) : null;
        return new()
        {
            Row = row, School = door.School, Description = door.Description, IsClosed = door.ClosedAt is not null, Today = today, Mine = mine, Users = users,
            CanChoose = door.CanChoose && row.IsOpen && row.Free is not 0 && mine is null or { State: ChoiceState.Withdrawn },
        };
    }

    /// <summary>What there is to fill in of a new door, or of one that the viewer keeps.</summary>
    /// <exception cref="NotFoundException">The viewer opens no doors, or does not keep this one.</exception>
    public async Task<DoorChoices> ChoicesAsync(Viewer viewer, Guid? opportunityId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (opportunityId is { } id)
        {
            var kept = await db.Opportunities.KeptBy(db.Viewer).Where(row => row.Id == id && row.ClosedAt == null)
                .Select(row => new { Team = new DoorTeam(row.TeamId, row.Team.Name, row.School.Name), Door = new OpportunityText(row.Kind, row.Title, row.Description, row.Timing, row.LastDay, row.Places, row.IsOfTeam) })
                .SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Opportunity");
            return new([kept.Team], kept.Door, db.Viewer.Today);
        }
        var teams = await db.Teams.OpensDoorsIn(db.Viewer).OrderBy(row => row.School.Name).ThenBy(row => row.Name).ThenBy(row => row.Id)
            .Select(row => new DoorTeam(row.Id, row.Name, row.School.Name)).ToListAsync(stop);
        return teams.Count > 0 ? new(teams, null, db.Viewer.Today) : throw new NotFoundException("Team");
    }

    /// <summary>Who supervises the viewer today: at the school of the door first.</summary>
    internal static Task<List<Reader>> ReadersAsync(WpbDbContext db, Guid schoolId, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        return db.Supervisions.VisibleTo(db.Viewer).Where(row => row.StudentId == me && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .OrderByDescending(row => row.Placement.SchoolId == schoolId).ThenBy(row => row.Id)
            .Select(row => new Reader(row.SupervisorId, new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName))).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<ChosenDoor>> ChosenAsync(WpbDbContext db, CancellationToken stop) =>
        await db.OpportunityChoices.MadeBy(db.Viewer).Where(row => row.State != ChoiceState.Withdrawn)
            .OrderBy(row => row.State == ChoiceState.LookedBack).ThenBy(row => row.PlannedAt == null).ThenBy(row => row.PlannedAt).ThenByDescending(row => row.ChosenAt).ThenBy(row => row.Id).Take(MostChosen)
            .Select(row => new ChosenDoor(row.OpportunityId, row.Opportunity.Kind, row.Opportunity.Title, row.Opportunity.Team.Name, row.Opportunity.Timing, row.State, row.PlannedAt)).ToListAsync(stop);

    private static async Task<IReadOnlyList<DoorRow>> ToChooseAsync(WpbDbContext db, OpportunityKind? kind, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var rows = db.Opportunities.ChosenFromBy(db.Viewer).Where(row => row.ClosedAt == null && row.LastDay >= today && (kind == null || row.Kind == kind)
            && !row.Choices.Any(choice => choice.StudentId == me && choice.State != ChoiceState.Withdrawn));
        // What has a place comes before what is full; then what ends first.
        return await rows.OrderBy(row => row.Places != null && row.Choices.Count(choice => choice.State != ChoiceState.Withdrawn) >= row.Places).ThenBy(row => row.LastDay).ThenBy(row => row.Id).Take(MostDoors)
            .Select(Row(today, db.Opportunities.KeptBy(db.Viewer).Select(row => row.Id))).ToListAsync(stop);
    }

    private static Task<List<DoorRow>> OfTeamsAsync(WpbDbContext db, OpportunityKind? kind, CancellationToken stop)
    {
        var teams = db.Teams.OpensDoorsIn(db.Viewer).Select(row => row.Id);
        return LookedAfterAsync(db, db.Opportunities.VisibleTo(db.Viewer).Where(row => teams.Contains(row.TeamId)), kind, stop);
    }

    private static Task<List<DoorRow>> OfSchoolsAsync(WpbDbContext db, OpportunityKind? kind, CancellationToken stop)
    {
        var (all, schools) = db.Viewer.SchoolsAs(Role.SchoolEducator) is { } some ? (false, some) : (true, []);
        return LookedAfterAsync(db, db.Opportunities.VisibleTo(db.Viewer).Where(row => all || schools.Contains(row.SchoolId)), kind, stop);
    }

    private static Task<List<DoorRow>> LookedAfterAsync(WpbDbContext db, IQueryable<Opportunity> rows, OpportunityKind? kind, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var since = today.AddDays(-DaysShownAfterwards);
        return rows.Where(row => row.LastDay >= since && (kind == null || row.Kind == kind))
            .OrderBy(row => row.ClosedAt != null || row.LastDay < today).ThenBy(row => row.Team.Name).ThenBy(row => row.LastDay).ThenBy(row => row.Id).Take(MostDoors)
            .Select(Row(today, db.Opportunities.KeptBy(db.Viewer).Select(row => row.Id))).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<LookBackRow>> LookBacksAsync(WpbDbContext db, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        return await db.OpportunityLookBacks.VisibleTo(db.Viewer).Where(row => row.SharedWithId == me).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id).Take(MostLookBacks)
            .Select(row => new LookBackRow(row.Id, new PersonName(row.Choice.Student.GivenName, row.Choice.Student.SurnamePrefix, row.Choice.Student.FamilyName),
                row.Choice.Opportunity.Title, row.Choice.Opportunity.Kind, row.Saw, row.TakesAlong, row.WrittenAt)).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<FollowedChoice>> FollowedAsync(WpbDbContext db, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        return await db.OpportunityChoices.VisibleTo(db.Viewer)
            .Where(row => row.State != ChoiceState.Withdrawn && row.Student.Guidances.Any(guidance => guidance.EducatorId == me && guidance.EndedAt == null && guidance.Period.From <= today && (guidance.Period.Until == null || guidance.Period.Until >= today)))
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenByDescending(row => row.ChosenAt).ThenBy(row => row.Id).Take(MostDoors)
            .Select(row => new FollowedChoice(row.Id, row.OpportunityId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.Opportunity.Title, row.Opportunity.Kind, row.State)).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<SchoolDoors>> NumbersAsync(WpbDbContext db, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var doors = db.Opportunities.CountedBy(db.Viewer);
        var rows = await db.Schools.VisibleTo(db.Viewer).OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new
        {
            row.Name,
            Open = doors.Count(door => door.SchoolId == row.Id && door.ClosedAt == null && door.LastDay >= today),
            Uses = doors.Where(door => door.SchoolId == row.Id).SelectMany(door => door.Choices).Count(choice => choice.State != ChoiceState.Withdrawn),
            Students = doors.Where(door => door.SchoolId == row.Id).SelectMany(door => door.Choices).Where(choice => choice.State != ChoiceState.Withdrawn).Select(choice => choice.StudentId).Distinct().Count(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new SchoolDoors(row.Name, row.Open, row.Students >= Crowd.Fewest ? row.Uses : null))];
    }

    private static async Task<OwnChoice?> MineAsync(WpbDbContext db, Guid opportunityId, Guid schoolId, CancellationToken stop)
    {
        var looks = db.OpportunityLookBacks.VisibleTo(db.Viewer);
        var agenda = db.AgendaItems.BroughtInBy(db.Viewer);
        var mine = await db.OpportunityChoices.MadeBy(db.Viewer).Where(row => row.OpportunityId == opportunityId)
            .Select(row => new { row.State, row.PlannedAt, Look = looks.Where(look => look.Id == row.Id).Select(look => new { look.Saw, look.TakesAlong, look.SharedWithId }).FirstOrDefault(), AgendaId = agenda.Where(item => item.LookBackId == row.Id).Select(item => (Guid?)item.Id).FirstOrDefault() }).SingleOrDefaultAsync(stop);
        if (mine is null) return null;
        var readers = await ReadersAsync(db, schoolId, stop);
        var reader = mine.Look is { } written ? readers.FirstOrDefault(one => one.Id == written.SharedWithId) : readers.FirstOrDefault();
        return new(mine.State, mine.PlannedAt, mine.State != ChoiceState.Planned || mine.PlannedAt <= db.Now, mine.Look is { } look ? new(look.Saw, look.TakesAlong) : null, reader?.Name, mine.AgendaId);
    }

    private static async Task<IReadOnlyList<DoorUser>> UsersAsync(WpbDbContext db, Guid opportunityId, CancellationToken stop) =>
        await db.OpportunityChoices.VisibleTo(db.Viewer).Where(row => row.OpportunityId == opportunityId && row.State != ChoiceState.Withdrawn)
            .OrderBy(row => row.State == ChoiceState.LookedBack).ThenBy(row => row.PlannedAt == null).ThenBy(row => row.PlannedAt).ThenBy(row => row.ChosenAt).ThenBy(row => row.Id)
            .Select(row => new DoorUser(row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.State, row.PlannedAt)).ToListAsync(stop);

    private static Expression<Func<Opportunity, DoorRow>> Row(DateOnly today, IQueryable<Guid> kept) => row => new DoorRow(row.Id, row.Kind, row.Title, row.Timing, row.LastDay, row.Team.Name,
        row.IsOfTeam ? null : new PersonName(row.OpenedBy.GivenName, row.OpenedBy.SurnamePrefix, row.OpenedBy.FamilyName), row.Places,
        new DoorUses(row.Choices.Count(choice => choice.State == ChoiceState.Chosen), row.Choices.Count(choice => choice.State == ChoiceState.Planned), row.Choices.Count(choice => choice.State == ChoiceState.LookedBack)),
        row.ClosedAt == null && row.LastDay >= today, kept.Contains(row.Id));

    /// <summary>Who reads what a student looks back with.</summary>
    internal sealed record Reader(Guid Id, PersonName Name);
}
