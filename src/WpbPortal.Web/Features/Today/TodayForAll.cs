using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What everybody finds on his start page, whatever his role: news, interviews that wait for him, and what he was invited to or takes part in.</summary>
/// <param name="News">Announcements that stand today, are for him and new to him, the latest first.</param>
/// <param name="Interviews">The interviews that wait for him: one that is today, one to read along with, one in which something is proposed to him.</param>
/// <param name="Trajectories">What he was invited to or takes part in; what awaits his answer first.</param>
public sealed record TodayForAll(IReadOnlyList<TodayNews> News, IReadOnlyList<TodayInterview> Interviews, IReadOnlyList<OwnTrajectory> Trajectories)
{
    /// <summary>Nothing of all that.</summary>
    public static readonly TodayForAll Nothing = new([], [], []);

    private const int MostNews = 3;
    private const int MostInterviews = 5;
    private const int MostTrajectories = 12;

    /// <summary>All of it in one statement, in the work of the day that it belongs to.</summary>
    internal static async Task<TodayForAll> OfAsync(WpbDbContext db, Role role, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var lines = await db.KnownAsync(new Asked(role, db.Now, DutchTime.Moment(today, TimeOnly.MinValue), DutchTime.Moment(today.AddDays(1), TimeOnly.MinValue)), Lines, stop);
        return new(
            [.. Of(LineKind.News).OrderByDescending(line => line.Day).ThenByDescending(line => line.At).Select(line => new TodayNews(line.Id, line.One, line.Two, line.Three))],
            [.. Of(LineKind.Interview).OrderBy(line => line.At).Select(line => new TodayInterview(line.Id, new(line.One, line.Two, line.Three!), line.Number == 1, (InterviewState)line.State, line.At!.Value, line.Four))],
            [.. Of(LineKind.Trajectory).OrderByDescending(line => line.At).Select(Trajectory).OrderBy(row => row.Waits ? 0 : 1)]);

        IEnumerable<Line> Of(LineKind kind) => lines.Where(line => line.Kind == (int)kind);

        OwnTrajectory Trajectory(Line line)
        {
            var title = new LocalisedText(line.One, line.Two!);
            var meetings = Of(LineKind.Meeting).Where(meeting => meeting.OfId == line.Id && ((Audience)meeting.Number).Includes(role)).OrderBy(meeting => meeting.At);
            return new(line.Id, title, (ParticipationState)line.State,
                [.. meetings.Select(meeting => new TodayMeeting(meeting.Id, line.Id, title, new(meeting.One, meeting.Two!), (MeetingForm)meeting.State, meeting.At!.Value, meeting.Minutes, meeting.Three))]);
        }
    }

    /// <summary>The meetings come first, for theirs are the columns that all others fit. In which order lines come is said where they are read.</summary>
    private static IQueryable<Line> Lines(WpbDbContext db, Viewer viewer, Asked asked)
    {
        var participations = db.Participations.VisibleTo(viewer)
            .Where(row => row.PersonId == viewer.PersonId && row.Role == asked.Role && row.Trajectory.State != TrajectoryState.Completed
                && (row.State == ParticipationState.Invited || row.State == ParticipationState.Offered || row.State == ParticipationState.Accepted))
            .OrderByDescending(row => row.InvitedAt).ThenBy(row => row.Id).Take(MostTrajectories);
        var opened = db.PostingReadings.VisibleTo(viewer);
        var proposals = db.InterviewCorrections.VisibleTo(viewer).Where(row => row.AnsweredAt == null);
        return participations.SelectMany(row => row.Trajectory.Meetings).Where(row => row.CancelledAt == null && row.StartsAt > asked.Now)
            .Select(row => new Line { Kind = (int)LineKind.Meeting, Id = row.Id, OfId = row.TrajectoryId, One = row.Title.Nl, Two = row.Title.En, Three = row.Room, Four = null, State = (int)row.Form, Number = (int)row.Audience, Minutes = row.Minutes, At = row.StartsAt, Day = viewer.Today })
            .Concat(participations
                .Select(row => new Line { Kind = (int)LineKind.Trajectory, Id = row.TrajectoryId, OfId = row.TrajectoryId, One = row.Trajectory.Title.Nl, Two = row.Trajectory.Title.En, Three = null, Four = null, State = (int)row.State, Number = 0, Minutes = 0, At = row.InvitedAt, Day = viewer.Today }))
            .Concat(db.Postings.MeantFor(viewer).Where(row => row.Kind == PostingKind.Announcement && row.EndedAt == null && row.Period.From <= viewer.Today && row.Period.Until >= viewer.Today
                    && !opened.Any(reading => reading.PostingId == row.Id && reading.Version == row.Version))
                .OrderByDescending(row => row.Period.From).ThenByDescending(row => row.WrittenAt).ThenBy(row => row.Id).Take(MostNews)
                .Select(row => new Line { Kind = (int)LineKind.News, Id = row.Id, OfId = row.Id, One = row.Title, Two = row.School!.Name, Three = row.Team!.Name, Four = null, State = 0, Number = 0, Minutes = 0, At = row.WrittenAt, Day = row.Period.From }))
            .Concat(db.Interviews.VisibleTo(viewer).Where(row => (row.State == InterviewState.Planned && row.At >= asked.Begins && row.At < asked.Ends)
                    || (row.State == InterviewState.Offered && (row.IntervieweeId == viewer.PersonId) != proposals.Any(said => said.InterviewId == row.Id)))
                .OrderBy(row => row.At).ThenBy(row => row.Id).Take(MostInterviews)
                .Select(row => new Line
                {
                    Kind = (int)LineKind.Interview, Id = row.Id, OfId = row.Id,
                    One = row.InterviewerId == viewer.PersonId ? row.Interviewee.GivenName : row.Interviewer.GivenName,
                    Two = row.InterviewerId == viewer.PersonId ? row.Interviewee.SurnamePrefix : row.Interviewer.SurnamePrefix,
                    Three = row.InterviewerId == viewer.PersonId ? row.Interviewee.FamilyName : row.Interviewer.FamilyName,
                    Four = row.Place, State = (int)row.State, Number = row.InterviewerId == viewer.PersonId ? 1 : 0, Minutes = 0, At = row.At, Day = viewer.Today,
                }));
    }

    private sealed record Asked(Role Role, DateTimeOffset Now, DateTimeOffset Begins, DateTimeOffset Ends);

    private enum LineKind
    {
        Meeting = 1,
        Trajectory = 2,
        News = 3,
        Interview = 4,
    }

    /// <summary>A line of one of the short lists; what its words and numbers say depends on which.</summary>
    private sealed class Line
    {
        public int Kind { get; init; }
        public Guid Id { get; init; }

        // The trajectory of a meeting; of all others the line itself, since PostgreSQL takes a null for a text.
        public Guid OfId { get; init; }
        public string One { get; init; } = "";
        public string? Two { get; init; }
        public string? Three { get; init; }
        public string? Four { get; init; }
        public int State { get; init; }
        public int Number { get; init; }
        public int Minutes { get; init; }
        public DateTimeOffset? At { get; init; }
        public DateOnly Day { get; init; }
    }
}

/// <summary>What a role's start page answers, with what everybody finds there.</summary>
public abstract record TodayOfRole
{
    /// <summary>What everybody finds there.</summary>
    public TodayForAll ForAll { get; init; } = TodayForAll.Nothing;
}

/// <summary>An announcement that is new to the reader.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="School">The school that it is for; null for the whole partnership.</param>
/// <param name="Team">The team that it is for.</param>
public sealed record TodayNews(Guid Id, string Title, string? School, string? Team);

/// <summary>An interview that waits for the reader.</summary>
/// <param name="Id">Which.</param>
/// <param name="Other">The other of the two.</param>
/// <param name="IsMine">Whether the reader holds it.</param>
/// <param name="State">Planned for today, or read along.</param>
/// <param name="At">When it is or was.</param>
/// <param name="Place">Where.</param>
public sealed record TodayInterview(Guid Id, PersonName Other, bool IsMine, InterviewState State, DateTimeOffset At, string? Place);
