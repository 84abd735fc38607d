using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What occupies a student, with what belongs to it and its sources.</summary>
public sealed partial class ThemePage
{
    private const int MostLetters = 60;
    private static readonly string[] Fields = [nameof(DominantTheme.Title), nameof(Domain.Learning.Source.Reference)];

    private ThemeDetail? _theme;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;
    private KeptDraft _source = KeptDraft.None;

    [Inject] private ThemeQueries Themes { get; set; } = null!;

    [Inject] private ThemeService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The theme.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "aanpassen")] private ThemeForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "bron")] private SourceForm? Source { get; set; }

    [SupplyParameterFromForm(FormName = "erbij")] private PartForm? Part { get; set; }

    private string? DoneSentence => Done switch
    {
        "begonnen" => LearningTexts.DoneNamed,
        "erbij" => LearningTexts.DoneGathered,
        "bron" => LearningTexts.DoneSource,
        "gekozen" => LearningTexts.DoneAnswered,
        "aangepast" => LearningTexts.DoneChanged,
        "gedeeld" when _theme!.Readers.Count > 0 => string.Format(LearningTexts.DoneShared, LearningWords.Names(_theme.Readers)),
        "bewaard" => LearningTexts.DoneKept,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var theme = await Themes.ThemeAsync(viewer, Id, isOwn: true);
        _kept = await Drafts.FindAsync(viewer, LearningDrafts.Theme(Id));
        _source = await Drafts.FindAsync(viewer, LearningDrafts.Source(Id));
        Form ??= _kept.Fields is { } fields ? ThemeForm.Of(fields) : new() { Title = theme.Row.Title, Description = theme.Row.Description };
        Source ??= SourceForm.Of(_source.Fields);
        (_viewer, _theme) = (viewer, theme);
    });

    private static string Begin(string words) => words.Length <= MostLetters ? words : words[..MostLetters] + "…";

    /// <summary>Whether this form was just sent: it is drawn once more to take what is sent.</summary>
    private bool Sends(string form) => Handler == form && Broken is null;

    private Task ShareAsync() => ActAsync(_theme!.Row.SharedAt is null ? "gedeeld" : "bewaard",
        viewer => _theme!.Row.SharedAt is null ? Service.ShareAsync(viewer, Id) : Service.KeepToSelfAsync(viewer, Id));

    private Task SaveAsync() => ActAsync("aangepast", viewer => Service.SaveAsync(viewer, new(Id, Form!.Title, Form.Description, false)));

    private Task EndAsync() => ActAsync("aangepast", viewer => Service.EndAsync(viewer, Id, _theme!.Row.EndedAt is null));

    private Task AddSourceAsync() => ActAsync("bron", viewer => Service.AddSourceAsync(viewer, Id, Source!.Text));

    private Task AnswerAsync(Guid source, bool isTaken) => ActAsync("gekozen", viewer => Service.AnswerSourceAsync(viewer, source, isTaken));

    private Task TakeOutAsync(Guid part) => ActAsync("aangepast", viewer => Service.TakeOutAsync(viewer, part));

    private Task GatherAsync() => ActAsync("erbij", viewer => Part?.Key?.Split(':') is [var kind, var record] && Enum.TryParse<PartKind>(kind, out var of) && Guid.TryParse(record, out var id)
        ? Service.GatherAsync(viewer, Id, of, id)
        : throw new NotFoundException("ThemePart"));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.MyTheme(Id)}?gedaan={done}");
    }
}

/// <summary>What is put to a theme.</summary>
public sealed class PartForm
{
    /// <summary>The sort of thing, and which (<see cref="PartCandidate.Key"/>).</summary>
    public string? Key { get; set; }
}
