using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>The interviews that wait for somebody today: one that is today, one to read along with, one in which something is proposed to her.</summary>
internal static class TodayInterviews
{
    private const int Most = 5;

    /// <summary>What waits for the viewer, by moment: one statement.</summary>
    public static async Task<IReadOnlyList<TodayInterview>> OfAsync(WpbDbContext db, CancellationToken stop) => await db.KnownAsync(
        new Day(DutchTime.Moment(db.Viewer.Today, TimeOnly.MinValue), DutchTime.Moment(db.Viewer.Today.AddDays(1), TimeOnly.MinValue)), static (db, viewer, day) =>
        {
            var proposals = db.InterviewCorrections.VisibleTo(viewer).Where(row => row.AnsweredAt == null);
            return db.Interviews.VisibleTo(viewer).Where(row => (row.State == InterviewState.Planned && row.At >= day.From && row.At < day.Until)
                    || (row.State == InterviewState.Offered && (row.IntervieweeId == viewer.PersonId) != proposals.Any(said => said.InterviewId == row.Id)))
                .OrderBy(row => row.At).ThenBy(row => row.Id).Take(Most)
                .Select(row => new TodayInterview(row.Id, row.InterviewerId == viewer.PersonId
                    ? new PersonName(row.Interviewee.GivenName, row.Interviewee.SurnamePrefix, row.Interviewee.FamilyName)
                    : new PersonName(row.Interviewer.GivenName, row.Interviewer.SurnamePrefix, row.Interviewer.FamilyName), row.InterviewerId == viewer.PersonId, row.State, row.At, row.Place));
        }, stop);

    private sealed record Day(DateTimeOffset From, DateTimeOffset Until);
}

/// <summary>An interview that waits for the reader.</summary>
/// <param name="Id">Which.</param>
/// <param name="Other">The other of the two.</param>
/// <param name="IsMine">Whether the reader holds it.</param>
/// <param name="State">Planned for today, or read along.</param>
/// <param name="At">When it is or was.</param>
/// <param name="Place">Where.</param>
public sealed record TodayInterview(Guid Id, PersonName Other, bool IsMine, InterviewState State, DateTimeOffset At, string? Place);
