using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees what was done: everybody his own acts and those about him, the coordinator the trail of how the partnership is
/// organised. What people do in coaching is in nobody's trail but their own.
/// </summary>
public static class AuditVisibility
{
    /// <summary>The kinds of records whose trail a coordinator sees.</summary>
    public static readonly IReadOnlyList<string> Organisational =
    [
        nameof(Partnership), nameof(School), nameof(Team), nameof(Institute), nameof(SchoolYear), nameof(Person), nameof(RoleAssignment),
        nameof(InstituteGuidance), nameof(Placement), nameof(BuddyPeriod), nameof(Supervision), nameof(Cover), nameof(TeamAgreement), nameof(ChoiceRound), nameof(ImportedFile),
    ];

    /// <summary>The entries that the viewer sees.</summary>
    public static IQueryable<AuditEntry> VisibleTo(this IQueryable<AuditEntry> rows, Viewer viewer)
    {
        var (me, coordinates) = (viewer.PersonId, viewer.Is(Role.Coordinator));
        return rows.Where(row => row.ActorId == me || row.SubjectId == me || (coordinates && Organisational.Contains(row.Record)));
    }
}
