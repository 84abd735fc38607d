namespace WpbPortal.Domain.People;

/// <summary>
/// A file that was read in. Within <see cref="TimeToTakeBack"/> it can be taken back whole, as long as nothing of what it
/// made is in use; until then what it touched is remembered beside it (<see cref="ImportedRecord"/>), and forgotten afterwards.
/// </summary>
public sealed class ImportedFile : TenantEntity
{
    /// <summary>Longest name of a file, in characters.</summary>
    public const int FileNameLength = 120;

    /// <summary>How long a file can be taken back after it was read in.</summary>
    public static readonly TimeSpan TimeToTakeBack = TimeSpan.FromHours(24);

    private ImportedFile() { }

    /// <summary>A file that is read in now.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public ImportedFile(Guid partnershipId, Guid id, string fileName, Guid importedById, DateTimeOffset at, int made, int changed) : base(partnershipId, id)
    {
        FileName = Text.Required(fileName, FileNameLength, nameof(FileName));
        ImportedById = importedById;
        At = at;
        Made = made;
        Changed = changed;
    }

    /// <summary>The name of the file as it was chosen.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Who read it in.</summary>
    public Guid ImportedById { get; private set; }

    /// <summary>Who read it in.</summary>
    public Person ImportedBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How many things it brought that were not there.</summary>
    public int Made { get; private set; }

    /// <summary>How many things it changed that were there.</summary>
    public int Changed { get; private set; }

    /// <summary>When it was taken back; null as long as it stands.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Whether it can be taken back at this moment, as far as time goes.</summary>
    public bool IsRecent(DateTimeOffset now) => TakenBackAt is null && now < At + TimeToTakeBack;

    /// <summary>Takes it back.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportTakenBack"/> or <see cref="Rule.ImportTooLongAgo"/>.</exception>
    public void TakeBack(DateTimeOffset now)
    {
        if (TakenBackAt is not null) throw new RuleViolationException(Rule.ImportTakenBack);
        if (!IsRecent(now)) throw new RuleViolationException(Rule.ImportTooLongAgo, (int)TimeToTakeBack.TotalHours);
        TakenBackAt = now;
    }
}

/// <summary>One thing that a file made or changed, and how it was before: what is needed to take the file back.</summary>
public sealed class ImportedRecord : TenantEntity
{
    /// <summary>Longest name of a kind of record, in characters.</summary>
    public const int RecordLength = 60;

    /// <summary>Length of a fingerprint, in characters.</summary>
    public const int FingerprintLength = 32;

    private ImportedRecord() { }

    /// <summary>The file that it came with.</summary>
    public Guid FileId { get; private set; }

    /// <summary>The kind of record: the name of its entity.</summary>
    public string Record { get; private set; } = "";

    /// <summary>Its id.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>The values that the file replaced, as JSON; null for what the file made.</summary>
    public string? Before { get; private set; }

    /// <summary>A hash of the whole record as the file left it, by which it shows whether somebody changed it since.</summary>
    public string Fingerprint { get; private set; } = "";
}
