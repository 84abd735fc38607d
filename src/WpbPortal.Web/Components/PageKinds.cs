using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components;

/// <summary>
/// A page in which you do something: it opens a circuit. Every other page carries
/// <see cref="ExcludeFromInteractiveRoutingAttribute"/> and stays static; a test asks for exactly one of the two.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InteractivePageAttribute : Attribute
{
    /// <summary>Whether MudBlazor's components stand on it: only then its stylesheet, script and providers come along, 57 KiB.</summary>
    public bool WithMud { get; init; }
}
