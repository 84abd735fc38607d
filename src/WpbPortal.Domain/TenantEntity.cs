namespace WpbPortal.Domain;

/// <summary>Something that belongs to exactly one partnership, for good.</summary>
public abstract class TenantEntity
{
    /// <summary>For the store, which fills the properties itself.</summary>
    protected TenantEntity() { }

    /// <summary>A new one, with an id of its own made here (version 7, so that ids sort by age).</summary>
    protected TenantEntity(Guid partnershipId, Guid? id = null)
    {
        PartnershipId = partnershipId;
        Id = id ?? Guid.CreateVersion7();
    }

    /// <summary>The partnership it belongs to: part of every key.</summary>
    public Guid PartnershipId { get; private set; }

    /// <summary>Its own id. Not a secret.</summary>
    public Guid Id { get; private set; }
}
