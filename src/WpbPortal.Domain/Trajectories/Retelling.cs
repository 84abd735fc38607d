namespace WpbPortal.Domain.Trajectories;

/// <summary>What somebody types over texts in two languages: what he left as it was in one of them, stays in both.</summary>
public static class Retelling
{
    /// <summary>A text, or null when nothing is typed.</summary>
    public static LocalisedText? Of(LocalisedText? before, string? typed) =>
        Text.Optional(typed, int.MaxValue) is not { } text ? null : before?.Retold(text) ?? LocalisedText.Same(text);

    /// <summary>A text that must be there; an empty one breaks the rule where it is checked.</summary>
    public static LocalisedText Required(LocalisedText? before, string? typed) => Of(before, typed) ?? LocalisedText.Same("");

    /// <summary>A line each.</summary>
    public static IReadOnlyList<LocalisedText> Lines(IReadOnlyList<LocalisedText> before, string? typed) =>
        [.. Split(typed).Select(line => before.FirstOrDefault(known => known.Nl == line || known.En == line) ?? LocalisedText.Same(line))];

    /// <summary>The lines that are typed, without blanks and empty ones.</summary>
    public static IEnumerable<string> Split(string? typed) => (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
