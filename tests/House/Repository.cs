using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace WorkflowCrm.House.Tests;

/// <summary>The source tree that these tests look at.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "lib", "data"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files of our own with this ending, relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string ending) => Walk(new DirectoryInfo(Root))
        .Where(file => file.Name.EndsWith(ending, StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    /// <summary>The rooms that a room's project references, by folder name.</summary>
    public static IReadOnlySet<string> References(string room)
    {
        var project = Directory.GetFiles(Path.Combine(Root, room), "*.csproj").Single();
        return XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^2])
            .ToHashSet();
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories()
            .Where(child => !Made.Contains(child.Name) && !child.Name.StartsWith('.'))
            .SelectMany(Walk));

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
