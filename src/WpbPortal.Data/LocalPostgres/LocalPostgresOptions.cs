namespace WpbPortal.Data.LocalPostgres;

/// <summary>Where the private PostgreSQL lives and how it keeps data.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>The folder of the cluster, its passwords and its log; null for the usual place, one per checkout.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null to look for it.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>False gives up the data of a crashed machine for speed; only for tests. A killed server loses nothing either way.</summary>
    public bool Durable { get; init; } = true;
}
