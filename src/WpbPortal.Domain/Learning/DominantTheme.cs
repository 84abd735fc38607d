using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Learning;

/// <summary>
/// What occupies a student over a longer time (dominant thema, after Leeferink). It gathers conversations, what he brought in, experiments and sources, so
/// that an experience becomes something he learns from. His own, and read by who supervises him while he shares it.
/// </summary>
public sealed class DominantTheme : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Longest description, in characters.</summary>
    public const int TextLength = 800;

    private DominantTheme() { }

    /// <summary>A student names what occupies him.</summary>
    /// <param name="partnershipId">The partnership.</param>
    /// <param name="studentId">Whose it is.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="description">What it is about.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by whoever asks, so that asking twice makes one.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public DominantTheme(Guid partnershipId, Guid studentId, string? title, string? description, DateTimeOffset now, Guid? id = null) : base(partnershipId, id)
    {
        StudentId = studentId;
        BegunAt = now;
        Change(title, description);
    }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string? Description { get; private set; }

    /// <summary>Since when it occupies him.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>Until when it did; null while it does.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Since when who supervises him reads it; null while it is his alone.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>Says anew what it is.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Change(string? title, string? description)
    {
        var named = Text.Required(title, TitleLength, nameof(Title));
        Description = Text.Optional(description?.ReplaceLineEndings("\n"), TextLength, nameof(Description));
        Title = named;
    }

    /// <summary>It occupies him no more; what it gathered stays.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>.</exception>
    public void End(DateTimeOffset now) => EndedAt = EndedAt is null ? now : throw new RuleViolationException(Rule.AlreadyEnded);

    /// <summary>It occupies him again.</summary>
    public void GoOn() => EndedAt = null;

    /// <summary>Lets who supervises him read it.</summary>
    public void Share(DateTimeOffset now) => SharedAt ??= now;

    /// <summary>Keeps it to himself again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public void KeepToSelf()
    {
        if (SharedAt is null) throw new RuleViolationException(Rule.NotShared);
        SharedAt = null;
    }
}

/// <summary>
/// That a conversation, something brought in or an experiment belongs to a theme. It opens nothing: each of them is read by who reads it anyway.
/// </summary>
public sealed class ThemePart : TenantEntity
{
    private ThemePart() { }

    private ThemePart(DominantTheme theme, Guid studentId) : base(theme.PartnershipId)
    {
        if (studentId != theme.StudentId) throw new ArgumentException("Of another student.", nameof(studentId));
        (ThemeId, StudentId) = (theme.Id, theme.StudentId);
    }

    /// <summary>The theme.</summary>
    public Guid ThemeId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>A conversation.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>Something brought in.</summary>
    public Guid? AgendaItemId { get; private set; }

    /// <summary>An experiment.</summary>
    public Guid? ExperimentId { get; private set; }

    /// <summary>Puts a conversation of his to a theme.</summary>
    public static ThemePart Of(DominantTheme theme, CoachingSession session) => new(theme, session.StudentId) { SessionId = session.Id };

    /// <summary>Puts something that he brought in to a theme.</summary>
    public static ThemePart Of(DominantTheme theme, AgendaItem item) => new(theme, item.StudentId) { AgendaItemId = item.Id };

    /// <summary>Puts something that he tries to a theme.</summary>
    public static ThemePart Of(DominantTheme theme, Experiment experiment) => new(theme, experiment.StudentId) { ExperimentId = experiment.Id };
}
