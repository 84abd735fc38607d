using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.ReadAlong;
using WpbPortal.Web.Features.Search;
using Xunit;

namespace WpbPortal.Web.Tests.Learning;

/// <summary>Whom a student lets read along, what that opens, and that it closes at once.</summary>
public sealed class ReadAlongTests(MigratedDatabase database) : PortalTest(database)
{
    private ReadAlongService Service => Data.Service<ReadAlongService>();

    private ReadAlongQueries Queries => Data.Service<ReadAlongQueries>();

    private LearningQueries Learning => Data.Service<LearningQueries>();

    private ReadAlongFeedbackQueries Feedback => Data.Service<ReadAlongFeedbackQueries>();

    private DateOnly Later => Data.Today.AddDays(30);

    public static TheoryData<Role> AllButStudents => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher])];

    [Theory]
    [MemberData(nameof(AllButStudents))]
    public async Task Giving_AllRolesButStudents_AreNotFound(Role role)
    {
        var (_, reader, _) = await OpenAsync();
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Service.GiveAsync(viewer, reader.PersonId, [GrantedPart.Feedback], Later, Stop));
        await HiddenAsync(() => Queries.BoardAsync(viewer, Stop));
    }

    [Fact]
    public async Task ReadingAlong_WithBothParts_ShowsWhatIsSharedAndNothingElse()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Feedback, GrantedPart.Learning);
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, shared.Feedback[0].Id, "neemt mee", "gaat proberen", Stop);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Time = new(8, 0) });

        var conversation = Assert.Single((await Feedback.OfAsync(reader, pair.StudentPerson.Id, Stop)).Conversations);
        Assert.Equal(shared.Id, conversation.Id);
        Assert.Equal("neemt mee", Assert.Single(conversation.Feedback).Reply!.TakesAlong);
        var learning = await Learning.OfAsync(reader, pair.StudentPerson.Id, Stop);
        Assert.Equal("gedeeld?", Assert.Single(learning.Questions).Wording);
        Assert.False(learning.IsCoached);
        Assert.Equal((2, 1), await InTheDatabaseAsync(pair, reader.PersonId));
    }

    [Fact]
    public async Task ReadingAlong_OnePart_OpensThatPartAlone()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Learning);
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        await HiddenAsync(() => Feedback.OfAsync(reader, pair.StudentPerson.Id, Stop));
        Assert.Single((await Learning.OfAsync(reader, pair.StudentPerson.Id, Stop)).Questions);
        Assert.Equal((0, 1), await InTheDatabaseAsync(pair, reader.PersonId));
    }

    [Fact]
    public async Task Search_OfWhoReadsAlong_FindsWhatIsSharedWhileItIsOpen()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Learning);

        Assert.Equal(pair.StudentPerson.Id, Assert.Single(Assert.Single(await FindAsync(), group => group.Kind == FoundKind.Question).Rows).Id);

        await Service.TakeBackAsync(pair.Student, Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Grants).Id, Stop);
        Assert.DoesNotContain(await FindAsync(), group => group.Kind == FoundKind.Question);

        Task<IReadOnlyList<FoundGroup>> FindAsync() => Data.Service<SearchQueries>().FindAsync(reader, "gedeeld", null, Stop);
    }

    [Fact]
    public async Task Search_OfConversationsReadAlong_FindsThemWhileItIsOpenAndTheStudentSeesThat()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Feedback);
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => input with { WhatHappened = "een korenbloem", Feedback = [new(Guid.CreateVersion7(), "zag een korenbloem", "deed", "vraag?")] });
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, shared.Feedback[0].Id, "korenbloem neem ik mee", null, Stop);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Time = new(8, 0), WhatHappened = "nog een korenbloem" });

        var groups = await FindAsync();
        Assert.Equal([FoundKind.Session, FoundKind.Feedback, FoundKind.Reply], groups.Select(group => group.Kind));
        Assert.All(groups, group => Assert.True(Assert.Single(group.Rows) is { IsReadAlong: true } row && row.Id == pair.StudentPerson.Id));
        var grant = Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Grants);
        Assert.NotNull(grant.ReadAt);

        await Service.TakeBackAsync(pair.Student, grant.Id, Stop);
        Assert.Empty(await FindAsync());

        Task<IReadOnlyList<FoundGroup>> FindAsync() => Data.Service<SearchQueries>().FindAsync(reader, "korenbloem", null, Stop);
    }

    [Fact]
    public async Task ReadingAlong_OfSomebodyElse_OpensNothing()
    {
        var (pair, _, school) = await OpenAsync(GrantedPart.Feedback, GrantedPart.Learning);
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        foreach (var viewer in (Viewer[])[await Data.ViewerAs(Role.SchoolEducator, school), await Data.ViewerAs(Role.InstituteEducator), await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.Trainer)])
        {
            await HiddenAsync(() => Feedback.OfAsync(viewer, pair.StudentPerson.Id, Stop));
            await HiddenAsync(() => Learning.OfAsync(viewer, pair.StudentPerson.Id, Stop));
            Assert.Equal((0, 0), await InTheDatabaseAsync(pair, viewer.PersonId));
        }
    }

    [Fact]
    public async Task TakeBack_ClosesAtOnceAndIsTheStudentsAlone()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Feedback, GrantedPart.Learning);
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var grant = Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Grants);

        await HiddenAsync(() => Service.TakeBackAsync(reader, grant.Id, Stop));
        await HiddenAsync(() => Service.TakeBackAsync(pair.Supervisor, grant.Id, Stop));
        await Service.TakeBackAsync(pair.Student, grant.Id, Stop);

        await HiddenAsync(() => Feedback.OfAsync(reader, pair.StudentPerson.Id, Stop));
        await HiddenAsync(() => Learning.OfAsync(reader, pair.StudentPerson.Id, Stop));
        Assert.Empty(await Queries.StudentsAsync(reader, Stop));
        Assert.Equal((0, 0), await InTheDatabaseAsync(pair, reader.PersonId));
        Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Earlier);
    }

    [Fact]
    public async Task ReadingAlong_AfterTheLastDay_IsOver()
    {
        var (pair, reader, _) = await OpenAsync();
        await Service.GiveAsync(pair.Student, reader.PersonId, [GrantedPart.Learning], Data.Today, Stop);
        Assert.Single((await Learning.OfAsync(reader, pair.StudentPerson.Id, Stop)).Questions);
        Data.Clock.Advance(TimeSpan.FromDays(1));

        await HiddenAsync(() => Learning.OfAsync(reader, pair.StudentPerson.Id, Stop));
    }

    [Fact]
    public async Task Reading_IsNotedAndTheStudentSeesWhen()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Feedback, GrantedPart.Learning);
        Assert.Null(Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Grants).ReadAt);

        await Feedback.OfAsync(reader, pair.StudentPerson.Id, Stop);

        Assert.Equal(Data.Clock.GetUtcNow(), Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Grants).ReadAt);
    }

    [Fact]
    public async Task Give_WhoIsNoEducatorOfHis_IsNotFound()
    {
        var pair = await Data.CoachingPairAsync();
        foreach (var person in (Person[])[await Data.PersonAsync(Role.SchoolEducator, await Data.SchoolAsync()), await Data.PersonAsync(Role.InstituteEducator), pair.SupervisorPerson, await Data.PersonAsync(Role.Coordinator), pair.StudentPerson])
            await HiddenAsync(() => Service.GiveAsync(pair.Student, person.Id, [GrantedPart.Feedback], Later, Stop));
        await BreakAsync(Rule.Required, nameof(StudentGrant.ReaderId), () => Service.GiveAsync(pair.Student, null, [GrantedPart.Feedback], Later, Stop));
    }

    [Fact]
    public async Task Give_Anew_TakesThePlaceOfWhatHeld()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Feedback, GrantedPart.Learning);
        await Service.GiveAsync(pair.Student, reader.PersonId, [GrantedPart.Learning], Later, Stop);

        var board = await Queries.BoardAsync(pair.Student, Stop);
        Assert.Equal([GrantedPart.Learning], Assert.Single(board.Grants).Parts);
        Assert.Single(board.Earlier);
        Assert.Equal(2, await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Notifications.CountAsync(row => row.RecipientId == reader.PersonId && row.Kind == NotificationKind.ReadAlongGiven, Stop), reader.PersonId));
    }

    [Fact]
    public async Task Give_TwiceAtOnce_HoldsOnce()
    {
        var (pair, reader, _) = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Service.GiveAsync(pair.Student, reader.PersonId, [GrantedPart.Feedback], Later, Stop)));

        Assert.Single((await Queries.BoardAsync(pair.Student, Stop)).Grants);
    }

    [Fact]
    public async Task Theme_ReadAlong_TakesNoSourceFromWhoReads()
    {
        var (pair, reader, _) = await OpenAsync(GrantedPart.Learning);
        var theme = Guid.CreateVersion7();
        await Data.Service<ThemeService>().SaveAsync(pair.Student, new(theme, "houdt hem bezig", null, true), Stop);

        Assert.False((await Data.Service<ThemeQueries>().ThemeAsync(reader, theme, isOwn: false, Stop)).IsCoached);
        await HiddenAsync(() => Data.Service<ThemeService>().AddSourceAsync(reader, theme, new("een boek", null, null), Stop));
    }

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private static async Task BreakAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }

    /// <summary>A pair whose student shares one question of two, and an educator of the school whom he lets read these parts.</summary>
    private async Task<(CoachingPair Pair, Viewer Reader, School School)> OpenAsync(params GrantedPart[] parts)
    {
        var pair = await Data.CoachingPairAsync();
        var school = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Schools.SingleAsync(row => row.Id == db.Placements.Where(placement => placement.Id == pair.Supervision.PlacementId).Select(placement => placement.SchoolId).Single(), Stop));
        var reader = await Data.ViewerAs(Role.SchoolEducator, school);
        await Data.Service<QuestionService>().AskAsync(pair.Student, Guid.CreateVersion7(), "gedeeld?", true, Stop);
        await Data.Service<QuestionService>().AskAsync(pair.Student, Guid.CreateVersion7(), "voor mezelf?", false, Stop);
        if (parts.Length > 0) await Service.GiveAsync(pair.Student, reader.PersonId, parts, Later, Stop);
        return (pair, reader, school);
    }

    /// <summary>What PostgreSQL itself shows this person of the student's: how many rows of conversations and feedback, and how many questions.</summary>
    private Task<(int Coaching, int Questions)> InTheDatabaseAsync(CoachingPair pair, Guid personId) => Data.AsOwnerAsync(pair.Supervision.PartnershipId, async db =>
    {
        await db.SayTodayAsync(Data.Today, Stop);
        return (await db.Feedback.CountAsync(row => row.StudentId == pair.StudentPerson.Id, Stop) + await db.SessionContents.CountAsync(row => row.StudentId == pair.StudentPerson.Id, Stop),
            await db.LearningQuestions.CountAsync(row => row.StudentId == pair.StudentPerson.Id, Stop));
    }, personId);
}
