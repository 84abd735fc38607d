namespace WpbPortal.Web.Features.Platform;

/// <summary>What is typed about a coordinator.</summary>
public sealed class CoordinatorForm
{
    public string? GivenName { get; set; }
    public string? SurnamePrefix { get; set; }
    public string? FamilyName { get; set; }
    public string? Email { get; set; }
    public string? Language { get; set; }

    internal NewCoordinator ToCoordinator() => new(GivenName, SurnamePrefix, FamilyName, Email, Language == "en" ? "en" : "nl");
}
