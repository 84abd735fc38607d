using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Klik signals as their authors see them, and the list of who handles them. What a handler opens is read by <see cref="KlikHandlingService"/>, which notes it.</summary>
public sealed class KlikQueries(WpbContexts contexts)
{
    private const int Most = 50;

    /// <summary>With whom the viewer works now, and what he raised.</summary>
    public async Task<OwnKliks> OwnAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var raised = db.KlikSignals.RaisedBy(db.Viewer);
        var relations = await db.Supervisions.SpokenOfBy(db.Viewer).OrderBy(row => row.Period.From).ThenBy(row => row.Id)
            .Select(row => new KlikRelation(row.Id, row.StudentId == me
                    ? new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName)
                    : new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.Placement.Team.Name,
                raised.Where(signal => signal.SupervisionId == row.Id && signal.State != KlikState.Closed).Select(signal => (Guid?)signal.Id).FirstOrDefault())).ToListAsync(stop);
        var signals = await raised.OrderByDescending(row => row.RaisedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new OwnKlikRow(row.Id, new PersonName(row.Other.GivenName, row.Other.SurnamePrefix, row.Other.FamilyName), row.RaisedAt, row.State, row.IsWithdrawn)).ToListAsync(stop);
        return new(relations, signals, await db.KlikHandlers.VisibleTo(db.Viewer).AnyAsync(row => row.PersonId == me, stop));
    }

    /// <summary>What the form of a new signal needs.</summary>
    /// <exception cref="NotFoundException">The viewer has no part in that supervision today.</exception>
    public async Task<NewKlik> NewAsync(Viewer viewer, Guid supervisionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var raised = db.KlikSignals.RaisedBy(db.Viewer);
        var found = await db.Supervisions.SpokenOfBy(db.Viewer).Where(row => row.Id == supervisionId).Select(row => new
        {
            Other = row.StudentId == me
                ? new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName)
                : new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
            row.PlacementId, row.Placement.SchoolId, School = row.Placement.School.Name,
            OpenId = raised.Where(signal => signal.SupervisionId == row.Id && signal.State != KlikState.Closed).Select(signal => (Guid?)signal.Id).FirstOrDefault(),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Supervision");
        return new(found.Other, found.School, await KlikReaders.OfAsync(db, found.SchoolId, found.PlacementId, stop), found.OpenId);
    }

    /// <summary>A signal of the viewer himself: how far it is, who may read it and who did.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public async Task<OwnKlik> OwnSignalAsync(Viewer viewer, Guid signalId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var people = db.People.VisibleTo(db.Viewer);
        var found = await db.KlikSignals.RaisedBy(db.Viewer).AsNoTracking().Where(row => row.Id == signalId).Select(row => new
        {
            Signal = row, Other = new PersonName(row.Other.GivenName, row.Other.SurnamePrefix, row.Other.FamilyName),
            DecidedBy = people.Where(person => person.Id == row.DecidedById).Select(person => (PersonName?)new PersonName(person.GivenName, person.SurnamePrefix, person.FamilyName)).FirstOrDefault(),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("KlikSignal");
        var signal = found.Signal;
        var readers = await KlikReaders.OfAsync(db, signal.SchoolId, signal.PlacementId, stop);
        var readings = await db.AuditEntries.ReadingsOf(db.Viewer).Where(row => row.RecordId == signalId).GroupBy(row => row.ActorId)
            .Select(group => new { Who = group.Key, At = group.Max(row => row.At) }).ToListAsync(stop);
        Guid[] ids = [.. readings.Select(row => row.Who).OfType<Guid>()];
        var names = await people.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, Name = new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName) }).ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        return new()
        {
            Other = found.Other, Words = signal.Words, State = signal.State, Decision = signal.Decision, Answer = signal.Answer, DecidedBy = found.DecidedBy,
            RaisedAt = signal.RaisedAt, DecidedAt = signal.DecidedAt, IsWithdrawn = signal.IsWithdrawn, MayBeWithdrawn = signal.MayBeWithdrawn,
            Readers = [.. readers.Select(reader => (reader, signal.HandlerIds.Contains(reader.Id)))],
            ReadBy = [.. readings.Where(row => row.Who is { } who && names.ContainsKey(who)).OrderByDescending(row => row.At).Select(row => (names[row.Who!.Value], row.At))],
        };
    }

    /// <summary>The signals that the viewer handles: what is open first, the latest first. No names.</summary>
    public async Task<IReadOnlyList<HandledRow>> HandledAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await db.KlikSignals.HandledBy(db.Viewer).OrderBy(row => row.State == KlikState.Closed).ThenByDescending(row => row.RaisedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new HandledRow(row.Id, row.AuthorId == row.Placement.StudentId, row.School.Name, row.RaisedAt, row.State, row.IsWithdrawn)).ToListAsync(stop);
    }

    /// <summary>The confidential counsellors of the schools where the viewer learns or works today.</summary>
    public async Task<IReadOnlyList<CounsellorCard>> CounsellorsAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await KlikReaders.CounsellorsAsync(db, stop);
    }
}
