using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Keeps both calendars right, in the transaction of the act: an interview comes in, moves and goes out. Never what it is about.</summary>
public sealed class InterviewNews(Letters letters, SiteAddress site, IOptions<MailOptions> mail)
{
    /// <summary>Writes to both, as far as they can sign in.</summary>
    internal async Task WriteAsync(WpbDbContext db, NotificationKind kind, Interview interview, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        Guid[] both = [interview.InterviewerId, interview.IntervieweeId];
        var recipients = await db.AddresseesAsync(both, stop);
        var actor = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == me).Select(row => row.GivenName).SingleAsync(stop);
        foreach (var to in recipients)
            letters.Promise(db, About(kind, interview, db.Now, new(to.Id, to.Email, to.GivenName, to.Name.Full, to.Language, to.Id == me ? null : actor)));
    }

    private Letter About(NotificationKind kind, Interview interview, DateTimeOffset now, Addressee to)
    {
        var culture = PortalCultures.Of(to.Language);
        var (subject, own, others) = kind switch
        {
            NotificationKind.InterviewPlanned => (nameof(InterviewTexts.MailPlanned), nameof(InterviewTexts.MailPlannedOwn), nameof(InterviewTexts.MailPlannedBody)),
            NotificationKind.InterviewMoved => (nameof(InterviewTexts.MailMoved), nameof(InterviewTexts.MailMovedOwn), nameof(InterviewTexts.MailMovedBody)),
            _ => (nameof(InterviewTexts.MailCalledOff), nameof(InterviewTexts.MailCalledOffOwn), nameof(InterviewTexts.MailCalledOffBody)),
        };
        var address = site.Of(Urls.Interview(interview.Id));
        var host = new Uri(site.Of("/")).Host;
        var body = string.Format(culture, In(culture, to.ActorGivenName is null ? own : others), to.GivenName, to.ActorGivenName, DutchTime.Local(interview.At).ToString("dddd d MMMM HH:mm", culture), interview.Minutes, address);
        var invitation = new CalendarInvitation
        {
            Uid = $"{interview.Id:N}@{host}", Sequence = interview.Changes, IsCancelled = kind == NotificationKind.InterviewCalledOff, Stamp = now,
            From = interview.At, Until = interview.At.AddMinutes(interview.Minutes), Summary = In(culture, nameof(InterviewTexts.CalendarTitle)), Place = interview.Place, Address = address,
            OrganizerName = mail.Value.FromName, OrganizerAddress = mail.Value.From ?? $"wpbportal@{host}", AttendeeName = to.FullName, AttendeeAddress = to.Email,
        };
        return new($"{kind}:{interview.Id}:{interview.Changes}:{to.PersonId}", to.Email, to.FullName, to.Language, In(culture, subject), body, Calendar: invitation.ToCalendar(), Topic: MailTopic.Appointments, PersonId: to.PersonId);
    }

    private static string In(CultureInfo culture, string key) => InterviewTexts.ResourceManager.GetString(key, culture)!;

    /// <summary>Whom a mail is for; <paramref name="ActorGivenName"/> is who did it, null when that is himself.</summary>
    private sealed record Addressee(Guid PersonId, string Email, string GivenName, string FullName, string Language, string? ActorGivenName);
}
