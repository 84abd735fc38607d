using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.People;

/// <summary>What is typed on the pages of a person; each form uses a part of it.</summary>
public sealed class PersonForm
{
    public string? GivenName { get; set; }
    public string? SurnamePrefix { get; set; }
    public string? FamilyName { get; set; }
    public string? Email { get; set; }
    public string? Number { get; set; }

    public string? Role { get; set; }
    public string? Place { get; set; }
    public string? Institute { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public decimal? Hours { get; set; }

    public string? Educator { get; set; }
    public bool Invites { get; set; }
    public string? Language { get; set; }

    internal PersonInput ToPerson() => new(GivenName, SurnamePrefix, FamilyName, Email, Number);

    internal RoleInput ToRole() => new(Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role) ? role : null, PlaceKey.Parse(Place), Guid.TryParse(Institute, out var institute) ? institute : null, From, Until, Hours);
}
