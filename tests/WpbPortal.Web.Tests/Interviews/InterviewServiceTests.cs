using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Interviews;
using WpbPortal.Web.Features.Today;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Interviews;

/// <summary>Interviews are between two: held by one, read along, corrected, agreed on or withdrawn by the other, and nobody else's.</summary>
public sealed class InterviewServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private InterviewService Service => Data.Service<InterviewService>();

    private InterviewQueries Queries => Data.Service<InterviewQueries>();

    [Fact]
    public async Task Held_UntilItIsOffered_IsTheInterviewersAlone()
    {
        var (educator, supervisor, id) = await HeldAsync();
        await WriteAsync(educator, id, 1, (1, "trots op de les"), (2, "  "));

        Assert.Equal("trots op de les", Assert.Single((await Queries.DetailAsync(educator, id, Stop)).Texts).Value);
        var seen = await Queries.DetailAsync(supervisor, id, Stop);
        Assert.Equal((InterviewState.Held, false), (seen.State, seen.IsMine));
        Assert.Empty(seen.Texts);
        foreach (var other in new[] { await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.Trainer) })
            await Assert.ThrowsAsync<NotFoundException>(() => Queries.DetailAsync(other, id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.PartAsync(supervisor, id, 1, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.WriteAsync(supervisor, id, 1, new Dictionary<int, string?> { [1] = "zelf" }, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.OfferAsync(supervisor, id, Stop));
    }

    [Fact]
    public async Task MemberCheck_CorrectedAnsweredAndAgreed_IsToldWithoutContentAndKept()
    {
        var (educator, supervisor, id) = await HeldAsync();
        await WriteAsync(educator, id, 0, (0, "het verslag"));
        await Service.OfferAsync(educator, id, Stop);
        Assert.Equal("het verslag", (await Queries.DetailAsync(supervisor, id, Stop)).Texts[InterviewText.Report]);

        await Service.CorrectAsync(supervisor, id, "het was andersom", Stop);
        var said = Assert.Single((await Queries.DetailAsync(educator, id, Stop)).Corrections);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.AnswerAsync(supervisor, id, said.Id, "zelf beantwoord", Stop));
        await Service.AnswerAsync(educator, id, said.Id, "aangepast", Stop);
        await WriteAsync(educator, id, 0, (0, "het verslag, andersom"));
        await Service.AgreeAsync(supervisor, id, Stop);

        var agreed = await Queries.DetailAsync(supervisor, id, Stop);
        Assert.Equal((InterviewState.Agreed, "het verslag, andersom", "aangepast"), (agreed.State, agreed.Texts[0], agreed.Corrections[0].Answer));
        await Assert.ThrowsAsync<RuleViolationException>(() => WriteAsync(educator, id, 0, (0, "later veranderd")));
        Assert.Equal([NotificationKind.InterviewOffered, NotificationKind.InterviewAnswered], await ToldAsync(supervisor));
        Assert.Equal([NotificationKind.InterviewCorrected, NotificationKind.InterviewAgreed], await ToldAsync(educator));
        Assert.True(await Data.AsOwnerAsync(supervisor.PartnershipId, db => db.AuditEntries.CountAsync(row => row.Act == AuditAct.Read && row.RecordId == id && row.SubjectId == supervisor.PersonId, Stop)) >= 2);
    }

    /// <summary>Seen failing with the drafts left out of the function: what she was typing could still be kept.</summary>
    [Fact]
    public async Task Withdraw_TakesAllThatWasSaidAtOnceAndLeavesThatItWas()
    {
        var (educator, supervisor, id) = await HeldAsync();
        await WriteAsync(educator, id, 1, (1, "gezegd"));
        await Service.OfferAsync(educator, id, Stop);
        await Service.CorrectAsync(supervisor, id, "anders", Stop);
        await Data.Service<DraftService>().KeepAsync(educator, InterviewDrafts.Part(id, 2), 1, new(new Dictionary<string, string[]> { ["Form.Notes[4]"] = ["aan het typen"] }), Stop);

        await Service.WithdrawAsync(supervisor, id, Stop);

        foreach (var viewer in new[] { educator, supervisor })
        {
            var left = await Queries.DetailAsync(viewer, id, Stop);
            Assert.Equal((InterviewState.Withdrawn, 0, 0), (left.State, left.Texts.Count, left.Corrections.Count));
        }
        Assert.Null((await Data.Service<DraftService>().FindAsync(educator, InterviewDrafts.Part(id, 2), Stop)).Fields);
        Assert.Equal([NotificationKind.InterviewCorrected, NotificationKind.InterviewWithdrawn], await ToldAsync(educator));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.PartAsync(educator, id, 1, Stop));
        await Assert.ThrowsAsync<RuleViolationException>(() => WriteAsync(educator, id, 1, (1, "toch")));
    }

    [Fact]
    public async Task Withdraw_OfAnothersInterview_RemovesNothing()
    {
        var (educator, supervisor, id) = await HeldAsync();
        await WriteAsync(educator, id, 1, (1, "gezegd"));
        var other = await Data.ViewerAs(Role.Supervisor);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.WithdrawAsync(other, id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.WithdrawAsync(educator, id, Stop));
        await using (var db = await Data.Service<WpbPortal.Data.WpbContexts>().OpenAsync(other, Stop)) Assert.Equal(0, await WpbPortal.Data.InterviewDoors.ForgetTextAsync(db, id, Stop));
        Assert.Single((await Queries.DetailAsync(educator, id, Stop)).Texts);
        Assert.Equal(InterviewState.Held, (await Queries.DetailAsync(supervisor, id, Stop)).State);
    }

    [Fact]
    public async Task Planned_CalledOffByEither_TellsTheOther()
    {
        var (educator, supervisor) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Supervisor));
        var id = Guid.CreateVersion7();
        var wish = new InterviewRequest(id, supervisor.PersonId, "ruimte-en-sturen", Data.Today.AddDays(3), new(15, 0), 45, "kamer 3");
        await Service.MakeAsync(educator, wish, Stop);
        await Service.MakeAsync(educator, wish, Stop);

        Assert.Equal(InterviewState.Planned, Assert.Single((await Queries.BoardAsync(supervisor, Stop)).With).State);
        await Service.CallOffAsync(supervisor, id, Stop);

        Assert.Equal([NotificationKind.InterviewPlanned], await ToldAsync(supervisor));
        Assert.Equal([NotificationKind.InterviewCalledOff], await ToldAsync(educator));
        await Assert.ThrowsAsync<RuleViolationException>(() => Service.HoldAsync(educator, id, Stop));
    }

    [Fact]
    public async Task Planned_MovedAndCalledOff_StandsRightInBothCalendars()
    {
        var (educator, supervisor) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Supervisor));
        var (id, day) = (Guid.CreateVersion7(), Data.Today.AddDays(3));
        await Service.MakeAsync(educator, new(id, supervisor.PersonId, "ruimte-en-sturen", day, new(15, 0), 45, "kamer 3"), Stop);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.MoveAsync(supervisor, id, new(day, new(16, 0), 45, null), Stop));
        Assert.Equal(nameof(Interview.At), (await Assert.ThrowsAsync<RuleViolationException>(() => Service.MoveAsync(educator, id, new(null, new(16, 0), 45, null), Stop))).Field);
        await Service.MoveAsync(educator, id, new(day.AddDays(1), new(16, 0), 30, "aula"), Stop);
        var moved = await Queries.DetailAsync(supervisor, id, Stop);
        Assert.Equal((DutchTime.Moment(day.AddDays(1), new(16, 0)), 30, "aula"), (moved.At, moved.Minutes, moved.Place));
        await Service.CallOffAsync(supervisor, id, Stop);

        Assert.Equal([NotificationKind.InterviewPlanned, NotificationKind.InterviewMoved], await ToldAsync(supervisor));
        await using var db = await Data.Service<WpbPortal.Data.WpbContexts>().OpenPlatformAsync(Stop);
        var letters = await db.Outbox.AsNoTracking().Where(row => row.IdempotencyKey.Contains(id.ToString())).OrderBy(row => row.Id).ToListAsync(Stop);
        Assert.Equal(2, letters.Select(letter => letter.ToAddress).Distinct().Count());
        foreach (var own in letters.GroupBy(letter => letter.ToAddress))
        {
            var calendars = own.Select(letter => Ical.Net.Calendar.Load(Data.Service<Letters>().CalendarOf(letter)!)!).ToList();
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], calendars.Select(one => one.Method!));
            Assert.Equal([0, 1, 2], calendars.Select(one => one.Events.Single().Sequence));
            Assert.Single(calendars.Select(one => one.Events.Single().Uid).Distinct());
        }
    }

    /// <summary>What a guide asked when the interview was made it asks for good; the row of interventions is the partnership's own.</summary>
    [Fact]
    public async Task Interview_WithAGuideOfOnesOwn_KeepsItsVersion()
    {
        var (educator, supervisor, guideId, id) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Supervisor), Guid.CreateVersion7(), Guid.CreateVersion7());
        var guides = Data.Service<GuideService>();
        await guides.MakeAsync(educator, guideId, Guide("Hoe ging het?"), Stop);
        await Service.MakeAsync(educator, new(id, supervisor.PersonId, $"{guideId}", null, null, 45, null), Stop);
        await guides.ReviseAsync(educator, guideId, Guide("Hoe ging het echt?"), Stop);

        var kept = await Queries.DetailAsync(educator, id, Stop);
        Assert.Equal((1, "Hoe ging het?"), (kept.GuideNumber, Assert.Single(kept.Guide.Questions).Nl));
        var latest = await Data.Service<GuideQueries>().GuideAsync(educator, $"{guideId}", Stop);
        Assert.Equal((2, "Hoe ging het echt?", 2), (latest.Guide.Number, Assert.Single(latest.Guide.Content.Questions).Nl, latest.Versions.Count));
        var colleague = await Data.ViewerAs(Role.Trainer);
        Assert.Contains(await Data.Service<GuideQueries>().GuidesAsync(colleague, Stop), guide => guide is { IsMine: false, MadeBy: not null });
        await Assert.ThrowsAsync<NotFoundException>(() => guides.ReviseAsync(colleague, guideId, Guide("gekaapt"), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Data.Service<GuideQueries>().GuidesAsync(supervisor, Stop));
    }

    [Fact]
    public async Task Make_ByWhoHoldsNoneOrWithSomebodyOfAnotherSchool_FindsNothing()
    {
        var supervisor = await Data.ViewerAs(Role.Supervisor);
        var elsewhere = await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync(await Data.SchoolAsync()));
        InterviewRequest With(Guid person) => new(Guid.CreateVersion7(), person, "ruimte-en-sturen", null, null, 45, null);

        var (coordinator, educator, trainer) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Trainer));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(coordinator, With(supervisor.PersonId), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(educator, With(elsewhere.Id), Stop));
        await Service.MakeAsync(trainer, With(elsewhere.Id), Stop);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(educator, With(supervisor.PersonId) with { Guide = "bestaat-niet" }, Stop));
    }

    [Fact]
    public async Task Series_OfATrajectory_ShowsEachHerOwnAndEachInterviewItsSeries()
    {
        var (educator, colleague, supervisor) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Supervisor));
        var trajectory = await Data.TrajectoryAsync(second: MeetingForm.InterviewSeries);
        var (series, training) = (trajectory.Meetings.Single(meeting => meeting.Form == MeetingForm.InterviewSeries), trajectory.Meetings.First(meeting => meeting.Form == MeetingForm.Training));
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        InterviewRequest In(Guid with, Guid? meeting) => new(with, supervisor.PersonId, "ruimte-en-sturen", null, null, 45, null, meeting);
        await Service.MakeAsync(educator, In(id, series.Id), Stop);
        await Service.MakeAsync(educator, In(other, null), Stop);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(educator, In(Guid.CreateVersion7(), training.Id), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ChoicesAsync(educator, null, training.Id, Stop));

        Assert.Equal([id], (await Queries.SeriesAsync(educator, series.Id, Stop))!.Select(row => row.Id));
        Assert.Empty((await Queries.SeriesAsync(colleague, series.Id, Stop))!);
        Assert.Null(await Queries.SeriesAsync(await Data.ViewerAs(Role.Supervisor), series.Id, Stop));
        Assert.Null(await Queries.SeriesAsync(educator, training.Id, Stop));
        Assert.Equal((series.Id, null), ((await Queries.DetailAsync(educator, id, Stop)).Series?.Id, (await Queries.DetailAsync(educator, other, Stop)).Series));
        Assert.Equal(series.Title, (await Queries.ChoicesAsync(educator, null, series.Id, Stop)).Series!.Title);
        // Whom it is with and who was not invited to the trajectory reads nothing of it.
        Assert.Null((await Queries.DetailAsync(supervisor, id, Stop)).Series);
    }

    [Fact]
    public async Task StartPage_ShowsToEachOfTheTwoWhatWaitsForHer()
    {
        var (educator, supervisor, id) = await HeldAsync();
        await WriteAsync(educator, id, 0, (0, "het verslag"));
        Assert.Equal((false, false), await WaitsAsync());
        await Service.OfferAsync(educator, id, Stop);
        Assert.Equal((false, true), await WaitsAsync());
        await Service.CorrectAsync(supervisor, id, "het was andersom", Stop);
        Assert.Equal((true, false), await WaitsAsync());
        await Service.AnswerAsync(educator, id, (await Queries.DetailAsync(educator, id, Stop)).Corrections[0].Id, "aangepast", Stop);
        Assert.Equal((false, true), await WaitsAsync());
        await Service.AgreeAsync(supervisor, id, Stop);
        Assert.Equal((false, false), await WaitsAsync());

        await Service.MakeAsync(educator, new(id = Guid.CreateVersion7(), supervisor.PersonId, "ruimte-en-sturen", Data.Today.AddDays(1), new(15, 0), 45, "kamer 3"), Stop);
        Assert.Equal((false, false), await WaitsAsync());
        Data.Clock.Advance(TimeSpan.FromDays(1));
        (educator, supervisor) = (await AgainAsync(educator), await AgainAsync(supervisor));
        Assert.Equal((true, true), await WaitsAsync());

        async Task<(bool Interviewer, bool Interviewee)> WaitsAsync() => (await HasAsync(educator), await HasAsync(supervisor));
        async Task<bool> HasAsync(Viewer viewer) => (await Data.TodayForAllAsync(viewer)).Interviews.Any(row => row.Id == id);
    }

    [Fact]
    public async Task Anonymise_AWeekAfterItWasAgreedOn_KeepsWhatWasSaidAndLeadsToNobody()
    {
        CultureInfo.CurrentUICulture = new("nl-NL");
        var (educator, supervisor, id) = await HeldAsync();
        var name = (await Queries.DetailAsync(educator, id, Stop)).Interviewee;
        await WriteAsync(educator, id, 1, (1, $"{name.GivenName} was trots; {name.Full} wachtte."));
        await Service.OfferAsync(educator, id, Stop);
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ToAnonymiseAsync(educator, id, Stop));
        await Service.CorrectAsync(supervisor, id, "tien tellen", Stop);
        await Service.AgreeAsync(supervisor, id, Stop);

        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ToAnonymiseAsync(supervisor, id, Stop));
        var proposed = await Queries.ToAnonymiseAsync(educator, id, Stop);
        Assert.Equal((false, "[geïnterviewde] was trots; [geïnterviewde] wachtte."), (proposed.IsTime, Assert.Single(proposed.Texts).Value));
        var texts = proposed.Texts.ToDictionary(text => text.Key, text => (string?)text.Value);
        Assert.Equal(Rule.InterviewAnonymisedTooSoon, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.AnonymiseAsync(educator, id, texts, Stop))).Rule);
        Data.Clock.Advance(TimeSpan.FromDays(Interview.DaysToTakeBack));
        (educator, supervisor) = (await AgainAsync(educator), await AgainAsync(supervisor));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.AnonymiseAsync(supervisor, id, texts, Stop));
        await Service.AnonymiseAsync(educator, id, texts, Stop);

        var kept = Assert.Single(await Queries.AnonymousAsync(educator, Stop));
        Assert.Equal("[geïnterviewde] was trots; [geïnterviewde] wachtte.", Assert.Single(kept.Texts).Content);
        // Nothing of it is left with the interview, in its id there is no moment, and it is of nobody else.
        Assert.NotEqual(7, kept.Id.Version);
        var seen = await Queries.DetailAsync(supervisor, id, Stop);
        Assert.Equal((InterviewState.Anonymised, 0, 0), (seen.State, seen.Texts.Count, seen.Corrections.Count));
        Assert.Equal(NotificationKind.InterviewAnonymised, (await ToldAsync(supervisor))[^1]);
        Assert.Equal((0, 0, 0), await Data.AsOwnerAsync(educator.PartnershipId, async db => (await db.InterviewTexts.CountAsync(row => row.InterviewId == id, Stop),
            await db.InterviewCorrections.CountAsync(row => row.InterviewId == id, Stop), await db.AnonymousInterviews.CountAsync(row => row.InterviewerId == supervisor.PersonId, Stop)), educator.PersonId));
        Assert.Empty(await Queries.AnonymousAsync(await Data.ViewerAs(Role.SchoolEducator), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.AnonymousAsync(supervisor, Stop));
        foreach (var late in (Func<Task>[])[() => Service.WithdrawAsync(supervisor, id, Stop), () => Service.CorrectAsync(supervisor, id, "toch niet", Stop), () => Service.AnonymiseAsync(educator, id, texts, Stop)])
            await Assert.ThrowsAsync<RuleViolationException>(late);
    }

    /// <summary>Notes go after two years, the report after five.</summary>
    [Fact]
    public async Task Retention_AfterItsTerm_LetsNotesGoBeforeTheReport()
    {
        var (educator, _, id) = await HeldAsync();
        await WriteAsync(educator, id, 1, (1, "een notitie"));
        await WriteAsync(educator, id, 0, (0, "het verslag"));
        await MakeOldAsync(2);
        await Data.Service<ConversationRetention>().TurnAsync(Stop);
        Assert.Equal(0, Assert.Single((await Queries.DetailAsync(educator, id, Stop)).Texts).Key);

        await MakeOldAsync(5);
        await Data.Service<ConversationRetention>().TurnAsync(Stop);
        Assert.Empty((await Queries.DetailAsync(educator, id, Stop)).Texts);

        Task<int> MakeOldAsync(int years) => Data.AsOwnerAsync(educator.PartnershipId,
            db => db.Interviews.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.At, Data.Clock.GetUtcNow().AddYears(-years).AddDays(-1)), Stop), educator.PersonId);
    }

    private static GuideContent Guide(string question) => new(LocalisedText.Same("Eigen leidraad"), Role.Supervisor, [new(LocalisedText.Same("Deel"), false, [LocalisedText.Same(question)])]);

    private async Task<(Viewer Educator, Viewer Supervisor, Guid Id)> HeldAsync()
    {
        var (educator, supervisor, id) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Supervisor), Guid.CreateVersion7());
        await Service.MakeAsync(educator, new(id, supervisor.PersonId, "ruimte-en-sturen", null, null, 45, null), Stop);
        return (educator, supervisor, id);
    }

    private async Task<Viewer> AgainAsync(Viewer viewer) => await Data.ViewerOf(await Data.AsOwnerAsync(viewer.PartnershipId, db => db.People.SingleAsync(row => row.Id == viewer.PersonId, Stop)));

    private Task WriteAsync(Viewer viewer, Guid id, int part, params (int Question, string? Text)[] texts) => Service.WriteAsync(viewer, id, part, texts.ToDictionary(one => one.Question, one => one.Text), Stop);

    private Task<List<NotificationKind>> ToldAsync(Viewer viewer) => Data.AsOwnerAsync(viewer.PartnershipId,
        db => db.Notifications.Where(row => row.RecipientId == viewer.PersonId).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), viewer.PersonId);
}
