using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Search;

/// <summary>What was found of what students bring in, ask themselves and try, as far as the viewer may read it.</summary>
internal static class LearningFound
{
    public static Task<List<Found>> BroughtInAsync(WpbDbContext db, NpgsqlTsQuery query, List<Guid> ids, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        return db.AgendaItems.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id)).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.AgendaItem, row.Id, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.WrittenAt, null,
                query.GetResultHeadline(SearchQueries.Stems, row.Content, Passages.Options), row.StudentId == me, new List<RoleSpot>())).ToListAsync(stop);
    }

    public static Task<List<Found>> QuestionsAsync(WpbDbContext db, NpgsqlTsQuery query, List<Guid> ids, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        return db.LearningQuestions.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id)).OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.Question, row.StudentId == me ? row.Id : row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.AskedAt, null,
                query.GetResultHeadline(SearchQueries.Stems, row.Wording + " " + (row.Brought ?? ""), Passages.Options), row.StudentId == me, new List<RoleSpot>())).ToListAsync(stop);
    }

    public static Task<List<Found>> ExperimentsAsync(WpbDbContext db, NpgsqlTsQuery query, List<Guid> ids, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        return db.Experiments.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id)).OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.Experiment, row.StudentId == me ? row.Id : row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.BegunAt, null,
                query.GetResultHeadline(SearchQueries.Stems, row.Content + " " + (row.HowItWent ?? ""), Passages.Options), row.StudentId == me, new List<RoleSpot>())).ToListAsync(stop);
    }
}
