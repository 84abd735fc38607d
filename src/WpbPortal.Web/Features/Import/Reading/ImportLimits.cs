namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>How large a file may be. Far above what a partnership has, far below what hurts the server.</summary>
public static class ImportLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public const long FileBytes = 20 * 1024 * 1024;

    /// <summary>Most bytes that a workbook may hold once unpacked: a few kilobytes can unpack to gigabytes.</summary>
    public const long UnpackedBytes = 120L * 1024 * 1024;

    /// <summary>Most characters of shared texts that a workbook may hold: they are kept while it is read.</summary>
    public const long SharedCharacters = 30_000_000;

    /// <summary>Most rows below the header.</summary>
    public const int Rows = 100_000;

    /// <summary>Most columns that are looked at; formatting alone can fill a sheet to column XFD.</summary>
    public const int Columns = 200;

    /// <summary>Longest cell, in characters.</summary>
    public const int CellLength = 10_000;
}
