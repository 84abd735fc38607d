namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>One cell as the file has it.</summary>
/// <param name="Text">What a person sees in it, untrimmed; empty for an empty cell.</param>
/// <param name="Number">Its value, when the workbook keeps it as a number.</param>
/// <param name="Day">Its day, when the workbook formats that number as a date.</param>
/// <param name="IsError">Whether the workbook could not work out its formula.</param>
public readonly record struct ImportCell(string Text, decimal? Number = null, DateOnly? Day = null, bool IsError = false)
{
    /// <summary>A cell in which nothing was typed.</summary>
    public static ImportCell Empty { get; } = new("");
}
