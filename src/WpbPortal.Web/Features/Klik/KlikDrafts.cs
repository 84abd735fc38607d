namespace WpbPortal.Web.Features.Klik;

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class KlikDrafts
{
    /// <summary>What an author says of a supervision.</summary>
    public static string Words(Guid supervisionId) => $"klik:{supervisionId:N}";

    /// <summary>What a handler notes of a conversation.</summary>
    public static string Note(Guid signalId) => $"klik-notitie:{signalId:N}";

    /// <summary>What a handler decides by letting somebody else supervise.</summary>
    public static string Decision(Guid signalId) => $"klik-besluit:{signalId:N}";

    /// <summary>What a handler decides otherwise.</summary>
    public static string Outcome(Guid signalId) => $"klik-uitkomst:{signalId:N}";
}
