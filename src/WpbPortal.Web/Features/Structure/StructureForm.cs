using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Web.Features.Structure;

/// <summary>What is typed about a part of the structure; each form uses a part of it.</summary>
public sealed class StructureForm
{
    public string? Name { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public HolidayRegion Region { get; set; }
    public int? BuddyWeeks { get; set; }
}
