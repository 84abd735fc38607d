using WpbPortal.Domain;

namespace WpbPortal.Data.Drafts;

/// <summary>What somebody is typing, kept beside the circuit. His alone, and encrypted: not even a backup can be read.</summary>
public sealed class Draft : TenantEntity
{
    /// <summary>Longest name of a form, in characters.</summary>
    public const int KeyLength = 100;

    private Draft() { }

    /// <summary>Who types.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>
    /// Which form: one draft per person and form. Where two windows wrote at once, what the second wrote stands beside it: the name of
    /// the form, a <c>~</c>, and something that tells the versions apart.
    /// </summary>
    public string Key { get; private set; } = "";

    /// <summary>Only ever rises, so that a letter that comes late never overtakes one that was typed after it.</summary>
    public long Sequence { get; private set; }

    /// <summary>Which window of a browser it came from; null once nobody goes on writing in it.</summary>
    public Guid? Writer { get; private set; }

    /// <summary>The fields, encrypted; null once what was typed was saved or thrown away.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>When it was last kept.</summary>
    public DateTimeOffset SavedAt { get; private set; }
}
