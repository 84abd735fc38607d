namespace WpbPortal.Web.Components.Shared;

/// <summary>One conversation on the spectrum.</summary>
/// <param name="Day">When it was.</param>
/// <param name="Direction">From −1 (learner) to +1 (supervisor).</param>
/// <param name="Label">What the table says beside the day, such as with whom.</param>
public sealed record SteeringPoint(DateOnly Day, double Direction, string Label);

/// <summary>How often one intervention was marked.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Position">From −1 (learner) to +1 (supervisor).</param>
/// <param name="Count">How often.</param>
public sealed record SteeringCount(string Label, double Position, int Count);

/// <summary>One intervention to pick from.</summary>
/// <param name="Key">What the choice is kept under; unique in the row.</param>
/// <param name="Label">Its name.</param>
/// <param name="Explanation">What it means, in a few words.</param>
/// <param name="Position">From −1 (learner) to +1 (supervisor).</param>
public sealed record SteeringChoice(string Key, string Label, string Explanation, double Position);
