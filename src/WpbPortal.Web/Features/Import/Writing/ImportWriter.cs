using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// Reads a file, compares it with the partnership and, when asked, writes it: in one transaction, all or nothing. Rows go
/// to the database as they are read; memory holds what tells one person from another, and the findings.
/// </summary>
internal sealed class ImportWriter(WpbContexts contexts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Looks what a file would do. Nothing is kept.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership.</exception>
    public Task<ImportOutcome> PreviewAsync(Viewer viewer, Stream file, ColumnMapping? mapping, IProgress<ImportProgress>? progress, CancellationToken stop) =>
        RunAsync(viewer, null, file, mapping, progress, stop);

    /// <summary>Writes a file, when nothing in it is wrong any more at this moment.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership (any more).</exception>
    /// <exception cref="RuleViolationException">Somebody else changed the same things at the same moment.</exception>
    public Task<ImportOutcome> WriteAsync(Viewer viewer, FileToWrite named, Stream file, ColumnMapping? mapping, IProgress<ImportProgress>? progress, CancellationToken stop) =>
        RunAsync(viewer, named, file, mapping, progress, stop);

    private async Task<ImportOutcome> RunAsync(Viewer viewer, FileToWrite? named, Stream file, ColumnMapping? mapping, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var writes = named is not null;
        var told = new Shares(progress, writes);
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("Import");
        db.Database.SetCommandTimeout(Patience);
        // Two coordinators who import at once: the second compares with what the first wrote.
        if (writes) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('import'), hashtext({viewer.PartnershipId.ToString()}))", stop);
        await db.Database.ExecuteSqlRawAsync(ImportCopy.Tables, stop);
        var places = await ImportPlaces.LoadAsync(db, stop);
        var reading = Read(db, file, mapping, places, told, stop);
        if (reading.Mapping is null || reading.Rows == 0) return new(reading, null, false);

        told.Compare(0);
        ImportSql sql = reading.Mapping.Kind == ImportFileKind.People ? new PeopleSql() : new PlacementsSql();
        await sql.MatchAsync(db, stop);
        told.Compare(0.5);
        foreach (var finding in await sql.FindingsAsync(db, reading.Mapping, stop)) reading.Findings.Add(finding);
        foreach (var finding in places.LookAlikes(reading.Mapping.HeaderOf(ImportField.School))) reading.Findings.Add(finding);
        reading.Findings.SortByRow();
        if (!reading.IsGood) return new(reading, null, false);
        var preview = await sql.PreviewAsync(db, places, stop);
        told.Compare(1);
        if (named is null) return new(reading, preview, false);

        if (preview.ChangesAnything)
        {
            told.Write(0.1);
            db.Schools.AddRange(places.NewSchools);
            db.Teams.AddRange(places.NewTeams);
            foreach (var school in places.NewSchools) db.Note(AuditAct.Imported, school);
            foreach (var team in places.NewTeams) db.Note(AuditAct.Imported, team);
            db.Note(AuditAct.Imported, await db.Partnerships.VisibleTo(db.Viewer).SingleAsync(stop));
            db.ImportedFiles.Add(new(db.Viewer.PartnershipId, named.Id, named.FileName, db.Viewer.PersonId, db.Now, preview.Made, preview.Changed));
            await db.SaveChangesAsync(stop);
            told.Write(0.2);
            try
            {
                await sql.WriteAsync(db, stop);
                await ImportMemory.KeepAsync(db, named.Id, places, stop);
            }
            catch (PostgresException broken) when (ConstraintRules.Of(broken) is { } rule)
            {
                throw new RuleViolationException(rule);
            }
            told.Write(0.9);
            await db.CommitAsync(stop);
        }
        told.Write(1);
        return new(reading, preview, true);
    }

    /// <summary>Reads on a thread of its own, which the sending of rows keeps busy anyhow.</summary>
    private static ImportReading Read(WpbDbContext db, Stream file, ColumnMapping? mapping, ImportPlaces places, Shares told, CancellationToken stop)
    {
        using var copy = new ImportCopy((NpgsqlConnection)db.Database.GetDbConnection(), places);
        var reading = ImportCheck.Run(file, mapping, told, stop, new(copy.Add, copy.Add));
        copy.Complete();
        return reading;
    }

    /// <summary>Tells of the whole what the steps tell of themselves.</summary>
    private sealed class Shares(IProgress<ImportProgress>? progress, bool writes) : IProgress<double>
    {
        private readonly double _reading = writes ? 0.4 : 0.7;
        private readonly double _comparing = writes ? 0.6 : 1;

        public void Report(double value) => progress?.Report(new(ImportStep.Reading, value * _reading));

        public void Compare(double value) => progress?.Report(new(ImportStep.Comparing, _reading + value * (_comparing - _reading)));

        public void Write(double value) => progress?.Report(new(ImportStep.Writing, _comparing + value * (1 - _comparing)));
    }
}

/// <summary>By what a file that is written is remembered.</summary>
/// <param name="Id">The id of the import.</param>
/// <param name="FileName">The name of the file as it was chosen.</param>
internal sealed record FileToWrite(Guid Id, string FileName);
