namespace WpbPortal.Domain.Matching;

/// <summary>How far a round is.</summary>
public enum ChoiceRoundState
{
    /// <summary>Students and supervisors say whom they would like.</summary>
    Open = 1,

    /// <summary>It is closed; the school educator looks at the pairs.</summary>
    Proposed = 2,

    /// <summary>The school educator decided.</summary>
    Decided = 3,

    /// <summary>Nobody was left to pair when it closed.</summary>
    Lapsed = 4,
}
