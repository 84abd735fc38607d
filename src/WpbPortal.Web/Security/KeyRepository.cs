using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Security;

/// <summary>Keeps the data-protection keys in the database, so that a restart and a second node read the same cookies.</summary>
internal sealed class KeyRepository(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select xml from platform.data_protection_key order by id");
        using var row = command.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read()) keys.Add(XElement.Parse(row.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand("insert into platform.data_protection_key (id, friendly_name, xml) values ($1, $2, $3)");
        command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}

internal static class KeySetup
{
    /// <summary>Sees at the start whether the secret opens the keys that the database holds; says nothing while the database is away.</summary>
    /// <exception cref="SettingException">It is not the secret that they were wrapped with.</exception>
    public static void CheckKeys(IServiceProvider services)
    {
        try
        {
            var unwrapper = new KeyUnwrapper(services);
            foreach (var key in new KeyRepository(services.GetRequiredService<NpgsqlDataSource>()).GetAllElements())
            {
                foreach (var wrapped in key.Descendants("wrappedKey").ToList()) unwrapper.Decrypt(wrapped);
            }
        }
        catch (CryptographicException)
        {
            throw new SettingException("The file of DataProtection:SecretFile does not open the keys in the database; put back the file that they were made with. (Without it, empty platform.data_protection_key: everybody signs in again, and drafts and letters under way are lost.)");
        }
        catch (NpgsqlException)
        {
        }
    }

    /// <summary>Keeps the keys in the database, wrapped by the secret of a file.</summary>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeySecret>();
        // The name keeps nodes together that are installed in different folders.
        // New keys encrypt and sign in one pass, which a page does three times (the cookie, and the token of its forms, twice).
        services.AddDataProtection().SetApplicationName("WpbPortal")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource, KeySecret>((keys, database, secret) =>
        {
            keys.XmlRepository = new KeyRepository(database);
            keys.XmlEncryptor = new KeyWrapper(secret);
        });
        return services;
    }
}
