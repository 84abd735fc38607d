namespace WpbPortal.Domain.Matching;

/// <summary>Why the pairing gives a student no supervisor. It says nothing of anybody's wishes by name.</summary>
public enum LeftOverReason
{
    /// <summary>Every supervisor has as many students as she has room for.</summary>
    NoPlaces = 1,

    /// <summary>There is room, and no two who both would do.</summary>
    NoPair = 2,
}
