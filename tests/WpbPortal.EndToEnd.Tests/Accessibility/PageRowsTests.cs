using System.Reflection;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

public sealed class PageRowsTests
{
    /// <summary>The pages are the application's own, found by reflection: one that is added later is missed at once.</summary>
    [Fact]
    public void All_EveryPageOfThePortal_HasARow()
    {
        var known = PageRows.All.Select(row => row.Template).ToHashSet();
        Assert.Empty(Templates().Where(template => !known.Contains(template)).Select(template => $"{template}: give it a row in {nameof(PageRows)}, with who opens it and where its record is found."));
    }

    /// <summary>A row whose page is gone would stay behind as one that nobody looks at.</summary>
    [Fact]
    public void All_EveryRow_HasItsPage()
    {
        var present = Templates().ToHashSet();
        Assert.Empty(PageRows.All.Where(row => !present.Contains(row.Template)).Select(row => $"{row.Name}: its page is gone; take the row out of {nameof(PageRows)}."));
    }

    /// <summary>Every page that there is, by its route.</summary>
    private static IReadOnlyList<string> Templates() =>
        [.. typeof(Web.PortalHost).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false)).Select(route => route.Template).Concat(PageRows.Documents).Distinct().Order(StringComparer.Ordinal)];
}
