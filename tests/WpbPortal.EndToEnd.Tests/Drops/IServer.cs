namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>A portal that can be taken away while somebody types, and comes back at the same address.</summary>
internal interface IServer : IAsyncDisposable
{
    Uri Address { get; }

    Task StartAsync();

    /// <summary>In order, as for an update.</summary>
    Task StopAsync();

    /// <summary>At once, without a word to anybody.</summary>
    Task KillAsync();
}
