using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// Takes a file back: what it made goes, what it changed becomes as it was. All or nothing, in one transaction, and only while
/// nothing of it is in use.
/// </summary>
internal sealed class ImportUndo(WpbContexts contexts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Looks what taking back would do, and what stands in the way. Nothing is kept.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership, or no such file was read in.</exception>
    public async Task<UndoDetail> LookAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        await using var db = await OpenAsync(viewer, stop);
        var file = await FindAsync(db, id, stop);
        await ImportUndoSql.LoadAsync(db, file.Id, stop);
        var counts = await ImportUndoSql.CountsAsync(db, stop);
        var obstacles = file.IsRecent(db.Now) ? await ImportUndoSql.ObstaclesAsync(db, file, stop) : [];
        return new(file.Id, file.FileName, file.ImportedBy.Name, file.At, file.At + ImportedFile.TimeToTakeBack, file.TakenBackAt is not null, file.IsRecent(db.Now), counts, obstacles);
    }

    /// <summary>Takes the file back.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership, or no such file was read in.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ImportTakenBack"/>, <see cref="Rule.ImportTooLongAgo"/>, <see cref="Rule.ImportInUse"/>, or a rule that what was before would break now.
    /// </exception>
    public async Task TakeBackAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        await using var db = await OpenAsync(viewer, stop);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('import'), hashtext({viewer.PartnershipId.ToString()}))", stop);
        var file = await FindAsync(db, id, stop);
        file.TakeBack(db.Now);
        await ImportUndoSql.LoadAsync(db, file.Id, stop);
        if ((await ImportUndoSql.ObstaclesAsync(db, file, stop)).Count > 0) throw new RuleViolationException(Rule.ImportInUse);
        db.Note(AuditAct.Withdrawn, file);
        try
        {
            await ImportUndoSql.TakeBackAsync(db, file.Id, stop);
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // Something that came this very moment, or that not even a coordinator may know of.
            throw new RuleViolationException(Rule.ImportInUse);
        }
        catch (PostgresException broken) when (ConstraintRules.Of(broken) is { } rule)
        {
            throw new RuleViolationException(rule);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>Forgets of every partnership what can no longer be taken back: ids, and values that were replaced.</summary>
    public async Task ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        await db.Database.ExecuteSqlAsync($"select platform.forget_imports({db.Now - ImportedFile.TimeToTakeBack})", stop);
        await db.CommitAsync(stop);
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.Is(Role.Coordinator))
        {
            db.Database.SetCommandTimeout(Patience);
            return db;
        }
        await db.DisposeAsync();
        throw new NotFoundException("Import");
    }

    private static async Task<ImportedFile> FindAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.ImportedFiles.VisibleTo(db.Viewer).Include(row => row.ImportedBy).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Import");
}

/// <summary>What taking a file back does, and what stands in its way.</summary>
/// <param name="Id">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="By">Who read it in.</param>
/// <param name="At">When.</param>
/// <param name="Until">Until when it can be taken back.</param>
/// <param name="IsTakenBack">Whether it was taken back.</param>
/// <param name="IsRecent">Whether it can still be taken back, as far as time goes.</param>
/// <param name="Parts">What goes, and what becomes as it was.</param>
/// <param name="Obstacles">What stands in the way.</param>
public sealed record UndoDetail(Guid Id, string FileName, PersonName By, DateTimeOffset At, DateTimeOffset Until, bool IsTakenBack, bool IsRecent,
    IReadOnlyList<UndoPart> Parts, IReadOnlyList<UndoObstacle> Obstacles);

/// <summary>One kind of thing that goes or becomes as it was.</summary>
/// <param name="Thing">Which kind.</param>
/// <param name="Goes">Whether the file made it; otherwise it changed it.</param>
/// <param name="Count">How many.</param>
/// <param name="Names">The first of them, by name.</param>
public sealed record UndoPart(ImportThing Thing, bool Goes, int Count, IReadOnlyList<string> Names);

/// <summary>Why a file cannot be taken back now.</summary>
/// <param name="Thing">What is in use.</param>
/// <param name="Name">Its name, or whose it is.</param>
/// <param name="Reason">What happened since.</param>
/// <param name="FileName">The later file, when that is the reason.</param>
public sealed record UndoObstacle(ImportThing Thing, string Name, UndoReason Reason, string? FileName);

/// <summary>What can happen to something that a file made or changed.</summary>
public enum UndoReason
{
    /// <summary>The person signs in.</summary>
    SignsIn = 1,

    /// <summary>Somebody changed it.</summary>
    Changed = 2,

    /// <summary>A later file made or changed something of it.</summary>
    ImportedLater = 3,

    /// <summary>It was given a role since, or a role is there.</summary>
    RoleGiven = 4,

    /// <summary>A placement, or who looks after whom, stands on it.</summary>
    Placed = 5,

    /// <summary>A trajectory stands on it.</summary>
    TakesPart = 6,

    /// <summary>It is in use.</summary>
    InUse = 7,
}
