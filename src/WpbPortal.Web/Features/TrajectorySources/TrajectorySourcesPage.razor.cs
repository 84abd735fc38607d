using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>The sources of a trajectory. Who takes part asks for more, who trains the group answers.</summary>
public sealed partial class TrajectorySourcesPage
{
    private static readonly string[] Fields = [nameof(TrajectorySource.Reference), nameof(SourceRequest.About), nameof(SourceRequest.Answer)];

    private SourceBoard? _board;
    private Viewer? _viewer;
    private IReadOnlyDictionary<string, KeptDraft> _kept = new Dictionary<string, KeptDraft>();

    [Inject] private TrajectorySourceQueries Sources { get; set; } = null!;

    [Inject] private TrajectorySourceService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "over")] private string? About { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "fout")] private string? Mistake { get; set; }

    [SupplyParameterFromForm(FormName = "bron")] private GroupSourceForm? Source { get; set; }

    [SupplyParameterFromForm(FormName = "meer")] private MoreForm? Asked { get; set; }

    [SupplyParameterFromForm] private AnswerForm? Answer { get; set; }

    private string? FileMistake => Mistake switch
    {
        nameof(Rule.FileTooLarge) => RuleSentences.Of(Rule.FileTooLarge, TrajectorySourceFile.MostBytes / 1024 / 1024),
        nameof(Rule.TooManyFiles) => RuleSentences.Of(Rule.TooManyFiles),
        nameof(Rule.Required) => RuleSentences.Of(Rule.Required),
        nameof(Rule.TooLong) => RuleSentences.Of(Rule.TooLong, SourceRequest.TextLength),
        null => null,
        _ => RuleSentences.Of(Rule.FileNotTaken),
    };

    private string? DoneSentence => Done switch
    {
        "bron" => TrajectorySourceTexts.DoneAdded,
        "weg" => TrajectorySourceTexts.DoneRemoved,
        "gevraagd" => TrajectorySourceTexts.DoneAsked,
        "beantwoord" => TrajectorySourceTexts.DoneAnswered,
        "gedeeld" => TrajectorySourceTexts.DoneShared,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var board = await Sources.BoardAsync(viewer, Id);
        _kept = await Drafts.FindAllAsync(viewer, TrajectorySourceDrafts.All);
        var (added, more) = (Kept(TrajectorySourceDrafts.New(Id)).Fields, Kept(TrajectorySourceDrafts.More(Id)).Fields);
        Source ??= new()
        {
            Reference = added?.Text("Source.Reference"), Title = added?.Text("Source.Title"), Note = added?.Text("Source.Note"),
            MeetingId = Guid.TryParse(added?.Text("Source.MeetingId"), out var meeting) ? meeting : null,
        };
        // Somebody who points at a source means that one, whatever he began to type before.
        Asked ??= new() { Id = Guid.TryParse(more?.Text("Asked.Id"), out var id) ? id : Guid.CreateVersion7(), About = About ?? more?.Text("Asked.About"), Wish = more?.Text("Asked.Wish") };
        (_viewer, _board) = (viewer, board);
    });

    private KeptDraft Kept(string key) => _kept.GetValueOrDefault(key, KeptDraft.None);

    private string More(string about) => $"{Urls.TrajectorySources(Id)}?over={Uri.EscapeDataString(about)}#meer";

    private Task AddAsync() => ActAsync("bron", viewer => Service.AddAsync(viewer, Id, Source!.MeetingId, new(Source.Reference, Source.Title, Source.Note)));

    private Task RemoveAsync(Guid source) => ActAsync("weg", viewer => Service.RemoveAsync(viewer, source));

    private Task AskAsync() => ActAsync("gevraagd", viewer => Service.AskAsync(viewer, Id, Asked!.Id, Asked.About, Asked.Wish));

    private Task AnswerAsync() => ActAsync(Answer?.IsShared == true ? "gedeeld" : "beantwoord", viewer => Service.AnswerAsync(viewer, Answer?.RequestId ?? throw new NotFoundException("SourceRequest"),
        new SourceText(Answer.Reference, Answer.Title, Answer.Words), Answer.IsShared));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.TrajectorySources(Id)}?gedaan={done}");
    }
}

/// <summary>What is typed of a source with a trajectory.</summary>
public sealed class GroupSourceForm
{
    public string? Reference { get; set; }
    public string? Title { get; set; }
    public string? Note { get; set; }
    public Guid? MeetingId { get; set; }
}

/// <summary>What is typed by who wants more.</summary>
public sealed class MoreForm
{
    public Guid Id { get; set; }
    public string? About { get; set; }
    public string? Wish { get; set; }
}

/// <summary>What is typed as an answer.</summary>
public sealed class AnswerForm
{
    public Guid? RequestId { get; set; }
    public string? Words { get; set; }
    public string? Reference { get; set; }
    public string? Title { get; set; }

    /// <summary>Which of the two buttons was pressed.</summary>
    public bool IsShared { get; set; }
}
