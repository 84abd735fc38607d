using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Search;

/// <summary>What was found of what students bring in, ask themselves and try, as far as the viewer may read it.</summary>
internal static class LearningFound
{
    public static IQueryable<Found> BroughtIn(WpbDbContext db, Viewer viewer, SearchQueries.Written asked) =>
        db.AgendaItems.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id)).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.AgendaItem, row.Id, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.WrittenAt, null,
                asked.Query.GetResultHeadline(SearchQueries.Stems, row.Content, Passages.Options), row.StudentId == viewer.PersonId, new List<RoleSpot>()));

    public static IQueryable<Found> Questions(WpbDbContext db, Viewer viewer, SearchQueries.Written asked) =>
        db.LearningQuestions.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id)).OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.Question, row.StudentId == viewer.PersonId ? row.Id : row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.AskedAt, null,
                asked.Query.GetResultHeadline(SearchQueries.Stems, row.Wording + " " + (row.Brought ?? ""), Passages.Options), row.StudentId == viewer.PersonId, new List<RoleSpot>()));

    public static IQueryable<Found> Experiments(WpbDbContext db, Viewer viewer, SearchQueries.Written asked) =>
        db.Experiments.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id)).OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.Experiment, row.StudentId == viewer.PersonId ? row.Id : row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.BegunAt, null,
                asked.Query.GetResultHeadline(SearchQueries.Stems, row.Content + " " + (row.HowItWent ?? ""), Passages.Options), row.StudentId == viewer.PersonId, new List<RoleSpot>()));
}
