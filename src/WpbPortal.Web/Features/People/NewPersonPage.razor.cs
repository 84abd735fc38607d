using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.People;

/// <summary>Somebody new, with a first role and an invitation when that is wished.</summary>
public sealed partial class NewPersonPage
{
    private PeopleChoices? _choices;

    [Inject] private PeopleQueries People { get; set; } = null!;

    [Inject] private PeopleService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "nieuw")] private PersonForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _choices = await People.ChoicesAsync(viewer);
        Form ??= new() { Invites = true, From = _choices.Today, Until = _choices.Years.FirstOrDefault(year => year.Period.Contains(_choices.Today))?.Period.Until };
    });

    private async Task AddAsync()
    {
        var added = Guid.Empty;
        var language = Form!.Invites ? Form.Language == "en" ? "en" : "nl" : null;
        if (await TryAsync(async viewer => added = await Service.AddAsync(viewer, Form.ToPerson(), Form.ToRole(), language)))
            Navigator.NavigateTo($"{Urls.Person(added)}?gedaan={(language is null ? "toegevoegd" : "uitgenodigd")}");
    }
}
