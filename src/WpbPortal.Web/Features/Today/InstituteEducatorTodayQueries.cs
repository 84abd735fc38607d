using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What an institute educator's start page answers: where are my students?</summary>
public sealed class InstituteEducatorTodayQueries(WpbContexts contexts)
{
    private const int DaysAhead = 28;
    private const int MostStudents = 200;

    /// <summary>The viewer's own students now, and where they are.</summary>
    public async Task<InstituteEducatorToday> TodayAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, today, follows) = (db.Viewer.PersonId, db.Viewer.Today, db.Viewer.Is(Role.InstituteEducator));
        var soon = today.AddDays(DaysAhead);
        var placements = db.Placements.VisibleTo(db.Viewer)
            .Where(row => row.EndedAt == null && row.Period.From <= soon && (row.Period.Until == null || row.Period.Until >= today));
        var rows = await db.InstituteGuidances.VisibleTo(db.Viewer)
            .Where(row => follows && row.EducatorId == me && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id).Take(MostStudents)
            .Select(row => new
            {
                row.StudentId,
                Name = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                Place = placements.Where(placement => placement.StudentId == row.StudentId).OrderBy(placement => placement.Period.From).ThenBy(placement => placement.Id)
                    .Select(placement => new
                    {
                        placement.Id, School = placement.School.Name, Team = placement.Team.Name, placement.Period.From,
                        Supervisor = placement.Supervisions
                            .Where(supervision => supervision.EndedAt == null && supervision.Period.From <= today && (supervision.Period.Until == null || supervision.Period.Until >= today))
                            .Select(supervision => (PersonName?)new PersonName(supervision.Supervisor.GivenName, supervision.Supervisor.SurnamePrefix, supervision.Supervisor.FamilyName))
                            .FirstOrDefault(),
                    }).FirstOrDefault(),
            }).ToListAsync(stop);
        return new([.. rows.Select(row => new FollowedStudent(row.StudentId, row.Name, row.Place?.Id, row.Place?.School, row.Place?.Team, row.Place?.From, row.Place?.Supervisor))]) { ForAll = await TodayForAll.OfAsync(db, Role.InstituteEducator, stop) };
    }
}
