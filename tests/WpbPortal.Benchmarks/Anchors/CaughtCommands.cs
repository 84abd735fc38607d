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
    private CaughtCommand? _entry;
    private int _statements;

    public CaughtCommands()
    {
        DiagnosticListener.AllListeners.Subscribe(this);
        // Npgsql traces every statement, also those that look the session up and enter the partnership.
        ActivitySource.AddActivityListener(new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => _current is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
            ActivityStarted = _ => Interlocked.Increment(ref _statements),
        });
    }

    /// <summary>Begins catching what a page of this person asks.</summary>
    public void Begin(string page, Guid partnership, Guid person)
    {
        _entry = new($"select set_config('app.partnership_id', '{partnership}', false), set_config('app.person_id', '{person}', false), set_config('app.today', current_date::text, false)", []);
        (_current, _statements) = (_byPage[page] = [], 0);
    }

    /// <summary>Ends catching; says how many statements it were, with those that do not go through EF Core.</summary>
    public int End()
    {
        // Searching is a function of the database, that looks at who asks: then the anchors say it too.
        if (_current is { } caught && _entry is { } entry && caught.Exists(command => command.Text.Contains("platform.search("))) caught.Insert(0, entry);
        _current = null;
        return _statements;
    }

    public IReadOnlyList<CaughtCommand> Of(string page) => _byPage[page];

    public void OnNext(DiagnosticListener listener)
    {
        // Only while catching: EF Core would make ready what it has to tell at every request, and be slower than it is.
        if (listener.Name == "Microsoft.EntityFrameworkCore") listener.Subscribe(this, name => _current is not null && name == RelationalEventId.CommandExecuting.Name);
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
