using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>
/// Counts what a part of a workbook really unpacks to, whatever its zip entry says, and stops when all parts together
/// are too much.
/// </summary>
internal sealed class CountedStream(Stream part, UnpackedBytes total) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        _read += read;
        total.Add(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) part.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What all parts of one workbook unpacked to so far.</summary>
internal sealed class UnpackedBytes
{
    private long _count;

    public void Add(int read)
    {
        _count += read;
        if (_count > ImportLimits.UnpackedBytes) throw new UnreadableFileException(ImportFindingKind.UnpacksTooLarge, 0, ImportLimits.UnpackedBytes / 1024 / 1024);
    }
}
