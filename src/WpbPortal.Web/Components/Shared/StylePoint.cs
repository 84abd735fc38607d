using WpbPortal.Domain.Coaching;

namespace WpbPortal.Web.Components.Shared;

/// <summary>Two taps about the topic of one conversation.</summary>
/// <param name="SessionId">The conversation: it has one number, whoever tapped.</param>
/// <param name="Day">When it was.</param>
/// <param name="Led">Who brought the topic in, and how steering the supervisor was.</param>
/// <param name="Label">With whom; null where that is not shown.</param>
/// <param name="SeenByLearner">True when the student tapped, false when the supervisor did.</param>
public sealed record StylePoint(Guid SessionId, DateOnly Day, WhoLed Led, string? Label, bool SeenByLearner = false);
