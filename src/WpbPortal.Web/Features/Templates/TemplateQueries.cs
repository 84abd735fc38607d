using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
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
        return await Latest(db.TrajectoryTemplates.VisibleTo(db.Viewer)).ToListAsync(stop);
    }

    /// <summary>The latest version of one template.</summary>
    /// <exception cref="NotFoundException">There is none of that id for this viewer.</exception>
    public async Task<TemplateView> OneAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var view = await Latest(db.TrajectoryTemplates.VisibleTo(db.Viewer).Where(row => row.Id == id)).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Template");
        return view with { MayUse = db.Viewer.MayPlanFor(null) };
    }

    private static IQueryable<TemplateView> Latest(IQueryable<TrajectoryTemplate> templates) => templates
        .SelectMany(template => template.Versions.Where(version => version.Number == template.LatestNumber))
        .OrderBy(version => version.Title.Nl)
        .Select(version => new TemplateView(version.TemplateId, version.Number, version.Content, false));
}

/// <summary>What a template says now.</summary>
/// <param name="Id">The template.</param>
/// <param name="Number">Which version.</param>
/// <param name="Content">What it says.</param>
/// <param name="MayUse">Whether the viewer may make a trajectory of it.</param>
public sealed record TemplateView(Guid Id, int Number, TemplateContent Content, bool MayUse);
