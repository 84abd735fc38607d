namespace WpbPortal.Domain.Placements;

/// <summary>
/// Why a placement ended before its last day, in a few codes that say nothing of health or of the relation with a
/// supervisor: everybody who sees the placement reads them.
/// </summary>
public enum PlacementEndReason
{
    /// <summary>What the placement was for is done.</summary>
    Completed = 1,

    /// <summary>The student stops with the training.</summary>
    StudentStopped = 2,

    /// <summary>The student goes on at another school or team.</summary>
    ElsewhereInstead = 3,

    /// <summary>The school can no longer offer the place.</summary>
    PlaceWithdrawn = 4,

    /// <summary>The placement was entered by mistake.</summary>
    EnteredByMistake = 5,
}
