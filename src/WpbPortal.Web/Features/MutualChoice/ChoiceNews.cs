using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>Tells people of a round, once each, in the portal and, who can sign in, by a mail without content.</summary>
public sealed class ChoiceNews(Letters letters, ChoiceLetters texts)
{
    /// <summary>Tells these people, in the transaction of the act it belongs to.</summary>
    internal async Task TellAsync(WpbDbContext db, NotificationKind kind, ChoiceRound round, Guid[] people, Guid recordId, CancellationToken stop)
    {
        if (people.Length == 0) return;
        Guid? actor = db.Viewer.PersonId == Guid.Empty ? null : db.Viewer.PersonId;
        foreach (var person in people) db.Add(new Notification(db.Viewer.PartnershipId, person, kind, recordId, actor, db.Now));
        var addressees = await db.AddresseesAsync(people, stop);
        foreach (var to in addressees)
        {
            letters.Promise(db, texts.About(kind, $"{kind}:{round.Id}:{round.Reminders}:{to.Id}", recordId, round.ClosesAt, new(to.Email, to.GivenName, to.Name.Full, to.Language)) with { Topic = MailTopic.People, PersonId = to.Id });
        }
    }
}
