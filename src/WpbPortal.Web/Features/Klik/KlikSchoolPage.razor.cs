using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Who may be chosen at a school to read klik signals, and who its confidential counsellor is.</summary>
public sealed partial class KlikSchoolPage
{
    private static readonly string[] Fields = [nameof(KlikHandler), nameof(SchoolCounsellor.Name), nameof(SchoolCounsellor.Phone), nameof(SchoolCounsellor.Email)];

    private KlikSchool? _school;

    [Inject] private KlikSchoolService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which school.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "lezers")] private HandlersForm? Handlers { get; set; }

    [SupplyParameterFromForm(FormName = "vertrouwenspersoon")] private CounsellorForm? Counsellor { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var school = await Service.GetAsync(viewer, Id);
        Handlers ??= new();
        Counsellor ??= new() { Name = school.Counsellor?.Name, Phone = school.Counsellor?.Phone, Email = school.Counsellor?.Email, PersonId = school.CounsellorId };
        _school = school;
    });

    private Task NameHandlersAsync() => ActAsync(viewer => Service.NameHandlersAsync(viewer, Id, Handlers!.People ?? []));

    private Task NameCounsellorAsync() => ActAsync(viewer => Service.NameCounsellorAsync(viewer, Id, new(Counsellor!.Name ?? "", Counsellor.Phone, Counsellor.Email), Counsellor.PersonId));

    private async Task ActAsync(Func<Viewer, Task> act)
    {
        if (await TryAsync(act)) Navigator.NavigateTo($"{Urls.SchoolKlik(Id)}?gedaan=bewaard");
    }

    private string? Invalid(string field) => BrokenAt(field) is null ? null : "true";
}

/// <summary>Who are named.</summary>
public sealed class HandlersForm
{
    /// <summary>By id; null before anything was sent.</summary>
    public List<Guid>? People { get; set; }
}

/// <summary>The counsellor as she is typed.</summary>
public sealed class CounsellorForm
{
    /// <summary>Who.</summary>
    public string? Name { get; set; }

    /// <summary>By which number.</summary>
    public string? Phone { get; set; }

    /// <summary>By which address.</summary>
    public string? Email { get; set; }

    /// <summary>Who that is in the portal.</summary>
    public Guid? PersonId { get; set; }
}
