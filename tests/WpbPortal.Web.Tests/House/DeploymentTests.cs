using System.Text.RegularExpressions;
using Xunit;

namespace WpbPortal.Web.Tests.House;

/// <summary>
/// What a server runs is read here, since no engine runs it in the tests: nothing writes where it need not, no password stands in a
/// setting, and every setting is explained.
/// </summary>
public sealed partial class DeploymentTests
{
    private static string Compose { get; } = Read("docker-compose.yml");

    private static string Dockerfile { get; } = Read("docker/Dockerfile");

    [Fact]
    public void Services_EachOne_IsHardened()
    {
        var hardened = Block(Compose, "x-hardened");
        Assert.Contains("read_only: true", hardened);
        Assert.Contains("cap_drop: [ALL]", hardened);
        Assert.Contains("no-new-privileges:true", hardened);
        Assert.Contains("<<: *hardened", Block(Compose, "x-portal"));
        HouseRulesTests.Nothing("A service is read-only, without capabilities, and gains no rights (<<: *hardened or *portal).", Soft(Compose));
        Assert.Equal(["bad"], Soft("services:\n  bad:\n    image: busybox\n"));
    }

    [Fact]
    public void Containers_OfThePortal_RunAsNobodyInParticular()
    {
        var last = Dockerfile[Dockerfile.LastIndexOf("FROM ", StringComparison.Ordinal)..];
        Assert.Matches(@"FROM mcr\.microsoft\.com/dotnet/aspnet:10\.0", last);
        Assert.Matches(@"(?m)^USER \$APP_UID$", last);
        Assert.True(last.IndexOf("USER ", StringComparison.Ordinal) < last.IndexOf("ENTRYPOINT", StringComparison.Ordinal));
        Assert.Contains("user: postgres", Block(Compose, "  database"));
        Assert.Contains("image: postgres:17", Block(Compose, "  database"));
        Assert.Contains("--locked-mode", Dockerfile);
    }

    [Fact]
    public void Passwords_AllOfThem_ComeFromFiles()
    {
        HouseRulesTests.Nothing("A password comes from a file in /run/secrets, never from a setting.", Loose(Compose));
        Assert.Single(Loose("      POSTGRES_PASSWORD: geheim\n"));
        var made = Regex.Match(Read("docker/prepare"), "for name in ([a-z -]+);").Groups[1].Value.Split(' ').Append("mail");
        var used = Regex.Matches(Compose, @"file: docker/secrets/([\w-]+)").Select(match => match.Groups[1].Value);
        Assert.Equal(made.Order(), used.Order());
        Assert.Contains("docker/secrets/", Read(".gitignore"));
    }

    [Fact]
    public void Database_OfTheServer_IsReachedFromInsideOnlyAndMigratedByItsOwner()
    {
        Assert.Contains("inside: { internal: true }", Compose);
        Assert.DoesNotContain("ports:", Block(Compose, "  database"));
        Assert.Contains("Username=wpb_owner", Block(Compose, "  migrate"));
        Assert.Contains("Username=wpb_app", Block(Compose, "  web"));
        Assert.DoesNotContain("owner", Block(Compose, "  web"));
        Assert.Contains("condition: service_completed_successfully", Block(Compose, "  web"));
        foreach (var service in (string[])["  database", "  web"]) Assert.Contains("healthcheck:", Block(Compose, service));
        foreach (var volume in (string[])["database:/var/lib/postgresql/data", "recordings:/data/recordings"]) Assert.Contains(volume, Compose);
    }

    [Fact]
    public void Settings_OfTheServer_AreExplained()
    {
        var operations = Read("docs/operations.md");
        HouseRulesTests.Nothing("Every setting of docker-compose.yml stands in docs/operations.md.",
            Setting().Matches(Compose).Select(match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).Distinct().Where(setting => !operations.Contains($"`{setting}`", StringComparison.Ordinal)));
        HouseRulesTests.Nothing("Every ./ that is mounted is there, but for what docker/prepare makes.",
            Regex.Matches(Compose, @"- \./([\w./-]+):").Select(match => match.Groups[1].Value).Where(path => path != "backups" && !File.Exists(Path.Combine(SourceTree.Root, path))));
    }

    /// <summary>Services that are not hardened.</summary>
    private static IEnumerable<string> Soft(string compose) =>
        Regex.Matches(Section(compose, "services"), @"(?m)^  (\w+):").Select(match => match.Groups[1].Value).Where(service => !Regex.IsMatch(Block(compose, $"  {service}"), @"<<: \*(hardened|portal)"));

    /// <summary>Settings that hold a password themselves.</summary>
    private static IEnumerable<string> Loose(string compose) =>
        Regex.Matches(compose, @"(?im)^\s+\w*(?:password|secret)\w*: (?!/run/secrets/|\[).+$|Password=").Select(match => match.Value.Trim());

    private static string Section(string yaml, string name) => Regex.Match(yaml, $@"(?ms)^{name}:\n(.*?)(?=^\S|\z)").Groups[1].Value;

    /// <summary>What stands under a key, by its indentation.</summary>
    private static string Block(string yaml, string key)
    {
        var indent = key.Length - key.TrimStart().Length;
        return Regex.Match(yaml, $@"(?ms)^{Regex.Escape(key)}:[^\n]*\n(.*?)(?=^ {{0,{indent}}}\S|\z)").Groups[1].Value;
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path));

    [GeneratedRegex(@"(?m)^\s+([A-Z]\w*(?:__\w+)+|AllowedHosts):")]
    private static partial Regex Setting();
}
