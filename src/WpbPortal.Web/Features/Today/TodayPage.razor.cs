using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Today;

/// <summary>
/// The start page: it answers the question of whoever opens it. Who has several roles finds them under each other, the
/// learner's first; who is nobody's colleague here is sent to the partnerships he looks after.
/// </summary>
public sealed partial class TodayPage
{
    private readonly List<TodayPart> _parts = [];
    private string _givenName = "";
    private bool _isNowhere;
    private TodayForAll _forAll = TodayForAll.Nothing;

    [Inject] private CurrentViewer Who { get; set; } = null!;

    [Inject] private StudentTodayQueries Students { get; set; } = null!;

    [Inject] private SupervisorTodayQueries Supervisors { get; set; } = null!;

    [Inject] private SchoolEducatorTodayQueries SchoolEducators { get; set; } = null!;

    [Inject] private TrainerTodayQueries Trainers { get; set; } = null!;

    [Inject] private InstituteEducatorTodayQueries InstituteEducators { get; set; } = null!;

    [Inject] private CoordinatorTodayQueries Coordinators { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string Greeting => string.Format(DutchTime.Local(Clock.GetUtcNow()).Hour switch
    {
        < 6 => TodayTexts.GoodNight,
        < 12 => TodayTexts.GoodMorning,
        < 18 => TodayTexts.GoodAfternoon,
        _ => TodayTexts.GoodEvening,
    }, _givenName);

    private string Date => DutchTime.DayOf(Clock.GetUtcNow()).ToString(TodayTexts.LongDate, CultureInfo.CurrentCulture);

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        if (viewer.PersonId == Guid.Empty && viewer.Is(Role.PlatformAdmin))
        {
            Navigator.NavigateTo(Urls.Partnerships);
            return;
        }
        _givenName = (await Who.SessionAsync())?.GivenName ?? "";
        await AddAsync(viewer, Role.StudentTeacher, () => Students.TodayAsync(viewer), day => day.Opening is not null || day.Placements.Any(placement => placement.Choice is { HasAnswered: false }));
        await AddAsync(viewer, Role.Supervisor, () => Supervisors.TodayAsync(viewer), _ => false);
        await AddAsync(viewer, Role.SchoolEducator, () => SchoolEducators.TodayAsync(viewer), day => day.Proposals.Count > 0 || day.UpToHer is not null);
        await AddAsync(viewer, Role.Trainer, () => Trainers.TodayAsync(viewer), _ => false);
        await AddAsync(viewer, Role.InstituteEducator, () => InstituteEducators.TodayAsync(viewer), _ => false);
        await AddAsync(viewer, Role.Coordinator, () => Coordinators.TodayAsync(viewer), day => day.IsNew || day.ToInvite > 0);
        _isNowhere = _parts.Count == 0;
        if (!_isNowhere) _forAll = _parts[0].Day.ForAll;
    });

    /// <summary>One most inviting act on the page: the first part that has one gets it.</summary>
    private async Task AddAsync<T>(Viewer viewer, Role role, Func<Task<T>> look, Func<T, bool> invites) where T : TodayOfRole
    {
        if (!viewer.Is(role)) return;
        var day = await look();
        _parts.Add(new(role, day, invites(day) && _parts.All(part => !part.Invites)));
    }

    private sealed record TodayPart(Role Role, TodayOfRole Day, bool Invites);
}
