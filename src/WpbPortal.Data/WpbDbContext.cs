using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Live;
using WpbPortal.Data.Mail;
using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Data;

/// <summary>
/// The tables of the portal. Opened for a viewer by <see cref="WpbContexts"/>, within one transaction whose first
/// statement looked the viewer up again; never injected, never kept in a field.
/// </summary>
public sealed partial class WpbDbContext(DbContextOptions<WpbDbContext> options) : DbContext(options)
{
    private IDbContextTransaction? _transaction;
    private Viewer? _viewer;
    private TimeProvider _clock = TimeProvider.System;
    private LiveWire? _wire;
    private HashSet<LiveTopic>? _topics;
    private List<FormattableString>? _lastWords;
    private bool _hasSentCommit;

    public DbSet<Partnership> Partnerships => Set<Partnership>();
    public DbSet<School> Schools => Set<School>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Institute> Institutes => Set<Institute>();
    public DbSet<SchoolYear> SchoolYears => Set<SchoolYear>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<InstituteGuidance> InstituteGuidances => Set<InstituteGuidance>();
    public DbSet<Placement> Placements => Set<Placement>();
    public DbSet<BuddyPeriod> BuddyPeriods => Set<BuddyPeriod>();
    public DbSet<Supervision> Supervisions => Set<Supervision>();
    public DbSet<Cover> Covers => Set<Cover>();
    public DbSet<TeamAgreement> TeamAgreements => Set<TeamAgreement>();
    public DbSet<Facilitation> Facilitations => Set<Facilitation>();
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();
    public DbSet<OpportunityChoice> OpportunityChoices => Set<OpportunityChoice>();
    public DbSet<OpportunityLookBack> OpportunityLookBacks => Set<OpportunityLookBack>();
    public DbSet<Timetable> Timetables => Set<Timetable>();
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();
    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();
    public DbSet<PlatformAdministrator> PlatformAdministrators => Set<PlatformAdministrator>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Who asks, with the roles of this very moment.</summary>
    public Viewer Viewer => _viewer ?? throw new InvalidOperationException("This context was not opened for a viewer.");

    /// <summary>The moment of this unit of work, in UTC.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Notes an act in the audit, in the transaction of the act itself.</summary>
    public void Note(AuditAct act, TenantEntity record, Guid? subjectId = null) =>
        AuditEntries.Add(new(Viewer.PartnershipId, act, record.GetType().Name, record.Id,
            Viewer.PersonId == Guid.Empty ? null : Viewer.PersonId, subjectId, Now, Viewer.JobName));

    /// <summary>Notes an act on the partnership itself.</summary>
    public void Note(AuditAct act, Partnership partnership) =>
        AuditEntries.Add(new(Viewer.PartnershipId, act, nameof(Partnership), partnership.Id, Viewer.PersonId == Guid.Empty ? null : Viewer.PersonId, null, Now, Viewer.JobName));

    /// <summary>Saves and commits. A broken constraint comes out as the rule it guards.</summary>
    /// <exception cref="RuleViolationException">A rule that the database guards too, or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    public Task CommitAsync(CancellationToken stop = default) => ByRuleAsync(async () =>
    {
        IsCommitting = true;
        await SaveChangesAsync(stop);
        foreach (var statement in TakeLastWords()) await Database.ExecuteSqlAsync(statement, stop);
        await EndAsync(stop);
    });

    /// <summary>Does one statement and commits, in one trip. Gives how many rows it touched.</summary>
    /// <exception cref="RuleViolationException">A rule that the database guards too.</exception>
    public async Task<int> CommitAsync(FormattableString statement, CancellationToken stop = default)
    {
        var rows = 0;
        await ByRuleAsync(async () =>
        {
            rows = await Database.ExecuteSqlAsync(FormattableStringFactory.Create(statement.Format + ";\nCOMMIT", statement.GetArguments()), stop);
            _hasSentCommit = true;
            await EndAsync(stop);
        });
        return rows;
    }

    /// <summary>Does a statement at the very end, just before the commit and in the same trip. Nothing of this piece of work may read what it writes.</summary>
    public void DoLast(FormattableString statement) => (_lastWords ??= []).Add(statement);

    /// <summary>Whether what is saved now is the last.</summary>
    internal bool IsCommitting { get; private set; }

    /// <summary>What is said last, once.</summary>
    internal IReadOnlyList<FormattableString> TakeLastWords()
    {
        var words = _lastWords ?? [];
        _lastWords = null;
        return words;
    }

    /// <summary>The commit goes along with what is saved.</summary>
    internal void SentCommit() => _hasSentCommit = true;

    private async Task EndAsync(CancellationToken stop)
    {
        // Committed already: it is only let go of.
        if (_hasSentCommit) await _transaction!.DisposeAsync();
        else await _transaction!.CommitAsync(stop);
        if (_topics is null) return;
        _wire?.Tell(_topics);
        _topics = null;
    }

    /// <summary>
    /// Lets open pages know, after the commit, of what is changed by a statement and not by a row that was read. Rows that are saved
    /// say for themselves whom they concern (<see cref="LiveTopics"/>).
    /// </summary>
    public void Tells(LiveTopic topic) => (_topics ??= []).Add(topic);

    /// <summary>Saves what must stand in the database before the rest of the same transaction does.</summary>
    /// <exception cref="RuleViolationException">A rule that the database guards too, or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    public Task SaveAsync(CancellationToken stop = default) => ByRuleAsync(() => SaveChangesAsync(stop));

    /// <summary>Waits for a row and keeps it until the transaction ends, by a <c>select … for update</c>.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ChangedMeanwhile"/> when two wait for each other.</exception>
    public Task HoldAsync(FormattableString row, CancellationToken stop = default) => ByRuleAsync(() => Database.ExecuteSqlAsync(row, stop));

    private static async Task ByRuleAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception broken) when (ConstraintRules.Of(broken) is { } rule)
        {
            throw new RuleViolationException(rule);
        }
    }

    internal void Begin(IDbContextTransaction transaction, Viewer? viewer, TimeProvider clock, LiveWire? wire)
    {
        (_transaction, _viewer, _clock, _wire) = (transaction, viewer, clock, wire);
        // A piece of work of which a part fails, fails: nothing is to be gone back to half-way.
        Database.AutoSavepointsEnabled = false;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_wire is null || !ChangeTracker.AutoDetectChangesEnabled) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // What saving looks for is looked for here, and not a second time.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            LiveTopics.Collect(ChangeTracker, _viewer, _topics ??= []);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        // The transaction first: a pooled context must go back without one.
        if (_transaction is not null) await _transaction.DisposeAsync();
        (_transaction, _viewer, _wire, _topics, _lastWords) = (null, null, null, null, null);
        (IsCommitting, _hasSentCommit) = (false, false);
        await base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasPostgresExtension("btree_gist");
        model.HasPostgresExtension("unaccent");
        model.ApplyConfigurationsFromAssembly(typeof(WpbDbContext).Assembly);
    }
}
