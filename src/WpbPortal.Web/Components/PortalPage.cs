using Microsoft.AspNetCore.Components;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Components;

/// <summary>
/// What every page shares: who asks, and what becomes of an act that cannot be done. One catch turns a broken rule into
/// a sentence, what is not visible into "not found", and an ended session into signing in again.
/// </summary>
public abstract class PortalPage : ComponentBase
{
    [Inject] private CurrentViewer Current { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    private int _asking;

    /// <summary>The rule that the last act broke; null when it was done.</summary>
    protected RuleViolationException? Broken { get; private set; }

    /// <summary>Who asks.</summary>
    protected Task<Viewer> ViewerAsync() => Current.ViewerAsync();

    /// <summary>Does an act or a look-up; true when it was done.</summary>
    protected async Task<bool> TryAsync(Func<Viewer, Task> act)
    {
        Broken = null;
        _asking++;
        try
        {
            var viewer = await Current.ViewerAsync();
            await (AssignedRenderMode is null ? OnAnyThread(act, viewer) : act(viewer));
            return true;
        }
        catch (RuleViolationException broken)
        {
            Broken = broken;
        }
        catch (NotFoundException)
        {
            Navigator.NotFound();
        }
        catch (SessionEndedException)
        {
            // Back to this very page after signing in again; what was typed is kept as a draft.
            Navigator.NavigateTo($"{Urls.SignIn}?terug={Uri.EscapeDataString("/" + Navigator.ToBaseRelativePath(Navigator.Uri))}", forceLoad: true);
        }
        finally
        {
            _asking--;
        }
        return false;
    }

    /// <summary>
    /// Begins an act away from the page's own order of work. A page without a circuit is not drawn while it asks, so what the
    /// act awaits need not come back to it each time: that costs a change of thread for every statement.
    /// </summary>
    private static Task OnAnyThread(Func<Viewer, Task> act, Viewer viewer)
    {
        var own = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return act(viewer);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }
    }

    /// <summary>
    /// A page that shows is drawn when all that it asked for is there: the frame around it may want to draw it again half-way,
    /// when one part has come and the next has not.
    /// </summary>
    protected override bool ShouldRender() => _asking == 0 || GetType().IsDefined(typeof(InteractivePageAttribute), inherit: false);

    /// <summary>The sentence of the broken rule when it is about this field; null otherwise.</summary>
    protected string? BrokenAt(string field) => Broken is { } broken && broken.Field == field ? RuleSentences.Of(broken) : null;

    /// <summary>The sentence of the broken rule when it is about the act as a whole, or about none of these fields.</summary>
    protected string? BrokenBeside(params string[] fields) =>
        Broken is { } broken && (broken.Field is null || !fields.Contains(broken.Field)) ? RuleSentences.Of(broken) : null;
}
