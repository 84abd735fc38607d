using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Features.Attendance;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Features.Interviews;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.People;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Features.Trajectories;
using static WpbPortal.EndToEnd.Tests.Accessibility.PageRow;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>
/// How every page of the portal is opened when it is looked at. A page that is not here fails
/// <see cref="PageRowsTests"/>: give it a row, with who opens it and where its record is to be found.
/// </summary>
internal static class PageRows
{
    /// <summary>Pages that are whole documents of their own, made for a device to keep, and no routes of Blazor.</summary>
    public static readonly string[] Documents = [Urls.OnTheGo, Urls.OnTheGoTalk];

    public static IReadOnlyList<PageRow> All { get; } =
    [
        Anonymous(Urls.SignIn),
        Anonymous(Urls.ForgottenPassword),
        Anonymous(Urls.ChoosePassword, "link is no longer good"),
        Anonymous(Urls.ChoosePassword, query: ResetAsync),
        Anonymous(Urls.Invitation, "link is no longer good"),
        Anonymous(Urls.Invitation, query: InvitationAsync),
        Anonymous(Urls.StopMail, "link does not work"),
        Anonymous(Urls.FirstAdministrator),
        Anonymous(Urls.OutgoingMail),
        Anonymous(Urls.NotFound),
        Anonymous(Urls.Error),

        At(Urls.Today, Role.StudentTeacher),
        At(Urls.Today, Role.Supervisor, "supervisor"),
        At(Urls.Today, Role.SchoolEducator, "school educator"),
        At(Urls.Today, Role.Trainer, "trainer"),
        At(Urls.Today, Role.InstituteEducator, "institute educator"),
        At(Urls.Today, Role.Coordinator, "coordinator"),
        At(Urls.Notifications, Role.StudentTeacher),
        At(Urls.Notifications, Role.Coordinator, "none"),
        At(Urls.Search, Role.StudentTeacher),
        At(Urls.Search, Role.Supervisor, "found", "?q=de+klas"),
        At(Urls.Search, Role.Coordinator, "nothing", "?q=onvindbaarwoord"),
        At(Urls.Profile, Role.Supervisor),
        At(Urls.OwnPartnerships, Role.Trainer),
        At(Urls.NotFound, Role.Supervisor, "signed in"),
        At(Urls.Error, Role.Supervisor, "signed in"),

        At(Urls.Sessions, Role.Supervisor),
        At(Urls.Sessions, Role.StudentTeacher, "student"),
        At(Urls.NewSession, Role.Supervisor),
        At(Urls.OnTheGo, Role.Supervisor),
        At(Urls.OnTheGo, Role.StudentTeacher, "student"),
        Anonymous(Urls.OnTheGo, "not signed in"),
        At(Urls.OnTheGoTalk, Role.SchoolEducator),
        At(Urls.Talks, Role.SchoolEducator),
        At(Urls.Talks, Role.Coordinator, "numbers"),
        At(Urls.NewTalk, Role.SchoolEducator),
        LinkedOn(Role.SchoolEducator, Urls.Talks, "/koffiepraatjes/{Id:guid}"),
        At(Urls.MyTalks, Role.Supervisor),
        At(Urls.Interviews, Role.SchoolEducator),
        At(Urls.NewInterview, Role.SchoolEducator),
        At(Urls.Guides, Role.SchoolEducator),
        At(Urls.NewGuide, Role.SchoolEducator, query: "?van=ruimte-en-sturen"),
        new("/interviews/leidraden/{Key}", DemoCast.As(Role.SchoolEducator), _ => Task.FromResult(Urls.Guide("ruimte-en-sturen")), null),
        new("/interviews/leidraden/{Id:guid}/wijzigen", DemoCast.As(Role.SchoolEducator), portal => InterviewedAsync(portal, "guide"), null),
        new("/interviews/{Id:guid}", DemoCast.As(Role.SchoolEducator), portal => InterviewedAsync(portal, "held"), null),
        new("/interviews/{Id:guid}", DemoCast.As(Role.Supervisor), portal => InterviewedAsync(portal, "offered"), "read along"),
        new("/interviews/{Id:guid}/anonimiseren", DemoCast.As(Role.SchoolEducator), portal => InterviewedAsync(portal, "agreed"), null),
        At(Urls.AnonymousInterviews, Role.SchoolEducator),
        new("/interviews/{Id:guid}/{Part:int}", DemoCast.As(Role.SchoolEducator), portal => InterviewedAsync(portal, "part"), null),
        LinkedOn(Role.Supervisor, Urls.Sessions + "?staat=Shared", Urls.Sessions + "/{Id:guid}"),
        Linked("student", DemoCast.As(Role.StudentTeacher), Urls.Sessions + "?staat=Shared", Urls.Sessions + "/{Id:guid}"),
        Linked("planned", DemoCast.As(Role.Supervisor), Urls.Sessions + "?staat=Planned", Urls.Sessions + "/{Id:guid}"),
        Linked("planned, student", DemoCast.As(Role.StudentTeacher), Urls.Sessions + "?staat=Planned", Urls.Sessions + "/{Id:guid}"),
        At(Urls.PlanSession, Role.StudentTeacher),
        new(Urls.PlanSession, DemoCast.As(Role.Supervisor), PlanningAsync, "with somebody"),
        Linked(null, DemoCast.As(Role.StudentTeacher), Urls.Sessions + "?staat=Planned", Urls.Sessions + "/{Id:guid}", Urls.Sessions + "/{Id:guid}/verzetten"),
        Linked("student", DemoCast.As(Role.StudentTeacher), Urls.Sessions, Urls.Sessions + "/{Id:guid}", Urls.Sessions + "/{Id:guid}/notitie"),
        new(Urls.Sessions + "/{Id:guid}/verder", DemoCast.As(Role.Supervisor), DraftAsync, null),
        LinkedOn(Role.Supervisor, Urls.Sessions, Urls.Sessions + "/{Id:guid}", Urls.Sessions + "/feedback/{Id:guid}/verbeteren"),
        At(Urls.Agenda, Role.StudentTeacher),
        At(Urls.Agenda, Role.Supervisor, "supervisor"),
        At(Urls.NewAgendaItem, Role.StudentTeacher),
        LinkedOn(Role.StudentTeacher, Urls.Agenda, Urls.Agenda + "/{Id:guid}"),
        new(Urls.Agenda + "/{Id:guid}", DemoCast.As(Role.Supervisor), BroughtInAsync, "supervisor"),
        LinkedOn(Role.StudentTeacher, Urls.Agenda, Urls.Agenda + "/{Id:guid}", Urls.Agenda + "/{Id:guid}/wijzigen"),
        At(Urls.MyLearning, Role.StudentTeacher),
        At(Urls.NewQuestion, Role.StudentTeacher),
        LinkedOn(Role.StudentTeacher, Urls.MyLearning, Urls.MyLearning + "/vragen/{Id:guid}"),
        At(Urls.NewExperiment, Role.StudentTeacher),
        LinkedOn(Role.StudentTeacher, Urls.MyLearning, Urls.MyLearning + "/experimenten/{Id:guid}"),
        At(Urls.MyViews, Role.StudentTeacher),
        At(Urls.Timeline, Role.StudentTeacher),
        At(Urls.NewTheme, Role.StudentTeacher),
        LinkedOn(Role.StudentTeacher, Urls.MyLearning, Urls.MyLearning + "/themas/{Id:guid}"),
        new("/leren/themas/{Id:guid}", DemoCast.As(Role.Supervisor), SharedThemeAsync, null),
        new("/leren/{Id:guid}", DemoCast.As(Role.Supervisor), async portal => Urls.LearningOf((await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher))).PersonId), null),
        At(Urls.ReadAlong, Role.StudentTeacher),
        At(Urls.OpenStudents, Role.InstituteEducator),
        LinkedOn(Role.InstituteEducator, Urls.OpenStudents, "/leren/{Id:guid}/feedback"),
        Linked("read along", DemoCast.As(Role.InstituteEducator), Urls.OpenStudents, "/leren/{Id:guid}"),
        At(Urls.MyCoaching, Role.Supervisor),
        At(Urls.MyCoaching, Role.Supervisor, "beside each other", "?dagen=jaren"),
        At(Urls.ShareMyCoaching, Role.Supervisor),
        At(Urls.SharedWays, Role.Trainer),
        LinkedOn(Role.Trainer, Urls.SharedWays, Urls.SharedWays + "/{Id:guid}"),
        At(Urls.MyFeedback, Role.StudentTeacher),
        LinkedOn(Role.StudentTeacher, Urls.MyFeedback, Urls.MyFeedback + "/{Id:guid}"),

        At(Urls.Trajectories, Role.SchoolEducator),
        At(Urls.NewTrajectory, Role.SchoolEducator),
        LinkedOn(Role.SchoolEducator, Urls.Trajectories, Urls.Trajectories + "/{Id:guid}"),
        LinkedOn(Role.SchoolEducator, Urls.Trajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/deelnemers"),
        LinkedOn(Role.SchoolEducator, Urls.Trajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/verzetten"),
        LinkedOn(Role.Trainer, Urls.Today, Urls.Trajectories + "/bijeenkomsten/{Id:guid}"),
        Linked("participant", DemoCast.As(Role.Supervisor), Urls.Today, Urls.Trajectories + "/bijeenkomsten/{Id:guid}"),
        LinkedOn(Role.Trainer, Urls.Today, Urls.Trajectories + "/bijeenkomsten/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/activiteit"),
        LinkedOn(Role.Trainer, Urls.Today, Urls.Trajectories + "/bijeenkomsten/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/draaiboek"),
        LinkedOn(Role.Trainer, Urls.Today, Urls.Trajectories + "/bijeenkomsten/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/observatie"),
        LinkedOn(Role.Supervisor, Urls.MyTrajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/leervragen"),
        LinkedOn(Role.Supervisor, Urls.MyTrajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/onderwerpen"),
        LinkedOn(Role.Supervisor, Urls.MyTrajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/meenemen"),
        Linked("trainer", DemoCast.As(Role.Trainer), Urls.Trajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/bijeenkomsten/{Id:guid}/meenemen"),
        LinkedOn(Role.Supervisor, Urls.MyTrajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/bronnen"),
        Linked("trainer", DemoCast.As(Role.Trainer), Urls.Trajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/bronnen"),
        LinkedOn(Role.Supervisor, Urls.MyTrajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/terugkijken"),
        Linked("trainer", DemoCast.As(Role.Trainer), Urls.Trajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/terugkijken"),
        new(Urls.Trajectories + "/{Id:guid}/verslag", DemoCast.As(Role.Trainer), ReportAsync, null),
        At(Urls.Templates, Role.SchoolEducator),
        LinkedOn(Role.SchoolEducator, Urls.Templates, Urls.Templates + "/{Id:guid}"),
        At(Urls.NewTemplate, Role.SchoolEducator),
        LinkedOn(Role.SchoolEducator, Urls.Templates, Urls.Templates + "/{Id:guid}", Urls.Templates + "/{Id:guid}/aanpassen"),
        LinkedOn(Role.SchoolEducator, Urls.Templates, Urls.Templates + "/{Id:guid}", Urls.Templates + "/{Id:guid}/aanpassen", Urls.Templates + "/{Id:guid}/aanpassen/geheel"),
        LinkedOn(Role.SchoolEducator, Urls.Templates, Urls.Templates + "/{Id:guid}", Urls.Templates + "/{Id:guid}/aanpassen", Urls.Templates + "/{Id:guid}/aanpassen/bijeenkomst"),
        LinkedOn(Role.SchoolEducator, Urls.Trajectories, Urls.Trajectories + "/{Id:guid}", Urls.Trajectories + "/{Id:guid}/overnemen"),
        At(Urls.YearPlan, Role.SchoolEducator),
        At(Urls.YearPlan, Role.SchoolEducator, "calendar", "?als=kalender"),
        At(Urls.MyTrajectories, Role.Supervisor),
        new(Urls.Trajectories + "/bijeenkomst/{Id:guid}/aanwezig", DemoCast.As(Role.Trainer), AttendedAsync, null),
        At(Urls.Training, Role.SchoolEducator),
        At(Urls.CalendarLink, Role.Supervisor),
        At(Urls.MailWishes, Role.StudentTeacher),

        At(Urls.People, Role.Coordinator),
        At(Urls.People, Role.Supervisor, "supervisor"),
        At(Urls.NewPerson, Role.Coordinator),
        LinkedOn(Role.Coordinator, Urls.People, Urls.People + "/{Id:guid}"),
        LinkedOn(Role.Coordinator, Urls.People, Urls.People + "/{Id:guid}", Urls.People + "/{Id:guid}/samenvoegen"),
        new(Urls.People + "/{Id:guid}/samenvoegen", DemoCast.As(Role.Coordinator), SideBySideAsync, "side by side"),
        At(Urls.Structure, Role.Coordinator),
        At(Urls.Import, Role.Coordinator),
        new(Urls.Import + "/{Id:guid}", DemoCast.As(Role.Coordinator), ImportAsync, null),
        new(Urls.Import + "/{Id:guid}", DemoCast.As(Role.Coordinator), KeptImportAsync, "read in earlier"),
        new(Urls.Import + "/{Id:guid}/terugdraaien", DemoCast.As(Role.Coordinator), portal => ImportedAsync(portal, isInUse: false), null),
        new(Urls.Import + "/{Id:guid}/terugdraaien", DemoCast.As(Role.Coordinator), portal => ImportedAsync(portal, isInUse: true), "in use"),
        At(Urls.Placements, Role.SchoolEducator),
        At(Urls.NewPlacement, Role.SchoolEducator),
        At(Urls.PlacementYear, Role.SchoolEducator),
        At(Urls.PlacementYear, Role.SchoolEducator, "as a table", "?als=tabel"),
        LinkedOn(Role.SchoolEducator, Urls.Placements, Urls.Placements + "/{Id:guid}"),
        new(Urls.Placements + "/{Id:guid}", DemoCast.As(Role.SchoolEducator), MovingAsync, "to another team"),
        LinkedOn(Role.Supervisor, Urls.Today, Urls.People + "/teams/{Id:guid}"),
        Linked("school educator", DemoCast.As(Role.SchoolEducator), Urls.Placements, Urls.People + "/teams/{Id:guid}"),
        Linked("student", DemoCast.As(Role.StudentTeacher), Urls.Today, Urls.People + "/teams/{Id:guid}"),
        LinkedOn(Role.Supervisor, Urls.Today, Urls.People + "/teams/{Id:guid}/waarneming"),
        LinkedOn(Role.Supervisor, Urls.Today, Urls.People + "/teams/{Id:guid}", Urls.People + "/teams/{Id:guid}/afspraken"),
        At(Urls.News, Role.SchoolEducator),
        At(Urls.NewPosting, Role.SchoolEducator),
        new(Urls.News + "/{Id:guid}", DemoCast.As(Role.Coordinator), PostedAsync, null),
        new(Urls.News + "/{Id:guid}/wijzigen", DemoCast.As(Role.Coordinator), async portal => $"{await PostedAsync(portal)}/wijzigen", null),
        new(Urls.News + "/{Id:guid}/versies/{Number:int}", DemoCast.As(Role.Coordinator), async portal => $"{await PostedAsync(portal)}/versies/2", null),
        At(Urls.Opportunities, Role.StudentTeacher),
        At(Urls.Opportunities, Role.Supervisor, "supervisor"),
        At(Urls.Opportunities, Role.SchoolEducator, "school educator"),
        At(Urls.Opportunities, Role.InstituteEducator, "institute educator"),
        At(Urls.Opportunities, Role.Coordinator, "coordinator"),
        At(Urls.NewOpportunity, Role.Supervisor),
        LinkedOn(Role.StudentTeacher, Urls.Opportunities, Urls.Opportunities + "/{Id:guid}"),
        Linked("who keeps it", DemoCast.As(Role.Supervisor), Urls.Opportunities, Urls.Opportunities + "/{Id:guid}"),
        new(Urls.Opportunities + "/{Id:guid}", DemoCast.As(Role.StudentTeacher, number: 1), LookedBackAsync, "looked back"),
        LinkedOn(Role.Supervisor, Urls.Opportunities, Urls.Opportunities + "/{Id:guid}", Urls.Opportunities + "/{Id:guid}/wijzigen"),
        Linked("student", DemoCast.As(Role.StudentTeacher, number: 2), Urls.Today, Urls.People + "/keuze/{Id:guid}"),
        Linked("supervisor", DemoCast.As(Role.Supervisor, number: 2), Urls.Today, Urls.People + "/keuze/{Id:guid}"),
        Linked("students left over", DemoCast.As(Role.SchoolEducator, DemoCast.Elsewhere), Urls.Today, Urls.People + "/keuze/{Id:guid}/voorstel"),
        At(Urls.Hours, Role.Supervisor),
        At(Urls.Hours, Role.SchoolEducator, "school educator"),
        At(Urls.Hours, Role.Coordinator, "coordinator"),
        At(Urls.MyTimetable, Role.Supervisor),
        At(Urls.MyTimetable, Role.InstituteEducator, "none yet"),
        At(Urls.MyTimetable, Role.StudentTeacher, "no calendar", "?fout=TimetableUnreadable"),
        At(Urls.MyKlik, Role.StudentTeacher),
        At(Urls.MyKlik, Role.Supervisor, "supervisor"),
        At(Urls.NotSafe, Role.StudentTeacher),
        LinkedOn(Role.StudentTeacher, Urls.MyKlik, Urls.MyKlik + "/nieuw/{Id:guid}"),
        new(Urls.MyKlik + "/{Id:guid}", DemoCast.As(Role.StudentTeacher, KlikPages.Stage), KlikPages.OwnAsync, null),
        At(Urls.HandledKlik, Role.Supervisor, "none"),
        new(Urls.HandledKlik, DemoCast.As(Role.SchoolEducator, KlikPages.Stage), _ => Task.FromResult(Urls.HandledKlik), null),
        new(Urls.HandledKlik + "/{Id:guid}", DemoCast.As(Role.SchoolEducator, KlikPages.Stage), KlikPages.HandledAsync, null),
        new(Urls.HandledKlik + "/{Id:guid}", DemoCast.As(Role.SchoolEducator, KlikPages.Stage), KlikPages.TalkedAboutAsync, "in conversation"),
        LinkedOn(Role.SchoolEducator, Urls.Structure, Urls.People + "/scholen/{Id:guid}/klik"),
        At(Urls.Partnerships, Role.PlatformAdmin),
        LinkedOn(Role.PlatformAdmin, Urls.Partnerships, Urls.Partnerships + "/{Id:guid}"),
        LinkedOn(Role.PlatformAdmin, Urls.Partnerships, Urls.Partnerships + "/{Id:guid}", Urls.Partnerships + "/{Id:guid}/structuur"),
    ];

    /// <summary>A fresh invitation for somebody who cannot sign in yet.</summary>
    private static Task<string> InvitationAsync(RunningPortal portal) => KeyAsync(portal, async (db, hash) =>
    {
        var person = await db.People.VisibleTo(db.Viewer).Where(row => row.AccountId == null).OrderBy(row => row.Id).FirstAsync();
        db.Add(new Invitation { TokenHash = hash, PartnershipId = person.PartnershipId, PersonId = person.Id, Email = person.Email, CreatedAt = db.Now, ExpiresAt = db.Now.AddDays(7) });
    });

    /// <summary>A fresh link to choose a password.</summary>
    private static Task<string> ResetAsync(RunningPortal portal) => KeyAsync(portal, async (db, hash) =>
    {
        var email = DemoCast.As(Role.InstituteEducator, DemoCast.Elsewhere);
        var account = await db.Accounts.SingleAsync(row => row.Email == email);
        db.Add(new PasswordReset { TokenHash = hash, AccountId = account.Id, CreatedAt = db.Now, ExpiresAt = db.Now.AddHours(1) });
    });

    /// <summary>The report of a trajectory that was rounded off.</summary>
    private static async Task<string> ReportAsync(RunningPortal portal)
    {
        var trainer = await portal.ViewerAsync(DemoCast.As(Role.Trainer));
        var list = await portal.Services.GetRequiredService<TrajectoryQueries>().AllAsync(trainer);
        return Urls.Report(list.Rows.First(row => row is { State: TrajectoryState.Completed, IsTrained: true }).Id);
    }

    /// <summary>A session that its supervisor has yet to share.</summary>
    private static async Task<string> DraftAsync(RunningPortal portal)
    {
        var supervisor = await portal.ViewerAsync(DemoCast.As(Role.Supervisor));
        var student = (await portal.Services.GetRequiredService<CoachingQueries>().MyStudentsAsync(supervisor)).First(one => one.MayBeOn(supervisor.Today));
        var session = new SessionInput { Id = Guid.CreateVersion7(), StudentId = student.Id, Day = supervisor.Today, Time = new(0, 5), Minutes = 10, StudentInput = "Hoe houd ik het stil aan het begin?" };
        await portal.Services.GetRequiredService<CoachingService>().SaveAsync(supervisor, session);
        return Urls.EditSession(session.Id);
    }

    /// <summary>Something that a student brought in for who supervises him.</summary>
    private static async Task<string> BroughtInAsync(RunningPortal portal)
    {
        var student = await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher));
        var item = new AgendaInput(Guid.CreateVersion7(), AgendaKind.Experience, "Niemand zei iets. Was dat erg?", null, true);
        await portal.Services.GetRequiredService<AgendaService>().SaveAsync(student, item);
        return Urls.AgendaItem(item.Id);
    }

    /// <summary>An interview of the school educator with a guide of her own: one that is read along, one that is being written up, or what it is held with.</summary>
    private static async Task<string> InterviewedAsync(RunningPortal portal, string which)
    {
        var (educator, supervisor) = (await portal.ViewerAsync(DemoCast.As(Role.SchoolEducator)), await portal.ViewerAsync(DemoCast.As(Role.Supervisor)));
        var (interviews, guides, id, guide) = (portal.Services.GetRequiredService<InterviewService>(), portal.Services.GetRequiredService<GuideService>(), Guid.CreateVersion7(), Guid.CreateVersion7());
        if (which == "guide")
        {
            await guides.MakeAsync(educator, guide, ShippedGuides.All[0].Content);
            return Urls.ChangeGuide($"{guide}");
        }
        await interviews.MakeAsync(educator, new(id, supervisor.PersonId, ShippedGuides.All[0].Code, null, null, 45, null));
        await interviews.WriteAsync(educator, id, 1, new Dictionary<int, string?> { [1] = "Ze wachtte tien tellen en toen begon de student zelf.", [0] = "Ze geeft meer ruimte dan ze dacht." });
        if (which == "part") return Urls.InterviewPart(id, 2);
        if (which == "offered")
        {
            await interviews.OfferAsync(educator, id);
            await interviews.CorrectAsync(supervisor, id, "Het waren twaalf tellen.");
        }
        if (which == "agreed")
        {
            await interviews.OfferAsync(educator, id);
            await interviews.AgreeAsync(supervisor, id);
            return Urls.AnonymiseInterview(id);
        }
        return Urls.Interview(id);
    }

    /// <summary>Moments that suit a supervisor and one of her students.</summary>
    private static async Task<string> PlanningAsync(RunningPortal portal)
    {
        var supervisor = await portal.ViewerAsync(DemoCast.As(Role.Supervisor));
        var board = await portal.Services.GetRequiredService<AppointmentQueries>().BoardAsync(supervisor, null, 30);
        return Urls.PlanSessionWith(board.Partners[0].PersonId);
    }

    /// <summary>A theme that a student shares with who supervises him.</summary>
    private static async Task<string> SharedThemeAsync(RunningPortal portal)
    {
        var student = await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher));
        var board = await portal.Services.GetRequiredService<LearningQueries>().BoardAsync(student);
        return Urls.SharedTheme(board.Themes.First(theme => theme.SharedAt is not null).Id);
    }

    /// <summary>A door that a student looked back on.</summary>
    private static async Task<string> LookedBackAsync(RunningPortal portal)
    {
        var student = await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher, number: 1));
        var board = await portal.Services.GetRequiredService<OpportunityQueries>().BoardAsync(student);
        return Urls.Opportunity(board.Chosen!.First(door => door.State == ChoiceState.LookedBack).Id);
    }

    /// <summary>A meeting of the trainer's own group, whose names he taps.</summary>
    private static async Task<string> AttendedAsync(RunningPortal portal)
    {
        var trainer = await portal.ViewerAsync(DemoCast.As(Role.Trainer));
        var (trajectories, attendances) = (portal.Services.GetRequiredService<TrajectoryQueries>(), portal.Services.GetRequiredService<AttendanceQueries>());
        foreach (var row in (await trajectories.AllAsync(trainer)).Rows)
        {
            foreach (var meeting in (await trajectories.OneAsync(trainer, row.Id)).Meetings)
                if (await attendances.BoardAsync(trainer, meeting.Id) is { MayMark: true, IsOpen: true, Everybody.Count: > 0 }) return Urls.Attendance(meeting.Id);
        }
        throw new InvalidOperationException("The trainer of the demonstration has no group that meets.");
    }

    /// <summary>A procedure that was changed once.</summary>
    private static async Task<string> PostedAsync(RunningPortal portal)
    {
        var coordinator = await portal.ViewerAsync(DemoCast.As(Role.Coordinator));
        return Urls.Posting((await portal.Services.GetRequiredService<NewsQueries>().BoardAsync(coordinator)).Procedures.First(row => row.Version > 1).Id);
    }

    /// <summary>A student who goes on at another team.</summary>
    private static async Task<string> MovingAsync(RunningPortal portal)
    {
        var educator = await portal.ViewerAsync(DemoCast.As(Role.SchoolEducator));
        await using var scope = portal.Services.CreateAsyncScope();
        var placements = await scope.ServiceProvider.GetRequiredService<PlacementQueries>().ListAsync(educator, choices => new(choices.ThisYear?.Id));
        return $"{Urls.Placement(placements.Rows.First(row => row.Period.Contains(educator.Today)).Id)}?doe=verplaatsen";
    }

    /// <summary>Two people, as if they were one.</summary>
    private static async Task<string> SideBySideAsync(RunningPortal portal)
    {
        var coordinator = await portal.ViewerAsync(DemoCast.As(Role.Coordinator));
        await using var scope = portal.Services.CreateAsyncScope();
        var others = (await scope.ServiceProvider.GetRequiredService<PeopleQueries>().ListAsync(coordinator, new())).Rows.Where(row => row.Id != coordinator.PersonId).Take(2).ToList();
        return Urls.MergePerson(others[0].Id, others[1].Id);
    }

    /// <summary>A list of one person that was read in, and may be in use.</summary>
    private static async Task<string> ImportedAsync(RunningPortal portal, bool isInUse)
    {
        var coordinator = await portal.ViewerAsync(DemoCast.As(Role.Coordinator));
        var imports = portal.Services.GetRequiredService<ImportService>();
        var key = Guid.NewGuid().ToString("N")[..8];
        var file = Encoding.UTF8.GetBytes("Personeels-/studentnr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team/vakgroep;Begindatum;Einddatum;Uren\r\n"
            + $"{key};Sanne;van der;Haar;sanne{key}@school.example;trainer;;;01-08-2026;;\r\n");
        var id = await InTurnAsync(() => imports.StartAsync(coordinator, "personen.csv", new MemoryStream(file)));
        await EndedAsync();
        await imports.ConfirmAsync(coordinator, id);
        await EndedAsync();
        if (!isInUse) return Urls.UndoImport(id);
        await using var scope = portal.Services.CreateAsyncScope();
        var sanne = (await scope.ServiceProvider.GetRequiredService<PeopleQueries>().ListAsync(coordinator, new($"sanne{key}", null, null, PeopleWhen.All))).Rows.Single();
        await scope.ServiceProvider.GetRequiredService<PeopleService>().ChangeAsync(coordinator, sanne.Id, new("Sanne", null, "Haar", $"sanne{key}@school.example", key));
        return Urls.UndoImport(id);

        async Task EndedAsync()
        {
            for (var wait = 0; wait < 50 && (await imports.GetAsync(coordinator, id)).Stand.State is ImportState.Waiting or ImportState.Working; wait++) await Task.Delay(100);
        }
    }

    /// <summary>A list that was read, with something to mend in it.</summary>
    private static async Task<string> ImportAsync(RunningPortal portal)
    {
        var coordinator = await portal.ViewerAsync(DemoCast.As(Role.Coordinator));
        var imports = portal.Services.GetRequiredService<ImportService>();
        var file = Encoding.UTF8.GetBytes("Personeels-/studentnr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team/vakgroep;Begindatum;Einddatum;Uren\r\n"
            + "9001;Sanne;van der;Haar;sanne;werkplekbegeleider;Locatie Noord;Team Zorg;01-08-2026;;40\r\n");
        // One list at a time in a partnership: another test may be reading its own.
        var id = await InTurnAsync(() => imports.StartAsync(coordinator, "personen.csv", new MemoryStream(file)));
        // Reading goes on by itself; a list of one row is read in no time.
        for (var wait = 0; wait < 50 && (await imports.GetAsync(coordinator, id)).Stand.State is ImportState.Waiting or ImportState.Working; wait++) await Task.Delay(100);
        return Urls.ImportRun(id);
    }

    /// <summary>A list that was read in by a run that is forgotten by now.</summary>
    private static async Task<string> KeptImportAsync(RunningPortal portal)
    {
        var coordinator = await portal.ViewerAsync(DemoCast.As(Role.Coordinator));
        await using var db = await portal.Services.GetRequiredService<WpbContexts>().OpenAsync(coordinator);
        var file = new ImportedFile(coordinator.PartnershipId, Guid.CreateVersion7(), "personen.csv", coordinator.PersonId, db.Now.AddHours(-3), made: 12, changed: 3);
        db.Add(file);
        await db.CommitAsync();
        return Urls.ImportRun(file.Id);
    }

    private static async Task<Guid> InTurnAsync(Func<Task<Guid>> start)
    {
        for (var wait = 0; ; wait++)
        {
            try
            {
                return await start();
            }
            catch (RuleViolationException busy) when (busy.Rule == Rule.ImportAlreadyRunning && wait < 100)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>Writes, as a coordinator, what a key opens, and gives the key as it stands in the address.</summary>
    private static async Task<string> KeyAsync(RunningPortal portal, Func<WpbDbContext, byte[], Task> writeAsync)
    {
        await using var db = await portal.Services.GetRequiredService<WpbContexts>().OpenAsync(await portal.ViewerAsync(DemoCast.As(Role.Coordinator)));
        var key = SessionToken.New();
        await writeAsync(db, key.Hash());
        await db.CommitAsync();
        return $"?{LinkKey.Parameter}={key.Text}";
    }
}
