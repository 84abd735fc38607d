using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;

namespace WpbPortal.Web.Access;

/// <summary>256 random bits that stand for a session, an invitation, a reset or the link to a calendar; the database keeps only their hash.</summary>
public readonly record struct SessionToken(string Text)
{
    /// <summary>The claim that holds it. The cookie says nothing else of what its owner may do.</summary>
    public const string Claim = "wpb:session";

    /// <summary>A new one.</summary>
    public static SessionToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The token of a principal; null when it is not signed in.</summary>
    public static SessionToken? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Claim) is { Length: > 0 } text ? new SessionToken(text) : null;

    /// <summary>What the database knows it by.</summary>
    public byte[] Hash() => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Text));
}
