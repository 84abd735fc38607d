using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>What was noted of talks at the coffee machine, and whom one did not speak lately.</summary>
public sealed class TalkQueries(WpbContexts contexts)
{
    private const int PageSize = 25;
    private const int MostToSpeak = 12;
    private const int MostAsked = 50;
    private const int MostShown = 200;
    private const int MostPeople = 500;
    private const int MostRounds = 20;
    private const int DaysToChoose = 120;

    /// <summary>The talks of the viewer, and what a coordinator may know of all.</summary>
    /// <exception cref="NotFoundException">The viewer is neither a school educator nor a coordinator.</exception>
    public async Task<TalkBoard> BoardAsync(Viewer viewer, TalkFilter filter, MomentKey? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.IsAny(Role.SchoolEducator, Role.Coordinator)) throw new NotFoundException("InformalTalk");
        var numbers = db.Viewer.Is(Role.Coordinator) ? await NumbersAsync(db, stop) : null;
        if (!db.Viewer.Is(Role.SchoolEducator)) return new() { Numbers = numbers };
        var rows = db.InformalTalks.NotedBy(db.Viewer);
        if (filter.PersonId is { } person) rows = rows.Where(row => row.PersonId == person);
        if (filter.Factor is { } factor) rows = rows.Where(row => row.Helps.Contains(factor) || row.Hinders.Contains(factor));
        if (after is { } key) rows = rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(key.At, key.Id)));
        var found = await Rows(db, rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageSize + 1)).ToListAsync(stop);
        var own = db.InformalTalks.NotedBy(db.Viewer);
        return new()
        {
            Rows = [.. found.Take(PageSize)],
            Next = found.Count > PageSize ? new(found[PageSize - 1].At, found[PageSize - 1].Id) : null,
            ToSpeak = filter == new TalkFilter() && after is null ? await ToSpeakAsync(db, stop) : [],
            Asked = await db.TalkRequests.AskedOf(db.Viewer).Where(row => row.AnsweredAt == null).OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Take(MostAsked)
                .Select(row => new AskedTalks(row.Id, row.AskerId, new PersonName(row.Asker.GivenName, row.Asker.SurnamePrefix, row.Asker.FamilyName), row.AskedAt, own.Count(talk => talk.PersonId == row.AskerId)))
                .ToListAsync(stop),
            With = filter.PersonId is { } with ? await db.People.VisibleTo(db.Viewer).Where(row => row.Id == with).Select(row => (PersonName?)new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName)).SingleOrDefaultAsync(stop) : null,
            Numbers = numbers,
        };
    }

    /// <summary>What there is to fill in of a new talk, or of one of the viewer's.</summary>
    /// <exception cref="NotFoundException">The viewer is no school educator, it is not hers, or there is no such round for her.</exception>
    public async Task<TalkChoices> ChoicesAsync(Viewer viewer, Guid? talkId, Guid? round = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.SchoolEducator)) throw new NotFoundException("InformalTalk");
        var talk = talkId is { } id ? await Rows(db, db.InformalTalks.NotedBy(db.Viewer).Where(row => row.Id == id)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("InformalTalk") : null;
        var people = await PeopleAsync(db, MostPeople, stop);
        if (talk is not null && people.All(person => person.Id != talk.PersonId)) people = [new(talk.PersonId, talk.Person), .. people];
        var of = talk is not null ? talk.Round : round is { } asked ? await db.TitleOfAsync(MeetingForm.InformalRound, asked, stop) : null;
        var at = talk?.At ?? db.Now;
        var (from, until) = (at.AddDays(-DaysToChoose), at.AddDays(DaysToChoose));
        var own = of?.Id;
        var rounds = await db.Meetings.VisibleTo(db.Viewer).Where(row => row.Form == MeetingForm.InformalRound && (row.Id == own || (row.CancelledAt == null && row.StartsAt > from && row.StartsAt < until)))
            .OrderBy(row => row.Id != own).ThenBy(row => row.StartsAt).ThenBy(row => row.Id).Take(MostRounds).Select(row => new TalkRound(row.Id, row.Title, row.StartsAt)).ToListAsync(stop);
        return new(people, talk, db.Viewer.Today, of, rounds);
    }

    /// <summary>The talks of a round of a trajectory that the viewer noted, by moment; null where the meeting is no round, or she is no school educator.</summary>
    public async Task<IReadOnlyList<TalkRow>?> RoundAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.SchoolEducator) || !await db.Meetings.VisibleAs(db.Viewer, MeetingForm.InformalRound).AnyAsync(row => row.Id == meetingId, stop)) return null;
        return await Rows(db, db.InformalTalks.NotedBy(db.Viewer).Where(row => row.MeetingId == meetingId).OrderBy(row => row.At).ThenBy(row => row.Id).Take(MostShown)).ToListAsync(stop);
    }

    /// <summary>What school educators noted of talks with the viewer and showed her, and whom she may ask. That she read it is noted.</summary>
    public async Task<OwnTalks> OwnAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var asked = db.TalkRequests.AskedBy(db.Viewer);
        var educators = await Educators(db).OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id).Take(MostAsked)
            .Select(row => new
            {
                row.Id, Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName),
                Last = asked.Where(request => request.AuthorId == row.Id).OrderByDescending(request => request.AskedAt).Select(request => new { request.AskedAt, request.AnsweredAt, request.Shown }).FirstOrDefault(),
            }).ToListAsync(stop);
        var shown = await db.InformalTalks.ShownTo(db.Viewer).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(MostShown)
            .Select(row => new ShownTalk(new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName),
                new TalkRow(row.Id, row.PersonId, new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName), row.At, row.Topics, row.Helps, row.Hinders, row.OwnHelps, row.OwnHinders, row.Sentence, row.ShownAt)))
            .ToListAsync(stop);
        // What she read is what these answers opened.
        foreach (var answer in await asked.AsNoTracking().Where(row => row.Shown > 0).OrderByDescending(row => row.AskedAt).Take(MostAsked).ToListAsync(stop)) db.Note(AuditAct.Read, answer, answer.AskerId);
        await db.CommitAsync(stop);
        return new([.. educators.Select(row => new EducatorAsked(row.Id, row.Name, row.Last?.AskedAt, row.Last?.AnsweredAt, row.Last?.Shown))], shown);
    }

    /// <summary>Whom the viewer can have spoken: whom she spoke last first, then the others by name.</summary>
    internal static async Task<IReadOnlyList<PersonToSpeak>> PeopleAsync(WpbDbContext db, int most, CancellationToken stop)
    {
        var own = db.InformalTalks.NotedBy(db.Viewer);
        return await db.People.MetBy(db.Viewer).OrderBy(row => !own.Any(talk => talk.PersonId == row.Id)).ThenByDescending(row => own.Where(talk => talk.PersonId == row.Id).Max(talk => (DateTimeOffset?)talk.At))
            .ThenBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id).Take(most)
            .Select(row => new PersonToSpeak(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), own.Any(talk => talk.PersonId == row.Id))).ToListAsync(stop);
    }

    /// <summary>The school educators whom the viewer may ask.</summary>
    internal static IQueryable<Person> Educators(WpbDbContext db) => db.People.WhoMayNote(db.Viewer, db.Placements.VisibleTo(db.Viewer));

    private static async Task<IReadOnlyList<PersonToSpeak>> ToSpeakAsync(WpbDbContext db, CancellationToken stop)
    {
        var own = db.InformalTalks.NotedBy(db.Viewer);
        return await db.People.NotSpokenSince(db.Viewer, own, Lately.Of(db.Now)).Take(MostToSpeak)
            .Select(row => new PersonToSpeak(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName))).ToListAsync(stop);
    }

    /// <summary>What people named since the school year began; a number is there from five people up only.</summary>
    private static async Task<TalkNumbers> NumbersAsync(WpbDbContext db, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var since = await db.SchoolYears.VisibleTo(db.Viewer).Where(row => row.Period.From <= today).OrderByDescending(row => row.Period.From).Select(row => (DateOnly?)row.Period.From).FirstOrDefaultAsync(stop)
            ?? today.AddYears(-1);
        var counts = await TalkDoors.CountsAsync(db, DutchTime.Moment(since, TimeOnly.MinValue), stop);
        return new(since, Of(isInTheWay: false), Of(isInTheWay: true));

        IReadOnlyDictionary<TalkFactor, int> Of(bool isInTheWay) => counts.Where(count => count.IsInTheWay == isInTheWay).ToDictionary(count => (TalkFactor)count.Factor, count => count.People);
    }

    /// <summary>
    /// The round to which a note belongs that was written on the way: the one from whose page she came; otherwise the only one around that day of a trajectory in which whom she spoke
    /// takes part. Null where there is none, or more than one: then she says so herself.
    /// </summary>
    internal static async Task<Guid?> RoundOfNoteAsync(WpbDbContext db, TalkForm note, DateTimeOffset at, CancellationToken stop)
    {
        var rounds = db.Meetings.VisibleAs(db.Viewer, MeetingForm.InformalRound);
        if (note.MeetingId is { } said && await rounds.AnyAsync(row => row.Id == said, stop)) return said;
        var (person, from, until) = (note.PersonId, at.AddDays(-InformalTalk.DaysAroundRound), at.AddDays(InformalTalk.DaysAroundRound));
        var around = await rounds.Where(row => row.StartsAt >= from && row.StartsAt <= until)
            .Where(row => row.Trajectory.Participations.Any(taking => taking.PersonId == person && taking.State == ParticipationState.Accepted)).OrderBy(row => row.Id).Take(2).Select(row => row.Id).ToListAsync(stop);
        return around is [var only] ? only : null;
    }

    private static IQueryable<TalkRow> Rows(WpbDbContext db, IQueryable<InformalTalk> rows)
    {
        var meetings = db.Meetings.VisibleTo(db.Viewer);
        return rows.Select(row => new TalkRow(row.Id, row.PersonId, new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName),
            row.At, row.Topics, row.Helps, row.Hinders, row.OwnHelps, row.OwnHinders, row.Sentence, row.ShownAt)
        {
            Round = meetings.Where(meeting => meeting.Id == row.MeetingId).Select(meeting => new MeetingTitle(meeting.Id, meeting.Title)).FirstOrDefault(),
        });
    }
}
