using Microsoft.EntityFrameworkCore;
using Quartz;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>
/// Calls planned conversations off that lie after the last day of the supervision or cover that they belong to, whoever or whatever ended it, and tells both, once. A turn can be taken again at
/// any moment, also by two nodes at once.
/// </summary>
public sealed class AppointmentClockwork(WpbContexts contexts, Letters letters, AppointmentLetters texts, TimeProvider clock, ILogger<AppointmentClockwork> log)
{
    private const string Name = "gesprekken";

    /// <summary>Takes a turn: every partnership in which a conversation is to be called off. One that fails does not hold up the others.</summary>
    public async Task TurnAsync(CancellationToken stop = default) => await EachPartnership.TurnAsync(await DueAsync(stop), TurnAsync,
        (failed, partnership) => log.LogError(failed, "The planned conversations of partnership {Partnership} could not be called off.", partnership), stop);

    /// <summary>Takes a turn in one partnership.</summary>
    public async Task TurnAsync(Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(Viewer.Job(partnershipId, Name), stop);
        // Of two nodes the second waits for the rows, and then finds none that is still planned.
        var fallen = await db.Database.SqlQuery<FallenTalk>($"select id, student_id, author_id, at, minutes, place, changes from platform.call_off_talks({db.Now})").ToListAsync(stop);
        Guid[] people = [.. fallen.SelectMany(talk => new[] { talk.StudentId, talk.AuthorId }).Distinct()];
        var addressees = await db.AddresseesAsync(people, stop);
        foreach (var talk in fallen)
        {
            db.AuditEntries.Add(new(partnershipId, AuditAct.Ended, nameof(CoachingSession), talk.Id, null, talk.StudentId, db.Now, Name));
            foreach (var person in (Guid[])[talk.StudentId, talk.AuthorId])
            {
                db.Add(new Notification(partnershipId, person, NotificationKind.SessionFellAway, talk.Id, null, db.Now));
                db.Tells(LiveTopic.Person(person));
                if (addressees.Find(to => to.Id == person) is { } to)
                    letters.Promise(db, texts.About(NotificationKind.SessionFellAway, talk.Planned, db.Now, to, null));
            }
        }
        if (fallen.Count > 0) await db.CommitAsync(stop);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        return await db.Database.SqlQuery<Guid>($"""select distinct partnership_id as "Value" from platform.talks_fallen({clock.GetUtcNow()})""").ToListAsync(stop);
    }

    /// <summary>A conversation that was called off.</summary>
    private sealed record FallenTalk(Guid Id, Guid StudentId, Guid AuthorId, DateTimeOffset At, int Minutes, string? Place, int Changes)
    {
        public PlannedTalk Planned => new(Id, At, Minutes, Place, Changes);
    }
}

/// <summary>Lets the clockwork of planned conversations take its turns.</summary>
[DisallowConcurrentExecution]
public sealed class AppointmentJob(AppointmentClockwork clockwork) : IJob
{
    /// <summary>Every five minutes, at any hour; the letters leave when a school works.</summary>
    public static readonly string Schedule = "0 4/5 * ? * *";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
