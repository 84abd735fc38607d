using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>A student or a supervisor says whom he would like: a number, rather not, or nothing yet. Seen by nobody else.</summary>
public sealed partial class ChoicePage
{
    private const string NotThisOne = "niet";

    private OwnChoice? _choice;

    [Inject] private ChoiceQueries Choices { get; set; } = null!;

    [Inject] private ChoiceService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Which round.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    [SupplyParameterFromForm] private ChoiceForm? Form { get; set; }

    private bool IsWaiting => _choice!.State is ChoiceRoundState.Open or ChoiceRoundState.Proposed;

    private string Lead => _choice!.IsOpen ? string.Format(ChoiceTexts.LeadOpen, _choice.Team, _choice.School, _choice.ClosesAt.Show().Unbroken()) : string.Format(ChoiceTexts.LeadClosed, _choice.Team, _choice.School);

    private string? DoneSentence => Done switch
    {
        "bewaard" => string.Format(ChoiceTexts.DoneSaved, _choice!.ClosesAt.Show().Unbroken()),
        "terug" => ChoiceTexts.DoneTakenBack,
        _ => null,
    };

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        var choice = await Choices.OwnAsync(viewer, Id);
        Form ??= new() { Places = choice.Places };
        // Last, for the page may be drawn as soon as it is there.
        _choice = choice;
    });

    private async Task SayAsync()
    {
        // What a browser cannot send is left out: then nothing was said of that person.
        var wishes = (Form!.Wishes ?? []).Select(one => (Ok: Guid.TryParse(one.Key, out var person), Person: person, one.Value)).Where(one => one.Ok && !string.IsNullOrEmpty(one.Value))
            .Select(one => new Wish(one.Person, one.Value == NotThisOne ? null : int.TryParse(one.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : 0)).ToList();
        if (await TryAsync(viewer => Service.SayAsync(viewer, Id, wishes, Form.Places))) Navigator.NavigateTo($"{Urls.Choice(Id)}?gedaan=bewaard");
    }

    private async Task TakeBackAsync()
    {
        if (await TryAsync(viewer => Service.TakeBackAsync(viewer, Id))) Navigator.NavigateTo($"{Urls.Choice(Id)}?gedaan=terug");
    }

    /// <summary>What stands in the field of somebody: as it was typed, else as it was kept.</summary>
    private string? Chosen(ChoiceOther other) => Form?.Wishes is { } typed
        ? typed.GetValueOrDefault(other.PersonId.ToString())
        : other.IsRatherNot ? NotThisOne : other.Rank?.ToString(CultureInfo.InvariantCulture);

    private static string InWords(ChoiceOther other) => other switch
    {
        { IsRatherNot: true } => ChoiceTexts.RatherNot,
        { Rank: { } rank } => string.Format(ChoiceTexts.Rank, rank),
        _ => ChoiceTexts.NoPreference,
    };
}

/// <summary>What is chosen: by person a number, or not this one.</summary>
public sealed class ChoiceForm
{
    public int? Places { get; set; }
    public Dictionary<string, string?>? Wishes { get; set; }
}
