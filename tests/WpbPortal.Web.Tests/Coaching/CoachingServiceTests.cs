using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Mail;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

public sealed class CoachingServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private CoachingService Service => Data.Service<CoachingService>();

    private CoachingQueries Queries => Data.Service<CoachingQueries>();

    [Fact]
    public async Task KeepNote_OfEitherOfTheTwo_IsHisOwn_AndBlanksTakeItAway()
    {
        var (pair, stranger) = (await Data.CoachingPairAsync(), await Data.CoachingPairAsync());
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        await Service.KeepNoteAsync(pair.Student, input.Id, "  Ik was zenuwachtig. ", Stop);
        await Service.KeepNoteAsync(pair.Supervisor, input.Id, "Vraag door.", Stop);

        Assert.Equal("Ik was zenuwachtig.", (await Queries.SessionAsync(pair.Student, input.Id, Stop)).PrivateNote);
        Assert.Equal("Vraag door.", (await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).PrivateNote);
        await Service.KeepNoteAsync(pair.Student, input.Id, " ", Stop);
        Assert.Null((await Queries.SessionAsync(pair.Student, input.Id, Stop)).PrivateNote);
        Assert.Equal("Vraag door.", (await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).PrivateNote);
        Assert.Equal(Rule.TooLong, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.KeepNoteAsync(pair.Student, input.Id, new('a', PrivateNote.TextLength + 1), Stop))).Rule);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.KeepNoteAsync(stranger.Supervisor, input.Id, "x", Stop));
    }

    [Fact]
    public async Task SaveAsync_ADraft_IsItsAuthorsAlone()
    {
        var pair = await Data.CoachingPairAsync();

        var input = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);

        var mine = await Queries.SessionAsync(pair.Supervisor, input.Id, Stop);
        Assert.Equal((input.StudentInput, input.WhatHappened, input.PrivateNote), (mine.StudentInput, mine.WhatHappened, mine.PrivateNote));
        Assert.Equal(["Listen", "Advise"], mine.Steering!.Marks.Select(mark => mark.Code));
        Assert.Equal((-0.8 * 2 + 0.6) / 3, mine.Steering.Direction!.Value, 6);
        var his = await Queries.SessionAsync(pair.Student, input.Id, Stop);
        Assert.Equal(SessionState.Held, his.State);
        Assert.Equal((null, null, null, null), (his.StudentInput, his.WhatHappened, his.PrivateNote, his.Steering));
        Assert.Empty(his.Concepts);
        Assert.Empty(his.Feedback);
        Assert.Empty((await Queries.MyFeedbackAsync(pair.Student, null, Stop)).Unread);
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.FeedbackAsync(pair.Student, input.Feedback[0].Id, Stop));
    }

    [Fact]
    public async Task SaveAsync_Again_ChangesTheSameSession()
    {
        var pair = await Data.CoachingPairAsync();
        var first = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);

        await Service.SaveAsync(pair.Supervisor, first with { Minutes = 45, WhatHappened = "anders", Marks = new Dictionary<string, int>(), Slider = 0.5, PrivateNote = " ", Feedback = [] }, Stop);

        var now = await Queries.SessionAsync(pair.Supervisor, first.Id, Stop);
        Assert.Equal((45, "anders", null, 0.5), (now.Minutes, now.WhatHappened, now.PrivateNote, now.Steering!.Direction));
        Assert.Empty(now.Feedback);
        Assert.Single((await Queries.SessionsAsync(pair.Supervisor, default, null, Stop)).Rows);
    }

    [Fact]
    public async Task SaveAsync_AfterTheSpectrumWasRenamed_KeepsTheNamesItWasMarkedWith()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.AddAsync(pair.Supervision.PartnershipId, [new Intervention(pair.Supervision.PartnershipId, new("Listen", 0.9, "horen", "hearing", "x", "x"))]);

        await Service.SaveAsync(pair.Supervisor, input with { Marks = new Dictionary<string, int> { ["Listen"] = 3 } }, Stop);

        var mark = Assert.Single((await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).Steering!.Marks);
        Assert.Equal(("luisteren", -0.8, 3), (mark.LabelNl, mark.Position, mark.Count));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(pair.Supervisor, input with { Marks = new Dictionary<string, int> { ["Impose"] = 1 } }, Stop));
    }

    [Theory]
    [InlineData(1, 0, Rule.MomentInFuture)]
    [InlineData(0, 0, Rule.MinutesOutOfRange)]
    [InlineData(-1, 30, Rule.MomentOutsideSupervision)]
    public async Task SaveAsync_AgainstARule_SaysWhichAndKeepsNothing(int days, int minutes, Rule rule)
    {
        var pair = await Data.CoachingPairAsync(new(Data.Today, Data.ThisYear.Until));
        var input = Data.SessionInput(pair.Supervision) with { Day = Data.Today.AddDays(days), Minutes = minutes };

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.SaveAsync(pair.Supervisor, input, Stop));

        Assert.Equal(rule, broken.Rule);
        Assert.Empty((await Queries.SessionsAsync(pair.Supervisor, default, null, Stop)).Rows);
    }

    [Fact]
    public async Task ShareAsync_ASession_OpensItToItsStudentWithANotificationAndAMailWithoutContent()
    {
        var pair = await Data.CoachingPairAsync();

        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        var his = await Queries.SessionAsync(pair.Student, input.Id, Stop);
        Assert.Equal((input.StudentInput, input.WhatHappened), (his.StudentInput, his.WhatHappened));
        Assert.Equal((null, null), (his.Steering, his.PrivateNote));
        Assert.Equal(("zag", "deed", "vraag?"), (his.Feedback[0].Text.Saw, his.Feedback[0].Text.Did, his.Feedback[0].Text.Question));
        var (notices, letters, audit) = await TracesAsync(pair, input.Id);
        var notice = Assert.Single(notices);
        Assert.Equal((NotificationKind.FeedbackShared, input.Feedback[0].Id, pair.StudentPerson.Id), (notice.Kind, notice.RecordId, notice.RecipientId));
        var letter = Assert.Single(letters);
        Assert.Equal(pair.StudentPerson.Email, letter.ToAddress);
        var body = Data.Service<Letters>().BodyOf(letter)!;
        Assert.Contains($"https://portal.example/mijn/feedback/{input.Feedback[0].Id}", body);
        Assert.DoesNotContain(input.WhatHappened!, letter.Subject + body);
        Assert.DoesNotContain("zag", letter.Subject + body);
        Assert.Contains(AuditAct.Shared, audit);
    }

    [Fact]
    public async Task ShareAsync_WithAStudentWhoHasNoAccount_SendsNoMail()
    {
        var student = await Data.PersonAsync(Role.StudentTeacher, hasAccount: false);
        var supervisor = await Data.PersonAsync(Role.Supervisor);
        var supervision = await Data.SupervisionAsync(supervisor, student: student);

        var input = await Data.SharedSessionAsync(supervision, await Data.ViewerOf(supervisor));

        Assert.Empty(await LettersAsync(supervision.PartnershipId, input.Id));
    }

    [Fact]
    public async Task ShareAsync_TheVerySameTwice_DoesItOnce()
    {
        var pair = await Data.CoachingPairAsync();
        var input = Data.SessionInput(pair.Supervision);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Service.ShareAsync(pair.Supervisor, input, Stop)));

        var (notices, letters, _) = await TracesAsync(pair, input.Id);
        Assert.Single(notices);
        Assert.Single(letters);
        Assert.Single((await Queries.SessionsAsync(pair.Supervisor, default, null, Stop)).Rows);
    }

    [Fact]
    public async Task ShareAsync_SomethingElseUnderTheSameId_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.ShareAsync(pair.Supervisor, input with { WhatHappened = "iets anders" }, Stop));

        Assert.Equal(Rule.SessionAlreadyShared, broken.Rule);
    }

    [Fact]
    public async Task ShareAsync_HalfAFeedback_IsRefusedAtItsFieldAndNothingIsKept()
    {
        var pair = await Data.CoachingPairAsync();
        var input = Data.SessionInput(pair.Supervision) with { Feedback = [new(Guid.CreateVersion7(), "zag", null, "vraag?")] };

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.ShareAsync(pair.Supervisor, input, Stop));

        Assert.Equal((Rule.FeedbackNeedsDid, "Feedback1.Did"), (broken.Rule, broken.Field));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.SessionAsync(pair.Supervisor, input.Id, Stop));
    }

    [Fact]
    public async Task WithdrawShareAsync_UnreadWithinTenMinutes_LeavesNoTraceForTheStudent()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        Data.Clock.Advance(TimeSpan.FromMinutes(9));

        await Service.WithdrawShareAsync(pair.Supervisor, input.Id, Stop);

        Assert.Null((await Queries.SessionAsync(pair.Student, input.Id, Stop)).WhatHappened);
        var (notices, letters, _) = await TracesAsync(pair, input.Id);
        Assert.Empty(notices);
        Assert.Empty(letters);
        await Service.ShareAsync(pair.Supervisor, input, Stop);
        (notices, letters, _) = await TracesAsync(pair, input.Id);
        Assert.Single(notices);
        Assert.Single(letters);
    }

    [Fact]
    public async Task WithdrawShareAsync_OnceReadOrTooLate_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        var read = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var old = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Service.MarkFeedbackReadAsync(pair.Student, read.Feedback[0].Id, Stop);

        Assert.Equal(Rule.AlreadyRead, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.WithdrawShareAsync(pair.Supervisor, read.Id, Stop))).Rule);
        Data.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(Rule.TooLateToUndoSharing, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.WithdrawShareAsync(pair.Supervisor, old.Id, Stop))).Rule);
    }

    [Fact]
    public async Task WithdrawShareAsync_WhileTheStudentReads_OneOfTheTwoGoesThrough()
    {
        var pair = await Data.CoachingPairAsync();
        for (var round = 0; round < 10; round++)
        {
            var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

            var outcomes = await Task.WhenAll(
                Outcome(() => Service.WithdrawShareAsync(pair.Supervisor, input.Id, Stop)), Outcome(() => Service.MarkReadAsync(pair.Student, input.Id, Stop)));

            // Seen to fail (both went through) without the locks on the session.
            Assert.Single(outcomes, done => done);
        }
    }

    [Fact]
    public async Task ReplyAsync_ToSharedFeedback_TellsTheSupervisor()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        await Service.ReplyAsync(pair.Student, input.Feedback[0].Id, "dat wachten helpt", null, Stop);
        await Service.ReplyAsync(pair.Student, input.Feedback[0].Id, "dat wachten helpt", "tien tellen", Stop);

        var seen = Assert.Single((await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).Feedback);
        Assert.Equal(("dat wachten helpt", "tien tellen", 1), (seen.Reply!.TakesAlong, seen.Reply.WillTry, seen.Reply.Version));
        Assert.NotNull(seen.ReadAt);
        var told = await Data.AsOwnerAsync(pair.Supervision.PartnershipId,
            db => db.Notifications.Where(notice => notice.RecordId == seen.Id && notice.Kind == NotificationKind.FeedbackReplied).ToListAsync(Stop), pair.SupervisorPerson.Id);
        Assert.Equal(pair.SupervisorPerson.Id, Assert.Single(told).RecipientId);
    }

    [Fact]
    public async Task ReplyAsync_WithNothingInIt_IsRefused()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.ReplyAsync(pair.Student, input.Feedback[0].Id, " ", null, Stop));

        Assert.Equal((Rule.ReplyEmpty, nameof(FeedbackReply.TakesAlong)), (broken.Rule, broken.Field));
    }

    [Fact]
    public async Task CorrectFeedbackAsync_SharedFeedback_ShowsTheStudentBothTexts()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        Data.Clock.Advance(TimeSpan.FromDays(1));

        await Service.CorrectFeedbackAsync(pair.Supervisor, input.Feedback[0].Id, new("zag beter", "deed", "vraag?"), Stop);

        var his = await Queries.FeedbackAsync(pair.Student, input.Feedback[0].Id, Stop);
        Assert.Equal(("zag beter", 2, Data.Clock.GetUtcNow()), (his.Text.Saw, his.Version, his.CorrectedAt!.Value));
        var earlier = Assert.Single(his.Earlier);
        Assert.Equal(("zag", 1), (earlier.Text.Saw, earlier.Version));
    }

    [Fact]
    public async Task MarkReadAsync_TwiceAtOnce_MarksOnce()
    {
        var pair = await Data.CoachingPairAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Service.MarkReadAsync(pair.Student, input.Id, Stop)));

        Assert.True((await Queries.SessionAsync(pair.Supervisor, input.Id, Stop)).IsRead);
        var page = await Queries.MyFeedbackAsync(pair.Student, null, Stop);
        Assert.Empty(page.Unread);
        Assert.Single(page.Read);
    }

    [Fact]
    public async Task SaveAsync_WithinFourteenDaysAfterTheEnd_MayStill()
    {
        var pair = await Data.CoachingPairAsync(new(Data.Today.AddDays(-30), Data.Today.AddDays(-14)));

        await Service.SaveAsync(pair.Supervisor, Data.SessionInput(pair.Supervision) with { Day = Data.Today.AddDays(-14) }, Stop);

        Data.Clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SaveAsync(pair.Supervisor, Data.SessionInput(pair.Supervision) with { Day = Data.Today.AddDays(-15) }, Stop));
        Assert.Empty(await Queries.MyStudentsAsync(pair.Supervisor, Stop));
    }

    [Fact]
    public async Task SaveAsync_ByWhoStandsIn_IsHersAndNotTheSupervisors()
    {
        var pair = await Data.CoachingPairAsync();
        var colleague = await Data.PersonAsync(Role.Supervisor);
        await Data.CoverAsync(pair.Supervision, colleague, new(Data.Today.AddDays(-2), Data.Today));
        var viewer = await Data.ViewerOf(colleague);

        var input = await Data.SharedSessionAsync(pair.Supervision, viewer);

        Assert.Equal([pair.StudentPerson.Id], (await Queries.MyStudentsAsync(viewer, Stop)).Select(student => student.Id));
        Assert.NotNull((await Queries.SessionAsync(pair.Student, input.Id, Stop)).WhatHappened);
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.SessionAsync(pair.Supervisor, input.Id, Stop));
    }

    private static async Task<bool> Outcome(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception refused) when (refused is RuleViolationException or NotFoundException)
        {
            return false;
        }
    }

    private async Task<(List<Notification> Notices, List<OutboxMessage> Letters, List<AuditAct> Audit)> TracesAsync(CoachingPair pair, Guid sessionId)
    {
        var notices = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Notifications.Where(notice => notice.RecipientId == pair.StudentPerson.Id).ToListAsync(Stop), pair.StudentPerson.Id);
        var audit = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.AuditEntries.Where(entry => entry.RecordId == sessionId).Select(entry => entry.Act).ToListAsync(Stop));
        return (notices, await LettersAsync(pair.Supervision.PartnershipId, sessionId), audit);
    }

    private Task<List<OutboxMessage>> LettersAsync(Guid partnershipId, Guid sessionId) =>
        Data.AsOwnerAsync(partnershipId, db => db.Outbox.Where(letter => letter.IdempotencyKey.StartsWith($"share:{sessionId}")).ToListAsync(Stop));
}
