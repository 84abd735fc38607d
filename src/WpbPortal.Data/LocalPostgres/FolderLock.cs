namespace WpbPortal.Data.LocalPostgres;

/// <summary>
/// A lock between processes, held by keeping a file open. The operating system lets go of it when its holder dies. The
/// file stays: deleting it would let two processes each lock another file of the same name.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TimeoutException">Somebody held it for five minutes.</exception>
    public static async Task<FolderLock> TakeAsync(string file, CancellationToken stop)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(50, stop);
            }
            catch (IOException cause)
            {
                throw new TimeoutException($"Another process keeps {file} locked.", cause);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
