using Xunit;

namespace WpbPortal.Web.Tests;

/// <summary>A test on the real services and the real database, with a clock and partnerships of its own.</summary>
public abstract class PortalTest(MigratedDatabase database) : IAsyncDisposable
{
    /// <summary>The database that this process shares.</summary>
    protected MigratedDatabase Database { get; } = database;

    protected TestData Data { get; } = new(database.Connections);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public virtual async ValueTask DisposeAsync()
    {
        await Data.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
