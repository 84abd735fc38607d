namespace WpbPortal.Domain.Trajectories;

/// <summary>The four chances (kansen) to strengthen the role of supervisors that the article sees in its trajectories.</summary>
public enum Chance
{
    /// <summary>Agency of the participants in the training of supervisors.</summary>
    One = 1,

    /// <summary>A shift from steering to the student at the centre.</summary>
    Two = 2,

    /// <summary>Informal conversations rather than meetings.</summary>
    Three = 3,

    /// <summary>Leading by example.</summary>
    Four = 4,
}
