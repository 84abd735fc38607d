using System.Globalization;
using WpbPortal.Domain;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components;

/// <summary>What each rule says to the one who broke it, in his language, with how to mend it.</summary>
public static class RuleSentences
{
    /// <summary>The sentence of a broken rule.</summary>
    public static string Of(RuleViolationException broken) => Of(broken.Rule, [.. broken.Arguments]);

    /// <summary>The sentence of a rule.</summary>
    public static string Of(Rule rule, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, RuleTexts.ResourceManager.GetString(rule.ToString(), CultureInfo.CurrentUICulture) ?? rule.ToString(), arguments);
}
