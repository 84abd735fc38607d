using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.People;

/// <summary>
/// Makes one of two persons who are the same human, such as after an import with another number. The coordinator's work, and never
/// about himself. What goes along is done by one function of the database, also of what he may not read.
/// </summary>
public sealed class MergeService(WpbContexts contexts)
{
    /// <summary>The states by which the function says that a rule is broken, or that something is not there.</summary>
    private const string BrokenRule = "WPB01", NotThere = "WPB02";

    /// <summary>Why these two cannot be merged now; null when they can. Nothing is kept.</summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or one of the two is not there.</exception>
    public async Task<RuleViolationException?> LookAsync(Viewer viewer, Guid keptId, Guid goneId, CancellationToken stop = default)
    {
        // It is tried, and taken back with the transaction: what is said is what would happen.
        await using var db = await OpenAsync(viewer, stop);
        try
        {
            await MergeAsync(db, keptId, goneId, stop);
            return null;
        }
        catch (RuleViolationException broken)
        {
            return broken;
        }
    }

    /// <summary>Lets everything that refers to the one refer to the other, and removes the one.</summary>
    /// <param name="viewer">Who merges.</param>
    /// <param name="keptId">Who stays, with name and address.</param>
    /// <param name="goneId">Who goes into that one, and does not sign in; the number goes along where there was none.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer is no coordinator, or one of the two is not there.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.OwnRoles"/>, <see cref="Rule.MergeBothSignIn"/>, <see cref="Rule.MergeSignsInStays"/>, <see cref="Rule.MergeParties"/>, <see cref="Rule.MergeSameTrajectory"/>,
    /// <see cref="Rule.TooManyDaysPerWeek"/>, <see cref="Rule.PlacementOverlaps"/> or <see cref="Rule.GuidanceOverlaps"/>.
    /// </exception>
    public async Task MergeAsync(Viewer viewer, Guid keptId, Guid goneId, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await MergeAsync(db, keptId, goneId, stop);
        db.AuditEntries.Add(new(db.Viewer.PartnershipId, AuditAct.Deleted, nameof(Person), goneId, db.Viewer.PersonId, keptId, db.Now));
        db.AuditEntries.Add(new(db.Viewer.PartnershipId, AuditAct.Merged, nameof(Person), keptId, db.Viewer.PersonId, keptId, db.Now));
        db.Tells(LiveTopic.Everybody(db.Viewer.PartnershipId));
        await db.CommitAsync(stop);
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.Is(Role.Coordinator)) return db;
        await db.DisposeAsync();
        throw new NotFoundException(nameof(Person));
    }

    private static async Task MergeAsync(WpbDbContext db, Guid keptId, Guid goneId, CancellationToken stop)
    {
        if (await db.People.VisibleTo(db.Viewer).CountAsync(row => row.Id == keptId || row.Id == goneId, stop) != 2) throw new NotFoundException(nameof(Person));
        try
        {
            await db.Database.ExecuteSqlAsync($"select platform.merge_people({db.Viewer.SessionHash.ToArray()}, {db.Viewer.PartnershipId}, {keptId}, {goneId}, {db.Viewer.Today}, {db.Now})", stop);
        }
        catch (PostgresException refused) when (refused.SqlState == BrokenRule)
        {
            throw new RuleViolationException(Enum.Parse<Rule>(refused.MessageText));
        }
        catch (PostgresException refused) when (refused.SqlState == NotThere)
        {
            throw new NotFoundException(nameof(Person));
        }
        catch (PostgresException broken) when (ConstraintRules.Of(broken) is { } rule)
        {
            throw new RuleViolationException(rule);
        }
    }
}
