using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Data.DemoData;

/// <summary>The files that ship inside this assembly, from which the demonstration is made.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static async Task<T> ReadAsync<T>(string name)
    {
        await using var stream = Open(name);
        return await JsonSerializer.DeserializeAsync<T>(stream, Options) ?? throw new InvalidOperationException($"{name} is empty.");
    }

    /// <summary>People and placements as a school's own export names them; the files are ours, so the reading is plain.</summary>
    public static IEnumerable<Dictionary<string, string>> ReadRows(string name)
    {
        using var reader = new StreamReader(Open(name));
        var headers = reader.ReadLine()!.Split(';');
        while (reader.ReadLine() is { } line)
            yield return headers.Zip(line.Split(';')).ToDictionary(cell => cell.First, cell => cell.Second);
    }

    /// <summary>A file as it is.</summary>
    public static byte[] ReadBytes(string name)
    {
        using var stream = Open(name);
        using var kept = new MemoryStream();
        stream.CopyTo(kept);
        return kept.ToArray();
    }

    public static DateOnly? Day(string text) => text == "" ? null : DateOnly.ParseExact(text, "dd-MM-yyyy", CultureInfo.InvariantCulture);

    public static decimal? Number(string text) => text == "" ? null : decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);

    private static Stream Open(string name) => typeof(DemoFiles).Assembly.GetManifestResourceStream($"WpbPortal.Data.DemoData.{name}")
        ?? throw new InvalidOperationException($"{name} is not embedded.");
}

internal sealed record DemoPartnership(string Code, DemoText Name, string Region, string Depth, string Institute, DemoImportFiles? ImportFiles,
    IReadOnlyList<DemoSchool> Schools, IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoPlacement> EarlierPlacements,
    IReadOnlyList<DemoPlacement> Placements, Dictionary<string, string[]> DemoAccounts, IReadOnlyList<DemoGuidance> InstituteGuidance,
    IReadOnlyList<DemoMove>? Moves = null);

internal sealed record DemoText(string Nl, string En);

internal sealed record DemoImportFiles(string People, string Placements);

internal sealed record DemoSchool(string Name, IReadOnlyList<string> Teams);

internal sealed record DemoPerson(string GivenName, string? Prefix, string FamilyName, string Email, IReadOnlyList<DemoRole> Roles, DemoPeriod? RolePeriod, string? Number = null, decimal? Hours = null);

internal sealed record DemoRole(Role Role, string? School, string? Team);

internal sealed record DemoPeriod(DateOnly StartDate, DateOnly? EndDate)
{
    public DatePeriod Days => new(StartDate, EndDate);
}

internal sealed record DemoPlacement(string Student, string School, string Team, DateOnly StartDate, DateOnly EndDate, decimal DaysPerWeek, string? Buddy, string? Supervisor);

/// <summary>A student who goes on at another team.</summary>
internal sealed record DemoMove(string Student, string School, string Team, DateOnly DecidedOn, DateOnly From, string Supervisor);

internal sealed record DemoGuidance(string InstituteEducator, IReadOnlyList<string> Students);
