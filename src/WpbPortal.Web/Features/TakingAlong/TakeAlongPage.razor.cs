using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.TakingAlong;

/// <summary>What was done in a meeting, and what each takes along from it: around a fire, in a studio, with a team, or coming back to an earlier one.</summary>
public sealed partial class TakeAlongPage
{
    private MeetingLeaves? _leaves;
    private Viewer? _viewer;
    private KeptDraft _own = KeptDraft.None;
    private KeptDraft _account = KeptDraft.None;

    [Inject] private TakeAlongQueries Leaves { get; set; } = null!;

    [Inject] private TakeAlongService Service { get; set; } = null!;

    [Inject] private DraftService Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>The meeting.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "regel")] private LineForm? Line { get; set; }

    [SupplyParameterFromForm(FormName = "verslag")] private AccountInput? Account { get; set; }

    [SupplyParameterFromForm(FormName = "eerder")] private EarlierForm? Earlier { get; set; }

    /// <summary>Whether there is more than what each takes along.</summary>
    private bool HasMore => _leaves is { Trains: true } or { Earlier: not null } or { About: not null } or { Done: not null };

    private string? Readers => _leaves!.Own switch
    {
        { IsShared: true } => TakeAlongTexts.ReadersGroup,
        { } => null,
        _ => TakeAlongTexts.ReadersEither,
    };

    private string? DoneSentence => Done switch
    {
        "gedeeld" => TakeAlongTexts.DoneShared,
        "bewaard" => TakeAlongTexts.DoneKept,
        "verslag" => TakeAlongTexts.DoneWritten,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var leaves = await Leaves.OfAsync(viewer, Id);
        _own = await Drafts.FindAsync(viewer, TakeAlongDrafts.Own(Id));
        _account = await Drafts.FindAsync(viewer, TakeAlongDrafts.Account(Id));
        Line ??= new() { Words = _own.Fields?.Text("Line.Words") ?? leaves.Own?.Words };
        Account ??= new() { About = _account.Fields?.Text("Account.About") ?? leaves.About, Done = _account.Fields?.Text("Account.Done") ?? leaves.Done };
        (_viewer, _leaves) = (viewer, leaves);
    });

    private Task SayAsync() => ActAsync(Line!.IsShared ? "gedeeld" : "bewaard", viewer => Service.SayAsync(viewer, Id, Line.Words, Line.IsShared));

    private Task WriteAsync() => ActAsync("verslag", viewer => Service.WriteAsync(viewer, Id, Account!.About, Account.Done));

    private Task ComeBackAsync() => ActAsync("verslag", viewer => Service.ComeBackToAsync(viewer, Id, Earlier?.MeetingId));

    private async Task ActAsync(string done, Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.TakeAlong(Id)}?gedaan={done}");
    }
}

/// <summary>What somebody takes along, as it is typed.</summary>
public sealed class LineForm
{
    public string? Words { get; set; }

    /// <summary>Which of the two buttons was pressed.</summary>
    public bool IsShared { get; set; }
}

/// <summary>What was done, as it is typed.</summary>
public sealed class AccountInput
{
    public string? About { get; set; }
    public string? Done { get; set; }
}

/// <summary>Which earlier meeting a return session comes back to.</summary>
public sealed class EarlierForm
{
    public Guid? MeetingId { get; set; }
}
