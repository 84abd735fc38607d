using System.Security.Cryptography;
using System.Text;
using WpbPortal.Domain;
using WpbPortal.Web.Security;

namespace WpbPortal.Web.Drafts;

/// <summary>
/// Opens what a browser closed with the portal's public key (<c>js/sealed.js</c>), so that a device can keep what somebody
/// wrote without being able to read it. A letter opens for whoever it was closed for, under the name it was closed with, and
/// for nobody else. The key pair comes from the portal's secret: every node has the same, and the database has none.
/// </summary>
public sealed class SealedLetters : IDisposable
{
    private const int PointBytes = 65;
    private const int NonceBytes = 12;
    private const byte UncompressedPoint = 4;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;
    private static readonly byte[] Info = "wpbportal sealed letter 1"u8.ToArray();

    private readonly ECDiffieHellman _pair;

    /// <summary>Makes the key pair from the secret.</summary>
    public SealedLetters(KeySecret secret)
    {
        _pair = PairOf(secret);
        PublicKey = Convert.ToBase64String(PointOf(_pair));
    }

    /// <summary>The public key as a browser takes it: an uncompressed point on P-256, in base64.</summary>
    public string PublicKey { get; }

    /// <summary>Opens a letter of the viewer.</summary>
    /// <param name="viewer">For whom it was closed.</param>
    /// <param name="name">Under which name.</param>
    /// <param name="letter">The letter, in base64.</param>
    /// <returns>The text; null when it is no letter of this viewer under this name, was changed, or was closed with another key.</returns>
    public string? Open(Viewer viewer, string name, string letter)
    {
        // Administrators who are no person of a partnership have no letters, rather than one box together.
        if (viewer.PersonId == Guid.Empty) return null;
        var bytes = new byte[letter.Length];
        if (!Convert.TryFromBase64String(letter, bytes, out var length) || length < PointBytes + NonceBytes + TagBytes || bytes[0] != UncompressedPoint) return null;
        var point = bytes.AsSpan(0, PointBytes);
        var closed = bytes.AsSpan(PointBytes + NonceBytes, length - PointBytes - NonceBytes);
        var text = new byte[closed.Length - TagBytes];
        try
        {
            using var cipher = new AesGcm(SharedKey(_pair, point, salt: point), TagBytes);
            cipher.Decrypt(bytes.AsSpan(PointBytes, NonceBytes), closed[..^TagBytes], closed[^TagBytes..], text, BindingOf(viewer.PersonId, name));
            return Encoding.UTF8.GetString(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pair.Dispose();

    /// <summary>What a letter is bound to besides its text.</summary>
    internal static byte[] BindingOf(Guid owner, string name) => Encoding.UTF8.GetBytes($"{owner}\n{name}");

    /// <summary>The key that both sides find.</summary>
    internal static byte[] SharedKey(ECDiffieHellman own, ReadOnlySpan<byte> otherPoint, ReadOnlySpan<byte> salt)
    {
        // A point that lies on another curve is refused here, before it can tell anything of the key.
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = otherPoint[1..33].ToArray(), Y = otherPoint[33..].ToArray() } });
        using var otherKey = other.PublicKey;
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(otherKey), key, salt, Info);
        return key;
    }

    /// <summary>The public half, as a browser writes and reads it.</summary>
    internal static byte[] PointOf(ECDiffieHellman pair)
    {
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return [UncompressedPoint, .. point.X!, .. point.Y!];
    }

    private static ECDiffieHellman PairOf(KeySecret secret)
    {
        // Of all 256-bit numbers one in four thousand million is no private key; the next one then is.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret.Derive($"sealed letters {attempt}") });
            }
            catch (CryptographicException) when (attempt < 4)
            {
            }
        }
    }
}
