namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Everything that can be said about a file. Each has a sentence in both languages, with how to mend it.</summary>
public enum ImportFindingKind
{
    // The file as a whole.
    FileEmpty,
    FileTooLarge,
    HeaderOnly,
    NotASpreadsheet,
    OldWorkbook,
    ZipIsNoWorkbook,
    WorkbookBroken,
    UnpacksTooLarge,
    TooManyRows,
    CellTooLong,
    QuoteNotClosed,
    OtherSheetsIgnored,

    // The header.
    NoColumnRecognised,
    ColumnMissing,
    ColumnTwice,
    ColumnIgnored,

    // Any cell.
    Required,
    TooLong,
    ControlCharacter,
    CellHasError,
    LooksMisread,
    TidiedUp,
    FormulaAsText,
    PrefixSplit,
    PrefixBehindGivenName,
    NumberDamaged,

    // One kind of value.
    EmailInvalid,
    EmailSeveral,
    RoleUnknown,
    RoleUnknownDidYouMean,
    RoleSeveral,
    RoleNotImportable,
    DayDoesNotExist,
    NotADay,
    DayOutOfRange,
    EndsBeforeItBegins,
    NotANumber,
    HoursBelowZero,
    HoursTooMany,
    DaysPerWeekOutOfRange,

    // Rows against each other.
    SameRowTwice,
    TotalRowSkipped,
    SameRoleOtherHours,
    RolePeriodsOverlap,
    EmailOfOtherNumber,
    NumberOfOtherEmail,
    NameDiffers,
    PlacementsOverlap,
    TooManyDaysPerWeek,
    BuddyIsStudent,
    SupervisorIsStudent,

    // Rows against what the partnership has already.
    PersonUnknown,
    StudentWithoutRole,
    EmailInUse,
    KnownRoleOverlaps,
    KnownRoleEnded,
    KnownRoleEndsInPast,
    KnownPlacementOverlaps,
    KnownTooManyDaysPerWeek,
    KnownSupervisionStays,
    KnownBuddyStays,
    KnownPlacementEnded,
    KnownPlacementLasts,
    SupervisorWithoutRole,
    BuddyNotInTeam,
    SchoolLooksLike,
}

/// <summary>How much each kind of finding weighs.</summary>
public static class ImportFindingKinds
{
    /// <summary>The weight of a kind: an error unless it is listed here.</summary>
    public static ImportSeverity Severity(this ImportFindingKind kind) => kind switch
    {
        ImportFindingKind.SameRowTwice or ImportFindingKind.LooksMisread or ImportFindingKind.StudentWithoutRole
            or ImportFindingKind.KnownSupervisionStays or ImportFindingKind.KnownBuddyStays or ImportFindingKind.SchoolLooksLike
            or ImportFindingKind.KnownRoleEnded or ImportFindingKind.KnownPlacementEnded or ImportFindingKind.KnownPlacementLasts
            or ImportFindingKind.SupervisorWithoutRole or ImportFindingKind.BuddyNotInTeam => ImportSeverity.Warning,
        ImportFindingKind.TidiedUp or ImportFindingKind.FormulaAsText or ImportFindingKind.PrefixSplit or ImportFindingKind.PrefixBehindGivenName or ImportFindingKind.ColumnIgnored
            or ImportFindingKind.OtherSheetsIgnored or ImportFindingKind.TotalRowSkipped => ImportSeverity.Note,
        _ => ImportSeverity.Error,
    };
}
