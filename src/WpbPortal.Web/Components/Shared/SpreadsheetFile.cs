using System.Globalization;
using System.Text;
using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace WpbPortal.Web.Components.Shared;

/// <summary>A file that somebody opens in a spreadsheet program.</summary>
/// <param name="Name">Its name, with its ending.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SpreadsheetFile(string Name, string ContentType, byte[] Content)
{
    private static readonly UTF8Encoding WithMark = new(true);

    /// <summary>A CSV file as Dutch Excel opens it at a double click: semicolons, a byte order mark, decimal commas, <c>dd-MM-yyyy</c>.</summary>
    /// <param name="name">The name without its ending.</param>
    /// <param name="headers">What stands above the columns.</param>
    /// <param name="rows">Texts, numbers, days or null.</param>
    public static SpreadsheetFile Csv(string name, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var content = new MemoryStream();
        using (var text = new StreamWriter(content, WithMark, leaveOpen: true))
        using (var writer = CsvWriter.Create(text, new() { Separator = ';', NewLine = "\r\n" }, leaveOpen: true))
        {
            writer.WriteRecord([.. headers.Select(SpreadsheetText.Neutralise)]);
            foreach (var row in rows) writer.WriteRecord([.. row.Select(Text)]);
        }
        return new($"{name}.csv", "text/csv; charset=utf-8", content.ToArray());
    }

    /// <summary>A workbook with one or more sheets.</summary>
    /// <param name="name">The name without its ending.</param>
    /// <param name="sheets">The sheets; the first opens.</param>
    public static SpreadsheetFile Xlsx(string name, params ReadOnlySpan<SpreadsheetSheet> sheets)
    {
        Dictionary<string, object> contents = [];
        foreach (var sheet in sheets) contents[sheet.Name] = sheet.Rows.Select(row => Named(sheet.Headers, row)).DefaultIfEmpty(Named(sheet.Headers, [])).ToList();
        using var content = new MemoryStream();
        content.SaveAs(contents, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None });
        return new($"{name}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content.ToArray());
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => SpreadsheetText.Neutralise(text),
        DateOnly day => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture).Replace('.', ','),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static Dictionary<string, object?> Named(IReadOnlyList<string> headers, IReadOnlyList<object?> row)
    {
        Dictionary<string, object?> cells = [];
        for (var column = 0; column < headers.Count; column++)
        {
            cells[SpreadsheetText.Neutralise(headers[column])] = column >= row.Count ? null : row[column] switch
            {
                string text => SpreadsheetText.Neutralise(text),
                DateOnly day => day.ToDateTime(TimeOnly.MinValue),
                var value => value,
            };
        }
        return cells;
    }
}

/// <summary>A sheet of a workbook.</summary>
public sealed record SpreadsheetSheet(string Name, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<object?>> Rows);
