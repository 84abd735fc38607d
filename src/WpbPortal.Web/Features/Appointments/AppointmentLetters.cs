using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>The mails of this feature: when a conversation is, with an invitation for the calendar. Never what it is about.</summary>
public sealed class AppointmentLetters(CalendarLetters letters)
{
    /// <summary>What one of the two is told of a planned conversation; <paramref name="actorGivenName"/> is who did it, null when that is himself.</summary>
    internal Letter About(NotificationKind kind, PlannedTalk session, DateTimeOffset now, Addressee to, string? actorGivenName)
    {
        var (subject, own, others) = kind switch
        {
            NotificationKind.SessionPlanned => (nameof(AppointmentTexts.PlannedSubject), nameof(AppointmentTexts.PlannedOwnBody), nameof(AppointmentTexts.PlannedBody)),
            NotificationKind.SessionMoved => (nameof(AppointmentTexts.MovedSubject), nameof(AppointmentTexts.MovedOwnBody), nameof(AppointmentTexts.MovedBody)),
            NotificationKind.SessionFellAway => (nameof(AppointmentTexts.FellAwaySubject), nameof(AppointmentTexts.FellAwayBody), nameof(AppointmentTexts.FellAwayBody)),
            _ => (nameof(AppointmentTexts.CalledOffSubject), nameof(AppointmentTexts.CalledOffOwnBody), nameof(AppointmentTexts.CalledOffBody)),
        };
        // Who supervises no more finds his start, not the conversation.
        return letters.OfTwo(kind, session, new(AppointmentTexts.ResourceManager, nameof(AppointmentTexts.CalendarTitle), subject, own, others), kind == NotificationKind.SessionFellAway ? Urls.Today : Urls.Session(session.Id),
            kind is NotificationKind.SessionCalledOff or NotificationKind.SessionFellAway, now, to, actorGivenName);
    }

    /// <summary>A session that is read whole.</summary>
    internal static PlannedTalk PlannedOf(CoachingSession session) => new(session.Id, session.At, session.Minutes, session.Place, session.Changes);
}
