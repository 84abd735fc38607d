using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Checks the rows of a file of people, each by itself and against the rows above it.</summary>
internal sealed class PeopleCheck(RowCheck row, ColumnMapping mapping, ImportFindings findings)
{
    private readonly Dictionary<string, Seen> _byEmail = [];
    private readonly Dictionary<string, (int Row, string? Email)> _byNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Email, Role Role, string? School, string? Team), List<SeenRole>> _roles = [];
    private bool _saidThatSchoolIsMissing;

    /// <summary>Reads the row at hand; null when something is wrong with it, or when it says what an earlier row said.</summary>
    public ImportedPersonRow? Read()
    {
        var number = row.Number(ImportField.Number);
        var name = Name();
        var email = row.Email(ImportField.Email, isRequired: true);
        var role = RoleOf();
        var (school, team) = Place(role);
        var period = row.Period();
        var hours = Hours();
        var isSamePerson = IsSamePerson(number, email, name);
        if (email is null || role is not { } known || period is not { } days || !isSamePerson) return null;
        // Whether the same role is there twice is asked of rows with other mistakes too, but such a row is never read.
        var isNew = IsNewRole(email, known, school, team, days, hours);
        return row.IsGood && isNew && name is { } good ? new(row.Row, number, good, email, known, school, team, days, hours) : null;
    }

    private PersonName? Name()
    {
        var given = row.Text(ImportField.GivenName, Person.NameLength, isRequired: true);
        var prefix = row.Text(ImportField.SurnamePrefix, Person.PrefixLength);
        var family = row.Text(ImportField.FamilyName, Person.NameLength, isRequired: true);
        if (given is null || family is null) return null;
        if (SurnamePrefixes.Behind(given) is { Prefix: { Length: <= Person.PrefixLength } behind } split && (prefix is null || prefix.Equals(behind, StringComparison.OrdinalIgnoreCase)))
        {
            row.Say(ImportField.GivenName, ImportFindingKind.PrefixBehindGivenName, CellText.Quoted(given), split.Given, behind);
            (given, prefix) = (split.Given, behind);
        }
        var apart = SurnamePrefixes.Apart(prefix, family);
        if (apart.Family != family) row.Say(ImportField.FamilyName, ImportFindingKind.PrefixSplit, CellText.Quoted(family), apart.Prefix!, apart.Family);
        return new(given, apart.Prefix, apart.Family);
    }

    private Role? RoleOf()
    {
        if (row.SharedText(ImportField.Role, 200, isRequired: true) is not { } text) return null;
        if (RoleNames.Of(text) is { } role)
        {
            if (role != Role.PlatformAdmin) return role;
            row.Say(ImportField.Role, ImportFindingKind.RoleNotImportable, CellText.Quoted(text));
        }
        else if (RoleNames.AreSeveral(text)) row.Say(ImportField.Role, ImportFindingKind.RoleSeveral, CellText.Quoted(text));
        else if (RoleNames.Nearest(text) is { } nearest) row.Say(ImportField.Role, ImportFindingKind.RoleUnknownDidYouMean, CellText.Quoted(text), nearest);
        else row.Say(ImportField.Role, ImportFindingKind.RoleUnknown, CellText.Quoted(text));
        return null;
    }

    private (string? School, string? Team) Place(Role? role)
    {
        var needsSchool = role is Role.Supervisor or Role.StudentTeacher or Role.SchoolEducator;
        var hasColumn = mapping.ColumnOf(ImportField.School) is not null;
        var team = row.SharedText(ImportField.Team, Team.NameLength);
        // Without the column one finding at the header says it, not one in every row.
        var school = row.SharedText(ImportField.School, School.NameLength, isRequired: hasColumn && (needsSchool || team is not null));
        if (!hasColumn && needsSchool && !_saidThatSchoolIsMissing)
        {
            _saidThatSchoolIsMissing = true;
            findings.Add(new(mapping.HeaderRow, null, ImportFindingKind.ColumnMissing) { Field = ImportField.School });
        }
        return (school, school is null ? null : team);
    }

    private decimal? Hours()
    {
        if (row.Amount(ImportField.Hours) is not { } hours) return null;
        var rounded = decimal.Round(hours, 2, MidpointRounding.AwayFromZero);
        if (rounded is >= 0 and <= RoleAssignment.MostHours) return rounded;
        row.Say(ImportField.Hours, rounded < 0 ? ImportFindingKind.HoursBelowZero : ImportFindingKind.HoursTooMany, rounded, RoleAssignment.MostHours);
        return null;
    }

    /// <summary>Asks whether rows with one number or one address are one person; says so at the first difference.</summary>
    private bool IsSamePerson(string? number, string? email, PersonName? name)
    {
        if (number is not null)
        {
            if (!_byNumber.TryGetValue(number, out var numbered)) _byNumber[number] = (row.Row, email);
            else if (numbered.Email is null) _byNumber[number] = (numbered.Row, email);
            else if (email is not null && numbered.Email != email) return Differs(ImportField.Email, ImportFindingKind.NumberOfOtherEmail, number, numbered.Row, numbered.Email);
        }
        if (email is null) return true;
        var key = name is { } full ? CellText.Key(full.Full) : null;
        if (!_byEmail.TryGetValue(email, out var seen)) _byEmail[email] = new(row.Row, number, key, name?.Full);
        else if (number is not null && seen.Number is not null && !number.Equals(seen.Number, StringComparison.OrdinalIgnoreCase))
            return Differs(ImportField.Number, ImportFindingKind.EmailOfOtherNumber, email, seen.Row, seen.Number);
        else if (key is not null && seen.NameKey is not null && key != seen.NameKey)
            return Differs(ImportField.FamilyName, ImportFindingKind.NameDiffers, email, seen.Row, seen.Name!);
        else _byEmail[email] = seen with { Number = seen.Number ?? number, NameKey = seen.NameKey ?? key, Name = seen.Name ?? name?.Full };
        return true;
    }

    private bool Differs(ImportField field, ImportFindingKind kind, params IReadOnlyList<object> arguments)
    {
        row.Say(field, kind, arguments);
        return false;
    }

    private bool IsNewRole(string email, Role role, string? school, string? team, DatePeriod period, decimal? hours)
    {
        var key = (email, role, school, team);
        if (!_roles.TryGetValue(key, out var seen)) _roles[key] = seen = new(1);
        foreach (var other in seen.Where(other => other.Period.Overlaps(period)))
        {
            if (other.Period != period) row.Say(ImportField.From, ImportFindingKind.RolePeriodsOverlap, other.Row, role);
            else if (other.Hours != hours) row.Say(ImportField.Hours, ImportFindingKind.SameRoleOtherHours, other.Row, role);
            else row.Say(null, ImportFindingKind.SameRowTwice, other.Row);
            return false;
        }
        seen.Add(new(row.Row, period, hours));
        return true;
    }

    private readonly record struct Seen(int Row, string? Number, string? NameKey, string? Name);

    private readonly record struct SeenRole(int Row, DatePeriod Period, decimal? Hours);
}
