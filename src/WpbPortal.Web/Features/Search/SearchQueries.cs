using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Search;

/// <summary>Finds by words what the viewer may read, and nothing else.</summary>
public sealed class SearchQueries(WpbContexts contexts)
{
    /// <summary>Longest question, in characters.</summary>
    public const int QuestionLength = 200;

    /// <summary>Fewest characters of a question.</summary>
    public const int FewestLetters = 2;

    private const int FewOfEach = 5;
    private const int MostOfOne = 50;
    internal const string Stems = "public.dutch_plain";
    private const string Words = "public.words_plain";

    /// <summary>
    /// What holds these words: by Dutch stems and without regard to accents, in conversations, feedback, replies, one's own notes, what students bring in, ask themselves and try, and news, and in names of
    /// people, trajectories and opportunities. <c>"two words"</c> asks for them beside each other, <c>or</c> for one of both, <c>-word</c> for what lacks it.
    /// </summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="question">The words; shorter than <see cref="FewestLetters"/> finds nothing, beyond <see cref="QuestionLength"/> is not read.</param>
    /// <param name="only">Only this kind, and more of it; null for the first few of each.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<IReadOnlyList<FoundGroup>> FindAsync(Viewer viewer, string? question, FoundKind? only = null, CancellationToken stop = default)
    {
        // A zero cannot be in a text of PostgreSQL.
        var asked = (question ?? "").Replace("\0", "").Trim();
        if (asked.Length < FewestLetters) return [];
        if (asked.Length > QuestionLength) asked = asked[..QuestionLength];

        await using var db = await contexts.OpenAsync(viewer, stop);
        var most = (only is null ? FewOfEach : MostOfOne) + 1;
        // The words as they are looked for, and beside them what was found: a row without an id when that is nothing.
        var hits = await db.Database.SqlQuery<Hit>(
            $"select asked.words, hit.kind, hit.id from (select platform.search_query({asked}) words) asked left join lateral platform.search({asked}, {most}) hit on true").ToListAsync(stop);
        var words = hits[0].Words;
        // Signs alone ask for nothing.
        if (words is NpgsqlTsQueryEmpty) return [];
        var search = new Asked(asked, words, most);

        var readsAlong = LearningVisibility.ReadsAlong(db.Viewer);
        var groups = new List<FoundGroup>();
        foreach (var kind in Enum.GetValues<FoundKind>())
        {
            if (only is not null && only != kind) continue;
            var ids = hits.Where(hit => hit.Kind == (int)kind).Select(hit => hit.Id!.Value).ToList();
            var asking = new Written(search.Query, ids);
            var rows = kind switch
            {
                FoundKind.Person => await PeopleAsync(db, search, stop),
                FoundKind.Trajectory => await TrajectoriesAsync(db, search, stop),
                FoundKind.Opportunity => await db.KnownAsync(search, Opportunities, stop),
                _ when ids.Count == 0 => [],
                FoundKind.Session => await db.KnownAsync(asking, Sessions, stop),
                FoundKind.Feedback => await db.KnownAsync(asking, Feedback, stop),
                FoundKind.Reply => await db.KnownAsync(asking, Replies, stop),
                FoundKind.AgendaItem => await db.KnownAsync(asking, LearningFound.BroughtIn, stop),
                FoundKind.Question => await db.KnownAsync(asking, LearningFound.Questions, stop),
                FoundKind.Experiment => await db.KnownAsync(asking, LearningFound.Experiments, stop),
                FoundKind.News => await NewsFound.RowsAsync(db, asking, stop),
                _ => await db.KnownAsync(asking, Notes, stop),
            };
            if (readsAlong && kind is FoundKind.Session or FoundKind.Feedback or FoundKind.Reply && ids.Count > rows.Count)
                rows = [.. rows.Concat(await ReadAlongFound.OfAsync(db, kind, search.Query, ids, stop)).OrderByDescending(row => row.At).ThenBy(row => row.Id)];
            if (rows.Count > 0) groups.Add(new(kind, [.. rows.Take(search.Most - 1)], rows.Count >= search.Most));
        }
        if (readsAlong) await ReadAlongFound.NoteAsync(db, groups, stop);
        return groups;
    }

    private static IQueryable<Found> Sessions(WpbDbContext db, Viewer viewer, Written asked)
    {
        var said = db.SessionContents.VisibleTo(viewer);
        return from row in db.CoachingSessions.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id))
               join content in said on row.Id equals content.Id
               orderby row.At descending, row.Id
               select new Found(FoundKind.Session, row.Id,
                   row.AuthorId == viewer.PersonId ? new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName) : new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName),
                   row.At, null, asked.Query.GetResultHeadline(Stems, (content.StudentInput ?? "") + " " + (content.WhatHappened ?? ""), Passages.Options), row.AuthorId == viewer.PersonId, new List<RoleSpot>());
    }

    private static IQueryable<Found> Feedback(WpbDbContext db, Viewer viewer, Written asked) =>
        db.Feedback.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id)).OrderByDescending(row => row.Session.At).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.Feedback, row.AuthorId == viewer.PersonId ? row.SessionId : row.Id,
                row.AuthorId == viewer.PersonId ? new PersonName(row.Session.Student.GivenName, row.Session.Student.SurnamePrefix, row.Session.Student.FamilyName)
                    : new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName),
                row.Session.At, null, asked.Query.GetResultHeadline(Stems, (row.Saw ?? "") + " " + (row.Did ?? "") + " " + (row.Question ?? ""), Passages.Options), row.AuthorId == viewer.PersonId, new List<RoleSpot>()));

    private static IQueryable<Found> Replies(WpbDbContext db, Viewer viewer, Written asked)
    {
        var feedback = db.Feedback.VisibleTo(viewer);
        return from row in db.FeedbackReplies.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id))
               join given in feedback on row.Id equals given.Id
               orderby row.RepliedAt descending, row.Id
               select new Found(FoundKind.Reply, row.AuthorId == viewer.PersonId ? given.SessionId : given.Id,
                   row.AuthorId == viewer.PersonId ? new PersonName(given.Session.Student.GivenName, given.Session.Student.SurnamePrefix, given.Session.Student.FamilyName)
                       : new PersonName(given.Session.Author.GivenName, given.Session.Author.SurnamePrefix, given.Session.Author.FamilyName),
                   row.RepliedAt, null, asked.Query.GetResultHeadline(Stems, (row.TakesAlong ?? "") + " " + (row.WillTry ?? ""), Passages.Options), row.StudentId == viewer.PersonId, new List<RoleSpot>());
    }

    private static IQueryable<Found> Notes(WpbDbContext db, Viewer viewer, Written asked)
    {
        var sessions = db.CoachingSessions.VisibleTo(viewer);
        return from row in db.PrivateNotes.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id))
               join session in sessions on row.SessionId equals session.Id
               orderby session.At descending, row.Id
               select new Found(FoundKind.Note, session.Id,
                   session.AuthorId == viewer.PersonId ? new PersonName(session.Student.GivenName, session.Student.SurnamePrefix, session.Student.FamilyName) : new PersonName(session.Author.GivenName, session.Author.SurnamePrefix, session.Author.FamilyName),
                   session.At, null, asked.Query.GetResultHeadline(Stems, row.Content, Passages.Options), true, new List<RoleSpot>());
    }

    private static Task<List<Found>> PeopleAsync(WpbDbContext db, Asked asked, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        return db.People.VisibleTo(db.Viewer).Named(asked.Text, db.Viewer)
            .Select(row => new { Row = row, Now = row.Roles.Any(held => held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)) })
            // Who was here once is for the coordinator, as in the list of people; oneself one always finds.
            .Where(row => row.Now || db.Viewer.Is(Role.Coordinator)).OrderByDescending(row => row.Now).ThenBy(row => row.Row.FamilyName).ThenBy(row => row.Row.GivenName).ThenBy(row => row.Row.Id).Take(asked.Most)
            .Select(row => new Found(FoundKind.Person, row.Row.Id, new PersonName(row.Row.GivenName, row.Row.SurnamePrefix, row.Row.FamilyName), null, null, null, false,
                row.Row.Roles.Where(held => held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)).OrderBy(held => held.Role)
                    .ThenBy(held => held.School!.Name).ThenBy(held => held.Team!.Name).Select(held => new RoleSpot(held.Role, held.School!.Name, held.Team!.Name)).ToList()))
            .AsNoTracking().ToListAsync(stop);
    }

    private static Task<List<Found>> TrajectoriesAsync(WpbDbContext db, Asked asked, CancellationToken stop)
    {
        var query = asked.Query;
        return db.Trajectories.VisibleTo(db.Viewer)
            .Where(row => EF.Functions.ToTsVector(Stems, row.Title.Nl + " " + row.Title.En).Concat(EF.Functions.ToTsVector(Words, row.Title.Nl + " " + row.Title.En)).Matches(query))
            .OrderByDescending(row => row.SchoolYear.Period.From).ThenBy(row => row.Title.Nl).ThenBy(row => row.Id).Take(asked.Most)
            .Select(row => new Found(FoundKind.Trajectory, row.Id, null, null, row.Title, null, false, new List<RoleSpot>())).ToListAsync(stop);
    }

    private static IQueryable<Found> Opportunities(WpbDbContext db, Viewer viewer, Asked asked) =>
        db.Opportunities.VisibleTo(viewer).Where(row => row.ClosedAt == null && row.LastDay >= viewer.Today
                && EF.Functions.ToTsVector(Stems, row.Title + " " + (row.Description ?? "")).Concat(EF.Functions.ToTsVector(Words, row.Title + " " + (row.Description ?? ""))).Matches(asked.Query))
            .OrderBy(row => row.LastDay).ThenBy(row => row.Id).Take(asked.Most)
            .Select(row => new Found(FoundKind.Opportunity, row.Id, null, null, new LocalisedText(row.Title, row.Title), asked.Query.GetResultHeadline(Stems, row.Description ?? "", Passages.Options), false, new List<RoleSpot>()));

    /// <summary>A question, as PostgreSQL understands it, and how many of each kind are read: one more than is shown.</summary>
    private sealed record Asked(string Text, NpgsqlTsQuery Query, int Most);

    /// <summary>What is read of something written: which, and the words to mark in it.</summary>
    internal sealed record Written(NpgsqlTsQuery Query, List<Guid> Ids);

    /// <summary>Something written that holds the words.</summary>
    private sealed record Hit(NpgsqlTsQuery Words, int? Kind, Guid? Id);
}
