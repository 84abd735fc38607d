using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data.Database;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.InformalTalks;
using WpbPortal.Web.Features.Interviews;
using WpbPortal.Web.Features.Klik;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.Meetings;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.OwnQuestions;
using WpbPortal.Web.Features.ReadAlong;
using WpbPortal.Web.Features.TakingAlong;
using WpbPortal.Web.Features.Topics;
using WpbPortal.Web.Features.Trajectories;
using WpbPortal.Web.Features.TrajectorySources;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>One partnership of the world: its records by name, and who asks.</summary>
/// <param name="PartnershipId">The partnership.</param>
/// <param name="Ids">Its records, by the names that the table uses.</param>
/// <param name="Sessions">Everybody who can sign in, with his session.</param>
/// <param name="People">Who that is, as a person of this partnership.</param>
public sealed record AccessSide(Guid PartnershipId, IReadOnlyDictionary<string, object> Ids, IReadOnlyDictionary<Who, SessionToken> Sessions, IReadOnlyDictionary<Who, Guid> People);

/// <summary>
/// Two partnerships alike, on a database and a server of their own: every role twice, a shared and a draft session, feedback with
/// a reply and a correction, a placement, a trajectory. Every text that somebody typed holds a word that nothing else holds.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly List<TestData> _data = [];

    public AccessSide Here { get; private set; } = null!;

    public AccessSide There { get; private set; } = null!;

    public PortalServer Server { get; private set; } = null!;

    public CanaryWords Words { get; private set; } = null!;

    /// <summary>A session that was ended, of somebody who has rights.</summary>
    public SessionToken Ended { get; private set; }

    /// <summary>The connection that reads everything.</summary>
    public string Backup => _database.Connections.Backup;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await DatabaseMigrator.MigrateAsync(_database.Connections.Owner);
        Here = await MakeSideAsync();
        There = await MakeSideAsync();
        var supervisor = Here.Sessions[Who.Supervisor];
        var account = (await _data[0].ViewerOf(supervisor)).AccountId;
        Ended = await _data[0].SessionAsync(account, Here.PartnershipId);
        await _data[0].Service<SessionStore>().EndAsync(Ended);
        Words = await CanaryWords.PutAsync(_database.Connections);
        Server = await PortalServer.StartAsync(_database.Connections.App, null, ("Serilog:MinimumLevel:Default", "Fatal"), ("Demo", "false"));
    }

    /// <summary>Somebody of the first partnership, as a page hands him to a service.</summary>
    public Task<Viewer> ViewerAsync(Who who) => _data[0].ViewerOf(Here.Sessions[who]);

    /// <summary>A service of the portal.</summary>
    public object Service(Type type) => _data[0].Services.GetService(type) ?? throw new InvalidOperationException($"{type.Name} is not registered.");

    /// <summary>
    /// Takes away which persons the database lets read and write, until what this gives is disposed of: then only the application
    /// says so. The wall between partnerships stays, for that is the database's.
    /// </summary>
    public async Task<IAsyncDisposable> OpenPersonPoliciesAsync()
    {
        var policies = await PersonPoliciesAsync();
        foreach (var policy in policies) await OwnerAsync($"alter policy {policy.Name} on {policy.Table} {(policy.Reads is null ? "" : "using (true)")} {(policy.Writes is null ? "" : "with check (true)")}");
        return new Restoring(async () =>
        {
            foreach (var policy in policies)
                await OwnerAsync($"alter policy {policy.Name} on {policy.Table} {(policy.Reads is { } reads ? $"using ({reads})" : "")} {(policy.Writes is { } writes ? $"with check ({writes})" : "")}");
        });
    }

    /// <summary>Throws away what was typed in the course of asking; the supervisor's own stays.</summary>
    public async Task ForgetDraftsAsync()
    {
        // Each for himself: the database shows a draft to nobody else.
        foreach (var (who, person) in Here.People)
        {
            if (who is Who.Supervisor) continue;
            await OwnerAsync($"set local app.partnership_id = '{Here.PartnershipId}'; set local app.person_id = '{person}'; delete from draft where person_id = '{person}'");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        foreach (var data in _data) await data.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<List<(string Table, string Name, string? Reads, string? Writes)>> PersonPoliciesAsync()
    {
        await using var database = NpgsqlDataSource.Create(Backup);
        await using var command = database.CreateCommand("select tablename::text, policyname::text, qual, with_check from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE'");
        await using var row = await command.ExecuteReaderAsync();
        var policies = new List<(string, string, string?, string?)>();
        while (await row.ReadAsync()) policies.Add((row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
        return policies;
    }

    private async Task OwnerAsync(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(_database.Connections.Owner);
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<AccessSide> MakeSideAsync()
    {
        var data = new TestData(_database.Connections);
        _data.Add(data);
        var partnership = await data.PartnershipAsync();
        var (school, otherSchool) = (await data.SchoolAsync(), await data.SchoolAsync());
        var (team, otherTeam) = (await data.TeamAsync(school), await data.TeamAsync(otherSchool));
        var people = new Dictionary<Who, Person>
        {
            [Who.Student] = await data.PersonAsync(Role.StudentTeacher, school, number: "S1"),
            [Who.OtherStudent] = await data.PersonAsync(Role.StudentTeacher, otherSchool, number: "S2"),
            [Who.Supervisor] = await data.PersonAsync(Role.Supervisor, team: team, number: "P1"),
            [Who.OtherSupervisor] = await data.PersonAsync(Role.Supervisor, team: otherTeam, number: "P2"),
            [Who.Educator] = await data.PersonAsync(Role.SchoolEducator, school),
            [Who.OtherEducator] = await data.PersonAsync(Role.SchoolEducator, otherSchool),
            [Who.Follower] = await data.PersonAsync(Role.InstituteEducator),
            [Who.OtherFollower] = await data.PersonAsync(Role.InstituteEducator),
            [Who.Trainer] = await data.PersonAsync(Role.Trainer),
            [Who.OtherTrainer] = await data.PersonAsync(Role.Trainer),
            [Who.Coordinator] = await data.PersonAsync(Role.Coordinator),
            [Who.Former] = await data.PersonAsync(Role.Supervisor, team: team, period: new(new(2026, 8, 1), data.Today.AddDays(-1))),
        };
        await data.GuidanceAsync(people[Who.Student], people[Who.Follower]);
        var placement = await data.PlacementAsync(people[Who.Student], team);
        var supervision = await data.SupervisionAsync(people[Who.Supervisor], placement);
        await data.SupervisionAsync(people[Who.OtherSupervisor], await data.PlacementAsync(people[Who.OtherStudent], otherTeam));

        var sessions = new Dictionary<Who, SessionToken> { [Who.Admin] = await data.SessionAsync(await data.AccountAsync(isAdministrator: true), null) };
        foreach (var (who, person) in people) sessions[who] = await data.SessionAsync(person.AccountId!.Value, person.PartnershipId);
        var (supervisor, student) = (await data.ViewerOf(sessions[Who.Supervisor]), await data.ViewerOf(sessions[Who.Student]));

        var shared = await data.SharedSessionAsync(supervision, supervisor);
        var draft = await data.DraftSessionAsync(supervision, supervisor, input => input with { Time = new(8, 0) });
        var coaching = data.Service<CoachingService>();
        await coaching.ReplyAsync(student, shared.Feedback[0].Id, "neemt mee", "gaat proberen");
        await data.Service<StudentViewService>().MarkAsync(student, shared.Id, BroughtInBy.Student, -0.5, isShared: true);
        await coaching.CorrectFeedbackAsync(supervisor, shared.Feedback[0].Id, new FeedbackText("zag anders", "deed anders", "vraag anders?"));
        await data.Service<DraftService>().KeepAsync(supervisor, DraftKey, 1, new(new Dictionary<string, string[]> { ["StudentInput"] = ["getypt"] }));

        var planned = await data.Service<AppointmentService>().PlanAsync(supervisor, new(Guid.CreateVersion7(), people[Who.Student].Id, new(2026, 11, 20), new(15, 30), 30, Domain.Coaching.SessionKind.CoachingSession, "naast de aula van deze school"));

        var trajectory = await data.TrajectoryAsync(school, room: "lokaal");
        await data.ParticipationAsync(trajectory, people[Who.Supervisor], Role.Supervisor, school, ParticipationState.Accepted);
        await data.ParticipationAsync(trajectory, people[Who.Student], Role.StudentTeacher, school);
        await data.AddAsync(partnership.Id, [Train(trajectory, people[Who.Trainer].Id)]);
        var (observations, trainer, observed) = (data.Service<ObservationService>(), await data.ViewerOf(sessions[Who.Trainer]), trajectory.Meetings.First().Id);
        foreach (var isReleased in (bool[])[true, false])
        {
            var passage = Guid.CreateVersion7();
            await observations.WriteAsync(trainer, observed, passage, "wat een trainer zag");
            if (isReleased) await observations.ReleaseAsync(trainer, passage, people[Who.Supervisor].Id);
        }
        var (tableQuestion, trainerQuestion, groupQuestions) = (Guid.CreateVersion7(), Guid.CreateVersion7(), data.Service<OwnQuestionService>());
        foreach (var (id, readers) in new[] { (tableQuestion, QuestionReaders.Group), (trainerQuestion, QuestionReaders.Trainers) })
        {
            await groupQuestions.AskAsync(supervisor, trajectory.Id, id, "wil leren", readers);
            await groupQuestions.RewordAsync(supervisor, id, "wil nu leren", "want dat veranderde", trajectory.Meetings.First().Id);
            await groupQuestions.SayHowItGoesAsync(supervisor, id, "gaat zo", null);
            await groupQuestions.LayAsync(trainer, trajectory.Meetings.First().Id, id);
        }
        var (topic, topics) = (Guid.CreateVersion7(), data.Service<TopicService>());
        await topics.ProposeAsync(supervisor, trajectory.Meetings.First().Id, topic, "waarover het moet gaan");
        await topics.ChooseAsync(supervisor, topic);
        var (wantsMore, sources) = (Guid.CreateVersion7(), data.Service<TrajectorySourceService>());
        await sources.AddAsync(trainer, trajectory.Id, trajectory.Meetings.First().Id, new("een boek", "met een naam", "waarom het de moeite waard is"));
        var leaves = data.Service<TakeAlongService>();
        await leaves.SayAsync(supervisor, trajectory.Meetings.First().Id, "wat hij meeneemt", isShared: false);
        await leaves.WriteAsync(trainer, trajectory.Meetings.First().Id, "waarover het ging", "wat er geoefend is");
        var sourceFile = await sources.AddFileAsync(trainer, trajectory.Id, null, "een tekst.txt", "wat erin staat"u8.ToArray(), "hoe hij heet", "waarom ook deze");
        await sources.AskAsync(supervisor, trajectory.Id, wantsMore, "waarover hij meer wil", "wat hij zoekt");
        await data.Service<TrajectoryService>().BeginAsync(await data.ViewerOf(sessions[Who.Educator]), trajectory.Id);
        await data.Service<LookingBackService>().SayAsync(supervisor, trajectory.Id, Enum.GetValues<EvaluationQuestion>().ToDictionary(question => question, _ => 4), "hoe het voor hem was", mayQuote: true);
        await data.Service<LookingBackService>().WriteAsync(trainer, trajectory.Id, "wat het bracht", "in welke woorden", [SupervisorRole.Master], [Chance.One]);
        await data.Service<WayService>().ShareAsync(supervisor, trajectory.Id, people[Who.Trainer].Id, data.Today.AddDays(30));
        await data.AddAsync(partnership.Id, [new TeamAgreement(team, "wat dit team afsprak", people[Who.Supervisor].Id, data.Clock.GetUtcNow())], people[Who.Supervisor].Id);
        var door = await data.OpportunityAsync(people[Who.Supervisor], team);
        var opportunities = data.Service<OpportunityService>();
        await opportunities.ChooseAsync(student, door.Id);
        await opportunities.LookBackAsync(student, door.Id, "zag in die les", "neemt mee uit die les");
        var (sharedAgenda, ownAgenda) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var agenda = data.Service<AgendaService>();
        await agenda.SaveAsync(student, new(sharedAgenda, AgendaKind.Question, "brengt in", supervision.Id, true));
        await agenda.SaveAsync(student, new(ownAgenda, AgendaKind.Experience, "brengt nog niet in", null, false));
        var (sharedQuestion, ownQuestion, sharedExperiment, ownExperiment) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (questions, experiments) = (data.Service<QuestionService>(), data.Service<ExperimentService>());
        foreach (var (id, isShared) in new[] { (sharedQuestion, true), (ownQuestion, false) })
        {
            await questions.AskAsync(student, id, "vraagt zich af", isShared);
            await questions.RewordAsync(student, id, "vraagt zich nu af", "omdat het anders is");
            await questions.CloseAsync(student, id, "bracht dit");
        }
        foreach (var (id, isShared) in new[] { (sharedExperiment, true), (ownExperiment, false) })
        {
            await experiments.SaveAsync(student, new(id, new("probeert", data.Today.AddDays(7), isShared ? ownQuestion : sharedQuestion), isShared));
            await experiments.LookBackAsync(student, id, "ging zo");
        }
        var (sharedTheme, ownTheme, themes) = (Guid.CreateVersion7(), Guid.CreateVersion7(), data.Service<ThemeService>());
        foreach (var (id, isShared) in new[] { (sharedTheme, true), (ownTheme, false) })
        {
            await themes.SaveAsync(student, new(id, "houdt hem bezig", "al een tijd", isShared));
            await themes.GatherAsync(student, id, PartKind.Experiment, ownExperiment);
            await themes.AddSourceAsync(student, id, new("een boek", "met een titel", "en waarom"));
        }
        await themes.AddSourceAsync(supervisor, sharedTheme, new("een ander boek", "met een andere titel", "en daarom"));
        await data.Service<ReadAlongService>().GiveAsync(student, people[Who.Follower].Id, [GrantedPart.Feedback, GrantedPart.Learning], data.Today.AddDays(30));
        var (talk, talks, talker) = (Guid.CreateVersion7(), data.Service<TalkService>(), await data.ViewerOf(sessions[Who.Educator]));
        await talks.AskAsync(supervisor, people[Who.Educator].Id);
        await talks.SaveAsync(talker, new(talk, people[Who.Supervisor].Id, null, new([], [], [], "woord dat helpt", "woord dat hindert", "wat de begeleider zei")));
        await talks.AnswerAsync(talker, (await data.Service<TalkQueries>().BoardAsync(talker, new())).Asked.Single().Id);
        await talks.SaveAsync(talker, new(Guid.CreateVersion7(), people[Who.Student].Id, null, new([], [], [], null, null, "wat de student zei")));
        var (offered, heldId, agreed, past, guideId, interviews) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), data.Service<InterviewService>());
        await data.Service<GuideService>().MakeAsync(talker, guideId, new(LocalisedText.Same("leidraad van hier"), Role.Supervisor, [new(LocalisedText.Same("deel van hier"), true, [LocalisedText.Same("wat deze school vraagt")])]));
        foreach (var (id, who) in new[] { (offered, Who.Supervisor), (heldId, Who.Student), (agreed, Who.Supervisor), (past, Who.Supervisor) })
        {
            await interviews.MakeAsync(talker, new(id, people[who].Id, $"{guideId}", null, null, 45, null));
            await interviews.WriteAsync(talker, id, 1, new Dictionary<int, string?> { [1] = "wat er gezegd is", [0] = "wat het verslag zegt" });
        }
        foreach (var id in new[] { agreed, past })
        {
            await interviews.OfferAsync(talker, id);
            await interviews.AgreeAsync(supervisor, id);
        }
        await data.AsOwnerAsync(partnership.Id, async db =>
        {
            // As when a week has gone by.
            db.Add((await db.Interviews.SingleAsync(row => row.Id == past)).Anonymise(new Dictionary<int, string?> { [0] = "wat iemand zei" }, Guid.CreateVersion7(), data.Clock.GetUtcNow().AddDays(8)));
            return 0;
        }, talker.PersonId);
        await interviews.OfferAsync(talker, offered);
        await interviews.CorrectAsync(supervisor, offered, "wat er anders was");
        var news = data.Service<NewsService>();
        var posting = await news.PostAsync(talker, PostingKind.Procedure, PlaceKey.School(school.Id), new("hoe het hier gaat", "wat je dan doet", Tells: true));
        await news.ChangeAsync(talker, posting, new("hoe het hier gaat", "wat je nu doet", Change: "wat er anders werd"));
        await news.OpenAsync(supervisor, posting);
        var (open, proposed) = await data.ChoiceRoundsAsync(team, placement, people[Who.Supervisor]);
        await data.TimetableAsync(people[Who.Supervisor], new Domain.Timetables.WeeklyBlock(DayOfWeek.Monday, new(9, 0), new(12, 0)));
        await data.TimetableAsync(people[Who.Student], new Domain.Timetables.WeeklyBlock(DayOfWeek.Monday, new(11, 0), new(14, 0)));
        foreach (var handler in new[] { people[Who.Educator], await data.PersonAsync(Role.SchoolEducator, school) }) await data.KlikHandlerAsync(school, handler);
        await data.CounsellorAsync(school, people[Who.Educator]);
        var (kliks, handling, educator) = (data.Service<KlikService>(), data.Service<KlikHandlingService>(), await data.ViewerOf(sessions[Who.Educator]));
        var klikOfStudent = await kliks.RaiseAsync(student, supervision.Id, "wat de student vertelt", [people[Who.Educator].Id]);
        await handling.NoteAsync(educator, klikOfStudent, "wat er besproken is");
        var klikOfSupervisor = await kliks.RaiseAsync(supervisor, supervision.Id, "wat de begeleider vertelt", [people[Who.Educator].Id]);
        await handling.TakeUpAsync(educator, klikOfSupervisor);
        await handling.DecideAsync(educator, klikOfSupervisor, KlikDecision.Mediate, "wat de begeleider hoort");
        var file = new ImportedFile(partnership.Id, Guid.CreateVersion7(), "mensen van deze school.csv", people[Who.Coordinator].Id, data.Clock.GetUtcNow(), 1, 0);
        await data.AddAsync(partnership.Id, [file]);

        return new(partnership.Id, new Dictionary<string, object>
        {
            ["partnership"] = partnership.Id,
            ["school"] = school.Id,
            ["team"] = team.Id,
            ["student"] = people[Who.Student].Id,
            ["supervisor"] = people[Who.Supervisor].Id,
            ["placement"] = placement.Id,
            ["supervision"] = supervision.Id,
            ["shared session"] = shared.Id,
            ["draft session"] = draft.Id,
            ["planned session"] = planned,
            ["shared feedback"] = shared.Feedback[0].Id,
            ["draft feedback"] = draft.Feedback[0].Id,
            ["trajectory"] = trajectory.Id,
            ["meeting"] = trajectory.Meetings.First().Id,
            ["template"] = trajectory.Version.TemplateId,
            ["opportunity"] = door.Id,
            ["talk"] = talk,
            ["offered interview"] = offered,
            ["held interview"] = heldId,
            ["agreed interview"] = agreed,
            ["interview part"] = Urls.InterviewPart(heldId, 1),
            ["guide"] = guideId,
            ["posting"] = posting,
            ["posting version"] = Urls.PostingVersion(posting, 1),
            ["shared question"] = sharedQuestion,
            ["own question"] = ownQuestion,
            ["table ownquestion"] = tableQuestion,
            ["trainer ownquestion"] = trainerQuestion,
            ["topic"] = topic,
            ["source request"] = wantsMore,
            ["source file"] = sourceFile,
            ["shared experiment"] = sharedExperiment,
            ["own experiment"] = ownExperiment,
            ["shared theme"] = sharedTheme,
            ["own theme"] = ownTheme,
            ["shared agenda"] = sharedAgenda,
            ["own agenda"] = ownAgenda,
            ["draft"] = DraftKey,
            ["imported file"] = file.Id,
            ["open round"] = open.Id,
            ["proposed round"] = proposed.Id,
            ["student's klik"] = klikOfStudent,
            ["supervisor's klik"] = klikOfSupervisor,
            ["nothing"] = Guid.CreateVersion7(),
        }, sessions, people.ToDictionary(one => one.Key, one => one.Value.Id));
    }

    private const string DraftKey = "gesprek:een";

    private static TrajectoryTrainer Train(Trajectory trajectory, Guid trainer)
    {
        trajectory.LetTrain(trainer);
        return trajectory.Trainers.Single();
    }
}

/// <summary>The classes that share the world.</summary>
[CollectionDefinition(nameof(AccessWorld))]
public sealed class AccessWorldCollection : ICollectionFixture<AccessWorld>;

/// <summary>Puts back what was taken away.</summary>
internal sealed class Restoring(Func<Task> restore) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await restore();
}
