using System.Security.Cryptography;
using System.Text;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Tests.Drafts;

/// <summary>Closes letters as a browser does (<c>js/sealed.js</c>).</summary>
internal static class Sealing
{
    /// <summary>A text closed for one owner under one name.</summary>
    public static string Seal(string publicKey, Guid owner, string name, string text)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = SealedLetters.PointOf(once);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var open = Encoding.UTF8.GetBytes(text);
        var (closed, tag) = (new byte[open.Length], new byte[16]);
        using var cipher = new AesGcm(SealedLetters.SharedKey(once, Convert.FromBase64String(publicKey), salt: point), tag.Length);
        cipher.Encrypt(nonce, open, closed, tag, SealedLetters.BindingOf(owner, name));
        return Convert.ToBase64String([.. point, .. nonce, .. closed, .. tag]);
    }
}
