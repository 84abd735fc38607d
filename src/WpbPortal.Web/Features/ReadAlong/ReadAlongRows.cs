using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.ReadAlong;

/// <summary>Whom a student lets read along, and whom he could.</summary>
/// <param name="Grants">What holds now, the latest first.</param>
/// <param name="Earlier">What is over, the latest first.</param>
/// <param name="Readers">Who can be chosen: the educators of his schools, and who follow him from the institute.</param>
/// <param name="Today">The day it is.</param>
public sealed record ReadAlongBoard(IReadOnlyList<GivenGrant> Grants, IReadOnlyList<GivenGrant> Earlier, IReadOnlyList<ReaderChoice> Readers, DateOnly Today);

/// <summary>Somebody who reads along, or did.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Reader">Who.</param>
/// <param name="Parts">What.</param>
/// <param name="Period">In which days.</param>
/// <param name="EndedAt">When it was taken back.</param>
/// <param name="ReadAt">When he read last; null when he did not yet.</param>
public sealed record GivenGrant(Guid Id, PersonName Reader, IReadOnlyList<GrantedPart> Parts, DatePeriod Period, DateTimeOffset? EndedAt, DateTimeOffset? ReadAt);

/// <summary>Somebody who can be let to read along.</summary>
public sealed record ReaderChoice(Guid Id, PersonName Name, bool IsOfSchool);

/// <summary>A student who lets the viewer read along.</summary>
/// <param name="StudentId">The student.</param>
/// <param name="Student">His name.</param>
/// <param name="Parts">What she reads.</param>
/// <param name="Until">The last day.</param>
public sealed record OpenStudent(Guid StudentId, PersonName Student, IReadOnlyList<GrantedPart> Parts, DateOnly Until);
