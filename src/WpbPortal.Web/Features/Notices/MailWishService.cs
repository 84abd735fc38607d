using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Notices;

/// <summary>How the viewer wishes to be written to.</summary>
public sealed class MailWishService(WpbContexts contexts)
{
    /// <summary>Of each thing that the viewer is written to about, how he wishes that; what he said nothing about comes at once.</summary>
    public async Task<IReadOnlyList<MailWishRow>> WishesAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var said = await db.MailWishes.VisibleTo(db.Viewer).ToDictionaryAsync(row => row.Topic, row => row.Way, stop);
        return [.. TopicsOf(db.Viewer).Select(topic => new MailWishRow(topic, said.GetValueOrDefault(topic, MailWay.AtOnce)))];
    }

    /// <summary>Keeps what the viewer wishes; what is about none of his things is left.</summary>
    public async Task KeepAsync(Viewer viewer, IReadOnlyCollection<MailWishRow> wishes, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var said = await db.MailWishes.VisibleTo(db.Viewer).ToDictionaryAsync(row => row.Topic, stop);
        foreach (var wish in wishes.Where(wish => TopicsOf(db.Viewer).Contains(wish.Topic) && Enum.IsDefined(wish.Way)).DistinctBy(wish => wish.Topic))
        {
            if (said.TryGetValue(wish.Topic, out var kept)) kept.Change(wish.Way);
            else if (wish.Way != MailWay.AtOnce) db.Add(kept = new(db.Viewer.PartnershipId, db.Viewer.PersonId, wish.Topic, wish.Way));
            else continue;
            if (db.Entry(kept).State != EntityState.Unchanged) db.Note(AuditAct.Changed, kept, db.Viewer.PersonId);
        }
        await db.CommitAsync(stop);
    }

    private static IEnumerable<MailTopic> TopicsOf(Viewer viewer)
    {
        if (viewer.PersonId == Guid.Empty || !viewer.IsInside) yield break;
        if (viewer.Is(Role.StudentTeacher)) yield return MailTopic.Coaching;
        if (viewer.IsAny(Role.StudentTeacher, Role.Supervisor, Role.SchoolEducator, Role.InstituteEducator, Role.Trainer)) yield return MailTopic.Appointments;
        if (viewer.IsAny(Role.StudentTeacher, Role.Supervisor)) yield return MailTopic.Trajectories;
        if (viewer.IsAny(Role.StudentTeacher, Role.Supervisor, Role.Trainer)) yield return MailTopic.Meetings;
        yield return MailTopic.People;
        yield return MailTopic.News;
    }
}

/// <summary>How the viewer wishes to be written to about one kind of thing.</summary>
public sealed record MailWishRow(MailTopic Topic, MailWay Way);
