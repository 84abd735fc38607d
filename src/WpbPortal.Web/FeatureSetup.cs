using WpbPortal.Web.Accounts;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Features.Attendance;
using WpbPortal.Web.Features.Calendar;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Facilitation;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.InformalTalks;
using WpbPortal.Web.Features.Interviews;
using WpbPortal.Web.Features.Klik;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.LookingBack;
using WpbPortal.Web.Features.Meetings;
using WpbPortal.Web.Features.MutualChoice;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Features.Notices;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.OwnQuestions;
using WpbPortal.Web.Features.People;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Features.PlacementYear;
using WpbPortal.Web.Features.Platform;
using WpbPortal.Web.Features.ReadAlong;
using WpbPortal.Web.Features.Search;
using WpbPortal.Web.Features.SharedCare;
using WpbPortal.Web.Features.Structure;
using WpbPortal.Web.Features.TakingAlong;
using WpbPortal.Web.Features.Timetables;
using WpbPortal.Web.Features.Today;
using WpbPortal.Web.Features.Topics;
using WpbPortal.Web.Features.Trajectories;
using WpbPortal.Web.Features.TrajectorySources;
using WpbPortal.Web.Live;
using WpbPortal.Web.Mail;
using WpbPortal.Web.OnTheGo;

namespace WpbPortal.Web;

/// <summary>The services of every feature, and the addresses that are no pages.</summary>
internal static class FeatureSetup
{
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddMail();
        services.AddAccounts();
        services.AddDrafts();
        services.AddLive();
        services.AddOnTheGo();
        services.AddCoaching();
        services.AddInformalTalks();
        services.AddInterviews();
        services.AddAgenda();
        services.AddLearning();
        services.AddReadAlong();
        services.AddNotices();
        services.AddNews();
        services.AddTrajectories();
        services.AddMeetings();
        services.AddPlatform();
        services.AddToday();
        services.AddImport();
        services.AddPeople();
        services.AddStructure();
        services.AddPlacements();
        services.AddPlacementYear();
        services.AddSharedCare();
        services.AddOpportunities();
        services.AddMutualChoice();
        services.AddFacilitation();
        services.AddSearch();
        services.AddTimetables();
        services.AddKlik();
        services.AddAppointments();
        services.AddAttendance();
        services.AddCalendar();
        services.AddOwnQuestions();
        services.AddTopics();
        services.AddTrajectorySources();
        services.AddTakingAlong();
        services.AddLookingBack();
        return services;
    }

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        routes.MapAccounts();
        routes.MapMail();
        routes.MapDrafts();
        routes.MapLive();
        routes.MapOnTheGo();
        routes.MapCoaching();
        routes.MapLearning();
        routes.MapMeetings();
        routes.MapImport();
        routes.MapPeople();
        routes.MapPlacementYear();
        routes.MapSharedCare();
        routes.MapTimetables();
        routes.MapAttendance();
        routes.MapLookingBack();
        routes.MapCalendar();
        routes.MapTrajectorySources();
    }
}
