using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Web.Features.Participations;

/// <summary>How long things wait for an answer, counted in working days of the region: a holiday or a weekend takes nothing away.</summary>
internal static class ParticipationTerms
{
    /// <summary>Working days for which a place that came free is kept.</summary>
    public const int OfferDays = 3;

    /// <summary>Working days after which an invitation without an answer is brought to mind, once.</summary>
    public const int ReminderDays = 5;

    private static readonly TimeOnly EndOfTerm = new(16, 0);

    /// <summary>Until when a place that comes free now is kept: the end of the afternoon, three working days on.</summary>
    public static DateTimeOffset OfferUntil(HolidayRegion region, DateTimeOffset now) => DutchTime.Moment(WorkingDays.Add(region, DutchTime.DayOf(now), OfferDays), EndOfTerm);

    /// <summary>Who was invited before this moment and said nothing is reminded.</summary>
    public static DateTimeOffset RemindIfInvitedBefore(HolidayRegion region, DateTimeOffset now) =>
        DutchTime.Moment(WorkingDays.Add(region, DutchTime.DayOf(now), -ReminderDays).AddDays(1), TimeOnly.MinValue);
}
