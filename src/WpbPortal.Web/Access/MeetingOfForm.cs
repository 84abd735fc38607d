using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>A meeting of a trajectory by name, to go back to.</summary>
public sealed record MeetingTitle(Guid Id, LocalisedText Title);

/// <summary>The meetings that are no hour in a room but a row of interviews or talks.</summary>
public static class MeetingOfForm
{
    /// <summary>The meetings of a form that the viewer may read and that go on.</summary>
    public static IQueryable<Meeting> VisibleAs(this IQueryable<Meeting> rows, Viewer viewer, MeetingForm form) => rows.VisibleTo(viewer).Where(row => row.Form == form && row.CancelledAt == null);
}
