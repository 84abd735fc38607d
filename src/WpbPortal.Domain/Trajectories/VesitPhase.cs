namespace WpbPortal.Domain.Trajectories;

/// <summary>The build-up of a meeting in the VESIT model, in order (Opleidingsschool 013 gives its learning studios and basic training this shape).</summary>
public enum VesitPhase
{
    /// <summary>Voorstructureren: what we are going to do and what is known already.</summary>
    Prestructure = 1,

    /// <summary>Ervaring: something to live through together.</summary>
    Experience = 2,

    /// <summary>Structureren: putting what happened in order.</summary>
    Structure = 3,

    /// <summary>Inzoomen: looking closer at one thing.</summary>
    ZoomIn = 4,

    /// <summary>Theorie toevoegen: a source that deepens it.</summary>
    AddTheory = 5,
}
