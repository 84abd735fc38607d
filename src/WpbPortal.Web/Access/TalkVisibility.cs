using System.Linq.Expressions;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;

namespace WpbPortal.Web.Access;

/// <summary>What counts as lately.</summary>
/// <param name="Since">A talk since then is one of lately.</param>
public sealed record Lately(DateTimeOffset Since)
{
    /// <summary>How long ago a talk may be: six weeks.</summary>
    public const int Days = 42;

    /// <summary>Seen from this moment.</summary>
    public static Lately Of(DateTimeOffset now) => new(now.AddDays(-Days));
}

/// <summary>Who sees informal talks: the school educator who noted them, and whom they were with once she shows them. PostgreSQL asks the same.</summary>
public static class TalkVisibility
{
    /// <summary>What the viewer noted, and what was shown to her.</summary>
    public static IQueryable<InformalTalk> VisibleTo(this IQueryable<InformalTalk> rows, Viewer viewer) => rows.WhereAny(
        !viewer.Is(Role.SchoolEducator) ? null : row => row.AuthorId == viewer.PersonId,
        row => row.PersonId == viewer.PersonId && row.ShownAt != null);

    /// <summary>What the viewer noted, as a school educator.</summary>
    public static IQueryable<InformalTalk> NotedBy(this IQueryable<InformalTalk> rows, Viewer viewer) =>
        viewer.Is(Role.SchoolEducator) ? rows.Where(row => row.AuthorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What others noted of talks with the viewer and showed her.</summary>
    public static IQueryable<InformalTalk> ShownTo(this IQueryable<InformalTalk> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId && row.ShownAt != null);

    /// <summary>Who asked whom: the two know.</summary>
    public static IQueryable<TalkRequest> VisibleTo(this IQueryable<TalkRequest> rows, Viewer viewer) => rows.Where(row => row.AskerId == viewer.PersonId || row.AuthorId == viewer.PersonId);

    /// <summary>What the viewer is asked, as a school educator.</summary>
    public static IQueryable<TalkRequest> AskedOf(this IQueryable<TalkRequest> rows, Viewer viewer) =>
        viewer.Is(Role.SchoolEducator) ? rows.Where(row => row.AuthorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What the viewer asked.</summary>
    public static IQueryable<TalkRequest> AskedBy(this IQueryable<TalkRequest> rows, Viewer viewer) => rows.Where(row => row.AskerId == viewer.PersonId);

    /// <summary>Whom the viewer, a school educator, meets in the corridor: who has a role or a placement at her schools today.</summary>
    public static IQueryable<Person> MetBy(this IQueryable<Person> rows, Viewer viewer)
    {
        if (!viewer.Is(Role.SchoolEducator)) return rows.Where(row => false);
        var others = rows.Where(row => row.Id != viewer.PersonId);
        if (viewer.SchoolsAs(Role.SchoolEducator) is null)
        {
            return others.Where(row => row.Roles.Any(held => held.EndedAt == null && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)));
        }
        return others.WhereAny(
            row => row.Roles.Any(held => held.SchoolId != null && viewer.SchoolsOfEducator.Contains(held.SchoolId.Value)
                && held.EndedAt == null && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)),
            row => row.Placements.Any(placement => viewer.SchoolsOfEducator.Contains(placement.SchoolId)
                && placement.EndedAt == null && placement.Period.From <= viewer.Today && (placement.Period.Until == null || placement.Period.Until >= viewer.Today)));
    }

    /// <summary>
    /// Of whom she meets the supervisors and students with whom she noted no talk since then: whom she spoke longest ago first, after those whom she never spoke. That is to invite,
    /// and to be shown to nobody but her.
    /// </summary>
    public static IQueryable<Person> NotSpokenSince(this IQueryable<Person> rows, Viewer viewer, IQueryable<InformalTalk> own, Lately lately) => rows.MetBy(viewer)
        .Where(row => row.Roles.Any(held => (held.Role == Role.Supervisor || held.Role == Role.StudentTeacher) && held.EndedAt == null
            && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)))
        .Where(row => !own.Any(talk => talk.PersonId == row.Id && talk.At >= lately.Since))
        .OrderBy(row => own.Any(talk => talk.PersonId == row.Id)).ThenBy(row => own.Where(talk => talk.PersonId == row.Id).Max(talk => (DateTimeOffset?)talk.At))
        .ThenBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id);

    /// <summary>The school educators of the schools where the viewer has a role or a placement today, who may have noted something.</summary>
    public static IQueryable<Person> WhoMayNote(this IQueryable<Person> rows, Viewer viewer, IQueryable<Domain.Placements.Placement> placements)
    {
        var own = viewer.Roles.Where(held => held.SchoolId is not null).Select(held => held.SchoolId!.Value).Distinct().ToList();
        var placed = placements.Where(row => row.StudentId == viewer.PersonId && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= viewer.Today));
        Expression<Func<Person, bool>> educates = row => row.Roles.Any(held => held.Role == Role.SchoolEducator && held.EndedAt == null
            && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)
            && (held.SchoolId == null || own.Contains(held.SchoolId.Value) || placed.Any(placement => placement.SchoolId == held.SchoolId)));
        return rows.Where(row => row.Id != viewer.PersonId).Where(educates);
    }
}
