using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>What a file would do to the partnership, or did.</summary>
/// <param name="Kind">What the file is about.</param>
/// <param name="Counts">How many of each thing are new, changed and the same.</param>
/// <param name="NewSchools">Schools that the partnership does not have yet.</param>
/// <param name="NewTeams">Teams that it does not have yet, with their school.</param>
/// <param name="Changes">What changes of what is there already; the first <see cref="MostChanges"/>.</param>
/// <param name="NotInFile">How many people (or placements that run) the file does not name; they stay as they are.</param>
public sealed record ImportPreview(ImportFileKind Kind, IReadOnlyList<ImportCount> Counts, IReadOnlyList<string> NewSchools, IReadOnlyList<NewTeam> NewTeams,
    IReadOnlyList<ImportChange> Changes, int NotInFile)
{
    /// <summary>How many changes are listed one by one; all are counted.</summary>
    public const int MostChanges = 200;

    /// <summary>Whether there is anything to write.</summary>
    public bool ChangesAnything => NewSchools.Count > 0 || NewTeams.Count > 0 || Counts.Any(count => count.New + count.Changed > 0);

    /// <summary>How many things are new.</summary>
    public int Made => NewSchools.Count + NewTeams.Count + Counts.Sum(count => count.New);

    /// <summary>How many things change that are there already.</summary>
    public int Changed => Counts.Sum(count => count.Changed);
}

/// <summary>How many of one kind of thing a file brings.</summary>
public sealed record ImportCount(ImportThing Thing, int New, int Changed, int Same);

/// <summary>What a file can bring.</summary>
public enum ImportThing
{
    People,
    Roles,
    Placements,
    BuddyPeriods,
    Supervisions,
    Schools,
    Teams,
}

/// <summary>A team that is new, and the school it belongs to.</summary>
public sealed record NewTeam(string School, string Team);

/// <summary>One value that becomes another.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Person">The name of the person it is about, as it is known.</param>
/// <param name="Field">Which value.</param>
/// <param name="Before">How it was; null for nothing.</param>
/// <param name="After">How it becomes.</param>
public sealed record ImportChange(int Row, string Person, ImportChangedField Field, string? Before, string? After);

/// <summary>What an import can change of what is there already.</summary>
public enum ImportChangedField
{
    Name = 1,
    Email = 2,
    Number = 3,
    Until = 4,
    Hours = 5,
    DaysPerWeek = 6,
    Buddy = 7,
    Supervisor = 8,
}

/// <summary>How far an import is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Fraction">How much of all is done, from 0 to 1.</param>
public readonly record struct ImportProgress(ImportStep Step, double Fraction);

/// <summary>The steps of an import.</summary>
public enum ImportStep
{
    Waiting,
    Reading,
    Comparing,
    Writing,
}

/// <summary>What came of reading a file and comparing it with the partnership.</summary>
/// <param name="Reading">Columns, findings and rows; the good rows themselves are not kept.</param>
/// <param name="Preview">What it does; null when the file has errors.</param>
/// <param name="IsWritten">Whether it was done.</param>
internal sealed record ImportOutcome(ImportReading Reading, ImportPreview? Preview, bool IsWritten);
