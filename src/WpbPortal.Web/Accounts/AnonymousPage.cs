using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components;

namespace WpbPortal.Web.Accounts;

/// <summary>What the pages share that people open without being signed in: a broken rule becomes a sentence at its field.</summary>
public abstract class AnonymousPage : ComponentBase
{
    private RuleViolationException? _broken;

    [Inject] protected NavigationManager Navigator { get; set; } = null!;

    /// <summary>The request: these pages are static, so it is always there.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>What the last act broke, as a sentence; null when it was done.</summary>
    protected string? Broken => _broken is null ? null : RuleSentences.Of(_broken);

    /// <summary>Does an act; true when no rule was broken.</summary>
    protected async Task<bool> TryAsync(Func<Task> act)
    {
        _broken = null;
        try
        {
            await act();
            return true;
        }
        catch (RuleViolationException broken)
        {
            _broken = broken;
            return false;
        }
    }

    /// <summary>The sentence of the broken rule when it is about this field; null otherwise.</summary>
    protected string? BrokenAt(string field) => _broken?.Field == field ? Broken : null;

    /// <summary>The sentence of the broken rule when it is about none of these fields.</summary>
    protected string? BrokenBeside(params string[] fields) => _broken is null || (_broken.Field is { } field && fields.Contains(field)) ? null : Broken;
}
