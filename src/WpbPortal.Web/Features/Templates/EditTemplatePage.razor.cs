using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Templates;

/// <summary>Somebody's working copy of a template: what it says now, part by part, and making a version of it with a word on what changed.</summary>
public sealed partial class EditTemplatePage
{
    private TemplateWork? _work;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;
    private IReadOnlyList<Difference> _whole = [];

    [Inject] private TemplateDesignService Design { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The template.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    /// <summary>Which form is being sent: it stands there for as long, also when there is nothing to make a version of any more.</summary>
    [SupplyParameterFromForm(Name = "_handler")] private string? Handler { get; set; }

    [SupplyParameterFromForm(FormName = "versie")] private VersionForm? Form { get; set; }

    private string? DoneSentence => Done switch
    {
        "geheel" => TemplateTexts.DoneWhole,
        "bijeenkomst" => TemplateTexts.DoneMeeting,
        "weg" => TemplateTexts.DoneRemoved,
        "begonnen" => TemplateTexts.DoneBegun,
        "terug" => TemplateTexts.DoneThrownAway,
        _ => null,
    };

    /// <summary>The meetings that the working copy does not have any more.</summary>
    private IEnumerable<TemplateMeeting> Gone => _work!.Original.Meetings.Where(known => _work.Content.Meetings.All(meeting => meeting.Code != known.Code));

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var work = await Design.WorkAsync(viewer, Id);
        _kept = await Drafts.FindAsync(viewer, TemplateDrafts.Word(Id));
        Form ??= new() { Word = _kept.Fields?.Text("Form.Word"), Seen = work.Latest };
        _whole = TemplateDifferences.Between(work.Original, work.Content);
        (_viewer, _work) = (viewer, work);
    });

    /// <summary>What is different of a meeting of the working copy; null for one that is new, nothing for one that is as it was.</summary>
    private IReadOnlyList<Difference>? DifferencesOf(TemplateMeeting meeting) =>
        _work!.Original.Meetings.FirstOrDefault(known => known.Code == meeting.Code) is { } known ? TemplateDifferences.Between(known, meeting) : null;

    private async Task MakeAsync()
    {
        if (await TryAsync(viewer => Design.MakeVersionAsync(viewer, Id, Form!.Word, Form.Seen))) Navigator.NavigateTo($"{Urls.Template(Id)}?gedaan=versie");
        // What he wrote stays; the next press counts for how it stands now.
        else if (Broken?.Rule == Rule.ChangedMeanwhile) Form!.Seen = _work!.Latest;
    }

    private async Task ThrowAwayAsync()
    {
        if (await TryAsync(viewer => Design.ThrowAwayAsync(viewer, Id))) Navigator.NavigateTo($"{Urls.ChangeTemplate(Id)}?gedaan=terug");
    }
}

/// <summary>A version that somebody makes.</summary>
public sealed class VersionForm
{
    /// <summary>What is different.</summary>
    public string? Word { get; set; }

    /// <summary>The latest version that the page told of.</summary>
    public int Seen { get; set; }
}
