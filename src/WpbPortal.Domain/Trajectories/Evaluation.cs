namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// How a participant looks back on a trajectory: a few questions on a scale, and a sentence if he likes. Given once and for good; nobody reads one answer, others
/// see means of five people at a time (<see cref="Block"/>), in halves of which the outermost stand for what is beyond them too: no two means differ by the answer of fewer, and none says that all five
/// answered alike.
/// </summary>
public sealed class Evaluation : TenantEntity
{
    /// <summary>Longest sentence, in characters.</summary>
    public const int SentenceLength = 500;

    /// <summary>The lowest and the highest answer.</summary>
    public const int Lowest = 1, Highest = 5;

    /// <summary>How many people go into a mean, and how many more before it changes.</summary>
    public const int Block = Crowd.Fewest;

    private Evaluation() { }

    /// <summary>A participant looks back. His participation must be loaded with its trajectory.</summary>
    /// <param name="participation">His participation.</param>
    /// <param name="answers">His answers, by question.</param>
    /// <param name="sentence">A sentence; may be empty.</param>
    /// <param name="mayQuote">Whether the sentence may be shown, without his name and from five on.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.NotTakingPart"/>, <see cref="Rule.EvaluationTooEarly"/>, <see cref="Rule.EvaluationIncomplete"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public Evaluation(Participation participation, IReadOnlyDictionary<EvaluationQuestion, int> answers, string? sentence, bool mayQuote, DateTimeOffset now) : base(participation.PartnershipId)
    {
        if (participation.State != ParticipationState.Accepted) throw new RuleViolationException(Rule.NotTakingPart);
        if (participation.Trajectory.State == TrajectoryState.Planned) throw new RuleViolationException(Rule.EvaluationTooEarly);
        (ParticipationId, TrajectoryId, PersonId, At) = (participation.Id, participation.TrajectoryId, participation.PersonId, now);
        (Useful, OwnVoice, Safety, Practice) = (Of(EvaluationQuestion.Useful), Of(EvaluationQuestion.OwnVoice), Of(EvaluationQuestion.Safety), Of(EvaluationQuestion.Practice));
        Sentence = Text.Optional(sentence?.ReplaceLineEndings("\n"), SentenceLength, nameof(Sentence));
        MayQuote = mayQuote && Sentence is not null;

        int Of(EvaluationQuestion question) => answers.TryGetValue(question, out var answer) && answer is >= Lowest and <= Highest ? answer
            : throw new RuleViolationException(Rule.EvaluationIncomplete) { Field = question.ToString() };
    }

    /// <summary>His participation.</summary>
    public Guid ParticipationId { get; private set; }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary><see cref="EvaluationQuestion.Useful"/>.</summary>
    public int Useful { get; private set; }

    /// <summary><see cref="EvaluationQuestion.OwnVoice"/>.</summary>
    public int OwnVoice { get; private set; }

    /// <summary><see cref="EvaluationQuestion.Safety"/>.</summary>
    public int Safety { get; private set; }

    /// <summary><see cref="EvaluationQuestion.Practice"/>.</summary>
    public int Practice { get; private set; }

    /// <summary>In his own words.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Whether the sentence may be shown.</summary>
    public bool MayQuote { get; private set; }
}

/// <summary>That somebody was invited to look back on a trajectory: once.</summary>
public sealed class EvaluationInvitation : TenantEntity
{
    private EvaluationInvitation() { }

    /// <summary>Somebody was invited.</summary>
    public EvaluationInvitation(Guid partnershipId, Guid trajectoryId, Guid personId, DateTimeOffset at) : base(partnershipId) =>
        (TrajectoryId, PersonId, At) = (trajectoryId, personId, at);

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Who was invited.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>What a participant is asked when he looks back.</summary>
public enum EvaluationQuestion
{
    /// <summary>I got what I hoped for.</summary>
    Useful = 1,

    /// <summary>There was room for my own questions.</summary>
    OwnVoice = 2,

    /// <summary>I dared to show what did not work.</summary>
    Safety = 3,

    /// <summary>I do something differently since.</summary>
    Practice = 4,
}
