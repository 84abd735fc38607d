using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.Learning;

/// <summary>
/// What a student brings in (inbreng): an experience or a question for a coming conversation. His own until he shares it with who
/// supervises him; then it waits for the planned conversation, or for the next one.
/// </summary>
public sealed class AgendaItem : TenantEntity
{
    /// <summary>Longest text, in characters: a few sentences.</summary>
    public const int TextLength = 800;

    private AgendaItem() { }

    /// <summary>A student writes down what he would like to talk about. Nobody else reads it yet.</summary>
    /// <param name="partnershipId">The partnership.</param>
    /// <param name="studentId">Whose it is.</param>
    /// <param name="kind">An experience, or a question.</param>
    /// <param name="content">What it is about.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by whoever asks, so that asking twice makes one.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public AgendaItem(Guid partnershipId, Guid studentId, AgendaKind kind, string? content, DateTimeOffset now, Guid? id = null) : base(partnershipId, id)
    {
        StudentId = studentId;
        Write(kind, content, now);
    }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>An experience, or a question.</summary>
    public AgendaKind Kind { get; private set; }

    /// <summary>What it is about.</summary>
    public string Content { get; private set; } = "";

    /// <summary>When it was written, or last changed.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>For a conversation within which supervision: who supervises or stands in there reads it once it is shared. Null while that is open.</summary>
    public Guid? SupervisionId { get; private set; }

    /// <summary>For a conversation within which supervision.</summary>
    public Supervision? Supervision { get; private set; }

    /// <summary>For which planned conversation; null for the next one.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>For which planned conversation.</summary>
    public CoachingSession? Session { get; private set; }

    /// <summary>Since when it is shared; null while it is his alone.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>In which supervision somebody was told of it: she is told once.</summary>
    public Guid? ToldInId { get; private set; }

    /// <summary>The look back on an opportunity that it was made from.</summary>
    public Guid? LookBackId { get; private set; }

    /// <summary>The learning question that it is about.</summary>
    public Guid? QuestionId { get; private set; }

    /// <summary>The learning question that it is about.</summary>
    public LearningQuestion? Question { get; private set; }

    /// <summary>Says which learning question of his it is about; null for none.</summary>
    public void Concern(LearningQuestion? question)
    {
        if (question is not null && question.StudentId != StudentId) throw new ArgumentException("Another student's question.", nameof(question));
        QuestionId = question?.Id;
    }

    /// <summary>Makes something to talk about of a look back on an opportunity.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public static AgendaItem Of(OpportunityLookBack look, DateTimeOffset now) =>
        new(look.PartnershipId, look.StudentId, AgendaKind.Experience, $"{look.Saw}\n{look.TakesAlong}", now) { LookBackId = look.Id };

    /// <summary>Writes it anew.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Write(AgendaKind kind, string? content, DateTimeOffset now)
    {
        if (!Enum.IsDefined(kind)) throw new RuleViolationException(Rule.Required) { Field = nameof(Kind) };
        // Browsers send a new line as two characters, other ways as one.
        Content = Text.Required(content?.ReplaceLineEndings("\n"), TextLength, nameof(Content));
        (Kind, WrittenAt) = (kind, now);
    }

    /// <summary>
    /// Shares it for a coming conversation: with who supervises him, or stands in. Sharing it again brings it in anew, such as when it
    /// was not talked about.
    /// </summary>
    /// <param name="supervision">The supervision; null when nobody supervises him.</param>
    /// <param name="session">The planned conversation within it; null for the next one.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <returns>Whether this is the first time that who supervises him there hears of it.</returns>
    /// <exception cref="RuleViolationException"><see cref="Rule.NobodySupervises"/> or <see cref="Rule.SessionNotPlanned"/>.</exception>
    public bool Share(Supervision? supervision, CoachingSession? session, DateOnly today, DateTimeOffset now)
    {
        if (supervision is null || !supervision.HoldsOn(today)) throw new RuleViolationException(Rule.NobodySupervises) { Field = nameof(SupervisionId) };
        if (supervision.StudentId != StudentId) throw new ArgumentException("Another student's supervision.", nameof(supervision));
        if (session is not null && (session.SupervisionId != supervision.Id || session.State != SessionState.Planned))
            throw new RuleViolationException(Rule.SessionNotPlanned) { Field = nameof(SupervisionId) };
        (SupervisionId, SessionId, SharedAt) = (supervision.Id, session?.Id, now);
        if (ToldInId == supervision.Id) return false;
        ToldInId = supervision.Id;
        return true;
    }

    /// <summary>The student keeps it to himself again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public void KeepToSelf()
    {
        if (SharedAt is null) throw new RuleViolationException(Rule.NotShared);
        (SharedAt, SessionId) = (null, null);
    }
}
