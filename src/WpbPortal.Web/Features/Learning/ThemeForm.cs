using WpbPortal.Domain.Learning;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What is typed of a theme.</summary>
public sealed class ThemeForm
{
    public Guid Id { get; set; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public bool IsShared { get; set; }

    /// <summary>What was kept of it.</summary>
    internal static ThemeForm Of(DraftFields fields) => new()
    {
        Id = Guid.TryParse(fields.Text("Form.Id"), out var id) ? id : Guid.CreateVersion7(), Title = fields.Text("Form.Title"), Description = fields.Text("Form.Description"),
    };
}

/// <summary>What is typed of a source.</summary>
public sealed class SourceForm
{
    public string? Reference { get; set; }
    public string? Title { get; set; }
    public string? Note { get; set; }

    /// <summary>As the domain takes it.</summary>
    internal SourceText Text => new(Reference, Title, Note);

    /// <summary>What was kept of it.</summary>
    internal static SourceForm Of(DraftFields? fields) => new() { Reference = fields?.Text("Source.Reference"), Title = fields?.Text("Source.Title"), Note = fields?.Text("Source.Note") };
}
