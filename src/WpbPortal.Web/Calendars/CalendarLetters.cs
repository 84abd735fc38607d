using System.Resources;
using Microsoft.Extensions.Options;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Calendars;

/// <summary>The letter by which something comes into a calendar, moves in it and goes out of it again. Who sends it says the words, and never what it is about.</summary>
public sealed class CalendarLetters(SiteAddress site, IOptions<MailOptions> mail)
{
    /// <summary>A letter with what the calendar of whom it is for takes in.</summary>
    internal Letter Of(CalendarMoment moment, string key, MailTopic topic, string subject, string body, DateTimeOffset now, Addressee to)
    {
        var host = new Uri(site.Of("/")).Host;
        var invitation = new CalendarInvitation
        {
            Uid = $"{moment.Id:N}@{host}", Sequence = moment.Sequence, IsCancelled = moment.IsOff, Stamp = now,
            From = moment.At, Until = moment.At.AddMinutes(moment.Minutes), Summary = moment.Title, Place = moment.Place, Address = site.Of(moment.Path),
            OrganizerName = mail.Value.FromName, OrganizerAddress = mail.Value.From ?? $"wpbportal@{host}", AttendeeName = to.Name.Full, AttendeeAddress = to.Email,
        };
        return new(key, to.Email, to.Name.Full, to.Language, subject, body, Calendar: invitation.ToCalendar(), Topic: topic, PersonId: to.Id);
    }

    /// <summary>What one of the two is told of a conversation that is planned, moved or off.</summary>
    internal Letter OfTwo(NotificationKind kind, PlannedTalk talk, TalkWords words, string path, bool isOff, DateTimeOffset now, Addressee to, string? actorGivenName)
    {
        var culture = PortalCultures.Of(to.Language);
        var when = DutchTime.Local(talk.At).ToString("dddd d MMMM HH:mm", culture);
        var body = string.Format(culture, In(actorGivenName is null ? words.Own : words.Others), to.GivenName, actorGivenName, when, talk.Minutes, site.Of(path));
        return Of(new(talk.Id, talk.At, talk.Minutes, talk.Place, talk.Changes, isOff, In(words.Title), path), $"{kind}:{talk.Id}:{talk.Changes}:{to.Id}", MailTopic.Appointments, In(words.Subject), body, now, to);

        string In(string name) => words.Texts.GetString(name, culture)!;
    }
}

/// <summary>What a calendar takes in.</summary>
/// <param name="Id">By which a calendar knows it for as long as it is there.</param>
/// <param name="At">When it begins.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Place">Where; null when that is not known.</param>
/// <param name="Sequence">Higher in each letter about it to the same person.</param>
/// <param name="IsOff">Whether it goes out of the calendar.</param>
/// <param name="Title">What stands there.</param>
/// <param name="Path">Where in the portal it is.</param>
internal sealed record CalendarMoment(Guid Id, DateTimeOffset At, int Minutes, string? Place, int Sequence, bool IsOff, string Title, string Path);

/// <summary>A conversation of two as a calendar needs it.</summary>
public sealed record PlannedTalk(Guid Id, DateTimeOffset At, int Minutes, string? Place, int Changes);

/// <summary>The names of the texts of a letter about a conversation of two.</summary>
/// <param name="Texts">Where they stand.</param>
/// <param name="Title">What a calendar calls it.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Own">What is said to who did it himself.</param>
/// <param name="Others">What is said to the other.</param>
internal sealed record TalkWords(ResourceManager Texts, string Title, string Subject, string Own, string Others);
