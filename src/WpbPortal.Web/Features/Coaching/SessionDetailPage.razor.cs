using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>One session: all of it for who logged it, what was shared for the student.</summary>
public sealed partial class SessionDetailPage
{
    private SessionDetail? _session;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    [Inject] private CoachingService Service { get; set; } = null!;

    [Inject] private StudentViewService Views { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedeeld")] private bool IsJustShared { get; set; }

    [SupplyParameterFromQuery(Name = "verbeterd")] private bool IsJustCorrected { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "kijk")] private ViewForm? View { get; set; }

    private string? DoneSentence => Done switch
    {
        "gepland" => SessionTexts.JustPlanned,
        "verzet" => SessionTexts.JustMoved,
        "afgezegd" => SessionTexts.JustCalledOff,
        "gezet" when _session is { IsMine: false, View: { } view } => string.Format(view.SharedAt is null ? SessionTexts.ViewKept : SessionTexts.ViewKeptShared, _session.Author.GivenName),
        "weg" when _session is { IsMine: false, View: null } => SessionTexts.ViewRemoved,
        _ => null,
    };

    private DateTimeOffset Now => Clock.GetUtcNow();

    protected override Task OnInitializedAsync() => TryAsync(LoadAsync);

    private Task TakeBackAsync() => TryAsync(async viewer =>
    {
        await Service.WithdrawShareAsync(viewer, Id);
        await LoadAsync(viewer);
    });

    private Task MarkAsync() => ActAsync("gezet", viewer => Views.MarkAsync(viewer, Id, View?.By, View?.How, View?.IsShared == true));

    private Task ShareViewAsync() => ActAsync("gezet", viewer => _session!.View?.SharedAt is null ? Views.ShareAsync(viewer, Id) : Views.KeepToSelfAsync(viewer, Id));

    private Task RemoveViewAsync() => ActAsync("weg", viewer => Views.RemoveAsync(viewer, Id));

    private async Task ActAsync(string done, Func<Domain.Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.Session(Id)}?gedaan={done}#kijk");
    }

    private async Task LoadAsync(Domain.Viewer viewer) => _session = await Coaching.SessionAsync(viewer, Id);
}
