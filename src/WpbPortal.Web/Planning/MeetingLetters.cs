using System.Globalization;
using Microsoft.Extensions.Options;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Planning;

/// <summary>The mails by which a meeting comes into somebody's calendar, moves in it and goes out of it again.</summary>
public sealed class MeetingLetters(SiteAddress site, IOptions<MailOptions> mail)
{
    /// <summary>What somebody is told of one meeting, each in his own language.</summary>
    internal Letter About(MeetingTurn turn, CalendarMeeting meeting, DateTimeOffset now, MeetingAddressee to)
    {
        var culture = PortalCultures.Of(to.Language);
        var (subject, body) = turn switch
        {
            MeetingTurn.Planned => (nameof(MeetingLetterTexts.PlannedSubject), nameof(MeetingLetterTexts.PlannedBody)),
            MeetingTurn.Moved => (nameof(MeetingLetterTexts.MovedSubject), nameof(MeetingLetterTexts.MovedBody)),
            MeetingTurn.Cancelled => (nameof(MeetingLetterTexts.CancelledSubject), nameof(MeetingLetterTexts.CancelledBody)),
            _ => (nameof(MeetingLetterTexts.LeftSubject), nameof(MeetingLetterTexts.LeftBody)),
        };
        var (title, trajectory) = (meeting.Title.In(to.Language), meeting.Trajectory.In(to.Language));
        var when = string.Format(culture, In(culture, nameof(MeetingLetterTexts.When)), DutchTime.Local(meeting.StartsAt).ToString("dddd d MMMM", culture),
            DutchTime.Local(meeting.StartsAt).ToString("HH:mm", culture), DutchTime.Local(meeting.StartsAt.AddMinutes(meeting.Minutes)).ToString("HH:mm", culture));
        var address = site.Of(turn == MeetingTurn.Left ? Urls.MyTrajectories : Urls.Trajectory(meeting.TrajectoryId));
        var host = new Uri(site.Of("/")).Host;
        // What changes with the meeting and what changes with who comes both make it rise: no two letters to one person have the same number.
        var sequence = meeting.Changes + to.Turns;
        var invitation = new CalendarInvitation
        {
            Uid = Uid(meeting.Id, host), Sequence = sequence, IsCancelled = turn is MeetingTurn.Cancelled or MeetingTurn.Left, Stamp = now,
            From = meeting.StartsAt, Until = meeting.StartsAt.AddMinutes(meeting.Minutes), Summary = title, Place = meeting.Room, Address = site.Of(Urls.Trajectory(meeting.TrajectoryId)),
            OrganizerName = mail.Value.FromName, OrganizerAddress = mail.Value.From ?? $"wpbportal@{host}", AttendeeName = to.FullName, AttendeeAddress = to.Email,
        };
        return new($"meeting:{meeting.Id}:{to.PersonId}:{sequence}", to.Email, to.FullName, to.Language, string.Format(culture, In(culture, subject), title),
            string.Format(culture, In(culture, body), to.GivenName, trajectory, title, when, address), Calendar: invitation.ToCalendar(), Topic: MailTopic.Meetings, PersonId: to.PersonId);
    }

    /// <summary>By what a calendar knows a meeting for as long as it is there.</summary>
    internal static string Uid(Guid meetingId, string host) => $"{meetingId:N}@{host}";

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

/// <summary>Whom a mail is for; <paramref name="Turns"/> is how often he went out or came in again.</summary>
internal sealed record MeetingAddressee(Guid PersonId, string Email, string GivenName, string FullName, string Language, int Turns);
