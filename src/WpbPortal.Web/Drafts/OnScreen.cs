using System.Security.Cryptography;
using System.Text;

namespace WpbPortal.Web.Drafts;

/// <summary>
/// What a form says of the text on the screen at the moment at which somebody saves, so that nothing else is saved for it.
/// The same is reckoned in <c>js/drafts.js</c>.
/// </summary>
/// <param name="Sequence">The number under which it was left with the server.</param>
/// <param name="Length">How long it is, names and texts together.</param>
/// <param name="Hash">SHA-256 of it, in base64; null where a browser cannot reckon it, which is neither over https nor on localhost.</param>
public sealed record OnScreen(long Sequence, int Length, string? Hash)
{
    /// <summary>Whether these fields are what stands on the screen.</summary>
    public bool IsSameAs(DraftFields fields) => Of(Sequence, fields) is var kept && Length == kept.Length && (Hash is null || Hash == kept.Hash);

    /// <summary>What a form with these fields says.</summary>
    internal static OnScreen Of(long sequence, DraftFields fields)
    {
        var whole = Whole(fields);
        return new(sequence, whole.Length, Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(whole))));
    }

    /// <summary>Names and texts in one, each with its length before it, so that no two forms give the same.</summary>
    private static string Whole(DraftFields fields)
    {
        var whole = new StringBuilder();
        foreach (var (name, texts) in fields.Values.OrderBy(named => named.Key, StringComparer.Ordinal))
        {
            whole.Append(name.Length).Append(':').Append(name);
            foreach (var text in texts) whole.Append(text.Length).Append('=').Append(text);
        }
        return whole.ToString();
    }
}
