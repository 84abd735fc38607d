namespace WpbPortal.Domain.Trajectories;

/// <summary>The file that a source of a trajectory is. It is given as it is, to be kept and opened elsewhere; the portal shows nothing of it.</summary>
public sealed class TrajectorySourceFile : TenantEntity
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Most bytes of files with one trajectory.</summary>
    public const long MostOfTrajectory = 100L * 1024 * 1024;

    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    private TrajectorySourceFile() { }

    /// <summary>The file of a source.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.FileTooLarge"/>.</exception>
    public TrajectorySourceFile(TrajectorySource source, SourceFile file) : base(source.PartnershipId)
    {
        if (file.Content.Length == 0) throw new RuleViolationException(Rule.Required) { Field = nameof(TrajectorySourceFile) };
        if (file.Content.Length > MostBytes) throw new RuleViolationException(Rule.FileTooLarge, MostBytes / 1024 / 1024) { Field = nameof(TrajectorySourceFile) };
        (SourceId, TrajectoryId, Name, Kind, Size, Content) = (source.Id, source.TrajectoryId, Text.Required(file.Name, NameLength, nameof(Name)), file.Kind, file.Content.Length, file.Content);
    }

    /// <summary>The source.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>What it is called, with its ending.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is, as its content says.</summary>
    public SourceFileKind Kind { get; private set; }

    /// <summary>How large it is, in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>The file.</summary>
    public byte[] Content { get; private set; } = [];
}

/// <summary>A file of which the content was looked at.</summary>
/// <param name="Name">What it is called, with its ending.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">The file.</param>
public sealed record SourceFile(string Name, SourceFileKind Kind, byte[] Content);

/// <summary>What a file of a source can be.</summary>
public enum SourceFileKind
{
    /// <summary>A document as it is printed.</summary>
    Pdf = 1,

    /// <summary>A text with its layout (Word).</summary>
    Docx = 2,

    /// <summary>A presentation (PowerPoint).</summary>
    Pptx = 3,

    /// <summary>A sheet with numbers (Excel).</summary>
    Xlsx = 4,

    /// <summary>A text with its layout (OpenDocument).</summary>
    Odt = 5,

    /// <summary>A presentation (OpenDocument).</summary>
    Odp = 6,

    /// <summary>A picture.</summary>
    Png = 7,

    /// <summary>A photo.</summary>
    Jpeg = 8,

    /// <summary>Plain text.</summary>
    Txt = 9,
}
