using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>A school educator notes talks at the coffee machine; whom they were with asks to see them, and she shows them.</summary>
public sealed class TalkService(WpbContexts contexts)
{
    /// <summary>Notes a talk, or writes it anew.</summary>
    /// <exception cref="NotFoundException">The viewer is no school educator, it is not hers, she does not meet this person, or there is no such round for her.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="InformalTalk"/>.</exception>
    public async Task SaveAsync(Viewer viewer, TalkInput input, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = DutchTime.DayOf(db.Now);
        var talk = await db.InformalTalks.NotedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == input.Id, stop);
        // A day without a time: today it was just now, and on another day at noon; a day that stays keeps its time.
        var at = talk is not null && (input.Day is null || input.Day == DutchTime.DayOf(talk.At)) ? talk.At
            : input.Day is { } day && day != today ? DutchTime.Moment(day, new(12, 0)) : db.Now;
        await WriteAsync(db, talk, input.Id, input.PersonId, at, input.Content, input.MeetingId, stop);
        await DraftService.CloseAsync(db, TalkDrafts.New, stop);
        await DraftService.CloseAsync(db, TalkDrafts.Talk(input.Id), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer asks a school educator of her school to see what was noted of their talks. She is told.</summary>
    /// <exception cref="NotFoundException">It is no school educator of a school of the viewer's.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TalkAlreadyAsked"/>.</exception>
    public async Task AskAsync(Viewer viewer, Guid educatorId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!await TalkQueries.Educators(db).AnyAsync(row => row.Id == educatorId, stop)) throw new NotFoundException("Person");
        if (await db.TalkRequests.AskedBy(db.Viewer).AnyAsync(row => row.AuthorId == educatorId && row.AnsweredAt == null, stop)) throw new RuleViolationException(Rule.TalkAlreadyAsked);
        var asked = new TalkRequest(db.Viewer.PartnershipId, db.Viewer.PersonId, educatorId, db.Now);
        db.Add(asked);
        db.Add(new Notification(asked.PartnershipId, educatorId, NotificationKind.TalkAsked, asked.AskerId, asked.AskerId, db.Now));
        db.Note(AuditAct.Created, asked, asked.AskerId);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer shows whoever asked what she noted of their talks, or says by the same act that there is nothing. Who asked is told that there is an answer.</summary>
    /// <exception cref="NotFoundException">Nobody asked her that.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TalkRequestAnswered"/>.</exception>
    public async Task AnswerAsync(Viewer viewer, Guid requestId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var asked = await db.TalkRequests.AskedOf(db.Viewer).SingleOrDefaultAsync(row => row.Id == requestId, stop) ?? throw new NotFoundException("TalkRequest");
        var talks = await db.InformalTalks.NotedBy(db.Viewer).Where(row => row.PersonId == asked.AskerId).ToListAsync(stop);
        asked.Answer(talks, db.Now);
        db.Add(new Notification(asked.PartnershipId, asked.AskerId, NotificationKind.TalkAnswered, asked.AuthorId, asked.AuthorId, db.Now));
        db.Note(AuditAct.Shared, asked, asked.AskerId);
        await db.CommitAsync(stop);
    }

    /// <summary>Writes a talk in a transaction that is under way.</summary>
    internal static async Task WriteAsync(WpbDbContext db, InformalTalk? known, Guid id, Guid? personId, DateTimeOffset at, TalkContent content, Guid? meetingId, CancellationToken stop)
    {
        if (!db.Viewer.Is(Role.SchoolEducator)) throw new NotFoundException("InformalTalk");
        // Whom she spoke once may have left since; that stays as it is.
        if (personId is { } person && person != known?.PersonId && person != db.Viewer.PersonId && !await db.People.MetBy(db.Viewer).AnyAsync(row => row.Id == person, stop)) throw new NotFoundException("Person");
        var talk = known ?? new InformalTalk(db.Viewer.PartnershipId, db.Viewer.PersonId, personId, at, content, db.Now, id);
        if (known is null) db.Add(talk);
        else talk.Change(personId, at, content, db.Now);
        // The round that it is in may have been called off since; that stays as it is.
        if (meetingId is null) talk.LeaveRound();
        else if (meetingId is { } round && round != talk.MeetingId) talk.Join(await db.MeetingOfAsync(MeetingForm.InformalRound, round, stop));
        db.Note(known is null ? AuditAct.Created : AuditAct.Changed, talk, talk.PersonId);
    }
}
