using System.Globalization;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Planning;

/// <summary>The mails by which a meeting comes into somebody's calendar, moves in it and goes out of it again.</summary>
public sealed class MeetingLetters(SiteAddress site, CalendarLetters letters)
{
    /// <summary>What somebody is told of one meeting, each in his own language.</summary>
    internal Letter About(MeetingTurn turn, CalendarMeeting meeting, DateTimeOffset now, MeetingAddressee to)
    {
        var (person, language) = (to.Person, to.Person.Language);
        var culture = PortalCultures.Of(language);
        var (subject, body) = turn switch
        {
            MeetingTurn.Planned => (nameof(MeetingLetterTexts.PlannedSubject), to.Trains ? nameof(MeetingLetterTexts.PlannedToTrainBody) : nameof(MeetingLetterTexts.PlannedBody)),
            MeetingTurn.Moved => (nameof(MeetingLetterTexts.MovedSubject), nameof(MeetingLetterTexts.MovedBody)),
            MeetingTurn.Cancelled => (nameof(MeetingLetterTexts.CancelledSubject), nameof(MeetingLetterTexts.CancelledBody)),
            _ => (nameof(MeetingLetterTexts.LeftSubject), to.Trains ? nameof(MeetingLetterTexts.TrainsNoMoreBody) : nameof(MeetingLetterTexts.LeftBody)),
        };
        var (title, trajectory) = (meeting.Title.In(language), meeting.Trajectory.In(language));
        var when = string.Format(culture, In(culture, nameof(MeetingLetterTexts.When)), DutchTime.Local(meeting.StartsAt).ToString("dddd d MMMM", culture),
            DutchTime.Local(meeting.StartsAt).ToString("HH:mm", culture), DutchTime.Local(meeting.StartsAt.AddMinutes(meeting.Minutes)).ToString("HH:mm", culture));
        // Who trains has no invitations of his own; and who does so no more may not see the trajectory.
        var address = site.Of(turn != MeetingTurn.Left ? Urls.Trajectory(meeting.TrajectoryId) : to.Trains ? Urls.Trajectories : Urls.MyTrajectories);
        // What changes with the meeting and what changes with who comes both make it rise: no two letters to one person have the same number.
        var sequence = meeting.Changes + to.Turns;
        return letters.Of(new(meeting.Id, meeting.StartsAt, meeting.Minutes, meeting.Room, sequence, turn is MeetingTurn.Cancelled or MeetingTurn.Left, title, Urls.Trajectory(meeting.TrajectoryId)),
            $"meeting:{meeting.Id}:{person.Id}:{sequence}", MailTopic.Meetings, string.Format(culture, In(culture, subject), title),
            string.Format(culture, In(culture, body), person.GivenName, trajectory, title, when, address), now, person);
    }

    private static string In(CultureInfo culture, string key) => MeetingLetterTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>What happens to a meeting in somebody's calendar.</summary>
internal enum MeetingTurn
{
    /// <summary>It comes in.</summary>
    Planned,

    /// <summary>It is at another moment or place.</summary>
    Moved,

    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>It takes place, without this person.</summary>
    Left,
}

/// <summary>A meeting as a calendar has it.</summary>
internal sealed record CalendarMeeting(Guid Id, Guid TrajectoryId, LocalisedText Trajectory, LocalisedText Title, DateTimeOffset StartsAt, int Minutes, string? Room, int Changes);

/// <summary>Whom a mail is for.</summary>
/// <param name="Person">Who.</param>
/// <param name="Trains">Whether he comes, or came, because he trains the group.</param>
/// <param name="Turns">How often he went out or came in again.</param>
internal sealed record MeetingAddressee(Addressee Person, bool Trains, int Turns);
