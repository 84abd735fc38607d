using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>A step of a meeting: added, said anew or taken away. What is typed is kept by itself.</summary>
public sealed partial class StepPage
{
    private MeetingView? _meeting;
    private StepRow? _step;
    private Viewer? _viewer;
    private KeptDraft _kept = KeptDraft.None;

    [Inject] private MeetingQueries Meetings { get; set; } = null!;

    [Inject] private MeetingDesignService Design { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The meeting.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The step; null for a new one.</summary>
    [SupplyParameterFromQuery(Name = "wat")] private Guid? What { get; set; }

    [SupplyParameterFromForm(FormName = "activiteit")] private StepForm? Form { get; set; }

    private string DraftKey => What is { } step ? MeetingDrafts.Step(step) : MeetingDrafts.NewStep(Id);

    /// <summary>How many minutes it can take.</summary>
    private int Free => _meeting!.Spare + (_step?.Minutes ?? 0);

    /// <summary>The trainers of the group, and who leads it now, should he not be one any more.</summary>
    private IEnumerable<(Guid Id, string Name)> Leaders
    {
        get
        {
            foreach (var trainer in _meeting!.Trainers) yield return (trainer.PersonId, trainer.Name.Full);
            if (_step is { LedById: { } known, LedBy: { } name } && _meeting.Trainers.All(trainer => trainer.PersonId != known)) yield return (known, name);
        }
    }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var meeting = await Meetings.ToDesignAsync(viewer, Id);
        _step = What is { } step ? meeting.Steps.SingleOrDefault(row => row.Id == step) ?? throw new NotFoundException("MeetingActivity") : null;
        _kept = await Drafts.FindAsync(viewer, DraftKey);
        Form ??= _kept.Fields is { } fields ? StepForm.Of(fields, _step?.Id, meeting.DesignNumber) : StepForm.Of(_step, meeting.DesignNumber);
        (_viewer, _meeting) = (viewer, meeting);
    });

    private async Task SaveAsync()
    {
        if (await TryAsync(viewer => Design.SaveStepAsync(viewer, Id, new(_step?.Id ?? Form!.Id, _step is null, Form!.Seen, Form.Step)))) Leave(_step is null ? "erbij" : "aangepast");
        // What he typed stays; the next press counts for how it stands now.
        else if (Broken?.Rule == Rule.ChangedMeanwhile) Form!.Seen = _meeting!.DesignNumber;
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(viewer => Design.RemoveStepAsync(viewer, Id, _step!.Id, _meeting!.DesignNumber))) Leave("weg");
    }

    private void Leave(string done) => Navigator.NavigateTo($"{Urls.Meeting(Id)}?gedaan={done}");

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>What is typed of a step.</summary>
public sealed class StepForm
{
    /// <summary>What the choice of who leads it says for somebody who is no trainer of the group.</summary>
    internal const string Other = "other";

    /// <summary>Where a message stands at the field itself.</summary>
    internal static readonly string[] Fields =
        [nameof(MeetingActivity.Phase), nameof(MeetingActivity.Title), nameof(MeetingActivity.Minutes), nameof(MeetingActivity.LedByName), nameof(MeetingActivity.Description), nameof(MeetingActivity.Materials)];

    public Guid Id { get; set; }
    public int Seen { get; set; }
    public int Phase { get; set; }
    public string? Title { get; set; }
    public int? Minutes { get; set; }
    public string? LedBy { get; set; }
    public string? LedByName { get; set; }
    public string? Description { get; set; }
    public string? Materials { get; set; }

    /// <summary>As the domain takes it.</summary>
    internal MeetingStep Step => new((VesitPhase)Phase, Title, Minutes, Description, Materials, Guid.TryParse(LedBy, out var trainer) ? trainer : null, LedBy == Other ? LedByName : null);

    /// <summary>What it says now, or a new one.</summary>
    internal static StepForm Of(StepRow? step, int seen) => step is null
        ? new() { Id = Guid.CreateVersion7(), Seen = seen }
        : new()
        {
            Id = step.Id, Seen = seen, Phase = (int)step.Phase, Title = step.Title.Show(), Minutes = step.Minutes, Description = step.Description?.Show(), Materials = step.Materials?.Show(),
            LedBy = step.LedById?.ToString() ?? (step.LedBy is null ? null : Other), LedByName = step.LedById is null ? step.LedBy : null,
        };

    /// <summary>What was kept of it.</summary>
    internal static StepForm Of(DraftFields fields, Guid? id, int seen) => new()
    {
        Id = id ?? (Guid.TryParse(fields.Text("Form.Id"), out var made) ? made : Guid.CreateVersion7()),
        Seen = seen,
        Phase = int.TryParse(fields.Text("Form.Phase"), out var phase) ? phase : 0,
        Title = fields.Text("Form.Title"),
        Minutes = int.TryParse(fields.Text("Form.Minutes"), out var minutes) ? minutes : null,
        LedBy = fields.Text("Form.LedBy"),
        LedByName = fields.Text("Form.LedByName"),
        Description = fields.Text("Form.Description"),
        Materials = fields.Text("Form.Materials"),
    };
}
