namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>Gives the rows of a file one by one; nothing of an earlier row is kept.</summary>
public abstract class RowReader : IDisposable
{
    /// <summary>The row of the file where this record begins, as a spreadsheet counts: the first is 1.</summary>
    public int Row { get; protected set; }

    /// <summary>The cells of this record, from the first column on. Valid until the next <see cref="Read"/>.</summary>
    public IReadOnlyList<ImportCell> Cells { get; protected set; } = [];

    /// <summary>How much of the file was read, from 0 to 1.</summary>
    public abstract double Fraction { get; }

    /// <summary>Sheets of a workbook that hold something but are not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; protected init; } = [];

    /// <summary>Goes to the next record that is not blank; false at the end.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read on from here.</exception>
    public abstract bool Read();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what it holds.</summary>
    protected abstract void Dispose(bool disposing);
}
