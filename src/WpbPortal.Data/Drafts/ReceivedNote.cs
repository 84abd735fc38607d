using WpbPortal.Domain;

namespace WpbPortal.Data.Drafts;

/// <summary>
/// That a note which was written on a device without network arrived: its number, whose it is and when, and nothing of what it says. A device that did
/// not hear the answer sends the same note again; by this row it is taken in once.
/// </summary>
public sealed class ReceivedNote : TenantEntity
{
    private ReceivedNote() { }

    /// <summary>Who wrote it.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whether it could not be placed as it is, and waits as a form that she goes on with.</summary>
    public bool NeedsPlace { get; private set; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }
}
