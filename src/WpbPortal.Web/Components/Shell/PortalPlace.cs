namespace WpbPortal.Web.Components.Shell;

/// <summary>One of the places in the rail, or in the bar at the foot of a phone. At most six.</summary>
/// <param name="Label">The word beside the icon, in the reader's language.</param>
/// <param name="Href">Where it leads; from <see cref="Urls"/>.</param>
/// <param name="Icon">The picture above or before the word.</param>
/// <param name="IsCurrent">Whether the page shown belongs to this place.</param>
/// <param name="Count">How much waits there; null or 0 shows nothing.</param>
public sealed record PortalPlace(string Label, string Href, IconName Icon, bool IsCurrent = false, int? Count = null);

/// <summary>A partnership that the reader can switch to.</summary>
public sealed record PortalPartnership(Guid Id, string Name);

/// <summary>A language that the portal can be read in.</summary>
/// <param name="Code">Two letters, such as <i>nl</i>.</param>
/// <param name="Name">The language's own name, such as <i>Nederlands</i>.</param>
/// <param name="IsCurrent">Whether the page is in it.</param>
public sealed record PortalLanguage(string Code, string Name, bool IsCurrent);

/// <summary>The button that is always there: an act and where it begins.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">The picture before the word.</param>
/// <param name="IsDocument">Whether it leads to a document of its own, outside the frame.</param>
public sealed record PortalBeginning(string Label, string Href, IconName Icon = IconName.Plus, bool IsDocument = false);
