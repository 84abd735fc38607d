using System.ComponentModel.DataAnnotations;

namespace WpbPortal.Web.Settings;

/// <summary>Settings of the site as a whole (section <c>Site</c>).</summary>
public sealed class SiteOptions
{
    /// <summary>The address that links in mails begin with, such as <c>https://portaal.example.nl</c>; the first address listened on when empty.</summary>
    [Url]
    public string? Address { get; set; }
}
