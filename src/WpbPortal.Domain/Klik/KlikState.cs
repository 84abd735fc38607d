namespace WpbPortal.Domain.Klik;

/// <summary>How far a klik signal is.</summary>
public enum KlikState
{
    /// <summary>It waits for a handler.</summary>
    Raised = 1,

    /// <summary>It is talked about.</summary>
    InConversation = 2,

    /// <summary>A handler decided what to do.</summary>
    Decided = 3,

    /// <summary>It is over.</summary>
    Closed = 4,
}

/// <summary>What is decided on a klik signal.</summary>
public enum KlikDecision
{
    /// <summary>The two go on together.</summary>
    Continue = 1,

    /// <summary>Somebody sits down with the two of them.</summary>
    Mediate = 2,

    /// <summary>The student goes on with another supervisor.</summary>
    Transfer = 3,
}
