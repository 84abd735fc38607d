using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Tells people that something waits: in the portal at once, by mail as soon as their school works. Never from whom or about what.</summary>
public sealed class KlikNews(Letters letters, KlikLetters texts)
{
    /// <summary>Tells these people, in the transaction of the act it belongs to, without naming who did it.</summary>
    internal Task TellAsync(WpbDbContext db, NotificationKind kind, Guid recordId, IReadOnlyCollection<Guid> people, CancellationToken stop) => TellAsync(db, kind, recordId, people, null, stop);

    /// <summary>Tells the confidential counsellor who asks for her. Her mail leaves at any hour.</summary>
    internal Task TellCounsellorAsync(WpbDbContext db, Guid counsellorId, CancellationToken stop) =>
        TellAsync(db, NotificationKind.CounsellorAsked, db.Viewer.PersonId, [counsellorId], db.Viewer.PersonId, stop);

    private async Task TellAsync(WpbDbContext db, NotificationKind kind, Guid recordId, IReadOnlyCollection<Guid> people, Guid? actor, CancellationToken stop)
    {
        if (people.Count == 0) return;
        var notices = people.Select(person => new Notification(db.Viewer.PartnershipId, person, kind, recordId, actor, db.Now)).ToDictionary(notice => notice.RecipientId);
        db.AddRange(notices.Values);
        var region = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.Region).SingleAsync(stop);
        var notBefore = actor is null ? WorkingDays.NextWorkingTime(region, db.Now) : db.Now;
        var addressees = await db.AddresseesAsync(people, stop);
        // The key says which notification it is of, and nothing else.
        foreach (var to in addressees) letters.Promise(db, texts.Waiting($"bericht:{notices[to.Id].Id}", new(to.Email, to.GivenName, to.Name.Full, to.Language), notBefore) with { Topic = actor is null ? MailTopic.People : null, PersonId = to.Id });
    }
}
