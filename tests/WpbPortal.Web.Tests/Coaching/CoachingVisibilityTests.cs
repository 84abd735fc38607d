using Npgsql;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Notices;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>Who sees what of a coaching session: its author and its student, and nobody else by any route.</summary>
public sealed class CoachingVisibilityTests(MigratedDatabase database) : PortalTest(database)
{
    private CoachingService Service => Data.Service<CoachingService>();

    private CoachingQueries Queries => Data.Service<CoachingQueries>();

    /// <summary>Every role there is; each is tried as somebody who is neither the author nor the student.</summary>
    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task AllQueriesAndActs_AsAnybodyElseInTheSameTeam_FindNothing(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var other = role is Role.StudentTeacher ? await Data.ViewerOf((await Data.CoachingPairAsync()).StudentPerson) : await Data.ViewerAs(role);

        await NothingAsync(other, pair, input);
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task AllQueriesAndActs_FromAnotherPartnership_FindNothing(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var elsewhere = await Data.PartnershipAsync();
        var school = await Data.SchoolAsync(elsewhere);
        var other = await Data.ViewerAs(role, school, role == Role.Supervisor ? await Data.TeamAsync(school) : null, elsewhere);

        await NothingAsync(other, pair, input);
    }

    [Fact]
    public async Task AllQueriesAndActs_AsTheNextSupervisor_FindNothingOfTheFormer()
    {
        var pair = await Data.CoachingPairAsync(new(Data.ThisYear.From, Data.Today));
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var next = await Data.PersonAsync(Role.Supervisor);
        await Data.AsOwnerAsync(pair.Supervision.PartnershipId, async db =>
        {
            var placement = await db.FindAsync<Placement>([pair.Supervision.PartnershipId, pair.Supervision.PlacementId], Stop);
            return db.Add(new Supervision(placement!, next.Id, new(Data.Today.AddDays(1), Data.ThisYear.Until)));
        });
        Data.Clock.Advance(TimeSpan.FromDays(2));

        await NothingAsync(await Data.ViewerOf(next), pair, input, mayLogThatStudent: true);
        Assert.NotNull((await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).WhatHappened);
        Assert.NotNull((await Queries.SessionAsync(pair.Student, input.Id, Stop)).WhatHappened);
    }

    [Fact]
    public async Task SaveAsync_ByASupervisorWhoseRoleEnded_FindsNothing()
    {
        var student = await Data.PersonAsync(Role.StudentTeacher);
        var supervisor = await Data.PersonAsync(Role.Supervisor, period: new(Data.ThisYear.From, Data.Today.AddDays(-1)));
        var supervision = await Data.SupervisionAsync(supervisor, student: student);

        await Assert.ThrowsAsync<NotFoundException>(async () => await Data.DraftSessionAsync(supervision, await Data.ViewerOf(supervisor)));
    }

    [Fact]
    public async Task ByRawSql_AsTheApplicationsOwnRole_EachTableShowsOnlyItsReaders()
    {
        var pair = await Data.CoachingPairAsync();
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Service.CorrectFeedbackAsync(pair.Supervisor, shared.Feedback[0].Id, new("beter", "deed", "vraag?"), Stop);
        await Service.ReplyAsync(pair.Student, shared.Feedback[0].Id, "mee", "probeer", Stop);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<DraftService>().KeepAsync(pair.Student, "reply:x", 1, new(new Dictionary<string, string[]> { ["TakesAlong"] = ["half"] }), Stop);
        var colleague = await Data.PersonAsync(Role.Supervisor);
        var (author, student, other, nobody) = (pair.SupervisorPerson.Id, pair.StudentPerson.Id, colleague.Id, (Guid?)null);
        // The drafts of the supervisor are what remains of saving twice: a number without content.
        (string Table, Guid? As, int Rows)[] expected =
        [
            ("session_content", author, 2), ("session_content", student, 1), ("session_content", other, 0), ("session_content", nobody, 0),
            ("session_steering", author, 2), ("session_steering", student, 0), ("session_steering", other, 0), ("session_steering", nobody, 0),
            ("feedback", author, 2), ("feedback", student, 1), ("feedback", other, 0), ("feedback", nobody, 0),
            ("feedback_version", author, 1), ("feedback_version", student, 1), ("feedback_version", other, 0), ("feedback_version", nobody, 0),
            ("feedback_reply", author, 1), ("feedback_reply", student, 1), ("feedback_reply", other, 0), ("feedback_reply", nobody, 0),
            ("private_note", author, 2), ("private_note", student, 0), ("private_note", other, 0), ("private_note", nobody, 0),
            ("notification", student, 3), ("notification", other, 0), ("notification", nobody, 0),
            ("draft", student, 2), ("draft", other, 0), ("draft", nobody, 0),
        ];

        foreach (var (table, person, rows) in expected)
            Assert.Equal((table, person, rows), (table, person, Convert.ToInt32(await AsAppAsync(pair.Supervision.PartnershipId, person, $"select count(*) from {table}"))));
        Assert.Equal(0L, await AsAppAsync(Guid.CreateVersion7(), author, "select count(*) from session_content"));
    }

    [Theory]
    [InlineData("update session_content set what_happened = 'x'")]
    [InlineData("update feedback set saw = 'x'")]
    [InlineData("delete from feedback")]
    [InlineData("update private_note set content = 'x'")]
    [InlineData("delete from private_note")]
    public async Task ByRawSql_AsAColleague_ChangesNothing(string sql)
    {
        var pair = await Data.CoachingPairAsync();
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var colleague = await Data.PersonAsync(Role.Supervisor);

        Assert.Equal(0, await ChangedAsync(pair.Supervision.PartnershipId, colleague.Id, sql));
    }

    [Theory]
    [InlineData("update feedback set saw = 'x'")]
    [InlineData("update session_content set what_happened = 'x'")]
    [InlineData("update coaching_session set minutes = 1")]
    public async Task ByRawSql_AsTheStudent_ReadsAndDoesNotChange(string sql)
    {
        var pair = await Data.CoachingPairAsync();
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        Assert.Equal(0, await ChangedAsync(pair.Supervision.PartnershipId, pair.StudentPerson.Id, sql));
    }

    [Fact]
    public async Task ByRawSql_EarlierTextOfFeedback_IsNobodysToChange()
    {
        var pair = await Data.CoachingPairAsync();
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Service.CorrectFeedbackAsync(pair.Supervisor, shared.Feedback[0].Id, new("beter", "deed", "vraag?"), Stop);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            ChangedAsync(pair.Supervision.PartnershipId, pair.SupervisorPerson.Id, "update feedback_version set saw = 'x'"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task ByRawSql_FeedbackInSomebodyElsesName_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var colleague = await Data.PersonAsync(Role.Supervisor);
        string Insert(Guid author) =>
            $"insert into feedback (partnership_id, id, session_id, author_id, student_id, number, version, saw, did, question) values ('{pair.Supervision.PartnershipId}', '{Guid.CreateVersion7()}', '{input.Id}', '{author}', '{pair.StudentPerson.Id}', 2, 1, 'a', 'b', 'c')";

        var forged = await Assert.ThrowsAsync<PostgresException>(() => ChangedAsync(pair.Supervision.PartnershipId, colleague.Id, Insert(pair.SupervisorPerson.Id)));
        var meddling = await Assert.ThrowsAsync<PostgresException>(() => ChangedAsync(pair.Supervision.PartnershipId, colleague.Id, Insert(colleague.Id)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, forged.SqlState);
        // A session of somebody else cannot be named with another author: the author is part of the foreign key.
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, meddling.SqlState);
    }

    private async Task NothingAsync(Viewer other, CoachingPair pair, SessionInput input, bool mayLogThatStudent = false)
    {
        var feedback = input.Feedback[0].Id;
        Assert.DoesNotContain((await Queries.SessionsAsync(other, default, null, Stop)).Rows, row => row.Id == input.Id);
        Assert.Empty((await Queries.SessionsAsync(other, new(WithId: pair.StudentPerson.Id), null, Stop)).Rows);
        var page = await Queries.MyFeedbackAsync(other, null, Stop);
        Assert.DoesNotContain(page.Unread.Concat(page.Read), row => row.Id == feedback);
        Assert.DoesNotContain(await Queries.SteeringAsync(other, Data.ThisYear.From, Stop), row => row.Id == input.Id);
        Assert.DoesNotContain((await Data.Service<NoticeQueries>().NoticesAsync(other, null, Stop)).Rows, notice => notice.RecordId == feedback);
        Assert.Null(await Queries.SessionToEditAsync(other, input.Id, Stop));
        if (!mayLogThatStudent) Assert.DoesNotContain(await Queries.MyStudentsAsync(other, Stop), student => student.Id == pair.StudentPerson.Id);

        await Hidden(() => Queries.SessionAsync(other, input.Id, Stop));
        await Hidden(() => Queries.FeedbackAsync(other, feedback, Stop));
        await Hidden(() => Service.ShareAsync(other, input.Id, Stop));
        await Hidden(() => Service.WithdrawShareAsync(other, input.Id, Stop));
        await Hidden(() => Service.MarkFeedbackReadAsync(other, feedback, Stop));
        await Hidden(() => Service.ReplyAsync(other, feedback, "a", "b", Stop));
        await Hidden(() => Service.CorrectFeedbackAsync(other, feedback, new FeedbackText("a", "b", "c"), Stop));
        await Hidden(() => Service.MarkReadAsync(other, input.Id, Stop));
        var mine = input with { Day = mayLogThatStudent ? Data.Today : input.Day };
        await Hidden(() => Service.SaveAsync(other, mine, Stop));
        await Hidden(() => Service.ShareAsync(other, mine, Stop));
        Assert.Equal(input.WhatHappened, (await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).WhatHappened);
    }

    private static Task Hidden(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private async Task<object?> AsAppAsync(Guid partnership, Guid? person, string sql)
    {
        await using var connection = new NpgsqlConnection(Data.Connections.App);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await EnterAsync(connection, partnership, person);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Stop);
    }

    private async Task<int> ChangedAsync(Guid partnership, Guid? person, string sql)
    {
        await using var connection = new NpgsqlConnection(Data.Connections.App);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await EnterAsync(connection, partnership, person);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task EnterAsync(NpgsqlConnection connection, Guid partnership, Guid? person)
    {
        await using var enter = new NpgsqlCommand("select set_config('app.partnership_id', $1, true), set_config('app.person_id', $2, true)", connection);
        enter.Parameters.Add(new() { Value = partnership.ToString() });
        enter.Parameters.Add(new() { Value = person?.ToString() ?? "" });
        await enter.ExecuteNonQueryAsync(Stop);
    }
}
