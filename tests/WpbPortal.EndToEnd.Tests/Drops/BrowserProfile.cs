using System.Text;
using Microsoft.Playwright;

namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>The folder in which a browser keeps what it keeps; searched for words that must not be readable there.</summary>
internal sealed class BrowserProfile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("wpb-profile-").FullName;

    /// <summary>The files in which a word stands as a browser may write it: in one byte or two bytes for each letter.</summary>
    public IReadOnlyList<string> FilesWith(string word)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word)];
        return [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => forms.Any(form => Read(file).AsSpan().IndexOf(form) >= 0))];
    }

    /// <summary>Writes a word the way the portal must not, so that the search itself is tested.</summary>
    public static Task WriteOpenlyAsync(IPage page, string word) => page.EvaluateAsync(
        """
        word => new Promise((done, failed) => {
            const request = indexedDB.open("openly", 1);
            request.onupgradeneeded = () => request.result.createObjectStore("words");
            request.onerror = () => failed(request.error);
            request.onsuccess = () => {
                const writing = request.result.transaction("words", "readwrite", { durability: "strict" });
                writing.objectStore("words").put(word, "one");
                writing.oncomplete = () => done();
            };
        })
        """, word);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            // A lock, or a socket.
            return [];
        }
    }
}
