using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Web.Components;

namespace WpbPortal.Web.Features.Structure;

/// <summary>
/// How a partnership is built, one's own or, for the administrator of the platform, any. One form is open at a time, by the
/// address, so the page stays as calm as it is to read.
/// </summary>
public abstract class AnyStructurePage : PortalPage
{
    /// <summary>The fields that show their own mistakes.</summary>
    private protected static readonly string[] Fields = [nameof(School.Name), nameof(DatePeriod.From), nameof(DatePeriod.Until), nameof(Partnership.BuddyWeeks)];

    [Inject] private StructureService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>What is being added; null for nothing.</summary>
    [SupplyParameterFromQuery(Name = "nieuw")] public string? New { get; set; }

    /// <summary>What was kept just now.</summary>
    [SupplyParameterFromQuery(Name = "gedaan")] public string? Done { get; set; }

    /// <summary>What was typed.</summary>
    [SupplyParameterFromForm] public StructureForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "wijzig")] private string? Change { get; set; }

    /// <summary>Where this page stands.</summary>
    protected abstract StructureAddress At { get; }

    /// <summary>How the partnership is built.</summary>
    protected StructureDetail? Structure { get; private set; }

    /// <summary>What is being changed.</summary>
    protected Guid? Changes => Guid.TryParse(Change, out var id) ? id : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var structure = await Service.GetAsync(In(viewer));
        Form ??= Fresh(structure);
        Structure = structure;
    });

    /// <summary>The viewer, in the partnership that the page is about.</summary>
    protected virtual Viewer In(Viewer viewer) => viewer;

    /// <summary>Keeps what was typed.</summary>
    protected async Task SaveAsync()
    {
        if (await TryAsync(viewer => SaveAsync(In(viewer)))) Navigator.NavigateTo($"{At.Path}?gedaan=bewaard");
    }

    private StructureForm Fresh(StructureDetail structure)
    {
        if (New == "jaar") return new() { Name = structure.NextYear.Name, From = structure.NextYear.Period.From, Until = structure.NextYear.Period.Until };
        if (New == "instellingen") return new() { Name = structure.Name, Region = structure.Region, BuddyWeeks = structure.BuddyWeeks };
        if (structure.Years.FirstOrDefault(year => year.Id == Changes) is { } changed) return new() { Name = changed.Name, From = changed.Period.From, Until = changed.Period.Until };
        var names = structure.Schools.Select(school => (school.Id, school.Name)).Concat(structure.Schools.SelectMany(school => school.Teams).Concat(structure.Institutes).Select(part => (part.Id, part.Name)));
        return new() { Name = names.FirstOrDefault(part => part.Id == Changes).Name };
    }

    private Task SaveAsync(Viewer viewer) => New switch
    {
        "school" => Service.AddSchoolAsync(viewer, Form!.Name),
        "instituut" => Service.AddInstituteAsync(viewer, Form!.Name),
        "jaar" => Service.AddYearAsync(viewer, Form!.Name, Form.From, Form.Until),
        "instellingen" => Service.ChangeSettingsAsync(viewer, Form!.Name, Form.Region, Form.BuddyWeeks ?? 0),
        { } school => Service.AddTeamAsync(viewer, Guid.TryParse(school, out var id) ? id : Guid.Empty, Form!.Name),
        null when Structure!.Years.Any(year => year.Id == Changes) => Service.ChangeYearAsync(viewer, Changes!.Value, Form!.Name, Form.From, Form.Until),
        null => Service.RenameAsync(viewer, PartOf(Changes), Changes ?? Guid.Empty, Form!.Name),
    };

    private StructurePart PartOf(Guid? id) =>
        Structure!.Schools.Any(school => school.Id == id) ? StructurePart.School : Structure.Institutes.Any(institute => institute.Id == id) ? StructurePart.Institute : StructurePart.Team;
}
