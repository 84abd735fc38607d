using System.Net.Mail;

namespace WpbPortal.Domain.People;

/// <summary>E-mail addresses as people type them.</summary>
public static class EmailAddress
{
    /// <summary>The address trimmed and in lower case, so that one person is not known twice.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.EmailAddressInvalid"/>.</exception>
    public static string Parse(string? text)
    {
        var address = Text.Required(text, Person.EmailLength, nameof(Person.Email)).ToLowerInvariant();
        return IsValid(address) ? address : throw new RuleViolationException(Rule.EmailAddressInvalid) { Field = nameof(Person.Email) };
    }

    /// <summary>Whether this is one bare address whose domain has a dot.</summary>
    public static bool IsValid(string address) =>
        address.Length <= Person.EmailLength
        && !address.Any(char.IsWhiteSpace) && !address.Any(char.IsControl)
        && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
        && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.') && !parsed.Host.StartsWith('.') && !parsed.Host.Contains("..");
}
