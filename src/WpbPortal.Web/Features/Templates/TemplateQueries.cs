using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Templates;

/// <summary>Reads the templates of a partnership.</summary>
public sealed class TemplateQueries(WpbContexts contexts)
{
    /// <summary>The latest version of every template, by title.</summary>
    public async Task<IReadOnlyList<TemplateView>> AllAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await db.TrajectoryTemplates.VisibleTo(db.Viewer)
            .SelectMany(template => template.Versions.Where(version => version.Number == template.LatestNumber))
            .OrderBy(version => version.Title.Nl).ThenBy(version => version.TemplateId)
            .Select(version => new TemplateView(version.TemplateId, version.Number, version.Number, version.Content, new List<VersionRow>(), false)).ToListAsync(stop);
    }

    /// <summary>One version of a template, and the list of all; the latest unless told otherwise.</summary>
    /// <exception cref="NotFoundException">There is none of that id and number for this viewer.</exception>
    public async Task<TemplateView> OneAsync(Viewer viewer, Guid id, int? number = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var one = await db.TrajectoryTemplates.VisibleTo(db.Viewer).Where(row => row.Id == id)
            .SelectMany(template => template.Versions.Where(version => version.Number == (number ?? template.LatestNumber)), (template, version) => new { template.LatestNumber, version.Number, version.Content })
            .SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Template");
        var trajectories = db.Trajectories.VisibleTo(db.Viewer);
        var versions = await db.TrajectoryTemplates.VisibleTo(db.Viewer).Where(row => row.Id == id).SelectMany(row => row.Versions).OrderByDescending(version => version.Number)
            .Select(version => new VersionRow(version.Number, version.MadeAt, version.Word,
                version.MadeById == null ? null : new PersonName(version.MadeBy!.GivenName, version.MadeBy.SurnamePrefix, version.MadeBy.FamilyName),
                trajectories.Count(trajectory => trajectory.VersionId == version.Id && trajectory.State != TrajectoryState.Completed))).ToListAsync(stop);
        return new(id, one.Number, one.LatestNumber, one.Content, versions, db.Viewer.MayPlanFor(null));
    }
}

/// <summary>What a version of a template says.</summary>
/// <param name="Id">The template.</param>
/// <param name="Number">Which version.</param>
/// <param name="Latest">The number of the latest.</param>
/// <param name="Content">What it says.</param>
/// <param name="Versions">All versions, the latest first; none in a list.</param>
/// <param name="MayUse">Whether the viewer may make a trajectory of it, copy it and change it.</param>
public sealed record TemplateView(Guid Id, int Number, int Latest, TemplateContent Content, IReadOnlyList<VersionRow> Versions, bool MayUse);

/// <summary>One version in the list.</summary>
/// <param name="Number">Which.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Word">What changed; null for a first version.</param>
/// <param name="MadeBy">Who made it; null for what ships with the portal.</param>
/// <param name="Trajectories">How many trajectories keep it that are not rounded off, as far as the viewer sees.</param>
public sealed record VersionRow(int Number, DateTimeOffset MadeAt, string? Word, PersonName? MadeBy, int Trajectories);
