using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Talks;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>A school educator notes a talk at a desk, writes one anew, or goes on with a note that could not be placed.</summary>
public sealed partial class TalkPage
{
    private static readonly string[] Fields = [nameof(InformalTalk.PersonId), nameof(InformalTalk.At), nameof(InformalTalk.OwnHelps), nameof(InformalTalk.OwnHinders), nameof(InformalTalk.Sentence)];

    private TalkChoices? _choices;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TalkQueries Talks { get; set; } = null!;

    [Inject] private TalkService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which talk; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>With whom.</summary>
    [SupplyParameterFromQuery(Name = "met")] private Guid? With { get; set; }

    /// <summary>The note that waits to be placed.</summary>
    [SupplyParameterFromQuery(Name = "praatje")] private Guid? Note { get; set; }

    /// <summary>The round of talks of a trajectory that it will belong to.</summary>
    [SupplyParameterFromQuery(Name = "ronde")] private Guid? Round { get; set; }

    [SupplyParameterFromForm] private TalkForm? Form { get; set; }

    private string DraftKey => (Id ?? Note) is { } id ? TalkDrafts.Talk(id) : TalkDrafts.New;

    private string? Readers => _choices!.Talk is { ShownAt: not null } talk ? string.Format(TalkTexts.YouAnd, talk.Person.GivenName) : null;

    private IEnumerable<(string Label, IEnumerable<PersonToSpeak> People)> Groups => new[]
    {
        (TalkTexts.SpokenBefore, _choices!.People.Where(person => person.WasSpoken)),
        (TalkTexts.Others, _choices.People.Where(person => !person.WasSpoken).OrderBy(person => person.Name.Sorted, StringComparer.CurrentCulture)),
    }.Where(group => group.Item2.Any());

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choices = await Talks.ChoicesAsync(viewer, Id, Round);
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        // Asked for with somebody else, what was left of another talk does not stand in the way.
        var kept = _kept.Fields is { } fields && TalkForm.Of(fields) is var typed && (With is null || typed.PersonId == With) ? typed : null;
        Form ??= kept ?? (choices.Talk is { } talk ? TalkForm.Of(talk) : new() { PersonId = With, MeetingId = Round });
        Form.Day ??= choices.Today;
        if (Form.Id == Guid.Empty) Form.Id = Id ?? Note ?? Guid.CreateVersion7();
        (_viewer, _choices) = (viewer, choices);
    });

    private async Task SaveAsync()
    {
        // The form of a talk that is there is about that talk, whatever was sent.
        if (await TryAsync(viewer => Service.SaveAsync(viewer, Form!.Input with { Id = Id ?? Note ?? Form.Id })))
            Navigator.NavigateTo(Round is { } round ? Urls.Meeting(round) : $"{Urls.Talks}?gedaan=bewaard");
    }
}
