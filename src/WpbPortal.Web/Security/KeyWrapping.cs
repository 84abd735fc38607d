using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace WpbPortal.Web.Security;

/// <summary>Wraps a data-protection key before it goes to the database.</summary>
internal sealed class KeyWrapper(KeySecret secret) : IXmlEncryptor
{
    internal const int NonceBytes = 12;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var tagBytes = AesGcm.TagByteSizes.MaxSize;
        var wrapped = new byte[NonceBytes + plain.Length + tagBytes];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        using (var cipher = secret.Cipher())
        {
            cipher.Encrypt(wrapped.AsSpan(0, NonceBytes), plain, wrapped.AsSpan(NonceBytes, plain.Length), wrapped.AsSpan(NonceBytes + plain.Length));
        }
        CryptographicOperations.ZeroMemory(plain);
        return new(new("wrappedKey", new XComment("AES-256-GCM under the secret of DataProtection:SecretFile"), new XElement("value", Convert.ToBase64String(wrapped))), typeof(KeyUnwrapper));
    }
}

/// <summary>Unwraps a data-protection key that came from the database; its name is kept beside the key.</summary>
internal sealed class KeyUnwrapper(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var wrapped = Convert.FromBase64String((string)encryptedElement.Element("value")!);
        var length = wrapped.Length - KeyWrapper.NonceBytes - AesGcm.TagByteSizes.MaxSize;
        var plain = new byte[length];
        using (var cipher = services.GetRequiredService<KeySecret>().Cipher())
        {
            cipher.Decrypt(wrapped.AsSpan(0, KeyWrapper.NonceBytes), wrapped.AsSpan(KeyWrapper.NonceBytes, length), wrapped.AsSpan(KeyWrapper.NonceBytes + length), plain);
        }
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
