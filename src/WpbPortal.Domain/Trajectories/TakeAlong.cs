namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// What somebody takes along from a meeting, in one line of his own: his alone, or shared with the group. A return session, some months later, begins with it.
/// </summary>
public sealed class TakeAlong : TenantEntity
{
    /// <summary>Longest line, in characters.</summary>
    public const int WordsLength = 500;

    private TakeAlong() { }

    /// <summary>Somebody who takes part says what he takes along. His participation must be loaded.</summary>
    /// <param name="participation">His participation.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="words">What he takes along.</param>
    /// <param name="isShared">Whether the group reads it.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotTakingPart"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public TakeAlong(Participation participation, Guid meetingId, string? words, bool isShared, DateTimeOffset now) : base(participation.PartnershipId)
    {
        if (participation.State != ParticipationState.Accepted) throw new RuleViolationException(Rule.NotTakingPart);
        (ParticipationId, TrajectoryId, PersonId, MeetingId) = (participation.Id, participation.TrajectoryId, participation.PersonId, meetingId);
        Say(words, isShared, now);
    }

    /// <summary>His participation.</summary>
    public Guid ParticipationId { get; private set; }

    /// <summary>His participation.</summary>
    public Participation Participation { get; private set; } = null!;

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What he takes along.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Since when the group reads it; null while it is his alone.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>When he (last) said so.</summary>
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>Says it anew, and whether the group reads it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Say(string? words, bool isShared, DateTimeOffset now)
    {
        Words = Text.Required(words?.ReplaceLineEndings("\n"), WordsLength, nameof(Words));
        (SaidAt, SharedAt) = (now, isShared ? SharedAt ?? now : null);
    }
}

/// <summary>
/// What was done in a meeting, in two short texts of which the form says what they ask: the interaction that was looked at and what was practised
/// around the fire, what a team talked about and agreed. By who trains, for the group. One per meeting.
/// </summary>
public sealed class MeetingAccount : TenantEntity
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 2000;

    private MeetingAccount() { }

    /// <summary>The account of a meeting, still empty.</summary>
    public MeetingAccount(Meeting meeting) : base(meeting.PartnershipId) => (MeetingId, TrajectoryId) = (meeting.Id, meeting.TrajectoryId);

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The trajectory of the meeting.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>What was looked at, or what it was about.</summary>
    public string? About { get; private set; }

    /// <summary>What was practised, tried out or agreed.</summary>
    public string? Done { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid WrittenById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>For a return session: the earlier meeting that it comes back to.</summary>
    public Guid? EarlierId { get; private set; }

    /// <summary>For a return session: the earlier meeting that it comes back to.</summary>
    public Meeting? Earlier { get; private set; }

    /// <summary>Writes it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> when both are empty, or <see cref="Rule.TooLong"/>.</exception>
    public void Write(string? about, string? done, Guid writtenById, DateTimeOffset now)
    {
        (About, Done) = (Text.Optional(about?.ReplaceLineEndings("\n"), TextLength, nameof(About)), Text.Optional(done?.ReplaceLineEndings("\n"), TextLength, nameof(Done)));
        if (About is null && Done is null) throw new RuleViolationException(Rule.Required) { Field = nameof(About) };
        (WrittenById, WrittenAt) = (writtenById, now);
    }

    /// <summary>Says which earlier meeting a return session comes back to; null for none in particular.</summary>
    /// <param name="meeting">The return session.</param>
    /// <param name="earlier">The earlier meeting, of this trajectory or another.</param>
    /// <param name="writtenById">Who says so.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotEarlier"/> when it is no return session, or the other is not before it.</exception>
    public void ComeBackTo(Meeting meeting, Meeting? earlier, Guid writtenById, DateTimeOffset now)
    {
        if (meeting.Form != MeetingForm.ReturnSession || earlier?.StartsAt >= meeting.StartsAt) throw new RuleViolationException(Rule.NotEarlier);
        (EarlierId, WrittenById, WrittenAt) = (earlier?.Id, writtenById, now);
    }
}
