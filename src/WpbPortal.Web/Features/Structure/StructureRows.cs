using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Structure;

/// <summary>How a partnership is built.</summary>
/// <param name="Name">The name of the partnership.</param>
/// <param name="Region">Whose school holidays it keeps.</param>
/// <param name="BuddyWeeks">How many weeks a new placement opens with a buddy.</param>
/// <param name="Schools">The schools with their teams.</param>
/// <param name="Institutes">The institutes.</param>
/// <param name="Years">The school years, the latest first.</param>
/// <param name="IsKept">Whether the viewer changes it.</param>
/// <param name="Today">The day it is.</param>
public sealed record StructureDetail(string Name, HolidayRegion Region, int BuddyWeeks, IReadOnlyList<SchoolPlace> Schools, IReadOnlyList<TeamPlace> Institutes,
    IReadOnlyList<YearPlace> Years, bool IsKept, DateOnly Today)
{
    /// <summary>The schools of which the viewer says who handles klik signals.</summary>
    public IReadOnlyList<Guid> KlikSchools { get; init; } = [];

    /// <summary>The school year after the latest, as it usually runs.</summary>
    public YearPlace NextYear
    {
        get
        {
            var first = Years is [{ Period.Until: { } last }, ..] ? last.AddDays(1) : new DateOnly(Today.Month >= 8 ? Today.Year : Today.Year - 1, 8, 1);
            return new(Guid.Empty, $"{first.Year}–{first.Year + 1}", new(first, first.AddYears(1).AddDays(-1)));
        }
    }
}

/// <summary>The parts of which a partnership is built.</summary>
public enum StructurePart
{
    /// <summary>A school or a location of one.</summary>
    School,

    /// <summary>A team of a school.</summary>
    Team,

    /// <summary>A teacher-training institute.</summary>
    Institute,

    /// <summary>A school year.</summary>
    Year,
}
