using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Checks the rows of a file of placements, each by itself and against the rows above it.</summary>
internal sealed class PlacementCheck(RowCheck row)
{
    private readonly Dictionary<string, List<ImportedPlacementRow>> _byStudent = [];

    /// <summary>Reads the row at hand; null when something is wrong with it, or when it says what an earlier row said.</summary>
    public ImportedPlacementRow? Read()
    {
        var student = row.Email(ImportField.StudentEmail, isRequired: true);
        var school = row.SharedText(ImportField.School, School.NameLength, isRequired: true);
        var team = row.SharedText(ImportField.Team, Team.NameLength, isRequired: true);
        var period = row.Period();
        var days = DaysPerWeek();
        var buddy = Teacher(ImportField.BuddyEmail, student, ImportFindingKind.BuddyIsStudent);
        var supervisor = Teacher(ImportField.SupervisorEmail, student, ImportFindingKind.SupervisorIsStudent);
        if (!row.IsGood || student is null || school is null || team is null || period is not { } whole || days is not { } perWeek) return null;
        var placement = new ImportedPlacementRow(row.Row, student, school, team, whole, perWeek, buddy, supervisor);
        return IsNew(placement) ? placement : null;
    }

    private decimal? DaysPerWeek()
    {
        if (row.Amount(ImportField.DaysPerWeek, isRequired: true) is not { } days) return null;
        if (days is >= 0.5m and <= Placement.MostDaysPerWeek && decimal.IsInteger(days * 2)) return days;
        row.Say(ImportField.DaysPerWeek, ImportFindingKind.DaysPerWeekOutOfRange, days);
        return null;
    }

    private string? Teacher(ImportField field, string? student, ImportFindingKind isStudent)
    {
        if (row.Email(field) is not { } email) return null;
        if (email == student) row.Say(field, isStudent, email);
        return email;
    }

    private bool IsNew(ImportedPlacementRow placement)
    {
        if (!_byStudent.TryGetValue(placement.StudentEmail, out var others)) _byStudent[placement.StudentEmail] = others = new(1);
        if (others.Find(other => other with { Row = placement.Row } == placement) is { } same)
        {
            row.Say(null, ImportFindingKind.SameRowTwice, same.Row);
            return false;
        }
        var together = others.Where(other => other.Period.Overlaps(placement.Period)).ToList();
        if (together.Find(other => other.School == placement.School) is { } atSchool)
        {
            row.Say(ImportField.From, ImportFindingKind.PlacementsOverlap, atSchool.Row, placement.School);
            return false;
        }
        var most = WeekLoad.Most(placement.Period, placement.DaysPerWeek, together.Select(other => (other.Period, other.DaysPerWeek)));
        if (most > Placement.MostDaysPerWeek)
        {
            row.Say(ImportField.DaysPerWeek, ImportFindingKind.TooManyDaysPerWeek, most, string.Join(", ", together.Select(other => other.Row)));
            return false;
        }
        others.Add(placement);
        return true;
    }
}

/// <summary>Days a week that placements of one student take together.</summary>
internal static class WeekLoad
{
    /// <summary>The most days a week in any week of the period, this placement and all others counted.</summary>
    public static decimal Most(DatePeriod period, decimal days, IEnumerable<(DatePeriod Period, decimal Days)> others)
    {
        var together = others.Where(other => other.Period.Overlaps(period)).ToList();
        // The load can only rise on a day when one of them begins.
        return together.Select(other => other.Period.From).Append(period.From).Where(period.Contains)
            .Max(day => days + together.Where(other => other.Period.Contains(day)).Sum(other => other.Days));
    }
}
