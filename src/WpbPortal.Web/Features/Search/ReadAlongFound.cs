using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using WpbPortal.Data;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Search;

/// <summary>What was found of conversations of students who let the viewer read along.</summary>
internal static class ReadAlongFound
{
    public static Task<List<Found>> OfAsync(WpbDbContext db, FoundKind kind, NpgsqlTsQuery query, List<Guid> ids, CancellationToken stop)
    {
        var students = db.People.SharingFeedbackWith(db.Viewer);
        var feedback = db.Feedback.ReadAlongBy(db.Viewer, students);
        var rows = kind switch
        {
            FoundKind.Session =>
                from row in db.CoachingSessions.ReadAlongBy(db.Viewer, students).Where(row => ids.Contains(row.Id))
                join content in db.SessionContents.ReadAlongBy(db.Viewer, students) on row.Id equals content.Id
                select new Found(kind, row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.At, null,
                    query.GetResultHeadline(SearchQueries.Stems, (content.StudentInput ?? "") + " " + (content.WhatHappened ?? ""), Passages.Options), false, new List<RoleSpot>())
                { IsReadAlong = true },
            FoundKind.Feedback =>
                from row in feedback.Where(row => ids.Contains(row.Id))
                select new Found(kind, row.StudentId, new PersonName(row.Session.Student.GivenName, row.Session.Student.SurnamePrefix, row.Session.Student.FamilyName), row.Session.At, null,
                    query.GetResultHeadline(SearchQueries.Stems, (row.Saw ?? "") + " " + (row.Did ?? "") + " " + (row.Question ?? ""), Passages.Options), false, new List<RoleSpot>())
                { IsReadAlong = true },
            _ =>
                from row in db.FeedbackReplies.ReadAlongBy(db.Viewer, students).Where(row => ids.Contains(row.Id))
                join given in feedback on row.Id equals given.Id
                select new Found(kind, row.StudentId, new PersonName(given.Session.Student.GivenName, given.Session.Student.SurnamePrefix, given.Session.Student.FamilyName), row.RepliedAt, null,
                    query.GetResultHeadline(SearchQueries.Stems, (row.TakesAlong ?? "") + " " + (row.WillTry ?? ""), Passages.Options), false, new List<RoleSpot>())
                { IsReadAlong = true },
        };
        return rows.ToListAsync(stop);
    }

    /// <summary>Notes of whose learning the viewer read along in what was found; each of these students sees it.</summary>
    public static async Task NoteAsync(WpbDbContext db, IReadOnlyList<FoundGroup> groups, CancellationToken stop)
    {
        var read = groups.SelectMany(group => group.Rows).Where(row => row.IsReadAlong || (row.Kind is FoundKind.Question or FoundKind.Experiment && !row.IsMine))
            .Select(row => (row.Id, Part: row.IsReadAlong ? GrantedPart.Feedback : GrantedPart.Learning)).Distinct().ToList();
        if (read.Count == 0) return;
        foreach (var (student, part) in read) await ReadingAlong.NoteAsync(db, student, part, stop);
        if (db.ChangeTracker.HasChanges()) await db.CommitAsync(stop);
    }
}
