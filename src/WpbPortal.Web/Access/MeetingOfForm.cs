using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
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

    /// <summary>One of them, whole.</summary>
    /// <exception cref="NotFoundException">There is no such one for the viewer.</exception>
    public static async Task<Meeting> MeetingOfAsync(this WpbDbContext db, MeetingForm form, Guid id, CancellationToken stop) =>
        await db.Meetings.VisibleAs(db.Viewer, form).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Meeting");

    /// <summary>One of them by name.</summary>
    /// <exception cref="NotFoundException">There is no such one for the viewer.</exception>
    public static async Task<MeetingTitle> TitleOfAsync(this WpbDbContext db, MeetingForm form, Guid id, CancellationToken stop) =>
        await db.Meetings.VisibleAs(db.Viewer, form).Where(row => row.Id == id).Select(row => new MeetingTitle(row.Id, row.Title)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
}
