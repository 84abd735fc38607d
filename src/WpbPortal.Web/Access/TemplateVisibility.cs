using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>Who makes templates a partnership's own: whoever plans trajectories in it, a school educator and a coordinator.</summary>
public static class TemplateVisibility
{
    /// <summary>The templates that the viewer may copy and change.</summary>
    public static IQueryable<TrajectoryTemplate> ChangedBy(this IQueryable<TrajectoryTemplate> rows, Viewer viewer) => viewer.MayPlanFor(null) ? rows : rows.Where(row => false);
}
