using System.Security.Cryptography;
using System.Text.Json;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>The random passwords of one private PostgreSQL, in a file of mode 0600 in a folder of mode 0700.</summary>
internal sealed record ClusterPasswords(string Superuser, string Owner, string App, string Backup)
{
    /// <exception cref="InvalidOperationException">The cluster is there, its passwords are not.</exception>
    public static async Task<ClusterPasswords> ReadOrMakeAsync(ClusterFolder folder, CancellationToken stop)
    {
        var file = Path.Combine(folder.PasswordsFolder, "passwords.json");
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<ClusterPasswords>(await File.ReadAllTextAsync(file, stop))
                ?? throw new InvalidOperationException($"{file} is empty; restore it, or remove {folder.Path} to begin with an empty database.");
        }

        if (folder.HasCluster)
        {
            throw new InvalidOperationException($"{folder.Path} holds a database without its passwords; restore {file}, or remove the folder to begin with an empty database.");
        }

        var made = new ClusterPasswords(Random(), Random(), Random(), Random());
        await ServerAccount.WritePrivateFileAsync(file, JsonSerializer.Serialize(made), stop);
        return made;
    }

    private static string Random() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
