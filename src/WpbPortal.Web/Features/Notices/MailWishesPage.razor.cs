using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Web.Features.Notices;

/// <summary>Which mails the viewer gets: at once, put together at four, or none.</summary>
public sealed partial class MailWishesPage
{
    private IReadOnlyList<MailWishRow>? _wishes;

    [Inject] private MailWishService Wishes { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private bool IsSaved { get; set; }

    [SupplyParameterFromForm(FormName = "post")] private WishForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _wishes = await Wishes.WishesAsync(viewer));

    private async Task KeepAsync()
    {
        if (Form is { } form && await TryAsync(viewer => Wishes.KeepAsync(viewer, form.Said))) Navigator.NavigateTo($"{Urls.MailWishes}?gedaan=true");
    }

    private sealed class WishForm
    {
        /// <summary>About what is shared with a student.</summary>
        public MailWay? Coaching { get; set; }

        /// <summary>About planned conversations.</summary>
        public MailWay? Appointments { get; set; }

        /// <summary>About trajectories.</summary>
        public MailWay? Trajectories { get; set; }

        /// <summary>About meetings in one's calendar.</summary>
        public MailWay? Meetings { get; set; }

        /// <summary>About who works with whom.</summary>
        public MailWay? People { get; set; }

        /// <summary>About important news.</summary>
        public MailWay? News { get; set; }

        /// <summary>What was said, about what.</summary>
        public IReadOnlyList<MailWishRow> Said =>
        [
            .. new (MailTopic Topic, MailWay? Way)[] { (MailTopic.Coaching, Coaching), (MailTopic.Appointments, Appointments), (MailTopic.Trajectories, Trajectories), (MailTopic.Meetings, Meetings), (MailTopic.People, People), (MailTopic.News, News) }
                .Where(one => one.Way is not null).Select(one => new MailWishRow(one.Topic, one.Way!.Value)),
        ];
    }
}
