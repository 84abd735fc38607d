using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Access;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Keeps both calendars right, in the transaction of the act: an interview comes in, moves and goes out. Never what it is about.</summary>
public sealed class InterviewNews(Letters letters, CalendarLetters texts)
{
    /// <summary>Writes to both, as far as they can sign in.</summary>
    internal async Task WriteAsync(WpbDbContext db, NotificationKind kind, Interview interview, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        Guid[] both = [interview.InterviewerId, interview.IntervieweeId];
        var recipients = await db.AddresseesAsync(both, stop);
        var actor = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == me).Select(row => row.GivenName).SingleAsync(stop);
        var talk = new PlannedTalk(interview.Id, interview.At, interview.Minutes, interview.Place, interview.Changes);
        var (subject, own, others) = kind switch
        {
            NotificationKind.InterviewPlanned => (nameof(InterviewTexts.MailPlanned), nameof(InterviewTexts.MailPlannedOwn), nameof(InterviewTexts.MailPlannedBody)),
            NotificationKind.InterviewMoved => (nameof(InterviewTexts.MailMoved), nameof(InterviewTexts.MailMovedOwn), nameof(InterviewTexts.MailMovedBody)),
            _ => (nameof(InterviewTexts.MailCalledOff), nameof(InterviewTexts.MailCalledOffOwn), nameof(InterviewTexts.MailCalledOffBody)),
        };
        var words = new TalkWords(InterviewTexts.ResourceManager, nameof(InterviewTexts.CalendarTitle), subject, own, others);
        foreach (var to in recipients)
            letters.Promise(db, texts.OfTwo(kind, talk, words, Urls.Interview(interview.Id), kind == NotificationKind.InterviewCalledOff, db.Now, to, to.Id == me ? null : actor));
    }
}
