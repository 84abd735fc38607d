namespace WpbPortal.Benchmarks;

/// <summary>Where the project lies.</summary>
internal static class Folders
{
    public static string Root { get; } = Find();

    public static string Web => Path.Combine(Root, "src", "WpbPortal.Web");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WpbPortal.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The solution's folder was not found above the benchmarks.");
    }
}
