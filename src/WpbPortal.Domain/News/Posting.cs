using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.News;

/// <summary>
/// What a partnership, a school or a team tells its people: an announcement for some days, or a procedure for as long as it holds. What it said before stays
/// as a version, with who changed it, when and why.
/// </summary>
public sealed class Posting : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Longest text, in characters: some ten pages.</summary>
    public const int TextLength = 20_000;

    /// <summary>Longest line about what changed, in characters.</summary>
    public const int ChangeLength = 200;

    /// <summary>Longest that an announcement stands, in days: a school year.</summary>
    public const int MostDays = 366;

    private readonly List<PostingVersion> _versions = [];

    private Posting() { }

    /// <summary>Writes an announcement or a procedure for a place. Of an announcement people are told.</summary>
    /// <param name="place">Whom it is for.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="text">What it says, and how long.</param>
    /// <param name="writtenById">Who writes it.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, <see cref="Rule.PeriodEndsBeforeItBegins"/>, <see cref="Rule.EndsInThePast"/> or <see cref="Rule.AnnouncementTooLong"/>.
    /// </exception>
    public Posting(PostingPlace place, PostingKind kind, PostingText text, Guid writtenById, DateOnly today, DateTimeOffset now) : base(place.PartnershipId)
    {
        if (!Enum.IsDefined(kind)) throw new RuleViolationException(Rule.Required) { Field = nameof(Kind) };
        (SchoolId, TeamId, Kind, FirstAt) = (place.SchoolId, place.TeamId, kind, now);
        Write(text, writtenById, today, now);
        (IsToBeTold, IsMailed) = (kind == PostingKind.Announcement || text.Tells || text.Mails, text.Mails);
    }

    /// <summary>What it is.</summary>
    public PostingKind Kind { get; private set; }

    /// <summary>The school that it is for; null for the whole partnership.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>The school that it is for; null for the whole partnership.</summary>
    public School? School { get; private set; }

    /// <summary>The team of that school that it is for; null for everybody there.</summary>
    public Guid? TeamId { get; private set; }

    /// <summary>The team of that school that it is for; null for everybody there.</summary>
    public Team? Team { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it says, in Markdown.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The days on which it stands; a procedure without an end.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was written first.</summary>
    public DateTimeOffset FirstAt { get; private set; }

    /// <summary>Which version stands now, from one on.</summary>
    public int Version { get; private set; }

    /// <summary>Who wrote that version.</summary>
    public Guid WrittenById { get; private set; }

    /// <summary>Who wrote that version.</summary>
    public Person WrittenBy { get; private set; } = null!;

    /// <summary>When that version was written.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Whether those it is for are still to be told, on its first day.</summary>
    public bool IsToBeTold { get; private set; }

    /// <summary>Whether they are then told by mail too, for it is important.</summary>
    public bool IsMailed { get; private set; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What it said and says.</summary>
    public IReadOnlyCollection<PostingVersion> Versions => _versions;

    /// <summary>Whether it stands on this day.</summary>
    public bool StandsOn(DateOnly today) => EndedAt is null && Period.Contains(today);

    /// <summary>Says something else from now on. What it said stays as a version; when only its days change there is no new one.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.PostingEnded"/>, or as at the beginning.</exception>
    public void Change(PostingText text, Guid writtenById, DateOnly today, DateTimeOffset now)
    {
        if (EndedAt is not null) throw new RuleViolationException(Rule.PostingEnded);
        Write(text, writtenById, today, now);
        IsToBeTold |= text.Tells || text.Mails;
        IsMailed |= text.Mails;
    }

    /// <summary>Takes it back: from now on it holds no more.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.PostingEnded"/>.</exception>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) throw new RuleViolationException(Rule.PostingEnded);
        (EndedAt, IsToBeTold, IsMailed) = (now, false, false);
    }

    /// <summary>Those it is for were told.</summary>
    public void MarkTold() => (IsToBeTold, IsMailed) = (false, false);

    private void Write(PostingText said, Guid writtenById, DateOnly today, DateTimeOffset now)
    {
        var title = Domain.Text.Required(said.Title, TitleLength, nameof(Title));
        // Browsers send a new line as two characters, other ways as one.
        var text = Domain.Text.Required(said.Text?.ReplaceLineEndings("\n"), TextLength, nameof(Text));
        var change = Domain.Text.Optional(said.Change, ChangeLength, nameof(PostingVersion.Change));
        Period = Days(said, today);
        if (Version > 0 && title == Title && text == Text) return;
        (Title, Text, Version, WrittenById, WrittenAt) = (title, text, Version + 1, writtenById, now);
        _versions.Add(new(this, change));
    }

    private DatePeriod Days(PostingText said, DateOnly today)
    {
        if (Kind == PostingKind.Procedure) return Version == 0 ? new(today) : Period;
        if (said.From is not { } from) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.From) };
        if (said.Until is not { } until) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.Until) };
        if (until < from) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) };
        if (until < today) throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(DatePeriod.Until) };
        if (until > from.AddDays(MostDays)) throw new RuleViolationException(Rule.AnnouncementTooLong) { Field = nameof(DatePeriod.Until) };
        return new(from, until);
    }
}

/// <summary>Whom a posting is for.</summary>
/// <param name="PartnershipId">The partnership.</param>
/// <param name="SchoolId">One of its schools; null for everybody.</param>
/// <param name="TeamId">One of that school's teams; null for everybody there.</param>
public sealed record PostingPlace(Guid PartnershipId, Guid? SchoolId, Guid? TeamId)
{
    /// <summary>A whole partnership.</summary>
    public static PostingPlace Of(Guid partnershipId) => new(partnershipId, null, null);

    /// <summary>A school.</summary>
    public static PostingPlace Of(School school) => new(school.PartnershipId, school.Id, null);

    /// <summary>A team.</summary>
    public static PostingPlace Of(Team team) => new(team.PartnershipId, team.SchoolId, team.Id);
}

/// <summary>What is typed of a posting.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says, in Markdown.</param>
/// <param name="From">The first day of an announcement.</param>
/// <param name="Until">The last day of an announcement.</param>
/// <param name="Change">What is different, in a line.</param>
/// <param name="Tells">Whether those it is for are told, also of a procedure or a change.</param>
/// <param name="Mails">Whether it is so important that they are told by mail too, each as he wishes.</param>
public sealed record PostingText(string? Title, string? Text, DateOnly? From = null, DateOnly? Until = null, string? Change = null, bool Tells = false, bool Mails = false);

/// <summary>What a posting said from a moment on. It stays as it is.</summary>
public sealed class PostingVersion : TenantEntity
{
    private PostingVersion() { }

    internal PostingVersion(Posting posting, string? change) : base(posting.PartnershipId)
    {
        (PostingId, Number, Title, Text, WrittenById, WrittenAt, Change) = (posting.Id, posting.Version, posting.Title, posting.Text, posting.WrittenById, posting.WrittenAt, change);
    }

    /// <summary>Of what.</summary>
    public Guid PostingId { get; private set; }

    /// <summary>Of what.</summary>
    public Posting Posting { get; private set; } = null!;

    /// <summary>Which one, from one on.</summary>
    public int Number { get; private set; }

    /// <summary>What it was called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it said, in Markdown.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What was different, as who wrote it says.</summary>
    public string? Change { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid WrittenById { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Person WrittenBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset WrittenAt { get; private set; }
}

/// <summary>That somebody opened a posting, so that it is new to him no more, and that it can be counted. Nobody else sees it.</summary>
public sealed class PostingReading : TenantEntity
{
    private PostingReading() { }

    /// <summary>Somebody opened it.</summary>
    public PostingReading(Guid partnershipId, Guid postingId, Guid personId, int version, DateTimeOffset now) : base(partnershipId)
    {
        (PostingId, PersonId) = (postingId, personId);
        See(version, now);
    }

    /// <summary>What was opened.</summary>
    public Guid PostingId { get; private set; }

    /// <summary>What was opened.</summary>
    public Posting Posting { get; private set; } = null!;

    /// <summary>By whom.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>By whom.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>The latest version that he opened.</summary>
    public int Version { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Opens it again, when it says something else by now.</summary>
    public void See(int version, DateTimeOffset now)
    {
        if (version > Version) (Version, At) = (version, now);
    }
}

/// <summary>What a posting is.</summary>
public enum PostingKind
{
    /// <summary>News, for some days.</summary>
    Announcement = 1,

    /// <summary>How things are done, for as long as it holds.</summary>
    Procedure = 2,
}
