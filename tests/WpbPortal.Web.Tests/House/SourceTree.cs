using System.Runtime.CompilerServices;

namespace WpbPortal.Web.Tests.House;

/// <summary>A text file of the project, by its path from the root.</summary>
/// <param name="Path">With forward slashes: <c>src/WpbPortal.Web/Urls.cs</c>.</param>
/// <param name="Text">What is in it.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Its name without folders.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it is below this folder.</summary>
    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}

/// <summary>The project as it lies on the disk, without what a build makes.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "TestResults", "artifacts", "node_modules"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>Every text file that people write: code, markup, texts, documents, settings.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Read("cs", "razor", "resx", "md", "csproj", "css", "js", "sql", "yml", "json");

    /// <summary>Those of one kind below one folder.</summary>
    public static IEnumerable<SourceFile> In(string folder, params string[] endings) =>
        Files.Where(file => file.IsIn(folder) && endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>Every folder below <c>src</c> and <c>tests</c>.</summary>
    public static IEnumerable<string> Folders =>
        Files.Where(file => file.IsIn("src") || file.IsIn("tests")).Select(file => Path.GetDirectoryName(file.Path)!.Replace('\\', '/')).Distinct();

    private static List<SourceFile> Read(params string[] endings)
    {
        var files = new List<SourceFile>();
        Visit(new(Root));
        return files;

        void Visit(DirectoryInfo folder)
        {
            foreach (var file in folder.EnumerateFiles().Where(file => endings.Contains(file.Extension.TrimStart('.'))))
                files.Add(new(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)));
            foreach (var inside in folder.EnumerateDirectories().Where(inside => !Made.Contains(inside.Name) && inside.Name[0] != '.')) Visit(inside);
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
