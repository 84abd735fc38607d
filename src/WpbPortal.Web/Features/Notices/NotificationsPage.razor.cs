using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Components.Shell;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Notices;

/// <summary>What the viewer was told: that something waits, from whom and where; never what it says.</summary>
public sealed partial class NotificationsPage
{
    private NoticePage? _notices;

    [Inject] private NoticeQueries Notices { get; set; } = null!;

    [Inject] private NoticeService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _notices = await Notices.NoticesAsync(viewer, MomentKey.Parse(After)));

    private async Task MarkAllReadAsync()
    {
        if (await TryAsync(viewer => Service.MarkAllReadAsync(viewer))) Navigator.NavigateTo(Urls.Notifications);
    }

    private static string SentenceOf(NoticeRow notice) => string.Format(notice.Kind switch
    {
        NotificationKind.SessionShared => NoticeTexts.SessionShared,
        NotificationKind.FeedbackShared => NoticeTexts.FeedbackShared,
        NotificationKind.FeedbackCorrected => NoticeTexts.FeedbackCorrected,
        NotificationKind.FeedbackReplied => NoticeTexts.FeedbackReplied,
        NotificationKind.TrajectoryInvited => NoticeTexts.TrajectoryInvited,
        NotificationKind.TrajectoryPlaceOffered => NoticeTexts.TrajectoryPlaceOffered,
        NotificationKind.TrajectoryReminder => NoticeTexts.TrajectoryReminder,
        NotificationKind.TrajectoryOfferLapsed => NoticeTexts.TrajectoryOfferLapsed,
        NotificationKind.TrajectoryTakenOff => NoticeTexts.TrajectoryTakenOff,
        NotificationKind.MeetingMoved => NoticeTexts.MeetingMoved,
        NotificationKind.MeetingCancelled => NoticeTexts.MeetingCancelled,
        NotificationKind.MeetingAdded => NoticeTexts.MeetingAdded,
        NotificationKind.TrainingAsked => NoticeTexts.TrainingAsked,
        NotificationKind.TrainingEnded => NoticeTexts.TrainingEnded,
        NotificationKind.PlacementMoved => NoticeTexts.PlacementMoved,
        NotificationKind.CoverAsked => NoticeTexts.CoverAsked,
        NotificationKind.CoverBegan => NoticeTexts.CoverBegan,
        NotificationKind.CoverEnded => NoticeTexts.CoverEnded,
        NotificationKind.OpportunityChosen => NoticeTexts.OpportunityChosen,
        NotificationKind.OpportunityPlanned => NoticeTexts.OpportunityPlanned,
        NotificationKind.OpportunityLetGo => NoticeTexts.OpportunityLetGo,
        NotificationKind.OpportunityChanged => NoticeTexts.OpportunityChanged,
        NotificationKind.OpportunityLookedBack => NoticeTexts.OpportunityLookedBack,
        NotificationKind.ChoiceOpened => NoticeTexts.ChoiceOpened,
        NotificationKind.ChoiceReminder => NoticeTexts.ChoiceReminder,
        NotificationKind.ChoiceProposed => NoticeTexts.ChoiceProposed,
        NotificationKind.ChoiceMatched => NoticeTexts.ChoiceMatched,
        NotificationKind.ChoiceEnded => NoticeTexts.ChoiceEnded,
        NotificationKind.HoursGranted => NoticeTexts.HoursGranted,
        NotificationKind.AgendaShared => NoticeTexts.AgendaShared,
        NotificationKind.TalkAsked => NoticeTexts.TalkAsked,
        NotificationKind.TalkAnswered => NoticeTexts.TalkAnswered,
        NotificationKind.InterviewPlanned => NoticeTexts.InterviewPlanned,
        NotificationKind.InterviewCalledOff => NoticeTexts.InterviewCalledOff,
        NotificationKind.InterviewMoved => NoticeTexts.InterviewMoved,
        NotificationKind.InterviewOffered => NoticeTexts.InterviewOffered,
        NotificationKind.InterviewCorrected => NoticeTexts.InterviewCorrected,
        NotificationKind.InterviewAnswered => NoticeTexts.InterviewAnswered,
        NotificationKind.InterviewAgreed => NoticeTexts.InterviewAgreed,
        NotificationKind.InterviewWithdrawn => NoticeTexts.InterviewWithdrawn,
        NotificationKind.InterviewAnonymised => NoticeTexts.InterviewAnonymised,
        NotificationKind.DraftFading => NoticeTexts.DraftFading,
        NotificationKind.ReadAlongGiven => NoticeTexts.ReadAlongGiven,
        NotificationKind.SourceOffered => NoticeTexts.SourceOffered,
        NotificationKind.ViewShared => NoticeTexts.ViewShared,
        NotificationKind.WayShared => NoticeTexts.WayShared,
        NotificationKind.ObservationReleased => NoticeTexts.ObservationReleased,
        NotificationKind.KlikRaised => NoticeTexts.KlikRaised,
        NotificationKind.KlikAnswered => NoticeTexts.KlikAnswered,
        NotificationKind.KlikWaits => NoticeTexts.KlikWaits,
        NotificationKind.SupervisionBegan => NoticeTexts.SupervisionBegan,
        NotificationKind.SupervisionEnded => NoticeTexts.SupervisionEnded,
        NotificationKind.CounsellorAsked => NoticeTexts.CounsellorAsked,
        NotificationKind.SessionPlanned => NoticeTexts.SessionPlanned,
        NotificationKind.SessionMoved => NoticeTexts.SessionMoved,
        NotificationKind.SessionCalledOff => NoticeTexts.SessionCalledOff,
        NotificationKind.SessionFellAway => NoticeTexts.SessionFellAway,
        NotificationKind.QuestionsAsked => NoticeTexts.QuestionsAsked,
        NotificationKind.QuestionLaid => NoticeTexts.QuestionLaid,
        NotificationKind.GroupQuestionLaid => NoticeTexts.GroupQuestionLaid,
        NotificationKind.MoreAsked => NoticeTexts.MoreAsked,
        NotificationKind.MoreGiven => NoticeTexts.MoreGiven,
        NotificationKind.EvaluationAsked => NoticeTexts.EvaluationAsked,
        NotificationKind.NewsPosted => NoticeTexts.NewsPosted,
        NotificationKind.ProcedurePosted => NoticeTexts.ProcedurePosted,
        _ => throw new InvalidOperationException($"There is no sentence for {notice.Kind}."),
    }, notice.Actor?.Full ?? NoticeTexts.Somebody);

    /// <summary>Where it waits. What was taken back in the meantime is no longer there: then the list of its kind.</summary>
    private static string HrefOf(NoticeRow notice) => notice.Kind switch
    {
        NotificationKind.SessionShared or NotificationKind.SessionPlanned or NotificationKind.SessionMoved or NotificationKind.SessionCalledOff
            or NotificationKind.ViewShared => Urls.Session(notice.RecordId),
        // It may have been taken back meanwhile: the list shows what still holds.
        NotificationKind.WayShared => Urls.SharedWays,
        NotificationKind.ObservationReleased or NotificationKind.QuestionLaid or NotificationKind.GroupQuestionLaid => Urls.Meeting(notice.RecordId),
        NotificationKind.FeedbackShared or NotificationKind.FeedbackCorrected => notice.SessionId is null ? Urls.MyFeedback : Urls.Feedback(notice.RecordId),
        NotificationKind.FeedbackReplied => notice.SessionId is { } session ? Urls.Session(session) : Urls.Sessions,
        NotificationKind.PlacementMoved => Urls.Placement(notice.RecordId),
        NotificationKind.CoverAsked or NotificationKind.CoverBegan or NotificationKind.CoverEnded or NotificationKind.ChoiceMatched or NotificationKind.SupervisionBegan => Urls.TeamCare(notice.RecordId),
        NotificationKind.OpportunityChosen or NotificationKind.OpportunityPlanned or NotificationKind.OpportunityLetGo or NotificationKind.OpportunityChanged => Urls.Opportunity(notice.RecordId),
        // She may not see the door itself: what her students say of it stands on her own page.
        NotificationKind.OpportunityLookedBack => Urls.Opportunities,
        NotificationKind.ChoiceOpened or NotificationKind.ChoiceReminder or NotificationKind.ChoiceEnded => Urls.Choice(notice.RecordId),
        NotificationKind.ChoiceProposed => Urls.ChoiceProposal(notice.RecordId),
        NotificationKind.HoursGranted => Urls.Hours,
        NotificationKind.AgendaShared => Urls.Agenda,
        NotificationKind.TalkAsked => Urls.Talks,
        NotificationKind.TalkAnswered => Urls.MyTalks,
        NotificationKind.InterviewPlanned or NotificationKind.InterviewMoved or NotificationKind.InterviewCalledOff or NotificationKind.InterviewOffered or NotificationKind.InterviewCorrected
            or NotificationKind.InterviewAnswered or NotificationKind.InterviewAgreed or NotificationKind.InterviewWithdrawn or NotificationKind.InterviewAnonymised => Urls.Interview(notice.RecordId),
        NotificationKind.DraftFading => Urls.Today,
        NotificationKind.ReadAlongGiven => Urls.OpenStudents,
        NotificationKind.SourceOffered => Urls.MyTheme(notice.RecordId),
        NotificationKind.KlikRaised => Urls.Klik(notice.RecordId),
        NotificationKind.KlikAnswered => Urls.OwnKlik(notice.RecordId),
        NotificationKind.KlikWaits => Urls.SchoolKlik(notice.RecordId),
        NotificationKind.SupervisionEnded or NotificationKind.SessionFellAway => Urls.Today,
        NotificationKind.CounsellorAsked => Urls.Person(notice.RecordId),
        // Who trains reads of it too, and has no invitations of his own.
        NotificationKind.MeetingMoved or NotificationKind.MeetingCancelled or NotificationKind.MeetingAdded or NotificationKind.TrainingAsked => Urls.Trajectory(notice.RecordId),
        NotificationKind.TrainingEnded => Urls.Trajectories,
        NotificationKind.QuestionsAsked => Urls.OwnQuestions(notice.RecordId),
        NotificationKind.MoreAsked or NotificationKind.MoreGiven => Urls.TrajectorySources(notice.RecordId),
        NotificationKind.EvaluationAsked => Urls.LookBack(notice.RecordId),
        NotificationKind.NewsPosted or NotificationKind.ProcedurePosted => Urls.Posting(notice.RecordId),
        _ => Urls.MyTrajectories,
    };

    private static IconName IconOf(NotificationKind kind) => kind switch
    {
        NotificationKind.SessionShared or NotificationKind.AgendaShared or NotificationKind.ViewShared => IconName.Conversation,
        NotificationKind.SessionPlanned or NotificationKind.SessionMoved or NotificationKind.SessionCalledOff or NotificationKind.SessionFellAway or NotificationKind.MeetingMoved or NotificationKind.MeetingCancelled or NotificationKind.MeetingAdded => IconName.Calendar,
        NotificationKind.HoursGranted => IconName.Clock,
        NotificationKind.ReadAlongGiven => IconName.Eye,
        NotificationKind.TalkAsked or NotificationKind.TalkAnswered => IconName.Coffee,
        NotificationKind.InterviewPlanned or NotificationKind.InterviewMoved or NotificationKind.InterviewCalledOff or NotificationKind.InterviewOffered or NotificationKind.InterviewCorrected
            or NotificationKind.InterviewAnswered or NotificationKind.InterviewAgreed or NotificationKind.InterviewWithdrawn or NotificationKind.InterviewAnonymised => IconName.Question,
        NotificationKind.DraftFading => IconName.Pencil,
        NotificationKind.FeedbackShared or NotificationKind.FeedbackCorrected => IconName.Feedback,
        NotificationKind.WayShared => IconName.Insight,
        NotificationKind.FeedbackReplied => IconName.Reply,
        NotificationKind.PlacementMoved or NotificationKind.OpportunityChosen or NotificationKind.OpportunityPlanned or NotificationKind.OpportunityLetGo
            or NotificationKind.OpportunityChanged or NotificationKind.OpportunityLookedBack => IconName.Door,
        NotificationKind.CoverAsked or NotificationKind.CoverBegan or NotificationKind.CoverEnded
            or NotificationKind.SupervisionBegan or NotificationKind.SupervisionEnded => IconName.People,
        NotificationKind.KlikRaised or NotificationKind.KlikAnswered or NotificationKind.KlikWaits or NotificationKind.CounsellorAsked => IconName.Lock,
        NotificationKind.ChoiceOpened or NotificationKind.ChoiceReminder or NotificationKind.ChoiceProposed or NotificationKind.ChoiceMatched or NotificationKind.ChoiceEnded => IconName.People,
        NotificationKind.NewsPosted or NotificationKind.ProcedurePosted => IconName.Document,
        _ => IconName.Trajectory,
    };
}
