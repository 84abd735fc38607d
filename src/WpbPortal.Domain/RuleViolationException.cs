namespace WpbPortal.Domain;

/// <summary>An act that a rule of the field does not allow. The page shows the rule's own text at the field it names.</summary>
public sealed class RuleViolationException(Rule rule, params object[] arguments) : Exception(rule.ToString())
{
    /// <summary>Which rule.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>Values for the placeholders of the rule's text, in their order.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>The property whose value breaks it, when it is one; null when it is the act as a whole.</summary>
    public string? Field { get; init; }
}
