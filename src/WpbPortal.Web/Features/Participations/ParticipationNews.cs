using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Tells people what became of their part in a trajectory: in the portal and by a mail, in the transaction of the act.</summary>
public sealed class ParticipationNews(Letters letters, ParticipationLetters texts)
{
    /// <summary>A place came free and is kept. Whose turn it is, the one who left does not see; only the mail and the notification do.</summary>
    internal Task OfferedAsync(WpbDbContext db, Participation participation, CancellationToken stop) => TellAsync(db, participation, NotificationKind.TrajectoryPlaceOffered, texts.Offer, stop);

    /// <summary>A place that was kept went to the next.</summary>
    internal Task LapsedAsync(WpbDbContext db, Participation participation, CancellationToken stop) => TellAsync(db, participation, NotificationKind.TrajectoryOfferLapsed, texts.Lapsed, stop);

    /// <summary>An invitation waits for an answer.</summary>
    internal Task RemindedAsync(WpbDbContext db, Participation participation, CancellationToken stop) => TellAsync(db, participation, NotificationKind.TrajectoryReminder, texts.Reminder, stop);

    /// <summary>Somebody was taken off the list.</summary>
    internal Task TakenOffAsync(WpbDbContext db, Participation participation, CancellationToken stop) => TellAsync(db, participation, NotificationKind.TrajectoryTakenOff, texts.TakenOff, stop);

    private async Task TellAsync(WpbDbContext db, Participation participation, NotificationKind kind, Func<Participation, Addressee, Letter> letter, CancellationToken stop)
    {
        var personId = participation.PersonId;
        var to = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId).Select(row => new
        {
            row.Email, row.GivenName, Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName),
            Language = db.Accounts.Where(account => account.Id == row.AccountId).Select(account => account.Language).FirstOrDefault(),
        }).SingleAsync(stop);
        db.Add(new Notification(participation.PartnershipId, personId, kind, participation.TrajectoryId, db.Viewer.PersonId == Guid.Empty ? null : db.Viewer.PersonId, db.Now));
        letters.Promise(db, letter(participation, new(to.Email, to.GivenName, to.Name.Full, to.Language ?? "nl")));
    }
}
