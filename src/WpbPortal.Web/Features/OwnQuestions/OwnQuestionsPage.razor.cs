using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>The learning questions of a trajectory: a participant words and follows his own, and sees with the trainer what lies on the table.</summary>
public sealed partial class OwnQuestionsPage
{
    private static readonly string[] Fields = [nameof(ParticipantQuestion.Wording), nameof(ParticipantStep.Said), nameof(ParticipantQuestion.Brought)];

    private QuestionTable? _table;
    private Viewer? _viewer;
    private IReadOnlyDictionary<string, KeptDraft> _kept = new Dictionary<string, KeptDraft>();

    [Inject] private OwnQuestionQueries Questions { get; set; } = null!;

    [Inject] private OwnQuestionService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "bijeenkomst")] private Guid? MeetingId { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "vraag")] private NewQuestionForm? Asked { get; set; }

    [SupplyParameterFromForm] private QuestionForm? Form { get; set; }

    private KeptDraft New => _kept.GetValueOrDefault(QuestionDrafts.New(Id), KeptDraft.None);

    private string? BrokenNew => Form?.QuestionId is null ? BrokenAt(nameof(ParticipantQuestion.Wording)) : null;

    private string? MeetingTitle => _table?.Meetings.FirstOrDefault(meeting => meeting.Id == MeetingId)?.Title.Show();

    private string Lead => _table switch
    {
        { TakesPart: true, IsOpen: true, FirstMeetingAt: { } first, Own.Count: 0 } when DutchTime.DayOf(first) >= _viewer!.Today => string.Format(OwnQuestionTexts.LeadBefore, first.ShowDay().Unbroken()),
        { TakesPart: true } => OwnQuestionTexts.Lead,
        _ => OwnQuestionTexts.LeadTrainer,
    };

    private string? DoneSentence => Done switch
    {
        "gevraagd" => OwnQuestionTexts.DoneAsked,
        "anders" => OwnQuestionTexts.DoneReworded,
        "gezegd" => OwnQuestionTexts.DoneSaid,
        "rond" => OwnQuestionTexts.DoneClosed,
        "opgepakt" => OwnQuestionTexts.DoneReopened,
        "op-tafel" => OwnQuestionTexts.DoneOnTable,
        "van-tafel" => OwnQuestionTexts.DoneOffTable,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var table = await Questions.TableAsync(viewer, Id);
        if (table.TakesPart) _kept = await Drafts.FindAllAsync(viewer, QuestionDrafts.All);
        Asked ??= new() { Id = Guid.TryParse(New.Fields?.Text("Asked.Id"), out var id) ? id : Guid.CreateVersion7(), Wording = New.Fields?.Text("Asked.Wording") };
        (_viewer, _table) = (viewer, table);
    });

    private Task AskAsync() => ActAsync("gevraagd", viewer => Service.AskAsync(viewer, Id, Asked!.Id, Asked.Wording, Asked.Readers));

    private Task RewordAsync() => ActAsync("anders", viewer => Service.RewordAsync(viewer, Sent, Form!.Wording, Form.Reason, MeetingId));

    private Task StepAsync() => ActAsync("gezegd", viewer => Service.SayHowItGoesAsync(viewer, Sent, Form!.Said, MeetingId));

    private Task CloseAsync() => ActAsync("rond", viewer => Service.CloseAsync(viewer, Sent, Form!.Brought));

    private Task ReopenAsync() => ActAsync("opgepakt", viewer => Service.ReopenAsync(viewer, Sent));

    private Task ShowToAsync() => ActAsync(Form?.Readers == QuestionReaders.Group ? "op-tafel" : "van-tafel", viewer => Service.ShowToAsync(viewer, Sent, Form!.Readers));

    private Guid Sent => Form?.QuestionId ?? throw new NotFoundException("ParticipantQuestion");

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.OwnQuestions(Id, MeetingId)}{(MeetingId is null ? '?' : '&')}gedaan={done}");
    }
}

/// <summary>What is typed of a new question.</summary>
public sealed class NewQuestionForm
{
    public Guid Id { get; set; }
    public string? Wording { get; set; }

    /// <summary>Which of the two buttons was pressed.</summary>
    public QuestionReaders Readers { get; set; } = QuestionReaders.Trainers;
}

/// <summary>What is typed at a question that is there.</summary>
public sealed class QuestionForm
{
    public Guid? QuestionId { get; set; }
    public string? Wording { get; set; }
    public string? Reason { get; set; }
    public string? Said { get; set; }
    public string? Brought { get; set; }
    public QuestionReaders Readers { get; set; } = QuestionReaders.Trainers;
}
