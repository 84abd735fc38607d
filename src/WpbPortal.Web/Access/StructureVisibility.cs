using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Web.Access;

/// <summary>How a partnership is built is for everybody who has a place in it (P1).</summary>
public static class StructureVisibility
{
    /// <summary>The viewer's own partnership.</summary>
    public static IQueryable<Partnership> VisibleTo(this IQueryable<Partnership> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.Id == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The schools of the viewer's partnership.</summary>
    public static IQueryable<School> VisibleTo(this IQueryable<School> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The teams of the viewer's partnership.</summary>
    public static IQueryable<Team> VisibleTo(this IQueryable<Team> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The institutes of the viewer's partnership.</summary>
    public static IQueryable<Institute> VisibleTo(this IQueryable<Institute> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The school years of the viewer's partnership.</summary>
    public static IQueryable<SchoolYear> VisibleTo(this IQueryable<SchoolYear> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);
}
