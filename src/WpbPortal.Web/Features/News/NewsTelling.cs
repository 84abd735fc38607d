using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.News;

/// <summary>Tells those whom an announcement or procedure is for: in the portal, and of what is important by a mail without content, which arrives as each of them wishes.</summary>
public sealed class NewsTelling(Letters letters, NewsLetters texts)
{
    /// <summary>Tells them, when they are still to be told and its first day has come: two statements, however many they are, and one more for the mails.</summary>
    internal async Task TellAsync(WpbDbContext db, Posting posting, CancellationToken stop)
    {
        var today = DutchTime.DayOf(db.Now);
        if (!posting.IsToBeTold || !posting.StandsOn(today)) return;
        // As NewsVisibility.MeantFor says it of one.
        Guid[] people = [.. await db.Database.SqlQuery<Guid>(
            $"""
            select person.id as "Value"
            from person
            where person.partnership_id = {posting.PartnershipId} and person.id <> {posting.WrittenById} and (
              exists (select from role_assignment held where held.partnership_id = person.partnership_id and held.person_id = person.id and held.ended_at is null
                and held.starts_on <= {today} and (held.ends_on is null or held.ends_on >= {today})
                and ({posting.SchoolId}::uuid is null or held.school_id = {posting.SchoolId}::uuid and ({posting.TeamId}::uuid is null or held.team_id = {posting.TeamId}::uuid or held.role = {(int)Role.SchoolEducator})))
              or exists (select from placement placed where placed.partnership_id = person.partnership_id and placed.ended_at is null
                and placed.starts_on <= {today} and (placed.ends_on is null or placed.ends_on >= {today})
                and placed.school_id = {posting.SchoolId}::uuid and ({posting.TeamId}::uuid is null or placed.team_id = {posting.TeamId}::uuid)
                and (placed.student_id = person.id or exists (select from institute_guidance followed where followed.partnership_id = person.partnership_id and followed.student_id = placed.student_id
                  and followed.educator_id = person.id and followed.ended_at is null and followed.starts_on <= {today} and (followed.ends_on is null or followed.ends_on >= {today})))))
            """).ToListAsync(stop)];
        var kind = (int)(posting.Kind == PostingKind.Announcement ? NotificationKind.NewsPosted : NotificationKind.ProcedurePosted);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into notification (partnership_id, id, recipient_id, kind, record_id, actor_id, at)
            select {posting.PartnershipId}, gen_random_uuid(), told.id, {kind}, {posting.Id}, {posting.WrittenById}, {db.Now} from unnest({people}) told(id)
            """, stop);
        if (posting.IsMailed) await WriteAsync(db, posting, people, stop);
        posting.MarkTold();
        db.Tells(posting.SchoolId is { } school ? new(LiveKind.School, school) : LiveTopic.Everybody(posting.PartnershipId));
    }

    /// <summary>Promises a letter to each of them who signs in.</summary>
    private async Task WriteAsync(WpbDbContext db, Posting posting, Guid[] people, CancellationToken stop)
    {
        var addressees = await db.AddresseesAsync(people, stop);
        foreach (var to in addressees) letters.Promise(db, texts.About(posting, db.Now, to.Id, to.Email, to.GivenName, to.Name.Full, to.Language));
    }
}
