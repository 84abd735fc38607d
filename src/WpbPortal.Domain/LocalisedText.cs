namespace WpbPortal.Domain;

/// <summary>A text in both languages of the portal. What somebody types himself stands in both as he typed it.</summary>
public sealed record LocalisedText(string Nl, string En)
{
    /// <summary>The same words in both languages.</summary>
    public static LocalisedText Same(string text) => new(text, text);

    /// <summary>The text in a language: English for "en", Dutch for every other.</summary>
    public string In(string language) => language == "en" ? En : Nl;

    /// <summary>This text as somebody retells it: itself when he left one of its two as it was, else his own words in both.</summary>
    public LocalisedText Retold(string text) => text == Nl || text == En ? this : Same(text);

    /// <summary>The text without blanks around it, in both languages.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public LocalisedText Required(int longest, string? field = null) =>
        new(Text.Required(Nl, longest, field), Text.Required(En, longest, field));
}
