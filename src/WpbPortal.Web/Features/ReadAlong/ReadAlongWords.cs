using WpbPortal.Domain.Learning;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.ReadAlong;

/// <summary>Reading along, in words.</summary>
internal static class ReadAlongWords
{
    /// <summary>What is read.</summary>
    public static string Parts(IEnumerable<GrantedPart> parts) => string.Join(", ", parts.Select(part => part.Short()));

    /// <summary>From when until when it was.</summary>
    public static string Days(GivenGrant grant) => $"{grant.Period.From.Show()} – {(grant.EndedAt is { } ended ? ended.ShowDay() : grant.Period.Until!.Value.Show())}".Unbroken();
}
