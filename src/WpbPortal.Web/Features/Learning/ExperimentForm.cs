using System.Globalization;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What is typed of an experiment.</summary>
public sealed class ExperimentForm
{
    public Guid Id { get; set; }
    public string? Content { get; set; }
    public DateOnly? LookBackOn { get; set; }
    public Guid? QuestionId { get; set; }
    public bool IsShared { get; set; }

    /// <summary>As the domain takes it.</summary>
    internal ExperimentPlan Plan => new(Content, LookBackOn, QuestionId);

    /// <summary>What it says now, or a new one.</summary>
    internal static ExperimentForm Of(ExperimentDetail detail, Guid? questionId) => detail.Row is { } row
        ? new() { Id = row.Id, Content = row.Content, LookBackOn = row.LookBackOn, QuestionId = row.QuestionId }
        : new() { Id = Guid.CreateVersion7(), LookBackOn = detail.Today.AddDays(Experiment.UsualDays), QuestionId = questionId };

    /// <summary>What was kept of it.</summary>
    internal static ExperimentForm Of(DraftFields fields) => new()
    {
        Id = Guid.TryParse(fields.Text("Form.Id"), out var id) ? id : Guid.CreateVersion7(),
        Content = fields.Text("Form.Content"),
        LookBackOn = DateOnly.TryParseExact(fields.Text("Form.LookBackOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        QuestionId = Guid.TryParse(fields.Text("Form.QuestionId"), out var question) ? question : null,
    };
}
