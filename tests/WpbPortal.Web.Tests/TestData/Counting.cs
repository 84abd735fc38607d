using System.Diagnostics;

namespace WpbPortal.Web.Tests;

/// <summary>Counts what goes to the database.</summary>
internal static class Counting
{
    /// <summary>How many commands went to PostgreSQL; the one that looks the viewer up is among them.</summary>
    public static async Task<int> StatementsOfAsync(Func<Task> work)
    {
        var count = 0;
        using var own = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var trace = own.TraceId;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = command => { if (command.TraceId == trace && (command.GetTagItem("db.query.text") ?? command.GetTagItem("db.statement")) is not null) Interlocked.Increment(ref count); },
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        return count;
    }
}
