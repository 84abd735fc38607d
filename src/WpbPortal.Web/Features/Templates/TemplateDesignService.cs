using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>
/// Makes templates a partnership's own: copied, begun anew, and changed part by part. What somebody changes is his working copy, kept as
/// a draft, until he makes a version of it with a word on what changed; what a version says stays.
/// </summary>
public sealed class TemplateDesignService(WpbContexts contexts, DraftService drafts)
{
    private const string Basis = "basis";
    private const string Content = "inhoud";
    private const int LongestPart = 15_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Copies a version of a template to a new one of the partnership's own. The same press twice makes one.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TemplateContent.Checked"/>.</exception>
    public async Task<Guid> CopyAsync(Viewer viewer, Guid templateId, int number, Guid id, string? title, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var content = await VersionAsync(db, templateId, number, stop);
        return await AddAsync(db, id, content with { Title = Retelling.Required(content.Title, title) }, null, stop);
    }

    /// <summary>Begins a template of the partnership's own, without meetings yet. The same press twice makes one.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TemplateContent.Checked"/>.</exception>
    public async Task<Guid> BeginAsync(Viewer viewer, NewTemplateWish wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.MayPlanFor(null)) throw new NotFoundException("Template");
        // Of who begins it and what he pressed: the same press is known again, and nobody else's.
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{db.Viewer.PersonId:N}:{wish.Press}"))[..16]);
        return await AddAsync(db, id, wish.Content, TemplateDrafts.New, stop);
    }

    /// <summary>The viewer's working copy: what he changed, or else what the latest version says.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    public async Task<TemplateWork> WorkAsync(Viewer viewer, Guid templateId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await WorkAsync(db, templateId, stop);
    }

    /// <summary>Changes what the template says as a whole, in the working copy.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/>, or a rule of <see cref="TemplateContent.Checked"/>.</exception>
    public Task SayAsync(Viewer viewer, Guid templateId, TemplateWish wish, CancellationToken stop = default) =>
        ChangeAsync(viewer, templateId, TemplateDrafts.Whole(templateId), wish.Over, stop);

    /// <summary>Adds a meeting, or says one anew, in the working copy. The same press twice adds one.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/>, or a rule of <see cref="TemplateMeeting.Check"/>.</exception>
    public Task SayMeetingAsync(Viewer viewer, Guid templateId, TemplateMeetingWish wish, bool isNew, CancellationToken stop = default) =>
        ChangeAsync(viewer, templateId, TemplateDrafts.Meeting(templateId, isNew ? null : wish.Code), content =>
        {
            var meetings = content.Meetings.ToList();
            var index = meetings.FindIndex(known => known.Code == wish.Code);
            var meeting = wish.Over(index < 0 ? null : meetings[index]);
            meeting.Check();
            if (index < 0) meetings.Add(meeting);
            else meetings[index] = meeting;
            // In the order in which they come; those of one week as they stood.
            return content with { Meetings = [.. meetings.OrderBy(known => known.WeeksAfterStart)] };
        }, stop);

    /// <summary>Takes a meeting out of the working copy.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/>.</exception>
    public Task RemoveMeetingAsync(Viewer viewer, Guid templateId, string code, CancellationToken stop = default) =>
        ChangeAsync(viewer, templateId, TemplateDrafts.Meeting(templateId, code), content => content with { Meetings = [.. content.Meetings.Where(known => known.Code != code)] }, stop);

    /// <summary>Makes a version of the working copy, from which new trajectories are made; those that exist keep theirs.</summary>
    /// <param name="viewer">Who makes it.</param>
    /// <param name="templateId">The template.</param>
    /// <param name="word">What changed.</param>
    /// <param name="seen">The number of the latest version that the page told of: nobody overrules a version unseen.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.NothingChanged"/>, <see cref="Rule.ChangedMeanwhile"/> when somebody else made a version meanwhile, or a rule of <see cref="TrajectoryTemplate.Revise"/>.
    /// </exception>
    public async Task<int> MakeVersionAsync(Viewer viewer, Guid templateId, string? word, int seen, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var work = await WorkAsync(db, templateId, stop);
        if (!work.IsChanged) throw new RuleViolationException(Rule.NothingChanged);
        if (work.Latest != seen) throw new RuleViolationException(Rule.ChangedMeanwhile);
        var template = await db.TrajectoryTemplates.ChangedBy(db.Viewer).SingleAsync(row => row.Id == templateId, stop);
        var version = template.Revise(work.Content, word, db.Viewer.PersonId, db.Now);
        // Its id is made here, so it must be told that it is new.
        db.Add(version);
        db.Note(AuditAct.Changed, template);
        await CloseWorkAsync(db, templateId, stop);
        await db.CommitAsync(stop);
        return version.Number;
    }

    /// <summary>Throws the viewer's working copy away: back to the latest version.</summary>
    /// <exception cref="NotFoundException">The viewer makes no templates, or it is not there.</exception>
    public async Task ThrowAwayAsync(Viewer viewer, Guid templateId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        await LatestAsync(db, templateId, stop);
        await CloseWorkAsync(db, templateId, stop);
        await db.CommitAsync(stop);
    }

    private static async Task<Guid> AddAsync(WpbDbContext db, Guid id, TemplateContent content, string? draft, CancellationToken stop)
    {
        if (await db.TrajectoryTemplates.ChangedBy(db.Viewer).AnyAsync(row => row.Id == id, stop)) return id;
        var template = new TrajectoryTemplate(db.Viewer.PartnershipId, $"eigen-{id:N}", content, db.Now, db.Viewer.PersonId, id);
        db.Add(template);
        db.Note(AuditAct.Created, template);
        if (draft is not null) await DraftService.CloseAsync(db, draft, stop);
        await db.CommitAsync(stop);
        return id;
    }

    private static async Task CloseWorkAsync(WpbDbContext db, Guid templateId, CancellationToken stop)
    {
        await DraftService.CloseAsync(db, TemplateDrafts.Work(templateId), stop);
        await DraftService.CloseAsync(db, TemplateDrafts.Word(templateId), stop);
    }

    private async Task ChangeAsync(Viewer viewer, Guid templateId, string draft, Func<TemplateContent, TemplateContent> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var work = await WorkAsync(db, templateId, stop);
        var fields = new DraftFields(new Dictionary<string, string[]>
        {
            [Basis] = [work.BasedOn.ToString(CultureInfo.InvariantCulture)],
            [Content] = [.. Written(change(work.Content).Checked()).Chunk(LongestPart).Select(part => new string(part))],
        });
        var receipt = await drafts.KeepAsync(db, TemplateDrafts.Work(templateId), new(work.Sequence + 1, default, work.Sequence), fields, stop);
        // Another window of his changed another part at the same moment: what he typed here stays, and the next press counts.
        if (receipt.At is null || receipt.IsBeside) throw new RuleViolationException(Rule.ChangedMeanwhile);
        await DraftService.CloseAsync(db, draft, stop);
        await db.CommitAsync(stop);
    }

    private async Task<TemplateWork> WorkAsync(WpbDbContext db, Guid templateId, CancellationToken stop)
    {
        var (number, latest) = await LatestAsync(db, templateId, stop);
        var kept = await drafts.FindAsync(db, TemplateDrafts.Work(templateId), stop);
        if (kept.Fields is not { } fields || !int.TryParse(fields.Text(Basis), CultureInfo.InvariantCulture, out var basis)) return new(templateId, number, number, latest, latest, false, kept.Sequence);
        var content = JsonSerializer.Deserialize<TemplateContent>(string.Concat(fields.Texts(Content)), Json)!;
        var original = basis == number ? latest : await VersionAsync(db, templateId, basis, stop);
        return new(templateId, number, basis, content, original, Written(content) != Written(original), kept.Sequence);
    }

    private static string Written(TemplateContent content) => JsonSerializer.Serialize(content, Json);

    private static async Task<(int Number, TemplateContent Content)> LatestAsync(WpbDbContext db, Guid templateId, CancellationToken stop)
    {
        var latest = await db.TrajectoryTemplates.ChangedBy(db.Viewer).Where(row => row.Id == templateId)
            .SelectMany(row => row.Versions.Where(version => version.Number == row.LatestNumber)).Select(version => new { version.Number, version.Content }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Template");
        return (latest.Number, latest.Content);
    }

    private static async Task<TemplateContent> VersionAsync(WpbDbContext db, Guid templateId, int number, CancellationToken stop) =>
        await db.TrajectoryTemplates.ChangedBy(db.Viewer).Where(row => row.Id == templateId).SelectMany(row => row.Versions).Where(version => version.Number == number).Select(version => version.Content)
            .SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Template");
}

/// <summary>Somebody's working copy of a template.</summary>
/// <param name="Id">The template.</param>
/// <param name="Latest">The number of its latest version.</param>
/// <param name="BasedOn">The number of the version that the working copy began with.</param>
/// <param name="Content">What it says.</param>
/// <param name="Original">What that version says.</param>
/// <param name="IsChanged">Whether anything was changed.</param>
/// <param name="Sequence">The number of the draft in which it is kept.</param>
public sealed record TemplateWork(Guid Id, int Latest, int BasedOn, TemplateContent Content, TemplateContent Original, bool IsChanged, long Sequence);

/// <summary>The forms of this feature whose text is kept while somebody types, and the working copy itself.</summary>
internal static class TemplateDrafts
{
    /// <summary>A template that is being begun.</summary>
    public const string New = "sjabloon:nieuw";

    /// <summary>What somebody changed and made no version of yet.</summary>
    public static string Work(Guid templateId) => $"sjabloon:{templateId:N}";

    /// <summary>What is typed of the template as a whole.</summary>
    public static string Whole(Guid templateId) => $"sjabloon-geheel:{templateId:N}";

    /// <summary>What is typed of one meeting, or of a new one. A key is short, and a name within a template need not be.</summary>
    public static string Meeting(Guid templateId, string? code) =>
        $"sjabloon-deel:{templateId:N}:{(code is null ? "nieuw" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..16])}";

    /// <summary>The word on what changed.</summary>
    public static string Word(Guid templateId) => $"sjabloon-woord:{templateId:N}";
}
