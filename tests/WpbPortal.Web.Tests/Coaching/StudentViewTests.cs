using Npgsql;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Notices;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>Who brought it in and how steering: the supervisor's own two taps, and the student's, which she sees only while he shares them.</summary>
public sealed class StudentViewTests(MigratedDatabase database) : PortalTest(database)
{
    private StudentViewService Service => Data.Service<StudentViewService>();

    private CoachingQueries Queries => Data.Service<CoachingQueries>();

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Fact]
    public async Task Save_TwoTaps_AreHersAloneAlsoWhenTheSessionIsShared()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => input with { BroughtInBy = BroughtInBy.Together, Slider = -0.5 });

        Assert.Equal(new WhoLed(BroughtInBy.Together, -0.5), (await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).Steering!.Led);
        Assert.Equal(new WhoLed(BroughtInBy.Together, -0.5), Assert.Single(await Queries.SteeringAsync(pair.Supervisor, Data.ThisYear.From, Stop)).Steering!.Led);
        Assert.Null((await Queries.SessionAsync(pair.Student, input.Id, Stop)).Steering);
        Assert.Empty(await Queries.SteeringAsync(pair.Student, Data.ThisYear.From, Stop));
    }

    [Fact]
    public async Task Mark_IsHisAloneUntilHeSharesIt_AndAgainWhenHeTakesItBack()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        await Service.MarkAsync(pair.Student, input.Id, BroughtInBy.Student, -1, isShared: false, Stop);
        await SeesAsync(pair, input.Id, null, new(BroughtInBy.Student, -1));
        Assert.Equal(0, await ToldAsync(pair.Supervisor, input.Id));

        await Service.ShareAsync(pair.Student, input.Id, Stop);
        await SeesAsync(pair, input.Id, new(BroughtInBy.Student, -1), new(BroughtInBy.Student, -1));
        Assert.Equal(1, await ToldAsync(pair.Supervisor, input.Id));

        await Service.MarkAsync(pair.Student, input.Id, BroughtInBy.Supervisor, 0.5, isShared: false, Stop);
        await SeesAsync(pair, input.Id, new(BroughtInBy.Supervisor, 0.5), new(BroughtInBy.Supervisor, 0.5));

        await Service.KeepToSelfAsync(pair.Student, input.Id, Stop);
        await SeesAsync(pair, input.Id, null, new(BroughtInBy.Supervisor, 0.5));
        Assert.Equal(0, await ToldAsync(pair.Supervisor, input.Id));

        await Service.RemoveAsync(pair.Student, input.Id, Stop);
        await SeesAsync(pair, input.Id, null, null);
    }

    [Fact]
    public async Task Mark_SharedAtOnce_IsSeenAndMakesTheSessionRead()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        await Service.MarkAsync(pair.Student, input.Id, BroughtInBy.Student, 0, isShared: true, Stop);

        await SeesAsync(pair, input.Id, new(BroughtInBy.Student, 0), new(BroughtInBy.Student, 0));
        Assert.Equal(Rule.AlreadyRead, (await Assert.ThrowsAsync<RuleViolationException>(() => Data.Service<CoachingService>().WithdrawShareAsync(pair.Supervisor, input.Id, Stop))).Rule);
    }

    [Fact]
    public async Task Mark_OfADraft_FindsNothing()
    {
        var pair = await Data.CoachingPairAsync();
        var draft = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);

        await Hidden(() => Service.MarkAsync(pair.Student, draft.Id, BroughtInBy.Student, 0, isShared: true, Stop));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task AllActsAndQueries_AsAnybodyElse_FindNothing(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Service.MarkAsync(pair.Student, input.Id, BroughtInBy.Student, -1, isShared: true, Stop);
        var other = role is Role.StudentTeacher ? await Data.ViewerOf((await Data.CoachingPairAsync()).StudentPerson) : await Data.ViewerAs(role);

        foreach (var viewer in new[] { other, pair.Supervisor })
        {
            await Hidden(() => Service.MarkAsync(viewer, input.Id, BroughtInBy.Student, 0, isShared: true, Stop));
            await Hidden(() => Service.ShareAsync(viewer, input.Id, Stop));
            await Hidden(() => Service.KeepToSelfAsync(viewer, input.Id, Stop));
            await Hidden(() => Service.RemoveAsync(viewer, input.Id, Stop));
            Assert.Empty(await Queries.MyViewsAsync(viewer, Stop));
        }
        await Hidden(() => Queries.SessionAsync(other, input.Id, Stop));
        await SeesAsync(pair, input.Id, new(BroughtInBy.Student, -1), new(BroughtInBy.Student, -1));
    }

    [Fact]
    public async Task ByRawSql_AsTheApplicationsOwnRole_OnlyTheStudentWritesAndTheSupervisorReadsWhatIsShared()
    {
        var pair = await Data.CoachingPairAsync();
        var (kept, shared) = (await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor), await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Time = new(8, 0) }));
        await Service.MarkAsync(pair.Student, kept.Id, BroughtInBy.Student, -1, isShared: false, Stop);
        await Service.MarkAsync(pair.Student, shared.Id, BroughtInBy.Student, -1, isShared: true, Stop);
        var (student, author, colleague) = (pair.StudentPerson.Id, pair.SupervisorPerson.Id, (await Data.PersonAsync(Role.Supervisor)).Id);

        foreach (var (person, rows) in new[] { ((Guid?)student, 2L), (author, 1L), (colleague, 0L), (null, 0L) })
            Assert.Equal(rows, await AsAppAsync(pair, person, "select count(*) from student_view"));
        foreach (var person in new[] { author, colleague })
        {
            Assert.Equal(0L, await AsAppAsync(pair, person, "with changed as (update student_view set steering = 1 returning 1) select count(*) from changed"));
            Assert.Equal(0L, await AsAppAsync(pair, person, "with gone as (delete from student_view returning 1) select count(*) from gone"));
        }
        var forged = await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(pair, author,
            $"insert into student_view (partnership_id, id, author_id, student_id, brought_in_by, steering, marked_at) values ('{pair.Supervision.PartnershipId}', '{Guid.CreateVersion7()}', '{author}', '{student}', 1, 0, now())"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, forged.SqlState);
    }

    private async Task SeesAsync(CoachingPair pair, Guid sessionId, WhoLed? supervisor, WhoLed? student)
    {
        Assert.Equal(supervisor, (await Queries.SessionAsync(pair.Supervisor, sessionId, Stop)).View?.Led);
        Assert.Equal(supervisor, (await Queries.SteeringAsync(pair.Supervisor, Data.ThisYear.From, Stop)).Single(row => row.Id == sessionId).StudentLed);
        Assert.Equal(student, (await Queries.SessionAsync(pair.Student, sessionId, Stop)).View?.Led);
        Assert.Equal(student, (await Queries.MyViewsAsync(pair.Student, Stop)).SingleOrDefault(row => row.SessionId == sessionId)?.Led);
    }

    private async Task<int> ToldAsync(Viewer viewer, Guid sessionId) =>
        (await Data.Service<NoticeQueries>().NoticesAsync(viewer, null, Stop)).Rows.Count(row => row.RecordId == sessionId && row.Kind == NotificationKind.ViewShared);

    private static Task Hidden(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private async Task<long> AsAppAsync(CoachingPair pair, Guid? person, string sql)
    {
        await using var connection = new NpgsqlConnection(Data.Connections.App);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var enter = new NpgsqlCommand("select set_config('app.partnership_id', $1, true), set_config('app.person_id', $2, true)", connection);
        enter.Parameters.Add(new() { Value = pair.Supervision.PartnershipId.ToString() });
        enter.Parameters.Add(new() { Value = person?.ToString() ?? "" });
        await enter.ExecuteNonQueryAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop));
    }
}
