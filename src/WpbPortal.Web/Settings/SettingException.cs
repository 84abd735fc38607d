using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace WpbPortal.Web.Settings;

/// <summary>A setting is wrong, so the portal does not start. The message says what to mend.</summary>
public sealed partial class SettingException(string message) : Exception(message)
{
    /// <summary>The sentence of what stopped the start; null when no setting did.</summary>
    internal static string? SentenceOf(Exception stopped) => stopped switch
    {
        SettingException => stopped.Message,
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        // Several settings at once: all of their sentences, so that one does not mend them one start at a time.
        AggregateException several when several.InnerExceptions.Select(SentenceOf).ToList() is var sentences && sentences.TrueForAll(sentence => sentence is not null) =>
            string.Join(Environment.NewLine, sentences),
        // The framework's own words for a value that is no number, no word of a list, no address.
        InvalidOperationException when Unconvertible().Match(stopped.Message) is { Success: true } value => value.Groups["setting"].Value switch
        {
            "Mail:Security" => $"Mail:Security holds {value.Groups["value"].Value}; write None, StartTls or Tls.",
            var setting => $"{setting} holds {value.Groups["value"].Value}; write a whole number.",
        },
        InvalidOperationException when stopped.Message.Contains("not a valid Serilog level", StringComparison.Ordinal) =>
            $"Serilog:MinimumLevel: {stopped.Message} Write Debug, Information, Warning or Error.",
        IOException { InnerException: AddressInUseException } => $"urls: {stopped.Message} Stop the program that listens there, or choose another with --urls http://localhost:5081.",
        FormatException or InvalidOperationException when stopped.TargetSite?.DeclaringType?.Name is "BindingAddress" or "AddressBinder" =>
            $"urls: {stopped.Message} Write it as http://localhost:5080.",
        _ => null,
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<setting>.*)' to type")]
    private static partial Regex Unconvertible();
}
