using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Opportunities;

/// <summary>
/// A door that a supervisor or a team opens for the student teachers of the school (leerkans): what the workplace has to offer.
/// Who uses it is the student's to choose. All that may become of a choice goes through here, since here the places are counted.
/// </summary>
public sealed class Opportunity : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionLength = 1500;

    /// <summary>Longest text that says when, in characters.</summary>
    public const int TimingLength = 200;

    /// <summary>Most places that a door can have.</summary>
    public const int MostPlaces = 50;

    /// <summary>Longest that a door stands open, in days: a school year.</summary>
    public const int MostDays = 366;

    private readonly List<OpportunityChoice> _choices = [];

    private Opportunity() { }

    /// <summary>Opens a door.</summary>
    /// <param name="team">The team in which it is.</param>
    /// <param name="openedById">Who opens it.</param>
    /// <param name="door">What it is, when, how long and for how many.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, <see cref="Rule.PlacesOutOfRange"/>, <see cref="Rule.EndsInThePast"/> or <see cref="Rule.OpenTooLong"/>.
    /// </exception>
    public Opportunity(Team team, Guid openedById, OpportunityText door, DateOnly today, DateTimeOffset now) : base(team.PartnershipId)
    {
        SchoolId = team.SchoolId;
        TeamId = team.Id;
        OpenedById = openedById;
        OpenedAt = now;
        Describe(door, today);
    }

    /// <summary>The school of the team.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The school of the team.</summary>
    public School School { get; private set; } = null!;

    /// <summary>The team in which it is.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>The team in which it is.</summary>
    public Team Team { get; private set; } = null!;

    /// <summary>Who opened it.</summary>
    public Guid OpenedById { get; private set; }

    /// <summary>Who opened it.</summary>
    public Person OpenedBy { get; private set; } = null!;

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Whether the team as a whole opens it: its supervisors then keep it together.</summary>
    public bool IsOfTeam { get; private set; }

    /// <summary>What it is.</summary>
    public OpportunityKind Kind { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What there is to see or do; null when the title says it all.</summary>
    public string? Description { get; private set; }

    /// <summary>Timing, in words.</summary>
    public string? Timing { get; private set; }

    /// <summary>The last day on which it stands open.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>For how many students; null for as many as wish.</summary>
    public int? Places { get; private set; }

    /// <summary>When it was closed before its last day.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who chose it.</summary>
    public IReadOnlyCollection<OpportunityChoice> Choices => _choices;

    /// <summary>How many places are taken: by everybody who chose it and did not withdraw.</summary>
    public int Taken => _choices.Count(choice => choice.State != ChoiceState.Withdrawn);

    /// <summary>Whether it can be chosen on this day, places aside.</summary>
    public bool IsOpenOn(DateOnly today) => ClosedAt is null && today <= LastDay;

    /// <summary>Says anew what it is, when, how long and for how many.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.OpportunityClosed"/>, <see cref="Rule.FewerPlacesThanTaken"/>, <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>,
    /// <see cref="Rule.PlacesOutOfRange"/>, <see cref="Rule.EndsInThePast"/> or <see cref="Rule.OpenTooLong"/>.
    /// </exception>
    public void Change(OpportunityText door, DateOnly today)
    {
        if (ClosedAt is not null) throw new RuleViolationException(Rule.OpportunityClosed);
        if (door.Places is { } places and > 0 && places < Taken) throw new RuleViolationException(Rule.FewerPlacesThanTaken, Taken) { Field = nameof(Places) };
        Describe(door, today);
    }

    /// <summary>Closes it for who has not chosen yet. Who chose goes on.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.OpportunityClosed"/>.</exception>
    public void Close(DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new RuleViolationException(Rule.OpportunityClosed);
        ClosedAt = now;
    }

    /// <summary>A student chooses it, for the first time or again, and has a place.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.OpportunityClosed"/>, <see cref="Rule.AlreadyChosen"/> or <see cref="Rule.PlacesTaken"/>.</exception>
    public OpportunityChoice Choose(Guid studentId, DateOnly today, DateTimeOffset now)
    {
        if (!IsOpenOn(today)) throw new RuleViolationException(Rule.OpportunityClosed);
        var mine = _choices.SingleOrDefault(choice => choice.StudentId == studentId);
        if (mine is { State: not ChoiceState.Withdrawn }) throw new RuleViolationException(Rule.AlreadyChosen);
        if (Taken >= Places) throw new RuleViolationException(Rule.PlacesTaken);
        if (mine is null) _choices.Add(mine = new(this, studentId, now));
        else mine.ChooseAgain(now);
        return mine;
    }

    /// <summary>The student says when.</summary>
    /// <param name="choice">His choice.</param>
    /// <param name="day">The day: today at the earliest, the last day at the latest.</param>
    /// <param name="at">The moment on that day.</param>
    /// <param name="today">The day it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChoiceWithdrawn"/>, <see cref="Rule.AlreadyLookedBack"/>, <see cref="Rule.PlannedBeforeToday"/> or <see cref="Rule.PlannedAfterLastDay"/>.
    /// </exception>
    public void Plan(OpportunityChoice choice, DateOnly day, DateTimeOffset at, DateOnly today)
    {
        Demand(choice);
        if (day < today) throw new RuleViolationException(Rule.PlannedBeforeToday) { Field = nameof(OpportunityChoice.PlannedAt) };
        if (day > LastDay) throw new RuleViolationException(Rule.PlannedAfterLastDay, LastDay) { Field = nameof(OpportunityChoice.PlannedAt) };
        choice.Plan(at);
    }

    /// <summary>The student chooses otherwise: his place is free again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChoiceWithdrawn"/> or <see cref="Rule.AlreadyLookedBack"/>.</exception>
    public void Withdraw(OpportunityChoice choice)
    {
        Demand(choice);
        choice.Withdraw();
    }

    private void Demand(OpportunityChoice choice)
    {
        if (choice.OpportunityId != Id) throw new ArgumentException("A choice of another opportunity.", nameof(choice));
        if (choice.State == ChoiceState.Withdrawn) throw new RuleViolationException(Rule.ChoiceWithdrawn);
        if (choice.State == ChoiceState.LookedBack) throw new RuleViolationException(Rule.AlreadyLookedBack);
    }

    private void Describe(OpportunityText door, DateOnly today)
    {
        var title = Text.Required(door.Title, TitleLength, nameof(Title));
        var when = Text.Optional(door.Timing, TimingLength, nameof(Timing));
        // Browsers send a new line as two characters, other ways as one.
        var description = Text.Optional(door.Description?.ReplaceLineEndings("\n"), DescriptionLength, nameof(Description));
        if (!Enum.IsDefined(door.Kind)) throw new RuleViolationException(Rule.Required) { Field = nameof(Kind) };
        if (door.Places is < 1 or > MostPlaces) throw new RuleViolationException(Rule.PlacesOutOfRange, MostPlaces) { Field = nameof(Places) };
        if (door.LastDay is not { } lastDay) throw new RuleViolationException(Rule.Required) { Field = nameof(LastDay) };
        if (lastDay < today) throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(LastDay) };
        if (lastDay > today.AddDays(MostDays)) throw new RuleViolationException(Rule.OpenTooLong) { Field = nameof(LastDay) };
        (Kind, Title, Description, Timing, LastDay, Places, IsOfTeam) = (door.Kind, title, description, when, lastDay, door.Places, door.IsOfTeam);
    }
}

/// <summary>What is typed of a door: what it is, when, how long and for how many.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What there is to see or do.</param>
/// <param name="Timing">Timing, in words.</param>
/// <param name="LastDay">The last day on which it stands open.</param>
/// <param name="Places">For how many; null for as many as wish.</param>
/// <param name="IsOfTeam">Whether the team as a whole opens it.</param>
public sealed record OpportunityText(OpportunityKind Kind, string? Title, string? Description, string? Timing, DateOnly? LastDay, int? Places, bool IsOfTeam);

/// <summary>That a student chose an opportunity, and how far he is with it. What he says afterwards is an <see cref="OpportunityLookBack"/>.</summary>
public sealed class OpportunityChoice : TenantEntity
{
    private OpportunityChoice() { }

    internal OpportunityChoice(Opportunity opportunity, Guid studentId, DateTimeOffset now) : base(opportunity.PartnershipId)
    {
        OpportunityId = opportunity.Id;
        StudentId = studentId;
        ChooseAgain(now);
    }

    /// <summary>What was chosen.</summary>
    public Guid OpportunityId { get; private set; }

    /// <summary>What was chosen.</summary>
    public Opportunity Opportunity { get; private set; } = null!;

    /// <summary>Who chose it.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Who chose it.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>How far he is with it.</summary>
    public ChoiceState State { get; private set; }

    /// <summary>When it was chosen, the last time.</summary>
    public DateTimeOffset ChosenAt { get; private set; }

    /// <summary>For when it is planned; null before that.</summary>
    public DateTimeOffset? PlannedAt { get; private set; }

    internal void ChooseAgain(DateTimeOffset now) => (State, ChosenAt, PlannedAt) = (ChoiceState.Chosen, now, null);

    internal void Plan(DateTimeOffset at) => (State, PlannedAt) = (ChoiceState.Planned, at);

    internal void Withdraw() => (State, PlannedAt) = (ChoiceState.Withdrawn, null);

    internal void LookBack() => State = ChoiceState.LookedBack;
}

/// <summary>
/// A student's look back in two sentences. Read by him, and by who supervised him when he wrote it, for as long as she does.
/// </summary>
public sealed class OpportunityLookBack : TenantEntity
{
    /// <summary>Longest sentence, in characters.</summary>
    public const int SentenceLength = 300;

    private OpportunityLookBack() { }

    /// <summary>The student looks back for the first time.</summary>
    /// <param name="choice">His choice.</param>
    /// <param name="saw">What he saw or did.</param>
    /// <param name="takesAlong">What he takes along.</param>
    /// <param name="sharedWithId">Who supervises him now and reads it; null when nobody does.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChoiceWithdrawn"/>, <see cref="Rule.LookBackTooEarly"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public OpportunityLookBack(OpportunityChoice choice, string? saw, string? takesAlong, Guid? sharedWithId, DateTimeOffset now) : base(choice.PartnershipId, choice.Id)
    {
        StudentId = choice.StudentId;
        SharedWithId = sharedWithId;
        Write(choice, saw, takesAlong, now);
        choice.LookBack();
    }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>The choice it looks back on.</summary>
    public OpportunityChoice Choice { get; private set; } = null!;

    /// <summary>Who supervised him when he wrote it, and reads it.</summary>
    public Guid? SharedWithId { get; private set; }

    /// <summary>What he saw or did.</summary>
    public string Saw { get; private set; } = "";

    /// <summary>What he takes along.</summary>
    public string TakesAlong { get; private set; } = "";

    /// <summary>When it was written, or last changed.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Writes it, or writes it anew. Its readers stay who they were.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChoiceWithdrawn"/>, <see cref="Rule.LookBackTooEarly"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public void Write(OpportunityChoice choice, string? saw, string? takesAlong, DateTimeOffset now)
    {
        if (choice.Id != Id) throw new ArgumentException("Another choice than the one it looks back on.", nameof(choice));
        if (choice.State == ChoiceState.Withdrawn) throw new RuleViolationException(Rule.ChoiceWithdrawn);
        if (choice.State == ChoiceState.Planned && choice.PlannedAt > now) throw new RuleViolationException(Rule.LookBackTooEarly);
        Saw = Text.Required(saw, SentenceLength, nameof(Saw));
        TakesAlong = Text.Required(takesAlong, SentenceLength, nameof(TakesAlong));
        WrittenAt = now;
    }
}
