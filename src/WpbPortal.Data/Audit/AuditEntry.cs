using WpbPortal.Domain;

namespace WpbPortal.Data.Audit;

/// <summary>Who did what kind of act, on which record, when. Never content. Rows are added, never changed.</summary>
public sealed class AuditEntry : TenantEntity
{
    private AuditEntry() { }

    public AuditEntry(Guid partnershipId, AuditAct act, string record, Guid recordId, Guid? actorId, Guid? subjectId, DateTimeOffset at, string? job = null)
        : base(partnershipId)
    {
        Act = act;
        Record = record;
        RecordId = recordId;
        ActorId = actorId;
        SubjectId = subjectId;
        At = at;
        Job = job;
    }

    public AuditAct Act { get; private set; }

    /// <summary>The kind of record: the name of its entity.</summary>
    public string Record { get; private set; } = "";
    public Guid RecordId { get; private set; }

    /// <summary>The person who acted; null for a job or an administrator of the platform.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The person whom the record is about, who may see who saw it.</summary>
    public Guid? SubjectId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string? Job { get; private set; }
}

/// <summary>Kinds of acts that are kept.</summary>
public enum AuditAct
{
    Created = 1,
    Changed = 2,
    Ended = 3,
    Shared = 4,
    Read = 5,
    Withdrawn = 6,
    Exported = 7,
    Imported = 8,
    Invited = 9,
    Deleted = 10,
    Merged = 11,
}
