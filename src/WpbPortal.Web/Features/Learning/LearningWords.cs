using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What a student asks himself and tries, and who reads it, in words.</summary>
internal static class LearningWords
{
    /// <summary>Names in a sentence.</summary>
    public static string Names(IReadOnlyList<PersonName> people) => people.Count < 2
        ? string.Concat(people.Select(name => name.GivenName))
        : $"{string.Join(", ", people.SkipLast(1).Select(name => name.GivenName))} {LearningTexts.And} {people[^1].GivenName}";

    /// <summary>Who reads what is shared or not beside its student; null when only he does.</summary>
    public static string? Readers(bool isShared, IReadOnlyList<PersonName> people) => !isShared || people.Count == 0 ? null : string.Format(LearningTexts.YouAnd, Names(people));

    /// <summary>Who will read it, before it is decided.</summary>
    public static string? Once(IReadOnlyList<PersonName> people) => people.Count == 0 ? null : string.Format(LearningTexts.OnceShared, Names(people));

    /// <summary>What the button to share says.</summary>
    public static string Share(IReadOnlyList<PersonName> people) => people.Count == 1 ? string.Format(LearningTexts.ShareWith, people[0].GivenName) : LearningTexts.Share;

    /// <summary>When somebody looks back, or did.</summary>
    public static string When(ExperimentRow row, DateOnly today) => row switch
    {
        { State: ExperimentState.LookedBack, LookedBackAt: { } at } => string.Format(LearningTexts.LookedBackOn, at.ShowDay().Unbroken()),
        { State: ExperimentState.LetGo } => LearningTexts.WasLetGo,
        _ when row.LookBackOn <= today => LearningTexts.LookBackNow,
        _ => string.Format(LearningTexts.LookBackOn, row.LookBackOn.Show().Unbroken()),
    };
}
