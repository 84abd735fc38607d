namespace WpbPortal.Web;

/// <summary>Every address of the portal. Features link to each other through here only.</summary>
public static class Urls
{
    public const string Today = "/";
    public const string SignIn = "/aanmelden";
    public const string SignOut = "/afmelden";
    public const string ForgottenPassword = "/wachtwoord-vergeten";
    public const string ChoosePassword = "/wachtwoord-kiezen";
    public const string Invitation = "/uitnodiging";
    public const string FirstAdministrator = "/eerste-beheerder";
    public const string Profile = "/profiel";
    public const string CalendarLink = "/profiel/agenda";
    public const string OwnCalendarFile = "/agenda.ics";
    public const string MailWishes = "/profiel/post";
    public const string StopMail = "/post/minder";
    public const string StopMailNow = "/post/minder/nu";
    public const string Language = "/taal";
    public const string Theme = "/kleuren";
    public const string SwitchPartnership = "/partnerschap-wisselen";
    public const string OwnPartnerships = "/mijn/partnerschappen";
    public const string Live = "/live";
    public const string OutgoingMail = "/uitgaande-post";
    public const string NotFound = "/niet-gevonden";
    public const string Error = "/fout";

    public const string Sessions = "/gesprekken";
    public const string NewSession = "/gesprekken/nieuw";
    public const string Agenda = "/gesprekken/inbreng";
    public const string NewAgendaItem = "/gesprekken/inbreng/nieuw";
    public const string PlanSession = "/gesprekken/plannen";
    public const string OnTheGo = "/onderweg";
    public const string OnTheGoNames = "/onderweg/namen";
    public const string OnTheGoNotes = "/onderweg/notities";
    public const string OnTheGoWorker = "/onderweg/werker.js";
    public const string OnTheGoTalk = "/onderweg/koffiepraatje";
    public const string Talks = "/koffiepraatjes";
    public const string NewTalk = "/koffiepraatjes/nieuw";
    public const string Interviews = "/interviews";
    public const string NewInterview = "/interviews/nieuw";
    public const string AnonymousInterviews = "/interviews/geanonimiseerd";
    public const string Guides = "/interviews/leidraden";
    public const string NewGuide = "/interviews/leidraden/nieuw";
    public const string MyTalks = "/mijn/koffiepraatjes";
    public const string MyCoaching = "/mijn/begeleiding";
    public const string MyCoachingFile = "/mijn/begeleiding/lijst";
    public const string ShareMyCoaching = "/mijn/begeleiding/delen";
    public const string SharedWays = "/begeleiding";
    public const string MyTimetable = "/mijn/rooster";
    public const string MyFeedback = "/mijn/feedback";
    public const string MyLearning = "/mijn/leren";
    public const string Timeline = "/mijn/leren/tijdlijn";
    public const string ReadAlong = "/mijn/leren/meelezen";
    public const string OpenStudents = "/leren";
    public const string LearningFile = "/mijn/leren/meenemen";
    public const string MyViews = "/mijn/leren/gesprekken";
    public const string NewQuestion = "/mijn/leren/vragen/nieuw";
    public const string NewTheme = "/mijn/leren/themas/nieuw";
    public const string NewExperiment = "/mijn/leren/experimenten/nieuw";
    public const string Notifications = "/meldingen";
    public const string Search = "/zoeken";

    public const string Trajectories = "/trajecten";
    public const string NewTrajectory = "/trajecten/nieuw";
    public const string Templates = "/trajecten/sjablonen";
    public const string NewTemplate = "/trajecten/sjablonen/nieuw";
    public const string YearPlan = "/jaarplan";
    public const string Training = "/trajecten/scholing";
    public const string TrainingFile = "/trajecten/scholing/lijst";
    public const string MyTrajectories = "/mijn/trajecten";

    public const string Hours = "/uren";
    public const string Opportunities = "/leerkansen";
    public const string NewOpportunity = "/leerkansen/nieuw";

    public const string News = "/nieuws";
    public const string NewPosting = "/nieuws/nieuw";

    public const string MyKlik = "/mijn/klik";
    public const string NotSafe = "/mijn/klik/niet-veilig";
    public const string HandledKlik = "/klik";

    public const string People = "/mensen";
    public const string NewPerson = "/mensen/nieuw";
    public const string PeopleFile = "/mensen/lijst";
    public const string Structure = "/mensen/structuur";
    public const string Import = "/mensen/inlezen";
    public const string Placements = "/stageplaatsen";
    public const string NewPlacement = "/stageplaatsen/nieuw";
    public const string PlacementYear = "/stageplaatsen/jaar";
    public const string PlacementYearFile = "/stageplaatsen/jaar/lijst";
    public const string Partnerships = "/partnerschappen";

    public static string Partnership(Guid id) => $"{Partnerships}/{id}";
    public static string PartnershipStructure(Guid id) => $"{Partnership(id)}/structuur";
    public static string Interview(Guid id) => $"{Interviews}/{id}";
    public static string SourceFile(Guid source) => $"/trajecten/bronnen/{source}/bestand";
    public static string AnonymiseInterview(Guid id) => $"{Interview(id)}/anonimiseren";
    public static string InterviewPart(Guid id, int part) => $"{Interview(id)}/{part}";
    public static string NewInterviewWith(string guide) => $"{NewInterview}?leidraad={guide}";
    public static string NewInterviewIn(Guid series, string? guide = null) => $"{NewInterview}?reeks={series}" + (guide is null ? "" : $"&leidraad={guide}");
    public static string Guide(string key) => $"{Guides}/{key}";
    public static string ChangeGuide(string key) => $"{Guide(key)}/wijzigen";
    public static string NewGuideFrom(string key) => $"{NewGuide}?van={key}";
    public static string Talk(Guid id) => $"{Talks}/{id}";
    public static string NewTalkWith(Guid personId) => $"{NewTalk}?met={personId}";
    public static string NewTalkIn(Guid round) => $"{NewTalk}?ronde={round}";
    public static string TalksWith(Guid personId) => $"{Talks}?met={personId}";
    public static string WayOf(Guid supervisorId) => $"{SharedWays}/{supervisorId}";
    public static string Session(Guid id) => $"{Sessions}/{id}";
    public static string NewSessionOf(Guid id) => $"{NewSession}?gesprek={id}";
    public static string AnotherSession => $"{NewSession}?ander=true";
    public static string NewSessionWith(Guid studentId) => $"{NewSession}?student={studentId}";
    public static string NewAgendaItemFor(Guid sessionId) => $"{NewAgendaItem}?gesprek={sessionId}";
    public static string Question(Guid id) => $"{MyLearning}/vragen/{id}";
    public static string Experiment(Guid id) => $"{MyLearning}/experimenten/{id}";
    public static string MyTheme(Guid id) => $"{MyLearning}/themas/{id}";
    public static string SharedTheme(Guid id) => $"/leren/themas/{id}";
    public static string NewExperimentFor(Guid questionId) => $"{NewExperiment}?vraag={questionId}";
    public static string FeedbackOf(Guid studentId) => $"/leren/{studentId}/feedback";

    public static string LearningOf(Guid studentId) => $"/leren/{studentId}";
    public static string AgendaItem(Guid id) => $"{Agenda}/{id}";
    public static string ChangeAgendaItem(Guid id) => $"{Agenda}/{id}/wijzigen";
    public static string EditSession(Guid id) => $"{Sessions}/{id}/verder";
    public static string OwnNote(Guid id) => $"{Session(id)}/notitie";
    public static string PlanSessionWith(Guid personId) => $"{PlanSession}?met={personId:N}";
    public static string MoveSession(Guid id) => $"{Sessions}/{id}/verzetten";
    public static string CorrectFeedback(Guid id) => $"{Sessions}/feedback/{id}/verbeteren";
    public static string Feedback(Guid id) => $"{MyFeedback}/{id}";
    public static string Trajectory(Guid id) => $"{Trajectories}/{id}";
    public static string Template(Guid id) => $"{Templates}/{id}";
    public static string TemplateVersion(Guid id, int number) => $"{Template(id)}?versie={number}";
    public static string ChangeTemplate(Guid id) => $"{Template(id)}/aanpassen";
    public static string ChangeTemplateWhole(Guid id) => $"{ChangeTemplate(id)}/geheel";
    public static string NewTemplateMeeting(Guid id) => $"{ChangeTemplate(id)}/bijeenkomst";
    public static string TemplateMeeting(Guid id, string code) => $"{NewTemplateMeeting(id)}?code={Uri.EscapeDataString(code)}";
    public static string TakeOver(Guid trajectoryId) => $"{Trajectory(trajectoryId)}/overnemen";
    public static string NewTrajectoryFrom(Guid templateId) => $"{NewTrajectory}?sjabloon={templateId}";
    public static string Participants(Guid trajectoryId) => $"{Trajectory(trajectoryId)}/deelnemers";
    public static string OwnCalendar(string key) => $"{OwnCalendarFile}?sleutel={key}";
    public static string Attendance(Guid meetingId) => $"{Trajectories}/bijeenkomst/{meetingId}/aanwezig";
    public static string Meeting(Guid id) => $"{Trajectories}/bijeenkomsten/{id}";
    public static string NewMeetingStep(Guid meetingId) => $"{Meeting(meetingId)}/activiteit";
    public static string MeetingStep(Guid meetingId, Guid stepId) => $"{NewMeetingStep(meetingId)}?wat={stepId:N}";
    public static string MeetingScript(Guid id) => $"{Meeting(id)}/draaiboek";
    public static string MeetingStand(Guid id) => $"{MeetingScript(id)}/stand";
    public static string Observation(Guid meetingId) => $"{Meeting(meetingId)}/observatie";
    public static string ObservedPassage(Guid meetingId, Guid id) => $"{Observation(meetingId)}?passage={id:N}";
    public static string OwnQuestions(Guid trajectoryId, Guid? meetingId = null) => $"{Trajectory(trajectoryId)}/leervragen{(meetingId is { } meeting ? $"?bijeenkomst={meeting}" : null)}";
    public static string TrajectorySources(Guid trajectoryId) => $"{Trajectory(trajectoryId)}/bronnen";
    public static string LookBack(Guid trajectoryId) => $"{Trajectory(trajectoryId)}/terugkijken";
    public static string Report(Guid trajectoryId) => $"{Trajectory(trajectoryId)}/verslag";
    public static string ReportFile(Guid trajectoryId) => $"{Report(trajectoryId)}/pdf";
    public static string TakeAlong(Guid meetingId) => $"{Trajectories}/bijeenkomsten/{meetingId}/meenemen";
    public static string Topics(Guid meetingId) => $"{Trajectories}/bijeenkomsten/{meetingId}/onderwerpen";
    public static string MoveMeeting(Guid id, string back) => $"{Trajectories}/bijeenkomsten/{id}/verzetten?terug={Uri.EscapeDataString(back)}";
    public static string Person(Guid id) => $"{People}/{id}";
    public static string MergePerson(Guid id, Guid? other = null) => other is { } with ? $"{Person(id)}/samenvoegen?met={with:N}" : $"{Person(id)}/samenvoegen";
    public static string ImportRun(Guid id) => $"{Import}/{id}";
    public static string UndoImport(Guid id) => $"{ImportRun(id)}/terugdraaien";
    public static string Placement(Guid id) => $"{Placements}/{id}";
    public static string TeamCare(Guid teamId) => $"{People}/teams/{teamId}";
    public static string Absence(Guid teamId, Guid? supervisorId = null) => $"{TeamCare(teamId)}/waarneming" + (supervisorId is { } away ? $"?voor={away:N}" : "");
    public static string BackAgain(Guid teamId) => $"{TeamCare(teamId)}/terug";
    public static string TeamAgreement(Guid teamId) => $"{TeamCare(teamId)}/afspraken";
    public static string Opportunity(Guid id) => $"{Opportunities}/{id}";
    public static string Posting(Guid id) => $"{News}/{id}";
    public static string ChangePosting(Guid id) => $"{Posting(id)}/wijzigen";
    public static string PostingVersion(Guid id, int number) => $"{Posting(id)}/versies/{number}";
    public static string NewPostingOf(Domain.News.PostingKind kind) => $"{NewPosting}?soort={kind}";
    public static string ChangeOpportunity(Guid id) => $"{Opportunity(id)}/wijzigen";
    public static string Choice(Guid roundId) => $"{People}/keuze/{roundId}";
    public static string ChoiceProposal(Guid roundId) => $"{Choice(roundId)}/voorstel";
    public static string RaiseKlik(Guid supervisionId) => $"{MyKlik}/nieuw/{supervisionId}";
    public static string OwnKlik(Guid id) => $"{MyKlik}/{id}";
    public static string Klik(Guid id) => $"{HandledKlik}/{id}";
    public static string SchoolKlik(Guid schoolId) => $"{People}/scholen/{schoolId}/klik";
    public static string ChooseBuddy(Guid placementId) => $"{Placement(placementId)}?doe=buddy#formulier";
    public static string ChooseSupervisor(Guid placementId) => $"{Placement(placementId)}?doe=begeleider#formulier";

    /// <summary>Whether a session is written down at this path.</summary>
    public static bool IsWritingSession(string path) => path == NewSession || (path.StartsWith(Sessions + "/", StringComparison.Ordinal) && path.EndsWith("/verder", StringComparison.Ordinal));

    /// <summary>A path on this site, or the start page when the text is anything else.</summary>
    public static string Local(string? path) =>
        path is ['/', not ('/' or '\\'), ..] or "/" && !path.Any(char.IsControl) ? path : Today;
}
