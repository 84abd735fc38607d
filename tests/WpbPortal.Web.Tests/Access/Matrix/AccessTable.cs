using static WpbPortal.Web.Tests.Access.Matrix.Who;

namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>
/// Who may open what: docs/access.md as a table of addresses. An endpoint without a line fails the test, which says what line to
/// add. A page answers to GET and to the POST of its forms; a page of a record has a line per kind of record, also for those
/// that only some of its readers may see.
/// </summary>
internal static class AccessTable
{
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        // The frame, and what is about oneself.
        .. Page(Urls.Today, SignedIn),
        .. Page(Urls.Profile, SignedIn),
        .. Page(Urls.OwnPartnerships, SignedIn),
        .. Page(Urls.Notifications, SignedIn),
        .. Page(Urls.Search, Members),
        .. Open(Urls.SignIn), .. Open(Urls.ForgottenPassword), .. Open(Urls.ChoosePassword), .. Open(Urls.Invitation), .. Open(Urls.FirstAdministrator),
        .. Open(Urls.NotFound), .. Open(Urls.Error),
        // In a demonstration only, which this portal is not.
        .. Page(Urls.OutgoingMail, None).Select(row => row with { IsAnonymous = true }),
        new("POST", Urls.SignOut, "", SignedIn) { IsAnonymous = true },
        new("POST", Urls.Language, "", SignedIn) { IsAnonymous = true },
        new("POST", Urls.Theme, "", SignedIn),
        new("POST", Urls.SwitchPartnership, "", SignedIn),
        // The stream that says that a page is to be asked for anew: everybody his own; to who asks for no stream it only says that it would open.
        new("GET", Urls.Live, "", SignedIn),
        new("GET", "/health/live", "", SignedIn) { IsAnonymous = true },
        new("GET", "/health/ready", "", SignedIn) { IsAnonymous = true },

        // Drafts: everybody his own; a key that somebody else uses is another draft.
        new("GET", "/drafts/{key}", "draft", Supervisor),
        new("POST", "/drafts/{key}/keuze", "draft", Supervisor),
        new("PUT", "/drafts/{key}", "draft", Members | Former),
        new("DELETE", "/drafts/{key}/keuze", "draft", Members | Former),

        // Coaching: the student's and the author's eyes, the student's once it is shared.
        .. Page(Urls.Sessions, Supervisors | Students),
        .. Page("/gesprekken/{Id:guid}", "shared session", Student | Supervisor),
        .. Page("/gesprekken/{Id:guid}", "draft session", Student | Supervisor),
        .. Page(Urls.NewSession, Supervisors),
        .. Page("/gesprekken/{Id:guid}/verder", "draft session", Supervisor),
        // What is shared is not written on: she is led to the session itself.
        .. Page("/gesprekken/{Id:guid}/verder", "shared session", Supervisor),
        // On the go: the page and its worker hold nothing of anybody; first names and notes are a supervisor's own.
        new("GET", Urls.OnTheGo, "", SignedIn) { IsAnonymous = true },
        new("GET", Urls.OnTheGoWorker, "", SignedIn) { IsAnonymous = true },
        new("GET", Urls.OnTheGoTalk, "", SignedIn) { IsAnonymous = true },
        new("GET", Urls.OnTheGoNames, "", Supervisors | Educators),
        new("POST", Urls.OnTheGoNotes, "", Supervisors | Educators)
        {
            Json = """{"id":"019a2134-0000-7000-8000-0000000000aa","kind":"session","owner":"@person","partnership":"@partnership","letter":"geen brief"}""",
        },
        // What a student brings in: his own, and for who supervises him now once he shares it.
        .. Page(Urls.Agenda, Supervisors | Students),
        .. Page(Urls.NewAgendaItem, Students),
        .. Page("/gesprekken/inbreng/{Id:guid}", "shared agenda", Student | Supervisor),
        .. Page("/gesprekken/inbreng/{Id:guid}", "own agenda", Student),
        .. Page("/gesprekken/inbreng/{Id:guid}/wijzigen", "shared agenda", Student),
        .. Page("/gesprekken/inbreng/{Id:guid}/wijzigen", "own agenda", Student),
        .. Page("/gesprekken/{Id:guid}/notitie", "shared session", Student | Supervisor),
        .. Page("/gesprekken/{Id:guid}/notitie", "draft session", Student | Supervisor),
        // Talks at the coffee machine: the school educator's own; whom they were with asks and reads what is shown; the coordinator counts.
        .. Page(Urls.Talks, Educators | Coordinator),
        .. Page(Urls.NewTalk, Educators),
        .. Page("/koffiepraatjes/{Id:guid}", "talk", Educator),
        .. Page(Urls.MyTalks, Members),
        // Interviews: of the two; guides: of who holds interviews, and the coordinator reads them.
        .. Page(Urls.Interviews, Members),
        .. Page(Urls.NewInterview, Educators | Followers | Trainers),
        .. Page("/interviews/{Id:guid}", "offered interview", Supervisor | Educator),
        .. Page("/interviews/{Id:guid}", "held interview", Student | Educator),
        .. Page("/interviews/{Id:guid}/anonimiseren", "agreed interview", Educator),
        .. Page(Urls.AnonymousInterviews, Educators | Followers | Trainers),
        .. Page("/interviews/{Id:guid}/{Part:int}", "interview part", Educator).Select(row => row with { IsWhole = true }),
        .. Page(Urls.Guides, Educators | Followers | Trainers | Coordinator),
        .. Page(Urls.NewGuide, Educators | Followers | Trainers),
        .. Page("/interviews/leidraden/{Key}", "guide", Educators | Followers | Trainers | Coordinator),
        .. Page("/interviews/leidraden/{Id:guid}/wijzigen", "guide", Educator),
        // What a student asks himself and tries: his own, and what he shares for who coaches him now.
        .. Page(Urls.MyLearning, Students),
        .. Page(Urls.NewQuestion, Students),
        .. Page("/mijn/leren/vragen/{Id:guid}", "shared question", Student),
        .. Page("/mijn/leren/vragen/{Id:guid}", "own question", Student),
        .. Page(Urls.NewExperiment, Students),
        .. Page("/mijn/leren/experimenten/{Id:guid}", "shared experiment", Student),
        .. Page("/mijn/leren/experimenten/{Id:guid}", "own experiment", Student),
        // How he saw the conversations: his own.
        .. Page(Urls.MyViews, Students),
        .. Page("/leren/{Id:guid}", "student", Supervisor | Follower),
        // The student lets this institute educator read along, and nobody else.
        .. Page("/leren/{Id:guid}/feedback", "student", Follower),
        .. Page(Urls.OpenStudents, Educators | Followers),
        .. Page(Urls.ReadAlong, Students),
        .. Page(Urls.Timeline, Students),
        new("GET", Urls.LearningFile, "", Students),
        .. Page(Urls.NewTheme, Students),
        .. Page("/mijn/leren/themas/{Id:guid}", "shared theme", Student),
        .. Page("/mijn/leren/themas/{Id:guid}", "own theme", Student),
        .. Page("/leren/themas/{Id:guid}", "shared theme", Supervisor | Follower),
        .. Page("/leren/themas/{Id:guid}", "own theme", None),
        // Planned: either of the two moves it or calls it off.
        .. Page(Urls.PlanSession, Supervisors | Students),
        .. Page("/gesprekken/{Id:guid}", "planned session", Student | Supervisor),
        .. Page("/gesprekken/{Id:guid}/verzetten", "planned session", Student | Supervisor),
        .. Page("/gesprekken/{Id:guid}/verzetten", "shared session", None),
        .. Page(Urls.MyCoaching, Supervisors),
        new("GET", $"{Urls.MyCoachingFile}/{{form:regex(^(csv|xlsx)$)}}", "", Supervisors) { Sample = $"{Urls.MyCoachingFile}/csv" },
        // A way of coaching: hers, and for her trainer while she shares it.
        .. Page(Urls.ShareMyCoaching, Supervisors),
        .. Page(Urls.SharedWays, Trainers),
        .. Page("/begeleiding/{Id:guid}", "supervisor", Trainer),
        .. Page(Urls.MyFeedback, Students),
        .. Page("/mijn/feedback/{Id:guid}", "shared feedback", Student),
        .. Page("/mijn/feedback/{Id:guid}", "draft feedback", None),
        .. Page("/gesprekken/feedback/{Id:guid}/verbeteren", "shared feedback", Supervisor),
        new("POST", "/gesprekken/{id:guid}/gelezen", "shared session", Student | Supervisor),
        new("POST", "/gesprekken/{id:guid}/gelezen", "draft session", Supervisor),
        new("POST", "/mijn/feedback/{id:guid}/gelezen", "shared feedback", Student),
        new("POST", "/mijn/feedback/{id:guid}/gelezen", "draft feedback", None),

        // Trajectories: who was invited, the school's educators, and who carries them out; planned by the school and the coordinator.
        .. Page(Urls.Trajectories, Members),
        .. Page("/trajecten/{Id:guid}", "trajectory", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        .. Page(Urls.NewTrajectory, Educators | Coordinator),
        .. Page("/trajecten/bijeenkomsten/{Id:guid}/verzetten", "meeting", Educator | Coordinator),
        // A meeting: who reads its trajectory; built up and led on the day by who plans it and by the trainers of the group.
        .. Page("/trajecten/bijeenkomsten/{Id:guid}", "meeting", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        .. Page("/trajecten/bijeenkomsten/{Id:guid}/activiteit", "meeting", Educator | Trainer | Coordinator),
        .. Page("/trajecten/bijeenkomsten/{Id:guid}/draaiboek", "meeting", Educator | Trainer | Coordinator),
        new("GET", "/trajecten/bijeenkomsten/{id:guid}/draaiboek/stand", "meeting", Educator | Trainer | Coordinator),
        new("POST", "/trajecten/bijeenkomsten/{id:guid}/draaiboek/stand", "meeting", Educator | Trainer | Coordinator) { Json = """{"turns":[]}""" },
        .. Page("/trajecten/{Id:guid}/deelnemers", "trajectory", Educator),
        // What a trainer saw: his own; of another group's trainer it is not there.
        .. Page("/trajecten/bijeenkomsten/{Id:guid}/observatie", "meeting", Trainer),
        // What a group asks: who takes part in it and who trains it, nobody else.
        .. Page("/trajecten/{Id:guid}/leervragen", "trajectory", Supervisor | Trainer),
        .. Page("/trajecten/bijeenkomsten/{Id:guid}/onderwerpen", "meeting", Supervisor | Trainer),
        .. Page("/trajecten/bijeenkomsten/{Id:guid}/meenemen", "meeting", Supervisor | Trainer),
        // Its sources are for who sees it; what somebody asks for is his and the trainer's.
        new("POST", "/trajecten/{id:guid}/bronnen/bestand", "trajectory", Educator | Trainer | Coordinator),
        new("GET", "/trajecten/bronnen/{id:guid}/bestand", "source file", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        .. Page("/trajecten/{Id:guid}/bronnen", "trajectory", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        // Looking back: who takes part, and who trains or plans; its report is for who sees it, on the page and as a file.
        .. Page("/trajecten/{Id:guid}/terugkijken", "trajectory", Supervisor | Educator | Trainer | Coordinator),
        .. Page("/trajecten/{Id:guid}/verslag", "trajectory", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        new("GET", "/trajecten/{id:guid}/verslag/pdf", "trajectory", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        .. Page(Urls.Templates, Educators | Coordinator | Trainers | Followers),
        .. Page("/trajecten/sjablonen/{Id:guid}", "template", Educators | Coordinator | Trainers | Followers),
        // Making templates the partnership's own, and taking a newer version over: who plans.
        .. Page(Urls.NewTemplate, Educators | Coordinator),
        .. Page("/trajecten/sjablonen/{Id:guid}/aanpassen", "template", Educators | Coordinator),
        .. Page("/trajecten/sjablonen/{Id:guid}/aanpassen/geheel", "template", Educators | Coordinator),
        .. Page("/trajecten/sjablonen/{Id:guid}/aanpassen/bijeenkomst", "template", Educators | Coordinator),
        .. Page("/trajecten/{Id:guid}/overnemen", "trajectory", Educator | Coordinator),
        .. Page(Urls.YearPlan, Educators | Coordinator | Trainers | Followers),
        .. Page(Urls.MyTrajectories, Supervisors | Students),
        // Who was there, and what that makes of hours of training.
        .. Page("/trajecten/bijeenkomst/{Id:guid}/aanwezig", "meeting", Student | Supervisor | Educator | Followers | Trainers | Coordinator),
        .. Page(Urls.Training, Educators | Coordinator),
        new("GET", $"{Urls.TrainingFile}/{{form:regex(^(csv|xlsx)$)}}", "", Educators | Coordinator) { Sample = $"{Urls.TrainingFile}/csv" },
        // One's own calendar: who comes to something makes a link; the calendar itself opens to the key alone, and to no session.
        .. Page(Urls.MailWishes, Members),
        // The link of a mail: it opens to who has it, and changes nothing but that mail's kind.
        .. Open(Urls.StopMail),
        new("GET", Urls.StopMailNow, "", SignedIn) { IsAnonymous = true },
        new("POST", Urls.StopMailNow, "", None) { IsAnonymous = true },
        .. Page(Urls.CalendarLink, Supervisors | Students | Trainers),
        new("GET", Urls.OwnCalendarFile, "", None) { IsAnonymous = true },

        // People: names, roles and schools for everybody; placements for who is in them, their team, school, institute and the coordinator.
        .. Page(Urls.People, Members | Admin),
        .. Page("/mensen/{Id:guid}", "student", Members),
        .. Page("/mensen/{Id:guid}/samenvoegen", "student", Coordinator),
        .. Page(Urls.NewPerson, Coordinator),
        .. Page(Urls.Structure, Members),
        new("GET", $"{Urls.PeopleFile}/{{form:regex(^(csv|xlsx)$)}}", "", Educators | Coordinator) { Sample = $"{Urls.PeopleFile}/csv" },
        .. Page(Urls.Placements, Students | Supervisors | Educators | Followers | Coordinator),
        .. Page(Urls.PlacementYear, Students | Supervisors | Educators | Followers | Coordinator),
        new("GET", $"{Urls.PlacementYearFile}/{{form:regex(^(csv|xlsx)$)}}", "", Students | Supervisors | Educators | Followers | Coordinator) { Sample = $"{Urls.PlacementYearFile}/csv" },
        .. Page("/stageplaatsen/{Id:guid}", "placement", Student | Supervisor | Educator | Follower | Coordinator),
        .. Page(Urls.NewPlacement, Educators | Coordinator),

        // Shared care: the team, whose students they are, the school and who arranges there; away is one's own, or the school educator says for whom.
        .. Page("/mensen/teams/{Id:guid}", "team", Student | Supervisor | Educator | Follower | Coordinator),
        .. Page("/mensen/teams/{Id:guid}/waarneming", "team", Supervisor),
        new("POST", "/mensen/teams/{id:guid}/terug", "team", Supervisor),
        .. Page("/mensen/teams/{Id:guid}/afspraken", "team", Supervisor | Educator),

        // News and procedures: who has a role, is placed or follows a student there reads; the school educator writes for the school, the coordinator for all.
        .. Page(Urls.News, Members),
        .. Page(Urls.NewPosting, Educators | Coordinator),
        .. Page("/nieuws/{Id:guid}", "posting", Student | Supervisor | Educator | Follower | Coordinator),
        .. Page("/nieuws/{Id:guid}/wijzigen", "posting", Educator | Coordinator),
        .. Page("/nieuws/{Id:guid}/versies/{Number:int}", "posting version", Student | Supervisor | Educator | Follower | Coordinator).Select(row => row with { IsWhole = true }),

        // Opportunities: the students of the school choose, the team keeps, the educators see what is used, the coordinator counts.
        .. Page(Urls.Opportunities, Students | Supervisors | Educators | Followers | Coordinator),
        .. Page(Urls.NewOpportunity, Supervisors),
        .. Page("/leerkansen/{Id:guid}", "opportunity", Student | Supervisor | Educator | Follower),
        .. Page("/leerkansen/{Id:guid}/wijzigen", "opportunity", Supervisor),

        // Mutual choice: who takes part says what he would like, and the school educator decides; nobody opens what another said.
        .. Page("/mensen/keuze/{Id:guid}", "open round", Student | Supervisor),
        .. Page("/mensen/keuze/{Id:guid}", "proposed round", Student | Supervisor),
        .. Page("/mensen/keuze/{Id:guid}/voorstel", "open round", Educator),
        .. Page("/mensen/keuze/{Id:guid}/voorstel", "proposed round", Educator),
        // Hours: a supervisor her own, the school educator per team, the coordinator per school.
        .. Page(Urls.Hours, Supervisors | Educators | Coordinator),

        // A timetable: everybody with a role his own, and nobody another's.
        .. Page(Urls.MyTimetable, Members),
        new("POST", $"{Urls.MyTimetable}/bestand", "", Members),

        // Klik: the author his own, the handlers whom he chose, and nobody else; who names them is the school educator and the coordinator.
        .. Page(Urls.MyKlik, Supervisors | Students),
        .. Page(Urls.NotSafe, Supervisors | Students),
        .. Page("/mijn/klik/nieuw/{Id:guid}", "supervision", Student | Supervisor),
        .. Page("/mijn/klik/{Id:guid}", "student's klik", Student),
        .. Page("/mijn/klik/{Id:guid}", "supervisor's klik", Supervisor),
        .. Page(Urls.HandledKlik, Educators | Supervisors),
        .. Page("/klik/{Id:guid}", "student's klik", Educator),
        .. Page("/klik/{Id:guid}", "supervisor's klik", Educator),
        .. Page("/mensen/scholen/{Id:guid}/klik", "school", Educator | Coordinator),

        // Reading people in: the coordinator; of a file that is in, every coordinator of the partnership sees what it did.
        .. Page(Urls.Import, Coordinator),
        .. Page("/mensen/inlezen/{Id:guid}", "nothing", None),
        .. Page("/mensen/inlezen/{Id:guid}", "imported file", Coordinator),
        .. Page("/mensen/inlezen/{Id:guid}/terugdraaien", "imported file", Coordinator),
        new("POST", "/mensen/inlezen/bestand", "", Coordinator),
        new("POST", "/mensen/inlezen/{id:guid}/kolommen", "nothing", None),
        new("GET", "/mensen/inlezen/{id:guid}/stand", "nothing", None),
        new("GET", "/mensen/inlezen/{id:guid}/bevindingen.{ending:regex(^(csv|xlsx)$)}", "", None) { Sample = "/mensen/inlezen/01a2134f-a4b0-74dd-bd28-c42b57ed69e3/bevindingen.csv" },
        new("GET", "/mensen/inlezen/voorbeeld/{kind:regex(^(mensen|stageplaatsen)$)}.{ending:regex(^(csv|xlsx)$)}", "", Coordinator) { Sample = "/mensen/inlezen/voorbeeld/mensen.csv" },

        // The platform: partnerships, how they are built, and their coordinators; nothing of what people do in them.
        .. Page(Urls.Partnerships, Admin),
        .. Page("/partnerschappen/{Id:guid}", "partnership", Admin, elsewhere: Admin),
        .. Page("/partnerschappen/{Id:guid}/structuur", "partnership", Admin, elsewhere: Admin),
    ];

    /// <summary>Endpoints of the framework itself, by how they begin: what the circuit, scripts and styles are fetched with.</summary>
    public static readonly string[] OfTheFramework = ["/_blazor", "/_framework", "_blazor", "_framework", "{**path:file}"];

    /// <summary>A page: shows by GET, takes its forms by POST, for the same people.</summary>
    private static IEnumerable<AccessRow> Page(string address, Who opens) => Page(address, "", opens);

    private static IEnumerable<AccessRow> Page(string address, string record, Who opens, Who elsewhere = None) =>
        [new("GET", address, record, opens, elsewhere), new("POST", address, record, opens, elsewhere)];

    /// <summary>A page for whoever is not signed in; signed in it does no harm.</summary>
    private static IEnumerable<AccessRow> Open(string address) => Page(address, SignedIn).Select(row => row with { IsAnonymous = true });
}
