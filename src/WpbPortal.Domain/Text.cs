namespace WpbPortal.Domain;

/// <summary>Texts that people type: trimmed, and no longer than they may be.</summary>
public static class Text
{
    /// <summary>The text without blanks around it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> when nothing is left, <see cref="Rule.TooLong"/>.</exception>
    public static string Required(string? text, int longest, string? field = null) =>
        Optional(text, longest, field) ?? throw new RuleViolationException(Rule.Required) { Field = field };

    /// <summary>The text without blanks around it, or null when nothing is left.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public static string? Optional(string? text, int longest, string? field = null)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        return trimmed.Length <= longest ? trimmed : throw new RuleViolationException(Rule.TooLong, longest) { Field = field };
    }
}
