namespace WpbPortal.Domain.Matching;

/// <summary>On which side somebody takes part.</summary>
public enum ChoiceSide
{
    /// <summary>A student who is to be given a supervisor.</summary>
    Student = 1,

    /// <summary>A supervisor of the team.</summary>
    Supervisor = 2,
}
