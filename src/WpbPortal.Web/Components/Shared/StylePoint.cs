namespace WpbPortal.Web.Components.Shared;

/// <summary>Two taps about one topic of a conversation.</summary>
/// <param name="Day">When it was.</param>
/// <param name="BroughtIn">Who brought it in: −1 the student, +1 the supervisor.</param>
/// <param name="Steering">How steering the supervisor was: −1 hardly, +1 wholly.</param>
/// <param name="Label">The topic, or with whom.</param>
/// <param name="SeenByLearner">True when the student tapped, false when the supervisor did.</param>
public sealed record StylePoint(DateOnly Day, double BroughtIn, double Steering, string Label, bool SeenByLearner = false);
