namespace WpbPortal.Data.LocalPostgres;

/// <summary>One database, seen by each role that may sign in to it.</summary>
/// <param name="Owner">As <c>wpb_owner</c>: migrations.</param>
/// <param name="App">As <c>wpb_app</c>: the web application, under row-level security.</param>
/// <param name="Backup">As <c>wpb_backup</c>: reads everything, changes nothing.</param>
public sealed record DatabaseConnections(string Owner, string App, string Backup);
