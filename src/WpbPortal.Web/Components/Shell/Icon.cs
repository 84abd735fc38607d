using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shell;

/// <summary>A small picture beside a word. A list has dozens of them, so it is one piece of markup, made once, and no life cycle.</summary>
public sealed class Icon : IComponent
{
    private static readonly ConcurrentDictionary<(IconName, string?), string> Drawn = [];

    private RenderHandle _renderer;

    /// <summary>Which picture. It always stands beside a word, so it is hidden from those who listen.</summary>
    [Parameter, EditorRequired] public IconName Name { get; set; }

    /// <summary>Classes besides <c>icon</c>, from the stylesheet.</summary>
    [Parameter] public string? Class { get; set; }

    void IComponent.Attach(RenderHandle renderHandle) => _renderer = renderHandle;

    Task IComponent.SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        _renderer.Render(builder => builder.AddMarkupContent(0, Drawn.GetOrAdd((Name, Class), static icon => Draw(icon.Item1, icon.Item2))));
        return Task.CompletedTask;
    }

    private static string Draw(IconName name, string? more) =>
        $"""<svg class="{(more is null ? "icon" : $"icon {more}")}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{Shapes.Of(name)}</svg>""";
}
