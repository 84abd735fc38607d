using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>The file cannot be read (on). Carries the finding that says so; nobody outside the import sees it.</summary>
public sealed class UnreadableFileException(ImportFindingKind kind, int row = 0, params IReadOnlyList<object> arguments) : Exception(kind.ToString())
{
    /// <summary>What is the matter, and where.</summary>
    public ImportFinding Finding { get; } = new(row, null, kind, arguments);

    /// <summary>Whether an exception of the platform's zip or XML means that the file is damaged.</summary>
    internal static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or System.Xml.XmlException or IOException or NotSupportedException or FormatException or OverflowException;
}
