using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>Who sees interviews: who held one and whom it was with, and nobody else. PostgreSQL asks the same.</summary>
public static class InterviewVisibility
{
    /// <summary>Whether the viewer holds interviews.</summary>
    internal static bool Interviews(Viewer viewer) => viewer.IsAny(Role.SchoolEducator, Role.InstituteEducator, Role.Trainer);

    /// <summary>That interviews were: of the two.</summary>
    public static IQueryable<Interview> VisibleTo(this IQueryable<Interview> rows, Viewer viewer) => rows.WhereAny(
        !Interviews(viewer) ? null : row => row.InterviewerId == viewer.PersonId,
        row => row.IntervieweeId == viewer.PersonId);

    /// <summary>Those that the viewer holds.</summary>
    public static IQueryable<Interview> HeldBy(this IQueryable<Interview> rows, Viewer viewer) =>
        Interviews(viewer) ? rows.Where(row => row.InterviewerId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>Those that others hold with the viewer.</summary>
    public static IQueryable<Interview> WithViewer(this IQueryable<Interview> rows, Viewer viewer) => rows.Where(row => row.IntervieweeId == viewer.PersonId);

    /// <summary>What was noted: for who held it; once it is offered for whom it was with.</summary>
    /// <param name="rows">What was noted.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="interviews">The interviews that she sees.</param>
    public static IQueryable<InterviewText> VisibleTo(this IQueryable<InterviewText> rows, Viewer viewer, IQueryable<Interview> interviews) => rows.WhereAny(
        !Interviews(viewer) ? null : row => row.InterviewerId == viewer.PersonId,
        row => row.IntervieweeId == viewer.PersonId && interviews.Any(whole => whole.Id == row.InterviewId && (whole.State == InterviewState.Offered || whole.State == InterviewState.Agreed)));

    /// <summary>What interviews of the viewer brought, without whom they were with.</summary>
    public static IQueryable<AnonymousInterview> VisibleTo(this IQueryable<AnonymousInterview> rows, Viewer viewer) =>
        Interviews(viewer) ? rows.Where(row => row.InterviewerId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What the viewer noted herself.</summary>
    public static IQueryable<InterviewText> NotedBy(this IQueryable<InterviewText> rows, Viewer viewer) =>
        Interviews(viewer) ? rows.Where(row => row.InterviewerId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What should be different: of the two.</summary>
    public static IQueryable<InterviewCorrection> VisibleTo(this IQueryable<InterviewCorrection> rows, Viewer viewer) => rows.WhereAny(
        !Interviews(viewer) ? null : row => row.InterviewerId == viewer.PersonId,
        row => row.IntervieweeId == viewer.PersonId);

    /// <summary>The guides of the partnership, for who holds interviews and for the coordinator.</summary>
    public static IQueryable<InterviewGuide> VisibleTo(this IQueryable<InterviewGuide> rows, Viewer viewer) =>
        Interviews(viewer) || viewer.Is(Role.Coordinator) ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The guides that the viewer made, and changes.</summary>
    public static IQueryable<InterviewGuide> MadeBy(this IQueryable<InterviewGuide> rows, Viewer viewer) => rows.VisibleTo(viewer).Where(row => row.MadeById == viewer.PersonId);

    /// <summary>The versions of guides, for who sees the guide.</summary>
    public static IQueryable<GuideVersion> VisibleTo(this IQueryable<GuideVersion> rows, Viewer viewer) =>
        Interviews(viewer) || viewer.Is(Role.Coordinator) ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>Whom the viewer can interview: the supervisors and students of today; for a school educator those of her schools.</summary>
    public static IQueryable<Person> InterviewedBy(this IQueryable<Person> rows, Viewer viewer)
    {
        if (!Interviews(viewer)) return rows.Where(row => false);
        var asked = rows.Where(row => row.Id != viewer.PersonId && row.Roles.Any(held => (held.Role == Role.Supervisor || held.Role == Role.StudentTeacher) && held.EndedAt == null
            && held.Period.From <= viewer.Today && (held.Period.Until == null || held.Period.Until >= viewer.Today)));
        return viewer.IsAny(Role.InstituteEducator, Role.Trainer) ? asked : asked.MetBy(viewer);
    }
}
