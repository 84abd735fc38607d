using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Planning;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Participations;

/// <summary>What the viewer was invited to, with his answer and what is coming up.</summary>
public sealed partial class MyTrajectoriesPage
{
    private IReadOnlyList<MyTrajectory>? _mine;
    private IReadOnlyDictionary<string, KeptDraft> _words = new Dictionary<string, KeptDraft>();
    private IReadOnlyList<OwnTraining> _training = [];
    private Viewer? _viewer;

    [Inject] private ParticipationQueries Participations { get; set; } = null!;

    [Inject] private ParticipationService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gezegd")] private string? Said { get; set; }

    [SupplyParameterFromForm] private AnswerForm? Form { get; set; }

    private string? SaidSentence => Enum.TryParse<ParticipationState>(Said, out var state) ? state switch
    {
        ParticipationState.Accepted => ParticipationTexts.SaidJoin,
        ParticipationState.WaitingList => ParticipationTexts.SaidWaiting,
        ParticipationState.Declined => ParticipationTexts.SaidDecline,
        ParticipationState.Withdrawn => ParticipationTexts.SaidWithdraw,
        _ => null,
    } : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _words = await Drafts.FindAllAsync(viewer, ParticipationDrafts.Words);
        _training = await Participations.TrainingAsync(viewer);
        (_viewer, _mine) = (viewer, await Participations.MineAsync(viewer));
    });

    private async Task AnswerAsync()
    {
        ParticipationState? answered = null;
        var done = await TryAsync(async viewer => answered = Form?.Answer switch
        {
            AnswerForm.Joins => await Service.AcceptAsync(viewer, Form.TrajectoryId),
            AnswerForm.Declines => await Service.DeclineAsync(viewer, Form.TrajectoryId, Form.Word),
            AnswerForm.Stops => await Service.WithdrawAsync(viewer, Form.TrajectoryId, Form.Word),
            _ => null,
        });
        if (done && answered is not null) Navigator.NavigateTo($"{Urls.MyTrajectories}?gezegd={answered}");
    }
}

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class ParticipationDrafts
{
    /// <summary>What each of them begins with.</summary>
    public const string Words = "woord:";

    /// <summary>The word with an answer to an invitation.</summary>
    public static string Word(Guid trajectoryId) => $"{Words}{trajectoryId:N}";
}

/// <summary>What somebody answers to an invitation.</summary>
public sealed class AnswerForm
{
    internal const string Joins = "doe-mee";
    internal const string Declines = "deze-keer-niet";
    internal const string Stops = "stop";

    /// <summary>Which trajectory.</summary>
    public Guid TrajectoryId { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Answer { get; set; }

    /// <summary>A word with it.</summary>
    public string? Word { get; set; }
}
