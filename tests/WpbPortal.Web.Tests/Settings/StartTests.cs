using System.Security.Cryptography;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

/// <summary>A wrong setting stops the start with a sentence that names it and says what to mend.</summary>
public sealed class StartTests(MigratedDatabase database) : PortalTest(database)
{
    private static readonly string Secret = WriteSecret();

    [Theory]
    [InlineData("Demo", "misschien", "Demo holds misschien; write true or false.")]
    [InlineData("Site:Address", "", "Set Site:Address to")]
    [InlineData("Site:Address", "portaal", "Site:Address holds portaal, which is no address of a site; write it as")]
    [InlineData("Site:Address", "ftp://portaal.example.nl", "Site:Address holds ftp")]
    [InlineData("Site:Address", "https://portaal.example.nl/wpb", "Site:Address holds https://portaal.example.nl/wpb")]
    [InlineData("Site:Address", "http://portaal.example.nl", "begin it with https://")]
    [InlineData("Site:Address", "https://elders.example.nl", "Add elders.example.nl, the name in Site:Address, to AllowedHosts")]
    [InlineData("AllowedHosts", "*", "Set AllowedHosts to the names")]
    [InlineData("AllowedHosts", "", "Set AllowedHosts to the names")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.1;proxy", "ForwardedHeaders:KnownProxies holds proxy, which is no IP address; write")]
    [InlineData("DataProtection:SecretFile", "", "Set DataProtection:SecretFile to a file")]
    [InlineData("DataProtection:SecretFile", "/nowhere/secret", "The file /nowhere/secret of DataProtection:SecretFile cannot be read; let")]
    [InlineData("DataProtection:SecretFile", "/dev/null", "The file /dev/null of DataProtection:SecretFile holds fewer than 32 characters; make")]
    [InlineData("Mail:Host", "", "Set Mail:Host and Mail:From to")]
    [InlineData("Mail:From", "", "Set Mail:From to the address")]
    [InlineData("Mail:From", "portaal", "Set Mail:From to the address")]
    [InlineData("Mail:Port", "587x", "Mail:Port holds 587x; write a whole number")]
    [InlineData("Mail:Port", "70000", "Mail:Port holds 70000; write the port")]
    [InlineData("Mail:Security", "Misschien", "Mail:Security holds Misschien; write None, StartTls or Tls")]
    [InlineData("Mail:User", "portaal", "Mail:User is set; set Mail:PasswordFile to")]
    [InlineData("Serilog:MinimumLevel:Default", "Luid", "Serilog:MinimumLevel")]
    [InlineData("urls", "luister", "urls: ")]
    [InlineData("ConnectionStrings:App", "Hots=database", "ConnectionStrings:App is no connection string of PostgreSQL")]
    [InlineData("ConnectionStrings:App", "Host=127.0.0.1;Username=wpb_app;No Reset On Close=true", "Take \"No Reset On Close\" out of ConnectionStrings:App")]
    [InlineData("ConnectionStrings:Owner", "Host=127.0.0.1;Username=wpb_app", "name the same role")]
    [InlineData("ConnectionStrings:Owner", "Host=127.0.0.1;Port=1;Username=wpb_owner;Timeout=2", "The database of ConnectionStrings:Owner does not answer; mend")]
    [InlineData("ConnectionStrings:AppPasswordFile", "/nowhere/app", "The file /nowhere/app of ConnectionStrings:AppPasswordFile cannot be read")]
    public async Task Run_WrongSetting_SaysWhichAndHowToMendIt(string setting, string value, string sentence)
    {
        var (code, said) = await RunAsync((setting, value));
        Assert.Equal(1, code);
        Assert.StartsWith(sentence.StartsWith("name", StringComparison.Ordinal) || sentence.StartsWith("begin", StringComparison.Ordinal) ? "" : sentence, said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        // One sentence or two, and no stack trace.
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(said.Trim(), said.Trim().Split('\n')[0]);
    }

    [Fact]
    public async Task Run_TwoWrongSettings_SaysBoth()
    {
        var (code, said) = await RunAsync(("Mail:Host", ""), ("Site:Address", "https://elders.example.nl"));
        Assert.Equal(1, code);
        Assert.Contains("Set Mail:Host and Mail:From to", said, StringComparison.Ordinal);
        Assert.Contains("Add elders.example.nl", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    /// <summary>Row-level security is nothing to who owns the tables, and nobody would know.</summary>
    [Fact]
    public async Task Run_AppAsTheOwnerOrTheBackup_IsRefused()
    {
        foreach (var connection in new[] { Data.Connections.Owner, Data.Connections.Backup })
        {
            var (code, said) = await RunAsync(("ConnectionStrings:App", connection));
            Assert.Equal(1, code);
            Assert.Contains("set its Username to wpb_app", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Password", "verkeerd", "The database refuses ConnectionStrings:App; mend its Username, Password")]
    [InlineData("Database", "nergens", "ConnectionStrings:App names a database that is not there")]
    public async Task Run_ConnectionRefused_SaysWhatToMend(string part, string value, string sentence)
    {
        var (code, said) = await RunAsync(("ConnectionStrings:App", new Npgsql.NpgsqlConnectionStringBuilder(Data.Connections.App) { [part] = value }.ConnectionString));
        Assert.Equal(1, code);
        Assert.StartsWith(sentence, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TablesOfAnEarlierVersion_SaysToMigrate()
    {
        var empty = new TestDatabase();
        await empty.InitializeAsync();
        try
        {
            var (code, said) = await RunAsync(("ConnectionStrings:App", empty.Connections.App));
            Assert.Equal(1, code);
            Assert.Contains("--migrate", said, StringComparison.Ordinal);
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }

    /// <summary>Else the portal makes new keys without a word, and nobody can open a draft.</summary>
    [Fact]
    public async Task Run_AnotherSecretThanTheKeysWereMadeWith_IsRefused()
    {
        await Database.ServerAsync();
        var (code, said) = await RunAsync(("ConnectionStrings:App", Data.Connections.App));
        Assert.Equal(1, code);
        Assert.StartsWith("The file of DataProtection:SecretFile does not open the keys", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PortInUse_SaysSo()
    {
        var server = await Database.ServerAsync();
        var (code, said) = await RunAsync(("urls", $"http://127.0.0.1:{server.Address.Port}"));
        Assert.Equal(1, code);
        Assert.StartsWith("urls: ", said, StringComparison.Ordinal);
        Assert.Contains("Stop the program that listens there", said, StringComparison.Ordinal);
    }

    /// <summary>A server as it should be set, but for what a test says.</summary>
    private async Task<(int Code, string Said)> RunAsync(params (string Setting, string Value)[] but)
    {
        var settings = new Dictionary<string, string>
        {
            // Away, which stops nothing: who needs one says which.
            ["ConnectionStrings:App"] = "Host=127.0.0.1;Port=1;Username=wpb_app;Timeout=2",
            ["DataProtection:SecretFile"] = Secret,
            ["Site:Address"] = "https://portaal.example.nl",
            ["AllowedHosts"] = "portaal.example.nl;localhost",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:From"] = "portaal@example.nl",
            ["Serilog:ConsoleLevel"] = "Fatal",
            ["urls"] = "http://127.0.0.1:0",
            ["environment"] = "Production",
            ["applicationName"] = "WpbPortal.Web",
        };
        foreach (var (setting, value) in but) settings[setting] = value;
        await using var said = new StringWriter();
        var code = await PortalHost.RunAsync([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")], said).WaitAsync(TimeSpan.FromSeconds(60), Stop);
        return (code, said.ToString());
    }

    private static string WriteSecret()
    {
        var file = Path.Combine(Path.GetTempPath(), $"wpb-test-secret-{Environment.ProcessId}");
        File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
        return file;
    }
}
