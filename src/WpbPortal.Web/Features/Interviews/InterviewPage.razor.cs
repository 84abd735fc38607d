using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>An interview, for who holds it and for whom it is with: written up, read along, corrected, agreed on or withdrawn.</summary>
public sealed partial class InterviewPage
{
    private InterviewDetail? _interview;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    [Inject] private InterviewService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which interview.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "voorstel")] private CorrectionForm? Proposed { get; set; }

    [SupplyParameterFromForm(FormName = "antwoord")] private CorrectionForm? Answered { get; set; }

    [SupplyParameterFromForm(FormName = "verzetten")] private MomentForm? Moment { get; set; }

    private CorrectionForm? Form { get; set; }

    private PersonName Other => _interview!.IsMine ? _interview.Interviewee : _interview.Interviewer;

    private string? DoneSentence => Done switch
    {
        "gepland" => string.Format(InterviewTexts.DonePlanned, Other.GivenName),
        "verzet" => string.Format(InterviewTexts.DoneMoved, Other.GivenName),
        "bewaard" => InterviewTexts.DoneKept,
        "meelezen" => string.Format(InterviewTexts.DoneOffered, Other.GivenName),
        "voorstel" => string.Format(InterviewTexts.DoneProposed, Other.GivenName),
        "antwoord" => string.Format(InterviewTexts.DoneAnswered, Other.GivenName),
        "akkoord" => InterviewTexts.DoneAgreed,
        "ingetrokken" => InterviewTexts.DoneWithdrawn,
        _ => null,
    };

    private string? StandSentence => _interview switch
    {
        { State: InterviewState.Held, IsMine: true } => InterviewTexts.OnlyYouRead,
        { State: InterviewState.Held } interview => string.Format(InterviewTexts.BeingWritten, interview.Interviewer.GivenName),
        { State: InterviewState.Offered, IsMine: true, OfferedAt: { } at } interview => string.Format(InterviewTexts.ReadSince, interview.Interviewee.GivenName, at.ShowDay().Unbroken()),
        { State: InterviewState.Offered } => InterviewTexts.YourTurn,
        { State: InterviewState.Agreed, AgreedAt: { } at } => string.Format(InterviewTexts.AgreedOn, at.ShowDay().Unbroken()),
        // When it is to be stands right below.
        { State: InterviewState.Planned } => null,
        { } interview => interview.At.Show(),
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var interview = await Interviews.DetailAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, interview.IsMine ? InterviewDrafts.Answer(Id) : InterviewDrafts.Correction(Id));
        Form = new() { Content = Proposed?.Content ?? _kept.Fields?.Text("Proposed.Content"), Answer = Answered?.Answer ?? _kept.Fields?.Text("Answered.Answer") };
        var clock = DutchTime.Local(interview.At);
        Moment ??= new() { Day = DateOnly.FromDateTime(clock), Time = TimeOnly.FromDateTime(clock), Minutes = interview.Minutes, Place = interview.Place };
        (_viewer, _interview) = (viewer, interview);
    });

    private Task MoveAsync() => ActAsync(viewer => Service.MoveAsync(viewer, Id, Moment!.ToMoment()), Here("verzet"));

    private Task HoldAsync() => ActAsync(viewer => Service.HoldAsync(viewer, Id), Urls.InterviewPart(Id, 1));

    private Task CallOffAsync() => ActAsync(viewer => Service.CallOffAsync(viewer, Id), $"{Urls.Interviews}?gedaan=afgezegd");

    private Task OfferAsync() => ActAsync(viewer => Service.OfferAsync(viewer, Id), Here("meelezen"));

    private Task CorrectAsync() => ActAsync(viewer => Service.CorrectAsync(viewer, Id, Proposed!.Content), Here("voorstel"));

    private Task AnswerAsync() => ActAsync(viewer => Service.AnswerAsync(viewer, Id, Answered!.Correction, Answered.Answer), Here("antwoord"));

    private Task AgreeAsync() => ActAsync(viewer => Service.AgreeAsync(viewer, Id), Here("akkoord"));

    private Task WithdrawAsync() => ActAsync(viewer => Service.WithdrawAsync(viewer, Id), Here("ingetrokken"));

    private string Here(string done) => $"{Urls.Interview(Id)}?gedaan={done}";

    private async Task ActAsync(Func<Viewer, Task> act, string then)
    {
        if (await TryAsync(act)) Navigator.NavigateTo(then);
    }
}

/// <summary>What is typed of a proposal, or of the answer to one.</summary>
public sealed class CorrectionForm
{
    public Guid Correction { get; set; }
    public string? Content { get; set; }
    public string? Answer { get; set; }
}
