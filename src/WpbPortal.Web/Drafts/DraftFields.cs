namespace WpbPortal.Web.Drafts;

/// <summary>What stands in the fields of a form that is being typed: by name, with several values where boxes share a name.</summary>
public sealed class DraftFields(IReadOnlyDictionary<string, string[]> values)
{
    /// <summary>Most fields of one form.</summary>
    public const int MostFields = 300;

    /// <summary>Longest text of one field, in characters: more than any field takes, so that nothing typed is cut.</summary>
    public const int LongestText = 20_000;

    /// <summary>The fields by name.</summary>
    public IReadOnlyDictionary<string, string[]> Values { get; } = values;

    /// <summary>Whether it is no more than a form may hold.</summary>
    public bool Fits => Values.Count <= MostFields
        && Values.All(named => named.Key.Length <= 100 && named.Value.Length <= 100 && named.Value.All(text => text is not null && text.Length <= LongestText));

    /// <summary>The text of a field; null when the draft has no such field.</summary>
    public string? Text(string name) => Values.GetValueOrDefault(name) is [var text, ..] ? text : null;

    /// <summary>The values of boxes that share a name.</summary>
    public IReadOnlyList<string> Texts(string name) => Values.GetValueOrDefault(name) ?? [];

    /// <summary>Whether the draft has this field, filled in or not.</summary>
    public bool Has(string name) => Values.ContainsKey(name);
}
