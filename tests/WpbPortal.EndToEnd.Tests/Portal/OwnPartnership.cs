using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Templates;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.MutualChoice;
using WpbPortal.Web.Features.OwnQuestions;
using WpbPortal.Web.Features.Participations;

namespace WpbPortal.EndToEnd.Tests.Portal;

/// <summary>
/// A partnership with one school and one team that a journey has to itself: nobody else's journey is in it, and its clockwork can be
/// taken further without anybody noticing. Everybody in it signs in with the password of the demonstration.
/// </summary>
internal sealed class OwnPartnership(RunningPortal portal, string name)
{
    private readonly string _key = Guid.NewGuid().ToString("N")[..8];
    private readonly List<object> _rows = [];
    private Partnership? _partnership;
    private string? _password;

    /// <summary>The day it is.</summary>
    public static DateOnly Today => DutchTime.DayOf(DateTimeOffset.UtcNow);

    /// <summary>A year around today.</summary>
    public static DatePeriod Year => new(Today.AddDays(-40), Today.AddDays(200));

    public Guid Id => _partnership!.Id;

    public School School { get; private set; } = null!;

    public Team Team { get; private set; } = null!;

    public SchoolYear SchoolYear { get; private set; } = null!;

    /// <summary>The first moment from tomorrow on at which the clockwork does anything: nothing happens at night or in a weekend.</summary>
    public static DateTimeOffset NextTurn => DutchTime.Moment(WorkingDays.Add(HolidayRegion.South, Today, 1), new(10, 0));

    /// <summary>Founds it, with nobody in it yet.</summary>
    public async Task<OwnPartnership> FoundAsync()
    {
        _partnership = new($"Opleidingsschool {name} {_key}", HolidayRegion.South);
        School = new(Id, "Locatie Oost");
        Team = new(Id, School.Id, "Team Muziek");
        SchoolYear = SchoolYear.Usual(Id, Today);
        _rows.AddRange([_partnership, SchoolYear, School, Team]);
        await using var platform = await portal.Services.GetRequiredService<WpbContexts>().OpenPlatformAsync();
        var known = DemoCast.As(Role.Coordinator);
        _password = (await platform.Accounts.SingleAsync(row => row.Email == known)).PasswordHash;
        return this;
    }

    /// <summary>Somebody with a role at the school; a supervisor and a student in its team.</summary>
    public Person Add(string given, string family, Role role, string language)
    {
        var person = new Person(Id, new(given, null, family), $"{given}-{_key}@{name}.example".ToLowerInvariant(), null);
        var account = new Account { Email = person.Email, DisplayName = person.Name.Full, PasswordHash = _password, SecurityStamp = _key, Language = language, CreatedAt = DateTimeOffset.UtcNow };
        person.SignInWith(account.Id);
        _rows.AddRange([account, person, new RoleAssignment(Id, person.Id, role, Year, School.Id, role is Role.Supervisor or Role.StudentTeacher ? Team.Id : null)]);
        return person;
    }

    /// <summary>Something else that is there from the beginning.</summary>
    public void Add(params IEnumerable<object> rows) => _rows.AddRange(rows);

    /// <summary>Keeps all that was added; as this person where only he may write it.</summary>
    public Task KeepAsync(Guid? by = null) => AsOwnerAsync(db =>
    {
        db.AddRange(_rows);
        _rows.Clear();
        return Task.FromResult(0);
    }, by);

    /// <summary>Takes a turn of the clockwork of mutual choice, as if it were this moment.</summary>
    public async Task TurnAsync(DateTimeOffset moment)
    {
        var clock = new StoppedClock(moment);
        var contexts = new WpbContexts(portal.Services.GetRequiredService<IDbContextFactory<WpbDbContext>>(), clock);
        await new ChoiceClockwork(contexts, portal.Services.GetRequiredService<ChoiceNews>(), clock, NullLogger<ChoiceClockwork>.Instance).TurnAsync(Id);
    }

    /// <summary>Gives it the trajectories of the article, as every partnership begins with them.</summary>
    public Task ShipTemplatesAsync() => AsOwnerAsync(db => Task.FromResult(ShippedTemplates.AddTo(db, Id, DateTimeOffset.UtcNow)));

    /// <summary>Lets the weeks go by until a meeting of a trajectory begins at this moment; all others stay as far from it as they were.</summary>
    public Task<Guid> LetWeeksPassAsync(Guid trajectoryId, string code, DateTimeOffset at) => AsOwnerAsync(async db =>
    {
        var meeting = await db.Meetings.Where(row => row.TrajectoryId == trajectoryId && row.Code == code).Select(row => new { row.Id, row.StartsAt }).SingleAsync();
        var by = at - meeting.StartsAt;
        await db.Database.ExecuteSqlAsync($"update meeting set starts_at = starts_at + {by} where trajectory_id = {trajectoryId}");
        return meeting.Id;
    });

    /// <summary>Takes a turn of each clockwork of trajectories, as if it were the next school day.</summary>
    public async Task TurnOfTrajectoriesAsync()
    {
        var clock = new StoppedClock(NextTurn);
        var contexts = new WpbContexts(portal.Services.GetRequiredService<IDbContextFactory<WpbDbContext>>(), clock);
        await ActivatorUtilities.CreateInstance<ParticipationClockwork>(portal.Services, contexts, clock).TurnAsync(Id);
        await ActivatorUtilities.CreateInstance<QuestionClockwork>(portal.Services, contexts, clock).TurnAsync(Id);
        await ActivatorUtilities.CreateInstance<EvaluationClockwork>(portal.Services, contexts, clock).TurnAsync(Id);
    }

    /// <summary>Lets the open round of mutual choice close now, and takes the turn that pairs.</summary>
    public async Task CloseRoundAsync()
    {
        var closes = await AsOwnerAsync(async db =>
        {
            var closes = (await db.ChoiceRounds.SingleAsync(row => row.State == ChoiceRoundState.Open)).ClosesAt;
            // Who looks at the page does so today: the round is over for him, too.
            await db.ChoiceRounds.ExecuteUpdateAsync(row => row.SetProperty(one => one.OpenedAt, DateTimeOffset.UtcNow.AddDays(-9)).SetProperty(one => one.ClosesAt, DateTimeOffset.UtcNow.AddMinutes(-1)));
            return closes;
        });
        await TurnAsync(closes);
    }

    /// <summary>Lets the days go by until a planned conversation has just been; only its author may write it.</summary>
    public async Task TalkHasBeenAsync(Guid sessionId, Guid author) => Xunit.Assert.Equal(1, await AsOwnerAsync(db => db.CoachingSessions.Where(row => row.Id == sessionId)
        .ExecuteUpdateAsync(row => row.SetProperty(one => one.At, DateTimeOffset.UtcNow.AddMinutes(-35))), author));

    /// <summary>Does something as the owner of the tables, who obeys the policies on persons too.</summary>
    private async Task<T> AsOwnerAsync<T>(Func<WpbDbContext, Task<T>> work, Guid? by = null)
    {
        await using var context = new WpbDbContext(WpbOptions.For(portal.Connections.Owner));
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.EnterAsOwnerAsync(Id, by);
        var result = await work(context);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
