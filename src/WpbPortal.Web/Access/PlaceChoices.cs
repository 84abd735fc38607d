using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;

namespace WpbPortal.Web.Access;

/// <summary>The schools, teams and school years of the viewer's partnership, as filters and forms offer them.</summary>
internal static class PlaceChoices
{
    /// <summary>The schools by name, each with its teams by name.</summary>
    public static async Task<IReadOnlyList<SchoolPlace>> SchoolPlacesAsync(this WpbDbContext db, CancellationToken stop) =>
        await db.KnownAsync(static (db, viewer) => db.Schools.VisibleTo(viewer).AsNoTracking().OrderBy(school => school.Name).ThenBy(school => school.Id)
            .Select(school => new SchoolPlace(school.Id, school.Name, school.Teams.OrderBy(team => team.Name).ThenBy(team => team.Id).Select(team => new TeamPlace(team.Id, team.Name)).ToList())), stop);

    /// <summary>The school years, the latest first.</summary>
    public static async Task<IReadOnlyList<YearPlace>> YearPlacesAsync(this WpbDbContext db, CancellationToken stop)
    {
        var rows = await db.KnownAsync(static (db, viewer) => db.SchoolYears.VisibleTo(viewer).AsNoTracking().OrderByDescending(year => year.Period.From)
            .Select(year => new { year.Id, year.Name, year.Period.From, year.Period.Until }), stop);
        return [.. rows.Select(year => new YearPlace(year.Id, year.Name, new(year.From, year.Until)))];
    }
}

/// <summary>A school to choose, with its teams.</summary>
public sealed record SchoolPlace(Guid Id, string Name, IReadOnlyList<TeamPlace> Teams);

/// <summary>A team to choose.</summary>
public sealed record TeamPlace(Guid Id, string Name);

/// <summary>A school year to choose.</summary>
public sealed record YearPlace(Guid Id, string Name, DatePeriod Period);
