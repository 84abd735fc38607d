namespace WpbPortal.Web.Features.Structure;

/// <summary>Where the structure of a partnership is shown.</summary>
/// <param name="Path">The address of the page.</param>
/// <param name="LeadsToPeople">Whether a school leads to the people who work there.</param>
public sealed record StructureAddress(string Path, bool LeadsToPeople)
{
    /// <summary>The page with one form open.</summary>
    public string Asking(string what) => $"{Path}?{what}#formulier";
}
