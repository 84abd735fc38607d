using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Chooses participants by team and invites them; shows what was answered.</summary>
public sealed partial class InvitePage
{
    private InvitationChoices? _choices;

    [Inject] private ParticipationQueries Participations { get; set; } = null!;

    [Inject] private ParticipationService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private bool IsDone { get; set; }

    [SupplyParameterFromQuery(Name = "eraf")] private Guid? TakenOff { get; set; }

    [SupplyParameterFromForm(FormName = "nodig-uit")] private InviteForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "van-de-lijst")] private TakeOffForm? Off { get; set; }

    private InvitedPerson? WasTakenOff => TakenOff is { } id ? _choices?.Invited.FirstOrDefault(person => person.PersonId == id && person.State == ParticipationState.Withdrawn) : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _choices = await Participations.ChoicesAsync(viewer, Id));

    private async Task InviteAsync()
    {
        if (_choices is { } choices && await TryAsync(viewer => Service.InviteAsync(viewer, Id, (Form ?? new()).Chosen(choices)))) Navigator.NavigateTo($"{Urls.Participants(Id)}?gedaan=true");
    }

    private async Task TakeOffAsync()
    {
        if (Off is { } off && await TryAsync(viewer => Service.TakeOffAsync(viewer, Id, off.PersonId))) Navigator.NavigateTo($"{Urls.Participants(Id)}?eraf={off.PersonId:N}");
    }

    private int Count(params ParticipationState[] states) => _choices!.Invited.Count(person => states.Contains(person.State));

    private static string? BadgeOf(ParticipationState state) => state switch
    {
        ParticipationState.Accepted => "badge-green",
        ParticipationState.Offered => "badge-new",
        _ => null,
    };

    private sealed class TakeOffForm
    {
        /// <summary>Who is taken off the list.</summary>
        public Guid PersonId { get; set; }
    }

    private sealed class InviteForm
    {
        /// <summary>Teams that were chosen as a whole.</summary>
        public List<Guid>? Teams { get; set; }

        /// <summary>People that were chosen by name, as the page wrote them.</summary>
        public List<string>? People { get; set; }

        /// <summary>Whom to invite: of a whole team all who can be; by name exactly who was ticked.</summary>
        public IReadOnlyCollection<Invitee> Chosen(InvitationChoices choices) =>
        [
            .. choices.Teams.Where(team => Teams?.Contains(team.Id) == true).SelectMany(team => team.People).Where(person => person.CanBeInvited).Select(person => person.Invitee)
                .Concat((People ?? []).Select(Parse)).DistinctBy(invitee => invitee.PersonId),
        ];

        private static Invitee Parse(string text) =>
            text.Split('_') is [var id, var role] && Guid.TryParse(id, out var person) && Enum.TryParse<Role>(role, out var known) ? new(person, known) : new(Guid.Empty, Role.Supervisor);
    }
}
