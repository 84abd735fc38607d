using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace WpbPortal.Web.Tests.Http;

/// <summary>Keeps what the portal logs, as it would be written, for a test to read.</summary>
public sealed class KeptLog : ILogEventSink
{
    private readonly RenderedCompactJsonFormatter _format = new();
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        _format.Format(logEvent, line);
        _lines.Enqueue(line.ToString());
    }
}
