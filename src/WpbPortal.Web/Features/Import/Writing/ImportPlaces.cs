using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>Schools and teams by name, whatever the capitals and blanks: those that are there, and those that a file brings.</summary>
internal sealed class ImportPlaces
{
    private readonly Guid _partnership;
    private readonly Dictionary<string, Guid> _schools = [];
    private readonly Dictionary<(Guid School, string Team), Guid> _teams = [];
    private readonly List<string> _knownSchools = [];
    private readonly List<(School School, int Row)> _newSchools = [];
    private readonly List<Team> _newTeams = [];
    private readonly Dictionary<Guid, string> _names = [];

    private ImportPlaces(Guid partnership) => _partnership = partnership;

    /// <summary>The schools that are new, in the order of the file.</summary>
    public IReadOnlyList<School> NewSchools => [.. _newSchools.Select(added => added.School)];

    /// <summary>The teams that are new.</summary>
    public IReadOnlyList<Team> NewTeams => _newTeams;

    /// <summary>The schools and teams of the viewer's partnership.</summary>
    public static async Task<ImportPlaces> LoadAsync(WpbDbContext db, CancellationToken stop)
    {
        var places = new ImportPlaces(db.Viewer.PartnershipId);
        foreach (var school in await db.Schools.VisibleTo(db.Viewer).OrderBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(stop))
        {
            places._schools.TryAdd(CellText.Key(school.Name), school.Id);
            places._knownSchools.Add(school.Name);
            places._names[school.Id] = school.Name;
        }
        foreach (var team in await db.Teams.VisibleTo(db.Viewer).OrderBy(row => row.Id).Select(row => new { row.Id, row.SchoolId, row.Name }).ToListAsync(stop))
            places._teams.TryAdd((team.SchoolId, CellText.Key(team.Name)), team.Id);
        return places;
    }

    /// <summary>The school of this name; a new one when there is none.</summary>
    public Guid? School(string? name, int row)
    {
        if (name is null) return null;
        if (_schools.TryGetValue(CellText.Key(name), out var known)) return known;
        var school = new School(_partnership, name);
        _newSchools.Add((school, row));
        _names[school.Id] = school.Name;
        return _schools[CellText.Key(name)] = school.Id;
    }

    /// <summary>The team of this name in a school; a new one when there is none.</summary>
    public Guid? Team(Guid? school, string? name)
    {
        if (name is null || school is not { } at) return null;
        if (_teams.TryGetValue((at, CellText.Key(name)), out var known)) return known;
        var team = new Team(_partnership, at, name);
        _newTeams.Add(team);
        return _teams[(at, CellText.Key(name))] = team.Id;
    }

    /// <summary>The name of the school with this id.</summary>
    public string NameOf(Guid school) => _names[school];

    /// <summary>Says which new school is probably a known one with a slip of the pen.</summary>
    public IEnumerable<ImportFinding> LookAlikes(string? header)
    {
        foreach (var (school, row) in _newSchools)
        {
            if (_knownSchools.Find(known => IsLike(school.Name, known)) is { } alike)
                yield return new(row, header, ImportFindingKind.SchoolLooksLike, school.Name, alike) { Field = ImportField.School };
        }
    }

    /// <summary>Names that differ in a letter of a long word, or in signs alone; "Locatie 1" and "Locatie 2" are two.</summary>
    internal static bool IsLike(string left, string right)
    {
        var (one, other) = (ColumnNames.Plain(left), ColumnNames.Plain(right));
        if (!one.Where(char.IsDigit).SequenceEqual(other.Where(char.IsDigit))) return false;
        return one == other || (Math.Min(one.Length, other.Length) >= 8 && Spelling.Distance(one, other) == 1);
    }
}
