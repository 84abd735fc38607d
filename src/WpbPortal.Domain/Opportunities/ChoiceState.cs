namespace WpbPortal.Domain.Opportunities;

/// <summary>How far a student is with an opportunity that he chose.</summary>
public enum ChoiceState
{
    /// <summary>Chosen; when is yet to be planned.</summary>
    Chosen = 1,

    /// <summary>Planned for a moment.</summary>
    Planned = 2,

    /// <summary>The student looked back on it.</summary>
    LookedBack = 3,

    /// <summary>The student chose otherwise; his place is free again.</summary>
    Withdrawn = 4,
}
