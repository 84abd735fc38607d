using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Timetables;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Timetables;
using WpbPortal.Web.Features.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Timetables;

/// <summary>Everybody his own timetable: only busy or free of it is kept, nobody else reads it, and it goes in one act.</summary>
public sealed class TimetableServiceTests(MigratedDatabase database) : PortalTest(database)
{
    // Monday 9 November, half past two in the Netherlands.
    private static readonly DateTimeOffset Lesson = new(2026, 11, 9, 13, 30, 0, TimeSpan.Zero);

    private static readonly WeeklyBlock MondayAfternoon = new(DayOfWeek.Monday, new(14, 0), new(15, 0));

    private TimetableService Service => Data.Service<TimetableService>();

    private TimetableQueries Queries => Data.Service<TimetableQueries>();

    [Fact]
    public async Task TakeFile_WithTitlesAndPlaces_KeepsNoneOfThemAnywhere()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var viewer = await Data.ViewerOf(person);
        await Service.TakeFileAsync(viewer, TestData.CalendarFile(Lesson, "geheimeklas", "geheimlokaal"), Stop);

        var kept = (await Queries.OwnAsync(viewer, Stop)).Kept!;
        Assert.Equal(TimetableSource.File, kept.Source);
        Assert.Equal(new BusyTime(Lesson, Lesson.AddMinutes(50)), Assert.Single(kept.Week[0].Times));
        Assert.Equal(10L, await BackupAsync($"select cardinality(busy_from)::bigint from timetable where person_id = '{person.Id}'"));
        foreach (var table in new[] { "timetable", "audit_entry", "draft", "notification" })
            Assert.Equal(0L, await BackupAsync($"select count(*) from {table} row where row::text like '%geheim%'"));
    }

    [Fact]
    public async Task TakeByHand_ThenAFile_ReplacesItAndHalfABlockIsRefused()
    {
        var viewer = await Data.ViewerAs(Role.StudentTeacher);
        await Service.TakeByHandAsync(viewer, [new(DayOfWeek.Tuesday, new(9, 0), new(12, 0)), new(DayOfWeek.Friday, null, null)], null, null, Stop);
        var kept = (await Queries.OwnAsync(viewer, Stop)).Kept!;
        Assert.Equal((TimetableSource.ByHand, new DateOnly(2028, 7, 31)), (kept.Source, kept.Period.Until));
        Assert.Equal([0, 1, 0, 0, 0], kept.Week.Select(day => day.Times.Count));
        Assert.Single(kept.Blocks);

        await Service.TakeFileAsync(viewer, TestData.CalendarFile(Lesson), Stop);
        kept = (await Queries.OwnAsync(viewer, Stop)).Kept!;
        Assert.Equal((TimetableSource.File, 0), (kept.Source, kept.Blocks.Count));
        Assert.Equal([1, 0, 0, 0, 0], kept.Week.Select(day => day.Times.Count));

        foreach (var (rule, field, blocks, from, until) in new (Rule, string, BlockInput[], DateOnly?, DateOnly?)[]
        {
            (Rule.Required, nameof(Timetable.Blocks), [new(DayOfWeek.Monday, new(9, 0), null)], null, null),
            (Rule.BlockEndsBeforeItBegins, nameof(Timetable.Blocks), [new(DayOfWeek.Monday, new(9, 0), new(8, 0))], null, null),
            (Rule.TimetableEmpty, nameof(Timetable.Blocks), [], null, null),
            (Rule.TooManyBlocks, nameof(Timetable.Blocks), [.. Enumerable.Range(8, 4).Select(hour => new BlockInput(DayOfWeek.Monday, new(hour, 0), new(hour, 30)))], null, null),
            (Rule.PeriodEndsBeforeItBegins, nameof(DatePeriod.Until), [new(DayOfWeek.Monday, new(9, 0), new(10, 0))], Data.Today.AddDays(9), Data.Today.AddDays(3)),
        })
        {
            var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.TakeByHandAsync(viewer, blocks, from, until, Stop));
            Assert.Equal((rule, field), (broken.Rule, broken.Field));
        }
        Assert.Equal(TimetableSource.File, (await Queries.OwnAsync(viewer, Stop)).Kept!.Source);
    }

    [Fact]
    public async Task Remove_WhatWasGiven_LeavesNothingButThatItWasDone()
    {
        var person = await Data.PersonAsync(Role.Trainer);
        var viewer = await Data.ViewerOf(person);
        await Service.TakeFileAsync(viewer, TestData.CalendarFile(Lesson), Stop);
        await Service.RemoveAsync(viewer, Stop);
        await Service.RemoveAsync(viewer, Stop);
        Assert.Null((await Queries.OwnAsync(viewer, Stop)).Kept);
        Assert.Equal(0L, await BackupAsync($"select count(*) from timetable where person_id = '{person.Id}'"));
        Assert.Equal(2L, await BackupAsync($"select count(*) from audit_entry where subject_id = '{person.Id}' and record = 'Timetable'"));
    }

    [Fact]
    public async Task Own_OfWhoHasNoRoleToday_IsNotThere()
    {
        var former = await Data.ViewerOf(await Data.PersonAsync(Role.Supervisor, period: new(Data.ThisYear.From, Data.Today.AddDays(-1))));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OwnAsync(former, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.TakeFileAsync(former, TestData.CalendarFile(Lesson), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.RemoveAsync(former, Stop));
    }

    /// <summary>
    /// The table in plain SQL shows only its owner a row, and the function of who plans answers no row, for others nothing at all. Seen failing
    /// with the function not asking for a role: every colleague was answered.
    /// </summary>
    [Fact]
    public async Task Rows_AskedForByEveryRole_AreTheOwnersAlone()
    {
        var school = await Data.SchoolAsync();
        var owner = await Data.PersonAsync(Role.Supervisor, school);
        await Data.TimetableAsync(owner, MondayAfternoon);
        await Data.ParticipationAsync(await Data.TrajectoryAsync(school), owner, school: school, state: ParticipationState.Accepted);
        var unasked = await Data.PersonAsync(Role.Supervisor, school);
        await Data.TimetableAsync(unasked, MondayAfternoon);
        foreach (var role in Enum.GetValues<Role>().Except([Role.PlatformAdmin]))
        {
            var other = await Data.PersonAsync(role);
            var plans = role is Role.SchoolEducator or Role.Coordinator;
            Assert.Equal((role, 0L, plans ? 1L : 0L), (role, await AsAsync(other.Id, "select count(*) from timetable"), await AsAsync(other.Id, Asking(owner.Id))));
            // Who comes to no meeting is asked in vain, also by who plans, and so is a stretch in which a week could be read.
            Assert.Equal(0L, await AsAsync(other.Id, Asking(unasked.Id)));
            Assert.Equal(0L, await AsAsync(other.Id, Asking(owner.Id, "2026-11-09 00:00Z", "2026-11-16 00:00Z")));
            Assert.Equal(0L, await AsAsync(other.Id, Asking(owner.Id, "2026-11-09 15:00Z", "2026-11-09 16:00Z")));
        }
        Assert.Equal(1L, await AsAsync(owner.Id, "select count(*) from timetable"));
        // From another partnership, whatever the role there.
        var elsewhere = await Data.PersonAsync(Role.Coordinator, partnership: await Data.PartnershipAsync());
        Assert.Equal(0L, await AsAsync(elsewhere.Id, Asking(owner.Id), elsewhere.PartnershipId));
        await using var job = new NpgsqlConnection(Data.Connections.App);
        await job.OpenAsync(Stop);
        Assert.Equal(0L, await RunAsync(job, $"begin; select platform.enter_job('{owner.PartnershipId}'); {Asking(owner.Id)}"));

        async Task<object?> AsAsync(Guid person, string sql, Guid? partnership = null)
        {
            await using var app = new NpgsqlConnection(Data.Connections.App);
            await app.OpenAsync(Stop);
            await RunAsync(app, $"begin; select set_config('app.partnership_id', '{partnership ?? owner.PartnershipId}', true), set_config('app.person_id', '{person}', true), set_config('app.today', '{Data.Today:yyyy-MM-dd}', true)");
            return await RunAsync(app, sql);
        }
    }

    [Fact]
    public async Task Clashes_WithLessonsOfWhoComes_AreToldWithoutMoreAndNeedAConsciousYes()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var noor = await Data.PersonAsync(Role.Supervisor, school, name: new("Noor", "de", "Wit"));
        var free = await Data.PersonAsync(Role.Supervisor, school);
        await Data.TimetableAsync(noor, MondayAfternoon);
        await Data.TimetableAsync(free, new WeeklyBlock(DayOfWeek.Monday, new(8, 30), new(14, 0)));
        var trajectory = await Data.TrajectoryAsync(school, from: new(2026, 11, 17, 13, 30, 0, TimeSpan.Zero));
        foreach (var person in new[] { noor, free }) await Data.ParticipationAsync(trajectory, person, school: school, state: ParticipationState.Accepted);
        var (meeting, service) = (trajectory.Meetings.MinBy(row => row.StartsAt)!, Data.Service<TrajectoryService>());
        var tuesday = new MeetingMove(meeting.StartsAt, new(2026, 11, 17), new(14, 30), 90, null, false);
        Assert.Empty(await service.ClashesAsync(viewer, meeting.Id, tuesday, Stop));

        var monday = tuesday with { Day = new(2026, 11, 16) };
        var clash = Assert.Single(await service.ClashesAsync(viewer, meeting.Id, monday, Stop));
        Assert.Null(clash.Other);
        Assert.Equal(["Noor de Wit"], clash.People);
        Assert.Equal(Rule.MeetingClashes, (await Assert.ThrowsAsync<RuleViolationException>(() => service.MoveAsync(viewer, meeting.Id, monday, stop: Stop))).Rule);
        await service.MoveAsync(viewer, meeting.Id, monday, despiteClashes: true, stop: Stop);
    }

    private static string Asking(Guid person, string from = "2026-11-09 13:30Z", string until = "2026-11-09 14:30Z") =>
        $"select count(*) from platform.at_lessons(array['{person}']::uuid[], array['{from}']::timestamptz[], array['{until}']::timestamptz[])";

    private async Task<object?> BackupAsync(string sql)
    {
        await using var backup = new NpgsqlConnection(Data.Connections.Backup);
        await backup.OpenAsync(Stop);
        return await RunAsync(backup, sql);
    }

    /// <summary>The value of the last statement.</summary>
    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync(Stop);
        object? last = null;
        do
        {
            while (await row.ReadAsync(Stop)) last = row.GetValue(0);
        }
        while (await row.NextResultAsync(Stop));
        return last;
    }
}
