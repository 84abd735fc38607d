using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Topics;

/// <summary>What a meeting is to be about: the group proposes and chooses, the trainer takes over.</summary>
public sealed partial class TopicsPage
{
    private TopicBoard? _board;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private TopicQueries Topics { get; set; } = null!;

    [Inject] private TopicService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The meeting.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "voorstel")] private TopicForm? Form { get; set; }

    private string Lead => string.Format(_board!.IsOpen ? TopicTexts.Lead : TopicTexts.LeadClosed, _board.Meeting.Show(), _board.StartsAt.ShowDay().Unbroken());

    private string? DoneSentence => Done switch
    {
        "voorgesteld" => TopicTexts.DoneProposed,
        TopicActs.Chosen => TopicTexts.DoneChosen,
        TopicActs.LetGo => TopicTexts.DoneLetGo,
        TopicActs.TakenBack => TopicTexts.DoneTakenBack,
        TopicActs.TakenOver => TopicTexts.DoneTakenOver,
        TopicActs.TakenOff => TopicTexts.DoneTakenOff,
        "gesloten" => TopicTexts.DoneClosed,
        "open" => TopicTexts.DoneOpened,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var board = await Topics.BoardAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, TopicDrafts.New(Id));
        Form ??= new() { Id = Guid.TryParse(_kept.Fields?.Text("Form.Id"), out var id) ? id : Guid.CreateVersion7(), Words = _kept.Fields?.Text("Form.Words") };
        (_viewer, _board) = (viewer, board);
    });

    private Task ProposeAsync() => ShowAgainAsync("voorgesteld", viewer => Service.ProposeAsync(viewer, Id, Form!.Id, Form.Words));

    private Task CloseAsync() => ShowAgainAsync(_board!.IsClosed ? "open" : "gesloten", viewer => Service.CloseAsync(viewer, Id, !_board.IsClosed));

    private Task ActAsync((Guid Topic, string Act) chosen) => ShowAgainAsync(chosen.Act, viewer => chosen.Act switch
    {
        TopicActs.Chosen => Service.ChooseAsync(viewer, chosen.Topic),
        TopicActs.LetGo => Service.LetGoAsync(viewer, chosen.Topic),
        TopicActs.TakenBack => Service.TakeBackAsync(viewer, chosen.Topic),
        _ => Service.TakeOverAsync(viewer, chosen.Topic, chosen.Act == TopicActs.TakenOver),
    });

    private async Task ShowAgainAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Topics(Id)}?gedaan={done}");
    }
}

/// <summary>What is typed of a topic.</summary>
public sealed class TopicForm
{
    public Guid Id { get; set; }
    public string? Words { get; set; }
}
