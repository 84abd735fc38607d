using System.Text.RegularExpressions;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Learning;

/// <summary>
/// Literature or another source with a theme. The student adds his own; who supervises him offers one, which he takes or leaves.
/// </summary>
public sealed class Source : TenantEntity
{
    /// <summary>Longest name of a source, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 400;

    private Source() { }

    /// <summary>Somebody puts a source to a theme: the student himself, or who supervises him, who offers it.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="addedById">Who does.</param>
    /// <param name="text">What it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, or a rule of <see cref="SourceReference.Of"/>.</exception>
    public Source(DominantTheme theme, Guid addedById, SourceText text, DateTimeOffset now) : base(theme.PartnershipId)
    {
        (ThemeId, StudentId, AddedById, AddedAt) = (theme.Id, theme.StudentId, addedById, now);
        State = addedById == theme.StudentId ? SourceState.Taken : SourceState.Offered;
        var reference = SourceReference.Of(text.Reference);
        (Kind, Reference) = (reference.Kind, reference.Text);
        Title = Text.Optional(text.Title, TitleLength, nameof(Title));
        Note = Text.Optional(text.Note?.ReplaceLineEndings("\n"), NoteLength, nameof(Note));
    }

    /// <summary>The theme.</summary>
    public Guid ThemeId { get; private set; }

    /// <summary>Whose theme it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Who put it there.</summary>
    public Guid AddedById { get; private set; }

    /// <summary>Who put it there.</summary>
    public Person AddedBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>By what it is found.</summary>
    public SourceKind Kind { get; private set; }

    /// <summary>The DOI, ISBN, address or description.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What it is called.</summary>
    public string? Title { get; private set; }

    /// <summary>Why it is worth looking at.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether the student took it.</summary>
    public SourceState State { get; private set; }

    /// <summary>The student takes what he was offered, also what he left before.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SourceTaken"/>.</exception>
    public void Take()
    {
        if (State == SourceState.Taken) throw new RuleViolationException(Rule.SourceTaken);
        State = SourceState.Taken;
    }

    /// <summary>The student leaves what he was offered, or has no more use for it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SourceLeft"/>.</exception>
    public void Leave()
    {
        if (State == SourceState.Left) throw new RuleViolationException(Rule.SourceLeft);
        State = SourceState.Left;
    }
}

/// <summary>What is typed of a source.</summary>
/// <param name="Reference">A DOI, ISBN, web address or description.</param>
/// <param name="Title">What it is called; may be empty.</param>
/// <param name="Note">Why it is worth looking at; may be empty.</param>
public sealed record SourceText(string? Reference, string? Title, string? Note);

/// <summary>By what a source is found.</summary>
public enum SourceKind
{
    /// <summary>A digital object identifier, as articles have.</summary>
    Doi = 1,

    /// <summary>The number of a book.</summary>
    Isbn = 2,

    /// <summary>An address on the web.</summary>
    Web = 3,

    /// <summary>Anything else, in words.</summary>
    Words = 4,

    /// <summary>A file that is kept here; of a trajectory alone.</summary>
    File = 5,
}

/// <summary>Whether a student took a source that he was offered.</summary>
public enum SourceState
{
    /// <summary>Who supervises him offers it.</summary>
    Offered = 1,

    /// <summary>It is his.</summary>
    Taken = 2,

    /// <summary>He left it.</summary>
    Left = 3,
}

/// <summary>A DOI, ISBN, web address or description, as it is kept. Nothing of it is looked up anywhere.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Text">As it is kept: a DOI without what stands before it, an ISBN in its digits.</param>
public readonly partial record struct SourceReference(SourceKind Kind, string Text)
{
    /// <summary>Longest reference, in characters.</summary>
    public const int Length = 500;

    /// <summary>Where it can be opened; null for a book and for words.</summary>
    public static string? LinkOf(SourceKind kind, string reference) => kind switch
    {
        SourceKind.Doi => $"https://doi.org/{Uri.EscapeDataString(reference).Replace("%2F", "/", StringComparison.Ordinal)}",
        SourceKind.Web when IsWebAddress(reference) => reference,
        _ => null,
    };

    /// <summary>Reads what somebody typed: what it looks like is what it must be.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, <see cref="Rule.DoiInvalid"/>, <see cref="Rule.IsbnInvalid"/> or <see cref="Rule.WebAddressInvalid"/>.
    /// </exception>
    public static SourceReference Of(string? typed)
    {
        var text = Domain.Text.Required(typed, Length, nameof(Source.Reference));
        if (DoiBegins().Match(text) is { Success: true } doi)
            return DoiWhole().IsMatch(text[doi.Length..]) ? new(SourceKind.Doi, text[doi.Length..]) : throw Broken(Rule.DoiInvalid);
        if (IsbnLike().IsMatch(text)) return new(SourceKind.Isbn, IsbnOf(text) ?? throw Broken(Rule.IsbnInvalid));
        if (WebLike().IsMatch(text)) return new(SourceKind.Web, IsWebAddress(text) ? text : throw Broken(Rule.WebAddressInvalid));
        return new(SourceKind.Words, text);
    }

    /// <summary>The digits of an ISBN of ten or thirteen whose last one is right; null otherwise.</summary>
    private static string? IsbnOf(string text)
    {
        var digits = string.Concat(IsbnSign().Replace(text, "").Where(sign => char.IsAsciiDigit(sign) || sign is 'x' or 'X')).ToUpperInvariant();
        if (digits.Length == 10 && digits[..9].All(char.IsAsciiDigit))
            return digits.Select((sign, index) => (10 - index) * (sign == 'X' ? 10 : sign - '0')).Sum() % 11 == 0 ? digits : null;
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit) || digits[..3] is not ("978" or "979")) return null;
        return digits.Select((sign, index) => (index % 2 == 0 ? 1 : 3) * (sign - '0')).Sum() % 10 == 0 ? digits : null;
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0 && !text.Any(char.IsWhiteSpace);

    private static RuleViolationException Broken(Rule rule) => new(rule) { Field = nameof(Source.Reference) };

    [GeneratedRegex(@"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)|^(?=10\.\d)", RegexOptions.IgnoreCase)]
    private static partial Regex DoiBegins();

    [GeneratedRegex(@"^10\.\d{4,9}/[^\s<>""]+$")]
    private static partial Regex DoiWhole();

    [GeneratedRegex(@"^(?:ISBN(?:-1[03])?:?\s*)?[\d][\d\s-]{8,16}[\dXx]$|^ISBN\b", RegexOptions.IgnoreCase)]
    private static partial Regex IsbnLike();

    [GeneratedRegex(@"^ISBN(?:-1[03])?:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex IsbnSign();

    [GeneratedRegex(@"^https?:", RegexOptions.IgnoreCase)]
    private static partial Regex WebLike();
}
