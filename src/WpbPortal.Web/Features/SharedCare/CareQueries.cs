using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>Who looks after whom in a team, and what the team agreed on that.</summary>
public sealed class CareQueries(WpbContexts contexts)
{
    private const int MostStudents = 200;
    private const int MostVersions = 20;

    /// <summary>A team's students of now and soon, with who looks after them.</summary>
    /// <exception cref="NotFoundException">The viewer is not of the team, does not arrange at its school, and sees none of its students.</exception>
    public async Task<TeamCare> TeamAsync(Viewer viewer, Guid teamId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var team = await db.Teams.VisibleTo(db.Viewer).Where(row => row.Id == teamId)
            .Select(row => new { row.Name, row.SchoolId, School = row.School.Name, IsWritten = db.Teams.AgreedOnBy(db.Viewer).Any(one => one.Id == row.Id) }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Team");
        var (arranges, staffs) = (db.Viewer.MayArrangeAt(team.SchoolId), db.Viewer.MayStaffAt(team.SchoolId));
        var students = await StudentsAsync(db, teamId, arranges, staffs, stop);
        if (students.Count == 0 && !arranges && !db.Viewer.IsInTeam(teamId)) throw new NotFoundException("Team");
        var mine = students.SelectMany(student => student.Supervisions).Where(one => one.SupervisorId == me).ToList();
        var reads = team.IsWritten || students.Any(student => student.StudentId == me || student.Buddies.Any(buddy => buddy.Id == me && buddy.Period.Contains(today))
            || student.Supervisions.Any(one => one.SupervisorId == me || one.Covers.Any(cover => cover is { IsMine: true, IsNow: true })));
        var agreements = reads ? await AgreementsAsync(db, teamId, stop) : [];
        return new()
        {
            TeamId = teamId, Team = team.Name, School = team.School, Today = today, Students = students,
            CanBeAway = mine.Any(one => one.IsHandedOver), StandIns = [.. mine.SelectMany(one => one.Covers).Where(cover => cover.IsNow).DistinctBy(cover => (cover.ById, cover.Period))],
            ReadsAgreement = reads, WritesAgreement = team.IsWritten, Agreements = agreements,
        };
    }

    /// <summary>What there is to choose when a supervisor of a team is away.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="teamId">The team.</param>
    /// <param name="supervisorId">Who is away; null for the viewer.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">She supervises nobody in the team for whom the viewer says who stands in.</exception>
    public async Task<AbsenceChoices> AbsenceAsync(Viewer viewer, Guid teamId, Guid? supervisorId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var away = supervisorId ?? me;
        var rows = await db.Supervisions.HandedOverBy(db.Viewer)
            .Where(row => row.SupervisorId == away && row.Placement.TeamId == teamId && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= today))
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id, row.StudentId, row.Period.From, row.Period.Until, Team = row.Placement.Team.Name, School = row.Placement.School.Name,
                Name = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                Supervisor = new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName),
                Buddies = row.Placement.BuddyPeriods.Select(buddy => buddy.BuddyId).ToList(),
                Covers = row.Covers.OrderBy(cover => cover.Period.From).Select(cover => new
                {
                    cover.Id, cover.CoveredById, Name = new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName), cover.Period.From, cover.Period.Until, cover.EndedAt,
                }).ToList(),
            }).AsNoTracking().AsSplitQuery().ToListAsync(stop);
        if (rows.Count == 0) throw new NotFoundException("Supervision");

        var studentIds = rows.Select(row => row.StudentId).ToList();
        var known = rows.SelectMany(row => row.Buddies.Concat(row.Covers.Select(cover => cover.CoveredById))).ToHashSet();
        var colleagues = await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Id != away && !studentIds.Contains(row.Id) && row.Roles.Any(held => held.TeamId == teamId && held.Role != Role.StudentTeacher
                && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new { row.Id, Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName) }).ToListAsync(stop);
        // Who is covered for already is away longer: from the first day that has nobody yet.
        var first = rows.Select(row => new DatePeriod(row.From, row.Until)
            .FirstDayWithout(row.Covers.Where(cover => cover.EndedAt is null).Select(cover => new DatePeriod(cover.From, cover.Until)), today)).Min() ?? today;
        return new(teamId, rows[0].Team, rows[0].School, away, rows[0].Supervisor, away == me,
            [.. rows.Select(row => new AbsentStudent(row.Id, row.Name,
                [.. row.Covers.Where(cover => cover.EndedAt is null && !(cover.Until < today))
                    .Select(cover => new CareCover(cover.Id, cover.CoveredById, cover.Name, new(cover.From, cover.Until), cover.From <= today, cover.CoveredById == me, true))]))],
            [.. colleagues.Select(row => new AbsenceColleague(row.Id, row.Name, known.Contains(row.Id))).OrderByDescending(colleague => colleague.Knows)], Cover.UsualDays(first));
    }

    private static async Task<IReadOnlyList<CaredStudent>> StudentsAsync(WpbDbContext db, Guid teamId, bool arranges, bool staffs, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var weeks = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.BuddyWeeks).SingleAsync(stop);
        var handed = db.Supervisions.HandedOverBy(db.Viewer).Select(row => row.Id);
        var given = db.Covers.GivenBackBy(db.Viewer).Select(row => row.Id);
        var rows = await db.Placements.VisibleTo(db.Viewer).Where(row => row.TeamId == teamId && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= today))
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id).Take(MostStudents)
            .Select(row => new
            {
                row.Id, row.StudentId, Name = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.Period.From, row.Period.Until, row.SchoolId,
                Buddies = row.BuddyPeriods.Where(buddy => buddy.Period.Until == null || buddy.Period.Until >= today).OrderBy(buddy => buddy.Period.From)
                    .Select(buddy => new { buddy.BuddyId, Name = new PersonName(buddy.Buddy.GivenName, buddy.Buddy.SurnamePrefix, buddy.Buddy.FamilyName), buddy.Period.From, buddy.Period.Until }).ToList(),
                HadBuddy = row.BuddyPeriods.Any(),
                Supervisions = row.Supervisions.Where(one => one.EndedAt == null && (one.Period.Until == null || one.Period.Until >= today)).OrderBy(one => one.Period.From).Select(one => new
                {
                    one.Id, one.SupervisorId, Name = new PersonName(one.Supervisor.GivenName, one.Supervisor.SurnamePrefix, one.Supervisor.FamilyName), one.Period.From, one.Period.Until,
                    HasRole = one.Supervisor.Roles.Any(held => held.Role == Role.Supervisor && held.SchoolId == row.SchoolId && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)),
                    IsHandedOver = handed.Contains(one.Id),
                    Covers = one.Covers.Where(cover => cover.EndedAt == null && (cover.Period.Until == null || cover.Period.Until >= today)).OrderBy(cover => cover.Period.From).Select(cover => new
                    {
                        cover.Id, cover.CoveredById, Name = new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName), cover.Period.From, cover.Period.Until,
                        MayEnd = given.Contains(cover.Id),
                    }).ToList(),
                }).ToList(),
            }).AsNoTracking().AsSplitQuery().ToListAsync(stop);
        return
        [
            .. rows.Select(row =>
            {
                var period = new DatePeriod(row.From, row.Until);
                return new CaredStudent
                {
                    PlacementId = row.Id, StudentId = row.StudentId, Name = row.Name, Period = period, IsArranged = arranges, IsStaffed = staffs,
                    Buddies = [.. row.Buddies.Select(buddy => new CareBuddy(buddy.BuddyId, buddy.Name, new(buddy.From, buddy.Until)))],
                    Supervisions =
                    [
                        .. row.Supervisions.Select(one => new CareSupervision(one.Id, one.SupervisorId, one.Name, new(one.From, one.Until), one.HasRole, one.IsHandedOver,
                            [.. one.Covers.Select(cover => new CareCover(cover.Id, cover.CoveredById, cover.Name, new(cover.From, cover.Until), cover.From <= today, cover.CoveredById == me, cover.MayEnd))])),
                    ],
                    MissesFrom = period.FirstDayWithout(row.Supervisions.Where(one => one.HasRole).Select(one => new DatePeriod(one.From, one.Until)), today),
                    MissesBuddy = !row.HadBuddy && period.From.AddDays(weeks * 7 - 1) >= today,
                };
            }),
        ];
    }

    private static async Task<IReadOnlyList<AgreementVersion>> AgreementsAsync(WpbDbContext db, Guid teamId, CancellationToken stop) =>
        await db.TeamAgreements.VisibleTo(db.Viewer).Where(row => row.TeamId == teamId).OrderByDescending(row => row.Version).Take(MostVersions)
            .Select(row => new AgreementVersion(row.Version, row.Content, new PersonName(row.WrittenBy.GivenName, row.WrittenBy.SurnamePrefix, row.WrittenBy.FamilyName), row.WrittenAt)).ToListAsync(stop);
}
