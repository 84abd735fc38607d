using System.Globalization;
using Microsoft.Extensions.Options;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>The mails of this feature: when a conversation is, with an invitation for the calendar. Never what it is about.</summary>
public sealed class AppointmentLetters(SiteAddress site, IOptions<MailOptions> mail)
{
    /// <summary>What one of the two is told of a planned conversation.</summary>
    public Letter About(NotificationKind kind, PlannedTalk session, DateTimeOffset now, AppointmentAddressee to)
    {
        var culture = PortalCultures.Of(to.Language);
        var (subject, own, others) = kind switch
        {
            NotificationKind.SessionPlanned => (nameof(AppointmentTexts.PlannedSubject), nameof(AppointmentTexts.PlannedOwnBody), nameof(AppointmentTexts.PlannedBody)),
            NotificationKind.SessionMoved => (nameof(AppointmentTexts.MovedSubject), nameof(AppointmentTexts.MovedOwnBody), nameof(AppointmentTexts.MovedBody)),
            NotificationKind.SessionFellAway => (nameof(AppointmentTexts.FellAwaySubject), nameof(AppointmentTexts.FellAwayBody), nameof(AppointmentTexts.FellAwayBody)),
            _ => (nameof(AppointmentTexts.CalledOffSubject), nameof(AppointmentTexts.CalledOffOwnBody), nameof(AppointmentTexts.CalledOffBody)),
        };
        var when = DutchTime.Local(session.At).ToString("dddd d MMMM HH:mm", culture);
        // Who supervises no more finds his start, not the conversation.
        var address = site.Of(kind == NotificationKind.SessionFellAway ? Urls.Today : Urls.Session(session.Id));
        var body = string.Format(culture, In(culture, to.ActorGivenName is null ? own : others), to.GivenName, to.ActorGivenName, when, session.Minutes, address);
        var invitation = new CalendarInvitation
        {
            Uid = $"{session.Id:N}@{new Uri(site.Of("/")).Host}", Sequence = session.Changes, IsCancelled = kind is NotificationKind.SessionCalledOff or NotificationKind.SessionFellAway, Stamp = now,
            From = session.At, Until = session.At.AddMinutes(session.Minutes), Summary = In(culture, nameof(AppointmentTexts.CalendarTitle)), Place = session.Place, Address = address,
            OrganizerName = mail.Value.FromName, OrganizerAddress = mail.Value.From ?? $"wpbportal@{new Uri(site.Of("/")).Host}", AttendeeName = to.FullName, AttendeeAddress = to.Email,
        };
        return new($"{kind}:{session.Id}:{session.Changes}:{to.PersonId}", to.Email, to.FullName, to.Language, In(culture, subject), body, Calendar: invitation.ToCalendar(), Topic: MailTopic.Appointments, PersonId: to.PersonId);
    }

    private static string In(CultureInfo culture, string key) => AppointmentTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>A planned conversation as a calendar needs it.</summary>
public sealed record PlannedTalk(Guid Id, DateTimeOffset At, int Minutes, string? Place, int Changes)
{
    /// <summary>Of one that is read whole.</summary>
    public static PlannedTalk Of(CoachingSession session) => new(session.Id, session.At, session.Minutes, session.Place, session.Changes);
}

/// <summary>Whom a mail is for, and in which language; <paramref name="ActorGivenName"/> is who did it, null when that is himself.</summary>
public sealed record AppointmentAddressee(string Email, string GivenName, string FullName, string Language, Guid PersonId, string? ActorGivenName);
