using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>Files that were read in, and what they did, are the coordinator's.</summary>
public static class ImportVisibility
{
    /// <summary>The files that the viewer may look back on.</summary>
    public static IQueryable<ImportedFile> VisibleTo(this IQueryable<ImportedFile> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) ? rows : rows.Where(row => false);

    /// <summary>What those files touched.</summary>
    public static IQueryable<ImportedRecord> VisibleTo(this IQueryable<ImportedRecord> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) ? rows : rows.Where(row => false);
}
