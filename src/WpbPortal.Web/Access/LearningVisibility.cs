using System.Linq.Expressions;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees what a student brings in, asks himself and tries: himself, and what he shares for who supervises him now or stands in today. PostgreSQL
/// asks the same.
/// </summary>
public static class LearningVisibility
{
    /// <summary>More than anybody can talk about in one supervision.</summary>
    private const int MostWaiting = 60;

    /// <summary>What was brought in: the student's own; what he shared for who supervises him in that supervision now, or stands in there.</summary>
    public static IQueryable<AgendaItem> VisibleTo(this IQueryable<AgendaItem> rows, Viewer viewer) => rows.WhereAny(
        row => row.StudentId == viewer.PersonId,
        !viewer.Is(Role.Supervisor) ? null : Ways.Both(row => row.SharedAt != null, Through.At((AgendaItem row) => row.Supervision!, IsCoaching(viewer))),
        !ReadsAlong(viewer) ? null : Ways.Both(row => row.SharedAt != null, Through.At((AgendaItem row) => row.Student, LetsReadAlong(viewer, GrantedPart.Learning))));

    /// <summary>What the viewer himself brings in, as a student.</summary>
    public static IQueryable<AgendaItem> BroughtInBy(this IQueryable<AgendaItem> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What others brought in for the viewer, as who supervises them now or stands in.</summary>
    public static IQueryable<AgendaItem> BroughtTo(this IQueryable<AgendaItem> rows, Viewer viewer) =>
        viewer.Is(Role.Supervisor) ? rows.VisibleTo(viewer).Where(row => row.StudentId != viewer.PersonId) : rows.Where(row => false);

    /// <summary>
    /// Of what is brought in that which waits to be talked about: it is shared, and its conversation is yet to be; or it is for the
    /// next one, and none was held since.
    /// </summary>
    /// <param name="rows">What is brought in.</param>
    /// <param name="held">The conversations that were (<see cref="ThatWere"/>).</param>
    public static IQueryable<AgendaItem> Waiting(this IQueryable<AgendaItem> rows, IQueryable<CoachingSession> held) =>
        rows.Where(row => row.SharedAt != null && ((row.SessionId != null && row.Session!.State == SessionState.Planned)
            || ((row.SessionId == null || row.Session!.State == SessionState.Cancelled)
                && !held.Any(session => session.SupervisionId == row.SupervisionId && session.StudentId == row.StudentId && session.At >= row.SharedAt))));

    /// <summary>
    /// What waits to be talked about and was brought to the viewer: the first of each supervision of hers. It is looked for by supervision, and not among all that anybody ever
    /// brought in: how few of those are hers PostgreSQL cannot guess. That order asks for the row outside keeps it so: EF Core numbers all rows otherwise.
    /// </summary>
    /// <param name="supervisions">The supervisions.</param>
    /// <param name="viewer">Who supervises, or stands in today.</param>
    /// <param name="waiting">What waits and was brought to her (<see cref="BroughtTo"/>, <see cref="Waiting"/>).</param>
    public static IQueryable<AgendaItem> First(this IQueryable<Supervision> supervisions, Viewer viewer, IQueryable<AgendaItem> waiting) => supervisions.Where(IsCoaching(viewer))
        .SelectMany(row => waiting.Where(item => item.SupervisionId == row.Id).OrderBy(item => item.SupervisionId != row.Id).ThenBy(item => item.SessionId == null).ThenBy(item => item.SharedAt).ThenBy(item => item.Id).Take(MostWaiting));

    /// <summary>That conversations were held, for whoever may be in one: only to know whether something still waits to be talked about, which is shown to nobody.</summary>
    public static IQueryable<CoachingSession> ThatWere(this IQueryable<CoachingSession> rows, Viewer viewer) => viewer.IsAny(Role.StudentTeacher, Role.Supervisor)
        ? rows.Where(row => row.State == SessionState.Held || row.State == SessionState.Shared)
        : rows.Where(row => false);

    /// <summary>A learning question: the student's own; what he shares for who supervises him now, or stands in today.</summary>
    public static IQueryable<LearningQuestion> VisibleTo(this IQueryable<LearningQuestion> rows, Viewer viewer) => rows.WhereAny(
        row => row.StudentId == viewer.PersonId,
        !viewer.Is(Role.Supervisor) ? null : Ways.Both(row => row.SharedAt != null, Through.At((LearningQuestion row) => row.Student, IsCoachedBy(viewer))),
        !ReadsAlong(viewer) ? null : Ways.Both(row => row.SharedAt != null, Through.At((LearningQuestion row) => row.Student, LetsReadAlong(viewer, GrantedPart.Learning))));

    /// <summary>A learning question of the viewer himself, as a student.</summary>
    public static IQueryable<LearningQuestion> OwnedBy(this IQueryable<LearningQuestion> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What is tried: the student's own; what he shares for who supervises him now, or stands in today.</summary>
    public static IQueryable<Experiment> VisibleTo(this IQueryable<Experiment> rows, Viewer viewer) => rows.WhereAny(
        row => row.StudentId == viewer.PersonId,
        !viewer.Is(Role.Supervisor) ? null : Ways.Both(row => row.SharedAt != null, Through.At((Experiment row) => row.Student, IsCoachedBy(viewer))),
        !ReadsAlong(viewer) ? null : Ways.Both(row => row.SharedAt != null, Through.At((Experiment row) => row.Student, LetsReadAlong(viewer, GrantedPart.Learning))));

    /// <summary>What is tried of the viewer himself, as a student.</summary>
    public static IQueryable<Experiment> OwnedBy(this IQueryable<Experiment> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>The students whom the viewer supervises now, or stands in for today.</summary>
    public static IQueryable<Person> CoachedBy(this IQueryable<Person> rows, Viewer viewer) => !viewer.Is(Role.Supervisor) ? rows.Where(row => false)
        : rows.Where(IsCoachedBy(viewer));

    /// <summary>The students of whom the viewer reads what they share of their learning: whom she coaches, and who let her read along.</summary>
    public static IQueryable<Person> SharingLearningWith(this IQueryable<Person> rows, Viewer viewer) => rows.WhereAny(
        !viewer.Is(Role.Supervisor) ? null : IsCoachedBy(viewer), !ReadsAlong(viewer) ? null : LetsReadAlong(viewer, GrantedPart.Learning));

    /// <summary>The students who let the viewer read along with their feedback.</summary>
    public static IQueryable<Person> SharingFeedbackWith(this IQueryable<Person> rows, Viewer viewer) => rows.WhereAny(!ReadsAlong(viewer) ? null : LetsReadAlong(viewer, GrantedPart.Feedback));

    /// <summary>Whom a student lets read along: he and that reader know.</summary>
    public static IQueryable<StudentGrant> VisibleTo(this IQueryable<StudentGrant> rows, Viewer viewer) => rows.Where(row => row.StudentId == viewer.PersonId || row.ReaderId == viewer.PersonId);

    /// <summary>Whom the viewer himself lets read along, as a student.</summary>
    public static IQueryable<StudentGrant> GivenBy(this IQueryable<StudentGrant> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>Who lets the viewer read along today, as an educator.</summary>
    public static IQueryable<StudentGrant> HeldBy(this IQueryable<StudentGrant> rows, Viewer viewer) => !ReadsAlong(viewer) ? rows.Where(row => false)
        : rows.Where(row => row.ReaderId == viewer.PersonId && row.EndedAt == null && row.Period.From <= viewer.Today && row.Period.Until >= viewer.Today);

    /// <summary>Who can be let to read along by the viewer, a student: the educators of the schools where he is, and who follow him from the institute.</summary>
    public static IQueryable<Person> WhoMayReadAlongWith(this IQueryable<Person> rows, Viewer viewer, IQueryable<Placement> placements, IQueryable<InstituteGuidance> guidances)
    {
        if (!viewer.Is(Role.StudentTeacher)) return rows.Where(row => false);
        var own = placements.Where(row => row.StudentId == viewer.PersonId && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= viewer.Today));
        var following = guidances.Where(row => row.StudentId == viewer.PersonId && row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today));
        return rows.Where(row => row.Id != viewer.PersonId
            && (row.Roles.Any(held => held.Role == Role.SchoolEducator && held.EndedAt == null && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)
                    && (held.SchoolId == null || own.Any(placement => placement.SchoolId == held.SchoolId)))
                || following.Any(guidance => guidance.EducatorId == row.Id)));
    }

    /// <summary>A theme: the student's own; what he shares for who supervises him now, or stands in today.</summary>
    public static IQueryable<DominantTheme> VisibleTo(this IQueryable<DominantTheme> rows, Viewer viewer) => rows.WhereAny(
        row => row.StudentId == viewer.PersonId,
        !viewer.Is(Role.Supervisor) ? null : Ways.Both(row => row.SharedAt != null, Through.At((DominantTheme row) => row.Student, IsCoachedBy(viewer))),
        !ReadsAlong(viewer) ? null : Ways.Both(row => row.SharedAt != null, Through.At((DominantTheme row) => row.Student, LetsReadAlong(viewer, GrantedPart.Learning))));

    /// <summary>A theme of the viewer himself, as a student.</summary>
    public static IQueryable<DominantTheme> OwnedBy(this IQueryable<DominantTheme> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What belongs to a theme, for who reads that theme; each part is read by who reads it anyway.</summary>
    /// <param name="rows">What belongs to themes.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="themes">The themes that she reads.</param>
    public static IQueryable<ThemePart> VisibleTo(this IQueryable<ThemePart> rows, Viewer viewer, IQueryable<DominantTheme> themes) =>
        rows.Where(row => row.StudentId == viewer.PersonId || themes.Any(theme => theme.Id == row.ThemeId));

    /// <summary>What belongs to a theme of the viewer himself.</summary>
    public static IQueryable<ThemePart> OwnedBy(this IQueryable<ThemePart> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>Sources: the student's own; what he took for who reads the theme; what the viewer offered herself.</summary>
    /// <param name="rows">Sources.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="themes">The themes that she reads.</param>
    public static IQueryable<Source> VisibleTo(this IQueryable<Source> rows, Viewer viewer, IQueryable<DominantTheme> themes) =>
        rows.Where(row => row.StudentId == viewer.PersonId || row.AddedById == viewer.PersonId
            || (row.State == SourceState.Taken && themes.Any(theme => theme.Id == row.ThemeId)));

    /// <summary>Sources with themes of the viewer himself, offered ones among them.</summary>
    public static IQueryable<Source> OwnedBy(this IQueryable<Source> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>A supervision of now that is the viewer's, or in which she stands in today.</summary>
    private static Expression<Func<Supervision, bool>> IsCoaching(Viewer viewer) => row => row.EndedAt == null
        && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today)
        && (row.SupervisorId == viewer.PersonId || row.Covers.Any(cover => cover.CoveredById == viewer.PersonId && cover.EndedAt == null
            && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today)));

    /// <summary>A student whom the viewer supervises now, or stands in for today.</summary>
    private static Expression<Func<Person, bool>> IsCoachedBy(Viewer viewer)
    {
        var coaching = IsCoaching(viewer);
        return row => row.Placements.Any(placement => placement.Supervisions.AsQueryable().Any(coaching));
    }

    /// <summary>Whether the viewer can be let to read along: as an educator of a school or an institute.</summary>
    internal static bool ReadsAlong(Viewer viewer) => viewer.IsAny(Role.SchoolEducator, Role.InstituteEducator);

    /// <summary>A student who lets the viewer read this part today. Each part in words of its own, for a statement that is known beforehand takes no value but the viewer's.</summary>
    private static Expression<Func<Person, bool>> LetsReadAlong(Viewer viewer, GrantedPart part) => part == GrantedPart.Learning
        ? row => row.Grants.Any(grant => grant.ReaderId == viewer.PersonId && grant.EndedAt == null && grant.Period.From <= viewer.Today && grant.Period.Until >= viewer.Today && grant.Parts.Contains(GrantedPart.Learning))
        : row => row.Grants.Any(grant => grant.ReaderId == viewer.PersonId && grant.EndedAt == null && grant.Period.From <= viewer.Today && grant.Period.Until >= viewer.Today && grant.Parts.Contains(GrantedPart.Feedback));
}
