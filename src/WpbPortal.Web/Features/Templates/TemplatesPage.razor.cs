using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Templates;

/// <summary>The templates of the partnership.</summary>
public sealed partial class TemplatesPage
{
    private IReadOnlyList<TemplateView>? _templates;
    private bool _mayMake;

    [Inject] private TemplateQueries Templates { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => (_mayMake, _templates) = (viewer.MayPlanFor(null), await Templates.AllAsync(viewer)));

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 1)] : text;
}
