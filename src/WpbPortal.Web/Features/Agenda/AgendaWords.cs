using System.Globalization;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>For when something is brought in, and who reads it, in words.</summary>
internal static class AgendaWords
{
    /// <summary>For which conversation.</summary>
    public static string For(AgendaRow row) => row switch
    {
        { SessionAt: { } at } => string.Format(AgendaTexts.ForMoment, at.Show().Unbroken()),
        { SharedAt: null } => AgendaTexts.NotSharedYet,
        _ => AgendaTexts.ForNext,
    };

    /// <summary>A conversation to choose.</summary>
    public static string Of(ComingConversation conversation) => conversation.At is { } at
        ? string.Format(AgendaTexts.OnMomentWith, at.Show().Unbroken(), conversation.With.Full)
        : string.Format(AgendaTexts.NextWith, conversation.With.Full);

    /// <summary>Who reads it beside the student; null when nobody does.</summary>
    public static string? Readers(AgendaRow row) => row.Readers.Count == 0 ? null : string.Format(AgendaTexts.YouAnd, Names(row.Readers));

    /// <summary>Names in a sentence.</summary>
    public static string Names(IReadOnlyList<PersonName> people) => people.Count < 2
        ? string.Concat(people.Select(name => name.GivenName))
        : $"{string.Join(", ", people.SkipLast(1).Select(name => name.GivenName))} {AgendaTexts.And} {people[^1].GivenName}";

    /// <summary>With a capital.</summary>
    public static string Sentence(string words) => char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
}
