using System.Globalization;
using WpbPortal.Domain;
using WpbPortal.Domain.Talks;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>What is typed of a talk; the note without network has the same fields.</summary>
public sealed class TalkForm
{
    public Guid Id { get; set; }
    public Guid? PersonId { get; set; }
    public DateOnly? Day { get; set; }
    public Guid? MeetingId { get; set; }
    public List<TalkTopic>? Topics { get; set; }
    public List<TalkFactor>? Helps { get; set; }
    public List<TalkFactor>? Hinders { get; set; }
    public string? OwnHelps { get; set; }
    public string? OwnHinders { get; set; }
    public string? Sentence { get; set; }

    /// <summary>As the domain takes it.</summary>
    internal TalkContent Content => new(Topics ?? [], Helps ?? [], Hinders ?? [], OwnHelps, OwnHinders, Sentence);

    /// <summary>As the service takes it.</summary>
    internal TalkInput Input => new(Id, PersonId, Day, Content, MeetingId);

    /// <summary>What a talk says now.</summary>
    internal static TalkForm Of(TalkRow talk) => new()
    {
        Id = talk.Id, PersonId = talk.PersonId, Day = DutchTime.DayOf(talk.At), MeetingId = talk.Round?.Id, Topics = [.. talk.Topics], Helps = [.. talk.Helps], Hinders = [.. talk.Hinders],
        OwnHelps = talk.OwnHelps, OwnHinders = talk.OwnHinders, Sentence = talk.Sentence,
    };

    /// <summary>What was kept of it.</summary>
    internal static TalkForm Of(DraftFields fields) => new()
    {
        Id = Guid.TryParse(fields.Text("Form.Id"), out var id) ? id : Guid.Empty, PersonId = Guid.TryParse(fields.Text("Form.PersonId"), out var person) ? person : null,
        Day = DateOnly.TryParseExact(fields.Text("Form.Day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DayOfNote(fields),
        MeetingId = Guid.TryParse(fields.Text("Form.MeetingId"), out var round) ? round : null, Topics = Values<TalkTopic>(fields, "Form.Topics"), Helps = Values<TalkFactor>(fields, "Form.Helps"), Hinders = Values<TalkFactor>(fields, "Form.Hinders"),
        OwnHelps = fields.Text("Form.OwnHelps"), OwnHinders = fields.Text("Form.OwnHinders"), Sentence = fields.Text("Form.Sentence"),
    };

    /// <summary>A note that waits to be placed says at which moment it was written.</summary>
    private static DateOnly? DayOfNote(DraftFields fields) =>
        DateTimeOffset.TryParse(fields.Text("Form.At"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? DutchTime.DayOf(at) : null;

    private static List<T> Values<T>(DraftFields fields, string name) where T : struct, Enum =>
        [.. fields.Texts(name).Select(text => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>()];
}
