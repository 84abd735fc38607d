using System.Security.Cryptography;
using System.Text;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Security;

/// <summary>
/// The secret that wraps the data-protection keys in the database, from a file (<c>DataProtection:SecretFile</c>): a copy
/// of the database alone opens no cookie, no mail and no draft. Every node has the same file.
/// </summary>
public sealed class KeySecret
{
    private const int FewestCharacters = 32;
    private readonly byte[] _secret;
    private readonly byte[] _key;

    /// <summary>Reads the secret.</summary>
    /// <exception cref="SettingException">No file is named in production, it cannot be read, or it holds too little.</exception>
    public KeySecret(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = configuration["DataProtection:SecretFile"];
        if (string.IsNullOrWhiteSpace(path))
        {
            if (environment.IsProduction()) throw new SettingException("Set DataProtection:SecretFile to a file with at least 32 random characters, the same on every node; make one with: openssl rand -base64 48");
            path = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "wpbportal", "development-secret");
            Make(path);
        }
        _secret = Encoding.UTF8.GetBytes(Read(path));
        _key = Derive("data-protection keys");
    }

    /// <summary>256 bits for one purpose; they tell nothing of the secret or of the bits for another purpose.</summary>
    internal byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, 32, info: Encoding.UTF8.GetBytes($"wpbportal {purpose}"));

    /// <summary>AES-256-GCM under this secret.</summary>
    internal AesGcm Cipher() => new(_key, AesGcm.TagByteSizes.MaxSize);

    /// <summary>Makes a file with a secret unless it is there, for the launcher and for development.</summary>
    public static void Make(string path)
    {
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, Options()))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))));
        }
        try
        {
            // A whole file appears at once; whoever comes second uses the first one's.
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static string Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path).Trim();
            return text.Length >= FewestCharacters ? text : throw new SettingException($"The file {path} of DataProtection:SecretFile holds fewer than {FewestCharacters} characters; make one with: openssl rand -base64 48");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The file {path} of DataProtection:SecretFile cannot be read; let the account of the portal read it: {cause.Message}");
        }
    }
}
