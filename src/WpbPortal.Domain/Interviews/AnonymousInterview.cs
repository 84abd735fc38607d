using System.Text.RegularExpressions;

namespace WpbPortal.Domain.Interviews;

/// <summary>
/// What an interview brought, and not whom it was with, when it was or which interview it was: nothing in it leads back, its id neither, which has no moment in it. It is of who held the interview.
/// </summary>
public sealed class AnonymousInterview : TenantEntity
{
    private AnonymousInterview() { }

    internal AnonymousInterview(Interview interview, IReadOnlyList<AnonymousText> texts, Guid id) : base(interview.PartnershipId, id) =>
        (InterviewerId, Guide, Texts) = (interview.InterviewerId, interview.Guide, texts);

    /// <summary>Who held it.</summary>
    public Guid InterviewerId { get; private set; }

    /// <summary>What was asked.</summary>
    public GuideContent Guide { get; private set; } = null!;

    /// <summary>What was noted, without who it is about.</summary>
    public IReadOnlyList<AnonymousText> Texts { get; private set; } = [];
}

/// <summary>What was noted with a question, or the report (question 0), without who it is about.</summary>
public sealed record AnonymousText(int Question, string Content);

/// <summary>Takes names out of a text.</summary>
public static class NameHider
{
    /// <summary>
    /// The text with other words in the place of names, wherever they stand as words of their own; longer names go first. A family name is often a word too (<i>haar, bos, wit</i>), so it counts only with a
    /// capital; any other name also without.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="names">What stands in the place of each name, and whether it counts only with a capital.</param>
    public static string Hide(string text, IEnumerable<(string Name, string Instead, bool NeedsCapital)> names)
    {
        foreach (var (name, instead, needsCapital) in names.Where(one => one.Name.Trim().Length > 1).OrderByDescending(one => one.Name.Length).ThenBy(one => one.Name, StringComparer.Ordinal))
            text = Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){(needsCapital ? @"(?-i:(?=\p{Lu}))" : "")}{Regex.Escape(name.Trim())}(?![\p{{L}}\p{{N}}])", instead.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return text;
    }
}
