using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>A trainer's own observation of a meeting: written in main points, each with its moment; a passage is released to the participant it is about, and taken back.</summary>
public sealed partial class ObservationPage
{
    private ObservationSheet? _sheet;
    private PassageRow? _passage;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private ObservationQueries Observations { get; set; } = null!;

    [Inject] private ObservationService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The meeting.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The passage that is looked at by itself; null for all of them.</summary>
    [SupplyParameterFromQuery(Name = "passage")] private Guid? Which { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm] private PassageForm? Form { get; set; }

    private string? DoneSentence => Done switch
    {
        "geschreven" => MeetingTexts.DoneWritten,
        "aangepast" => MeetingTexts.DoneSaid,
        "gedeeld" => MeetingTexts.DoneReleased,
        "terug" => MeetingTexts.DoneTakenBack,
        "weg" => MeetingTexts.DoneThrownAway,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var sheet = await Observations.OwnAsync(viewer, Id);
        _passage = Which is { } which ? sheet.Passages.SingleOrDefault(row => row.Id == which) ?? throw new NotFoundException("MeetingObservation") : null;
        _kept = await Drafts.FindAsync(viewer, _passage is { } one ? MeetingDrafts.Passage(one.Id) : MeetingDrafts.Observation(Id));
        Form ??= new() { Id = Guid.CreateVersion7(), Content = _kept.Fields?.Text("Form.Content") ?? _passage?.Content };
        (_viewer, _sheet) = (viewer, sheet);
    });

    private bool Sends(string form) => Handler == form && Broken is null;

    private Task WriteAsync() => ActAsync("geschreven", viewer => Service.WriteAsync(viewer, Id, Form!.Id, Form.Content));

    private Task SayAsync() => ActAsync("aangepast", viewer => Service.SayAsync(viewer, _passage!.Id, Form!.Content));

    private Task ReleaseAsync() => ActAsync("gedeeld", viewer => Service.ReleaseAsync(viewer, _passage!.Id, Form!.AboutId ?? throw new RuleViolationException(Rule.NobodyChosen)));

    private Task TakeBackAsync() => ActAsync("terug", viewer => Service.TakeBackAsync(viewer, _passage!.Id));

    private Task ThrowAwayAsync() => ActAsync("weg", viewer => Service.ThrowAwayAsync(viewer, _passage!.Id));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Observation(Id)}?gedaan={done}");
    }
}

/// <summary>What is typed or chosen of a passage.</summary>
public sealed class PassageForm
{
    /// <summary>Made by the page, so that a press that comes twice writes it once.</summary>
    public Guid Id { get; set; }

    /// <summary>What was seen.</summary>
    public string? Content { get; set; }

    /// <summary>Who is to read it.</summary>
    public Guid? AboutId { get; set; }
}
