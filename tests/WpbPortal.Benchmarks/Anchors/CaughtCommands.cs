using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace WpbPortal.Benchmarks.Anchors;

/// <summary>The statements that a page sends through EF Core, caught while it is asked once.</summary>
internal sealed class CaughtCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentDictionary<string, List<CaughtCommand>> _byPage = new();
    private List<CaughtCommand>? _current;

    public CaughtCommands() => DiagnosticListener.AllListeners.Subscribe(this);

    public void Begin(string page) => _current = _byPage[page] = [];

    /// <summary>Ends catching; says how many statements it were.</summary>
    public int End(string page)
    {
        _current = null;
        return _byPage[page].Count;
    }

    public IReadOnlyList<CaughtCommand> Of(string page) => _byPage[page];

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore") listener.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (_current is { } caught && happened.Value is CommandEventData { Command: NpgsqlCommand command }
            && happened.Key == RelationalEventId.CommandExecuting.Name)
        {
            caught.Add(CaughtCommand.Of(command));
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}

/// <summary>A statement with the values it was sent with.</summary>
internal sealed record CaughtCommand(string Text, IReadOnlyList<NpgsqlParameter> Parameters)
{
    public static CaughtCommand Of(NpgsqlCommand command) => new(command.CommandText, [.. command.Parameters.Select(parameter => parameter.Clone())]);

    public NpgsqlCommand For(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(Text, connection);
        foreach (var parameter in Parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }
}
