namespace WpbPortal.Data.LocalPostgres;

/// <summary>No PostgreSQL could be found, downloaded or started here. The message is one sentence that says what to do.</summary>
public sealed class LocalPostgresNotFoundException(string message, Exception? cause = null) : Exception(message, cause);
