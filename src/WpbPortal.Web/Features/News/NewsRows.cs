using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.News;

/// <summary>What there is to know, for one reader.</summary>
/// <param name="Announcements">News that stands today; or what was before.</param>
/// <param name="Procedures">How things are done, by place and title.</param>
/// <param name="Coming">What the viewer wrote for later, and is not shown to others yet.</param>
/// <param name="Writes">Whether the viewer writes for somebody.</param>
public sealed record NewsBoard(IReadOnlyList<PostingRow> Announcements, IReadOnlyList<PostingRow> Procedures, IReadOnlyList<PostingRow> Coming, bool Writes);

/// <summary>An announcement or procedure in a list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="School">The school that it is for; null for the whole partnership.</param>
/// <param name="Team">The team that it is for; null for everybody there.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null for a procedure.</param>
/// <param name="WrittenAt">When it was written as it stands.</param>
/// <param name="Version">Which version stands.</param>
/// <param name="Opened">Which version the viewer opened last; null when he opened none.</param>
public sealed record PostingRow(Guid Id, string Title, string? School, string? Team, DateOnly From, DateOnly? Until, DateTimeOffset WrittenAt, int Version, int? Opened)
{
    /// <summary>Whether it is new to the viewer.</summary>
    public bool IsNew => Opened is null;

    /// <summary>Whether it says something else than when the viewer opened it.</summary>
    public bool IsChanged => Opened < Version;
}

/// <summary>An announcement or procedure on its own page.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says; null for who only reads when it was taken back.</param>
/// <param name="School">The school that it is for; null for the whole partnership.</param>
/// <param name="Team">The team that it is for.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null for a procedure.</param>
/// <param name="Author">Who wrote it as it stands.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="EndedAt">When it was taken back.</param>
/// <param name="Versions">What it said before and says, the latest first.</param>
/// <param name="Keeps">Whether the viewer changes it and takes it back.</param>
/// <param name="Readers">How many opened what stands now; null when fewer than <see cref="Crowd.Fewest"/>, or for who does not write here.</param>
public sealed record PostingDetail(Guid Id, PostingKind Kind, string Title, string? Text, string? School, string? Team, DateOnly From, DateOnly? Until, PersonName Author, DateTimeOffset WrittenAt,
    DateTimeOffset? EndedAt, IReadOnlyList<VersionRow> Versions, bool Keeps, int? Readers);

/// <summary>A version in the list of versions.</summary>
public sealed record VersionRow(int Number, PersonName Author, DateTimeOffset WrittenAt, string? Change);

/// <summary>What a posting said, and what was different from the version before.</summary>
/// <param name="PostingId">Of which posting.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Now">What it is called now.</param>
/// <param name="Version">Which version.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Text">What it said.</param>
/// <param name="Lines">What became of the lines of the version before; null for the first.</param>
public sealed record VersionDetail(Guid PostingId, PostingKind Kind, string Now, VersionRow Version, string Title, string Text, IReadOnlyList<ChangedLine>? Lines);

/// <summary>What a form needs.</summary>
/// <param name="Today">The day it is.</param>
/// <param name="Schools">The schools and teams for which the viewer writes.</param>
/// <param name="MayTellAll">Whether he writes for the whole partnership.</param>
/// <param name="Posting">What is changed; null for a new one.</param>
public sealed record PostingChoices(DateOnly Today, IReadOnlyList<SchoolPlace> Schools, bool MayTellAll, KeptPosting? Posting);

/// <summary>A posting that is changed.</summary>
public sealed record KeptPosting(PostingKind Kind, string Title, string Text, DateOnly From, DateOnly? Until, string? School, string? Team);

/// <summary>The keys of drafts.</summary>
public static class NewsDrafts
{
    /// <summary>Something new.</summary>
    public static string New(PostingKind kind) => kind == PostingKind.Procedure ? "news:procedure" : "news:announcement";

    /// <summary>A change.</summary>
    public static string Change(Guid id) => $"news:{id}";
}
