using WpbPortal.Domain.Learning;

namespace WpbPortal.Domain.Trajectories;

/// <summary>Literature or another source with a trajectory, or with one of its meetings: a link, a book, a description or a file.</summary>
public sealed class TrajectorySource : TenantEntity
{
    private TrajectorySource() { }

    /// <summary>Somebody who trains or plans puts a source to a trajectory.</summary>
    /// <param name="trajectory">The trajectory.</param>
    /// <param name="meetingId">The meeting that it goes with; null for the whole trajectory.</param>
    /// <param name="addedById">Who does.</param>
    /// <param name="text">What it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, or a rule of <see cref="SourceReference.Of"/>.</exception>
    public TrajectorySource(Trajectory trajectory, Guid? meetingId, Guid addedById, SourceText text, DateTimeOffset now)
        : this(trajectory, meetingId, addedById, SourceReference.Of(text.Reference), text.Title, text.Note, now) { }

    internal TrajectorySource(Trajectory trajectory, Guid? meetingId, Guid addedById, SourceReference reference, string? title, string? note, DateTimeOffset now) : base(trajectory.PartnershipId)
    {
        (TrajectoryId, MeetingId, AddedById, AddedAt) = (trajectory.Id, meetingId, addedById, now);
        (Kind, Reference) = (reference.Kind, reference.Text);
        Title = Text.Optional(title, Source.TitleLength, nameof(Title));
        Note = Text.Optional(note?.ReplaceLineEndings("\n"), SourceRequest.TextLength, nameof(Note));
    }

    /// <summary>Somebody who trains or plans puts a file to a trajectory; what is in it is a <see cref="TrajectorySourceFile"/>.</summary>
    /// <param name="trajectory">The trajectory.</param>
    /// <param name="meetingId">The meeting that it goes with; null for the whole trajectory.</param>
    /// <param name="addedById">Who does.</param>
    /// <param name="file">The file.</param>
    /// <param name="title">What it is called; may be empty.</param>
    /// <param name="note">Why it is worth looking at; may be empty.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public TrajectorySource(Trajectory trajectory, Guid? meetingId, Guid addedById, SourceFile file, string? title, string? note, DateTimeOffset now)
        : this(trajectory, meetingId, addedById, new SourceReference(SourceKind.File, file.Name), title, note, now) { }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The trajectory.</summary>
    public Trajectory Trajectory { get; private set; } = null!;

    /// <summary>The meeting that it goes with; null for the whole trajectory.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>The meeting that it goes with.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>Who put it there.</summary>
    public Guid AddedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>By what it is found.</summary>
    public SourceKind Kind { get; private set; }

    /// <summary>The DOI, ISBN, address or description.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What it is called.</summary>
    public string? Title { get; private set; }

    /// <summary>Why it is worth looking at.</summary>
    public string? Note { get; private set; }
}

/// <summary>
/// <i>Ik wil meer</i>: a participant asks the trainer for more about a source or a subject. The trainer answers with words, a source or both. Read by the two
/// of them; what the trainer shares with the group becomes a source of the trajectory, in which nothing says who asked.
/// </summary>
public sealed class SourceRequest : TenantEntity
{
    /// <summary>Longest subject, in characters.</summary>
    public const int AboutLength = 300;

    /// <summary>Longest wish and longest answer, in characters.</summary>
    public const int TextLength = 1000;

    /// <summary>How much of words without a source names them.</summary>
    private const int NameLength = 80;

    private SourceRequest() { }

    /// <summary>A participant asks for more. His participation must be loaded.</summary>
    /// <param name="participation">His participation.</param>
    /// <param name="about">About which source or subject.</param>
    /// <param name="wish">What he would like; may be empty.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by the page, so that a click that comes twice asks once.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotTakingPart"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public SourceRequest(Participation participation, string? about, string? wish, DateTimeOffset now, Guid? id = null) : base(participation.PartnershipId, id)
    {
        if (participation.State != ParticipationState.Accepted) throw new RuleViolationException(Rule.NotTakingPart);
        (TrajectoryId, AskedById, AskedAt) = (participation.TrajectoryId, participation.PersonId, now);
        About = Text.Required(about, AboutLength, nameof(About));
        Wish = Text.Optional(wish?.ReplaceLineEndings("\n"), TextLength, nameof(Wish));
    }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The trajectory.</summary>
    public Trajectory Trajectory { get; private set; } = null!;

    /// <summary>Who asked; shown to the trainer alone.</summary>
    public Guid AskedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>About which source or subject.</summary>
    public string About { get; private set; } = "";

    /// <summary>What he would like.</summary>
    public string? Wish { get; private set; }

    /// <summary>What the trainer answered.</summary>
    public string? Answer { get; private set; }

    /// <summary>By what the source that goes with the answer is found; null when it is words alone.</summary>
    public SourceKind? Kind { get; private set; }

    /// <summary>That source.</summary>
    public string? Reference { get; private set; }

    /// <summary>What that source is called.</summary>
    public string? Title { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>When; null while it waits.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The trainer answers, with words, a source or both.</summary>
    /// <param name="trainerId">Who answers.</param>
    /// <param name="text">A source, what it is called, and words; one of source and words may be empty.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.RequestAnswered"/>, <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, or a rule of <see cref="SourceReference.Of"/>.</exception>
    public void Give(Guid trainerId, SourceText text, DateTimeOffset now)
    {
        if (AnsweredAt is not null) throw new RuleViolationException(Rule.RequestAnswered);
        var words = Text.Optional(text.Note?.ReplaceLineEndings("\n"), TextLength, nameof(Answer));
        if (string.IsNullOrWhiteSpace(text.Reference) && words is null) throw new RuleViolationException(Rule.Required) { Field = nameof(Answer) };
        if (!string.IsNullOrWhiteSpace(text.Reference))
        {
            var reference = SourceReference.Of(text.Reference);
            (Kind, Reference) = (reference.Kind, reference.Text);
        }
        Title = Text.Optional(text.Title, Source.TitleLength, nameof(Title));
        (Answer, AnsweredById, AnsweredAt) = (words, trainerId, now);
    }

    /// <summary>What of an answer the group gets: the source and the trainer's words, and none of who asked. Its trajectory must be loaded.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.RequestOpen"/> before there is an answer.</exception>
    public TrajectorySource ForTheGroup(DateTimeOffset now)
    {
        if (AnsweredById is not { } trainer) throw new RuleViolationException(Rule.RequestOpen);
        if (Reference is { } reference) return new(Trajectory, null, trainer, new SourceReference(Kind!.Value, reference), Title, Answer, now);
        var first = Answer!.Split('\n')[0];
        var name = Title ?? (first.Length <= NameLength ? first : first[..NameLength] + "…");
        return new(Trajectory, null, trainer, new SourceReference(SourceKind.Words, name), null, name == Answer ? null : Answer, now);
    }
}
