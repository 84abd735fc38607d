using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;

namespace WpbPortal.Web.Features.Structure;

/// <summary>How the partnership is built. One form is open at a time, by the address, so the page stays as calm as it is to read.</summary>
public sealed partial class StructurePage
{
    private StructureDetail? _structure;

    [Inject] private StructureService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "nieuw")] private string? New { get; set; }

    [SupplyParameterFromQuery(Name = "wijzig")] private string? Change { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm] private StructureForm? Form { get; set; }

    /// <summary>What is being changed.</summary>
    private Guid? Changes => _structure is { IsKept: true } && Guid.TryParse(Change, out var id) ? id : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _structure = await Service.GetAsync(viewer);
        Form ??= Fresh(_structure);
    });

    /// <summary>Whether the form that adds this is open.</summary>
    private bool Adds(string what) => _structure is { IsKept: true } && New == what;

    private StructureForm Fresh(StructureDetail structure)
    {
        if (Adds("jaar")) return new() { Name = structure.NextYear.Name, From = structure.NextYear.Period.From, Until = structure.NextYear.Period.Until };
        if (Adds("instellingen")) return new() { Name = structure.Name, Region = structure.Region, BuddyWeeks = structure.BuddyWeeks };
        if (structure.Years.FirstOrDefault(year => year.Id == Changes) is { } changed) return new() { Name = changed.Name, From = changed.Period.From, Until = changed.Period.Until };
        var names = structure.Schools.Select(school => (school.Id, school.Name)).Concat(structure.Schools.SelectMany(school => school.Teams).Concat(structure.Institutes).Select(part => (part.Id, part.Name)));
        return new() { Name = names.FirstOrDefault(part => part.Id == Changes).Name };
    }

    private async Task SaveAsync()
    {
        if (await TryAsync(SaveAsync)) Navigator.NavigateTo($"{Urls.Structure}?gedaan=bewaard");
    }

    private Task SaveAsync(Viewer viewer) => New switch
    {
        "school" => Service.AddSchoolAsync(viewer, Form!.Name),
        "instituut" => Service.AddInstituteAsync(viewer, Form!.Name),
        "jaar" => Service.AddYearAsync(viewer, Form!.Name, Form.From, Form.Until),
        "instellingen" => Service.ChangeSettingsAsync(viewer, Form!.Name, Form.Region, Form.BuddyWeeks ?? 0),
        { } school => Service.AddTeamAsync(viewer, Guid.TryParse(school, out var id) ? id : Guid.Empty, Form!.Name),
        null when _structure!.Years.Any(year => year.Id == Changes) => Service.ChangeYearAsync(viewer, Changes!.Value, Form!.Name, Form.From, Form.Until),
        null => Service.RenameAsync(viewer, PartOf(Changes), Changes ?? Guid.Empty, Form!.Name),
    };

    private StructurePart PartOf(Guid? id) =>
        _structure!.Schools.Any(school => school.Id == id) ? StructurePart.School : _structure.Institutes.Any(institute => institute.Id == id) ? StructurePart.Institute : StructurePart.Team;

    private static string Href(string asked) => $"{Urls.Structure}?{asked}#formulier";
}
