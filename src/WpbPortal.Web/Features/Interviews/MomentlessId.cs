namespace WpbPortal.Web.Features.Interviews;

/// <summary>
/// The one id that does not sort by age. What leads to nobody may not carry in its id the moment at which it was made: beside the audit log that moment would lead
/// back to whom it was with.
/// </summary>
internal static class MomentlessId
{
    /// <summary>An id of chance alone.</summary>
    public static Guid New() => Guid.NewGuid();
}
