namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>What a file is about.</summary>
public enum ImportFileKind
{
    /// <summary>People, with a role in each row.</summary>
    People,

    /// <summary>Placements of students.</summary>
    Placements,
}

/// <summary>What a column can hold.</summary>
public enum ImportField
{
    Number,
    GivenName,
    SurnamePrefix,
    FamilyName,
    Email,
    Role,
    School,
    Team,
    From,
    Until,
    Hours,
    StudentEmail,
    DaysPerWeek,
    BuddyEmail,
    SupervisorEmail,
}

/// <summary>Which columns each kind of file has.</summary>
public static class ImportFields
{
    private static readonly ImportField[] People =
    [
        ImportField.Number, ImportField.GivenName, ImportField.SurnamePrefix, ImportField.FamilyName, ImportField.Email, ImportField.Role,
        ImportField.School, ImportField.Team, ImportField.From, ImportField.Until, ImportField.Hours,
    ];

    private static readonly ImportField[] Placements =
    [
        ImportField.StudentEmail, ImportField.School, ImportField.Team, ImportField.From, ImportField.Until, ImportField.DaysPerWeek,
        ImportField.BuddyEmail, ImportField.SupervisorEmail,
    ];

    /// <summary>The columns of a kind of file, in the order of its template.</summary>
    public static IReadOnlyList<ImportField> Of(ImportFileKind kind) => kind == ImportFileKind.People ? People : Placements;

    /// <summary>Whether a file of this kind cannot do without the column.</summary>
    public static bool IsRequired(ImportFileKind kind, ImportField field) => kind == ImportFileKind.People
        ? field is ImportField.GivenName or ImportField.FamilyName or ImportField.Email or ImportField.Role or ImportField.From
        : field is ImportField.StudentEmail or ImportField.School or ImportField.Team or ImportField.From or ImportField.DaysPerWeek;
}
