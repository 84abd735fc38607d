namespace WpbPortal.Web.Features.Structure;

/// <summary>How one's own partnership is built.</summary>
public sealed partial class StructurePage
{
    /// <inheritdoc />
    protected override StructureAddress At { get; } = new(Urls.Structure, LeadsToPeople: true);
}
