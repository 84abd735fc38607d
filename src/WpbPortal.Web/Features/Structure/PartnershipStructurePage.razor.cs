using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;

namespace WpbPortal.Web.Features.Structure;

/// <summary>How any partnership is built, for the administrator of the platform. Of the people in it he sees nothing here.</summary>
public sealed partial class PartnershipStructurePage
{
    /// <summary>Which partnership.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <inheritdoc />
    protected override StructureAddress At => new(Urls.PartnershipStructure(Id), LeadsToPeople: false);

    /// <inheritdoc />
    protected override Viewer In(Viewer viewer) => viewer with { PartnershipId = Id };
}
